expunge redact --help
