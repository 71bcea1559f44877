expunge rules show contact/emial
