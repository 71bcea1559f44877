expunge rules list --help
