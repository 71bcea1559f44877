expunge rules --help
