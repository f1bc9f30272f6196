"""What is due as people read it: digests and the messages that they make up (pure)."""
