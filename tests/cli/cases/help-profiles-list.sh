expunge profiles list --help
