expunge bench --help
