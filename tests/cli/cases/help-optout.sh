expunge optout --help
