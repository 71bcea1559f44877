expunge profiles --help
