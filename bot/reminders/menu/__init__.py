"""`/nhac`: what a chat is reminded of and how, set by taps, numbers and words."""
