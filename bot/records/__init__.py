"""What is kept of conversations: the audit log, feedback, buttons, pictures."""
