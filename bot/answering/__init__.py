"""Question in, verified answer out, with or without a language model."""
