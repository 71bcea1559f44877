expunge optout seal --help
