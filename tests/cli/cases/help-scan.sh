expunge scan --help
