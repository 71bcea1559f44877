expunge profiles show --help
