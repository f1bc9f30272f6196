"""Whether what an answer states is what its citations say (pure)."""
