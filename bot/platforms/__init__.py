"""Chat platforms: each adapter turns updates into events and replies into messages."""
