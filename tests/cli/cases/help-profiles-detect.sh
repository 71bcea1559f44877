expunge profiles detect --help
