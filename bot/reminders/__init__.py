"""Reminders: what falls due is pushed to the chats that asked for it, late rather than lost."""
