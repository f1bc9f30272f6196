"""What ties a row of the audit log to the one before it (pure)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

FIRST = "0" * 64  # stands for the hash before the first row


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the chain; number 0 with the hash `FIRST` is before the first row."""

    seq: int
    hash: str


def link_hash(fields: Mapping[str, object]) -> str:
    """Return the hash of a row's fields, `previous` among them and `hash` left out.

    Raises TypeError or ValueError for values that no row was written with.
    """
    canonical = json.dumps(
        {name: value for name, value in fields.items() if name != "hash"},
        default=_moment,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return sha256(f"{fields['previous']}{canonical}".encode()).hexdigest()


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"no value of a row: {type(value).__name__}")
    return value.astimezone(UTC).isoformat()
