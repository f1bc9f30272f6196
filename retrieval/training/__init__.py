"""Trains the shipped embedding model: `python -m retrieval.training --data DIR --out DIR`."""
