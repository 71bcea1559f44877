echo 'mail me: jane.holloway@quillmail.net' | expunge redact
