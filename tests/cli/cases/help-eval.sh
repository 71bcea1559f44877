expunge eval --help
