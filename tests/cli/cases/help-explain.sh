expunge explain --help
