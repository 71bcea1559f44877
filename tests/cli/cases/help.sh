expunge --help
