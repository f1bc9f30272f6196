"""Reminders in plain words: what, when, at what hour, how long before (pure)."""
