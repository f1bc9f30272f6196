"""The loop that reminds, the watch over it, and what is told of how it is doing."""
