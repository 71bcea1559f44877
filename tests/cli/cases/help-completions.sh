expunge completions --help
