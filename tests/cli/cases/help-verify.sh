expunge verify --help
