expunge verify a b
