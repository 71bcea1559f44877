expunge
