expunge gate --help
