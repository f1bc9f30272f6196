"""Text -> Document tree: letterhead, parts, blocks, tables, signatures (pure)."""
