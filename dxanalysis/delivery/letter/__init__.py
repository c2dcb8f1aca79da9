"""A mail before it is a message: subject, sentences, tables, pictures."""
