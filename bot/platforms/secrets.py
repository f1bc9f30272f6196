"""The webhook secret of a platform for which none was set (pure)."""

import hashlib

_PURPOSE = b"so-tay webhook secret\0"


def derived_secret(token: str) -> str:
    """Return 64 hexadecimal digits, always the same, that only who knows `token` can tell."""
    return hashlib.sha256(_PURPOSE + token.encode()).hexdigest()
