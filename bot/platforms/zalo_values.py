"""Single values in Zalo's JSON, where numbers come as text and keys are missing (pure)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.messages import MessageId
from bot.platforms.errors import DeliveryInDoubt, Doubt

LONGEST_ID = 128  # of a chat, a person or a message; anything longer is no id


def section(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the object under `key`, empty when there is none."""
    found = values.get(key)
    return found if isinstance(found, dict) else {}


def word(values: Mapping[str, Any], *keys: str) -> str:
    """Return the first text or whole number under `keys` as text, or nothing."""
    for key in keys:
        found = values.get(key)
        if isinstance(found, str) and found:
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return ""


def identity(values: Mapping[str, Any], *keys: str) -> str:
    """Return an id, or nothing when it is missing or cannot be one."""
    found = word(values, *keys)
    return found if len(found) <= LONGEST_ID else ""


def sent_id(what: str, values: object) -> MessageId:
    """Return the id of a message that was sent; raises DeliveryInDoubt when there is none."""
    found = identity(values, "message_id") if isinstance(values, dict) else ""
    if not found:
        raise DeliveryInDoubt(f"{what}: no message id", Doubt.UNNAMED)
    return MessageId(found)


def whole_number(value: object) -> int | None:
    """Return the number, also of text like "90000" or "90000.0"; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return int(value) if not isinstance(value, str) else int(float(value))
    except (ValueError, OverflowError):
        return None


def moment(value: object, otherwise: datetime) -> datetime:
    """Return the time of milliseconds since the epoch; `otherwise` for what is no such number."""
    milliseconds = whole_number(value)
    if milliseconds is None:
        return otherwise
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return otherwise
