expunge optout sweep --help
