expunge man --help
