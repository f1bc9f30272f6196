"""From the store's passages to indexes, and from a question to the passages that answer it."""
