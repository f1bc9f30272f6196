"""Facts read from documents: who does what, and what falls due when."""
