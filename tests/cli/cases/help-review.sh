expunge review --help
