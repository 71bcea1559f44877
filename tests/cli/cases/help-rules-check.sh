expunge rules check --help
