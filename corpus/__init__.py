"""From an official document's file to its tree, its passages and the store that keeps them."""
