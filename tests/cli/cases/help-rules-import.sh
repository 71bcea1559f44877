expunge rules import --help
