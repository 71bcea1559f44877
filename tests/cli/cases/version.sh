expunge --version
