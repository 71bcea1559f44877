expunge rules show --help
