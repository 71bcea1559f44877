expunge redact -h
