"""The parameters of a call: which a method knows, and of what type."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from tests.fakes.loopback import Call
from tests.fakes.telegram_faults import Refused, mistake

_INTEGER = re.compile(r"-?\d{1,19}")
_CHAT = re.compile(r"-?\d{1,19}|@[A-Za-z][A-Za-z0-9_]{3,31}")
_DISPOSITION = re.compile(r'(?<![a-z])(name|filename)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)


class Kind(StrEnum):
    """How a value is written."""

    TEXT = "String"
    INTEGER = "Integer"
    BOOLEAN = "Boolean"
    CHAT = "Integer or String"
    ARRAY = "Array"
    OBJECT = "Object"
    FILE = "InputFile or String"


_TO_CHAT = {"chat_id": Kind.CHAT, "message_thread_id": Kind.INTEGER}
_SENDING = {
    **_TO_CHAT,
    "disable_notification": Kind.BOOLEAN,
    "protect_content": Kind.BOOLEAN,
    "reply_parameters": Kind.OBJECT,
    "reply_markup": Kind.OBJECT,
    "parse_mode": Kind.TEXT,
}
_COMMANDS = {"scope": Kind.OBJECT, "language_code": Kind.TEXT}
_CAPTIONED = {**_SENDING, "caption": Kind.TEXT}

# What the fake takes; more exists in the real API, and would be a complaint here.
METHODS: Mapping[str, Mapping[str, Kind]] = {
    "getMe": {},
    "getUpdates": {
        "offset": Kind.INTEGER,
        "limit": Kind.INTEGER,
        "timeout": Kind.INTEGER,
        "allowed_updates": Kind.ARRAY,
    },
    "setWebhook": {
        "url": Kind.TEXT,
        "ip_address": Kind.TEXT,
        "max_connections": Kind.INTEGER,
        "allowed_updates": Kind.ARRAY,
        "drop_pending_updates": Kind.BOOLEAN,
        "secret_token": Kind.TEXT,
    },
    "deleteWebhook": {"drop_pending_updates": Kind.BOOLEAN},
    "getWebhookInfo": {},
    "setMyCommands": {"commands": Kind.ARRAY, **_COMMANDS},
    "getMyCommands": _COMMANDS,
    "deleteMyCommands": _COMMANDS,
    "sendMessage": {**_SENDING, "text": Kind.TEXT, "link_preview_options": Kind.OBJECT},
    "sendDocument": {
        **_CAPTIONED,
        "document": Kind.FILE,
        "disable_content_type_detection": Kind.BOOLEAN,
    },
    "sendPhoto": {
        **_CAPTIONED,
        "photo": Kind.FILE,
        "show_caption_above_media": Kind.BOOLEAN,
        "has_spoiler": Kind.BOOLEAN,
    },
    "getChatMember": {"chat_id": Kind.CHAT, "user_id": Kind.INTEGER},
    "sendChatAction": {**_TO_CHAT, "action": Kind.TEXT},
    "answerCallbackQuery": {
        "callback_query_id": Kind.TEXT,
        "text": Kind.TEXT,
        "show_alert": Kind.BOOLEAN,
        "url": Kind.TEXT,
        "cache_time": Kind.INTEGER,
    },
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    name: str
    content: bytes = field(repr=False)


Values = dict[str, Any]


def raw_parameters(call: Call) -> dict[str, str | Upload]:
    """Return what was sent, unread; raises ValueError for a body in no known form."""
    kind = call.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return _multipart(call.body, kind)
    found: dict[str, Any] = dict(parse_qsl(call.query, keep_blank_values=True))
    if not call.body:
        return found
    if kind.startswith("application/x-www-form-urlencoded"):
        form = parse_qsl(call.body.decode(), keep_blank_values=True, strict_parsing=True)
        return found | dict(form)
    if not kind.startswith("application/json"):
        raise ValueError("the body is no form")
    values = json.loads(call.body)
    if not isinstance(values, dict):
        raise ValueError("the body is no object")  # noqa: TRY004 - the one error of this function
    return found | {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
    }


def read_parameters(call: Call) -> Values:
    """Return the typed values that are there; raises Refused."""
    known = METHODS.get(call.name)
    if known is None:
        raise Refused(404, "Not Found: method not found", is_mistake=True)
    try:
        raw = raw_parameters(call)
    except ValueError as error:
        raise mistake(f"can't read the request: {error}") from None
    if unknown := sorted(set(raw) - set(known)):
        raise mistake(f"unknown parameters {', '.join(unknown)}")
    return {name: _read(name, value, known[name]) for name, value in raw.items()}


def _read(name: str, value: str | Upload, kind: Kind) -> Any:
    if isinstance(value, Upload):
        if kind is not Kind.FILE:
            raise mistake(f'field "{name}" must be of type {kind}')
        return value
    try:
        return _READERS[kind](value)
    except ValueError:
        raise mistake(f'field "{name}" must be of type {kind}') from None


def _integer(value: str) -> int:
    if not _INTEGER.fullmatch(value):
        raise ValueError
    return int(value)


def _boolean(value: str) -> bool:
    return {"true": True, "false": False}[value] if value in {"true", "false"} else _fail()


def _chat(value: str) -> int | str:
    if not _CHAT.fullmatch(value):
        raise ValueError
    return value if value.startswith("@") else int(value)


def _array(value: str) -> list[Any]:
    found = json.loads(value)
    return found if isinstance(found, list) else _fail()


def _object(value: str) -> dict[str, Any]:
    found = json.loads(value)
    return found if isinstance(found, dict) else _fail()


def _fail() -> Any:
    raise ValueError


_READERS: Mapping[Kind, Any] = {
    Kind.TEXT: str,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.CHAT: _chat,
    Kind.ARRAY: _array,
    Kind.OBJECT: _object,
    Kind.FILE: str,
}


def _multipart(body: bytes, content_type: str) -> dict[str, str | Upload]:
    """Split at the boundary, byte for byte: a file may hold anything."""
    boundary = b"--" + content_type.partition("boundary=")[2].strip('"').encode()
    first, *parts = (b"\r\n" + body).split(b"\r\n" + boundary)
    if first or not parts or parts[-1].strip() != b"--":
        raise ValueError("the multipart body is cut")
    return dict(_part(part) for part in parts[:-1])


def _part(part: bytes) -> tuple[str, str | Upload]:
    head, blank, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    names = {name.lower(): value for name, value in _DISPOSITION.findall(head.decode())}
    if not blank or "name" not in names:
        raise ValueError("a part has no name")
    if "filename" in names:
        return names["name"], Upload(names["filename"], content)
    return names["name"], content.decode()
