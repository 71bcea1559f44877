expunge optout prove --help
