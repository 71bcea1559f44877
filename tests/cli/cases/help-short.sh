expunge -h
