expunge rules lst
