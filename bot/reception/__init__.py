"""What comes in: the journal of updates, who may ask, and the way to the conversation."""
