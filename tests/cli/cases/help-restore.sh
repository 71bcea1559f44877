expunge restore --help
