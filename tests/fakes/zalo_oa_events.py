"""What an Official Account tells a webhook, and how it signs that."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from tests.fakes.zalo_oa_consent import APP_ID

OA_ID = "3886000000000008645"
OA_SECRET_KEY = "oa-secret-key-loopback"
SIGNATURE_HEADER = "X-ZEvent-Signature"


class Signing(StrEnum):
    """How a delivery is signed."""

    RIGHT = "right"
    BARE = "bare"  # right, without `mac=` in front
    WRONG = "wrong"
    ABSENT = "absent"


def event(name: str, at: datetime, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event; the timestamp is a text of milliseconds."""
    stamp = str(int(at.timestamp() * 1000))
    return {"app_id": APP_ID, "event_name": name, "timestamp": stamp, **fields}


def from_person(user: str, message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of what a person writes to the account."""
    return {
        "sender": {"id": user},
        "recipient": {"id": OA_ID},
        "user_id_by_app": f"55{user[2:]}",
        "message": message,
    }


def in_group(group: str, sender: str, message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of what is written in a group: the recipient is the group."""
    return {
        "oa_id": OA_ID,
        "sender": {"id": sender},
        "recipient": {"id": group},
        "message": message,
    }


def to_person(user: str, message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the mirror of what the account itself sent."""
    return {"sender": {"id": OA_ID}, "recipient": {"id": user}, "message": message}


def raw(body: Mapping[str, Any]) -> bytes:
    """Return the bytes that are signed; no client would write the same JSON in just this way."""
    return json.dumps(body, ensure_ascii=False, separators=(",  ", ":")).encode()


def headers(body: bytes, stamp: str, secret_key: str, signing: Signing) -> dict[str, str]:
    """Return the headers of a delivery."""
    plain = {"Content-Type": "application/json"}
    if signing is Signing.ABSENT:
        return plain
    key = "another-key" if signing is Signing.WRONG else secret_key
    mac = hashlib.sha256(APP_ID.encode() + body + stamp.encode() + key.encode()).hexdigest()
    return {**plain, SIGNATURE_HEADER: mac if signing is Signing.BARE else f"mac={mac}"}
