"""An embedder without a model: each folded syllable adds to one place of the vector."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from retrieval.text import words


class HashingEmbedder:
    """Texts that share syllables have near vectors; equal texts have equal ones."""

    def __init__(self, *, identity: str = "hashing-64", dimensions: int = 64) -> None:
        self.identity = identity
        self.dimensions = dimensions

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return a vector of length 1, or of zeros for a text without words."""
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for syllable in words(text).syllables:
            digest = blake2b(syllable.encode(), digest_size=8).digest()
            place = int.from_bytes(digest[:4]) % self.dimensions
            vector[place] += 1 if digest[4] % 2 else -1
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length else vector

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a row for each text."""
        rows = [self.embed_query(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimensions)
