"""What an answer of the Bot API means for the one who called (pure)."""

import json
import re
from datetime import timedelta
from typing import Any

from bot.messages import ChatId
from bot.platforms import telegram_texts as texts
from bot.platforms.errors import (
    ChatMoved,
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    PlatformError,
    doubt_of,
)

NOT_REACHED = timedelta(seconds=5)  # to wait when nothing was sent

_DAY = 86_400  # seconds; longer is no limit of Telegram's
_LOST = ("chat not found", "peer_id_invalid", "user_deactivated")
_TOPIC_LOST = ("message thread not found", "topic_deleted", "topic_id_invalid")
_SAFE_WORDS = re.compile(r"[A-Za-z0-9_' ]{0,60}")  # what a description quotes comes after a mark
_BAD_REQUEST = "Bad Request: "
_FORBIDDEN = "Forbidden: "


class CannotParse(DeliveryRefused):
    """The markup is at fault, not the message."""


def refusal(method: str, code: int, payload: bytes) -> PlatformError | None:
    """Return why an answer is not the one that was asked for; None when it is.

    What is no JSON object is not Telegram's, whatever its status says: a proxy's page of 403
    does not mean that a chat is lost.
    """
    details = f"{method}: status {code}"
    answer = json_value(payload)
    told = answer if isinstance(answer, dict) else {}
    if code == 413:
        return DeliveryRefused(details)
    if code == 429 or _parameter(told, "retry_after"):
        return DeliveryDeferred(details, _wait(told), is_limit=True)
    if "ok" not in told or (code // 100 == 2 and told["ok"] is not True):
        return DeliveryInDoubt(f"{details} without an answer of the Bot API", doubt_of(code))
    return None if code // 100 == 2 else _refusal(details, code, told)


def _refusal(details: str, code: int, told: dict[str, Any]) -> PlatformError:
    if moved := _parameter(told, "migrate_to_chat_id"):
        return ChatMoved(details, ChatId(str(moved)))
    if code == 400:
        return _bad_request(details, str(told.get("description", "")))
    if code == 403:
        reason = str(told.get("description", "")).removeprefix(_FORBIDDEN)
        return DeliveryRefused(_worded(details, reason), chat_lost=True)
    if code in {401, 404}:  # 404 for what has not the form of a token
        return PlatformClosed(details, texts.REJECTED_REASON)
    if code == 409:
        other = "another program, or a webhook, takes the updates of this bot"
        return DeliveryDeferred(f"{details}: {other}", NOT_REACHED)
    return DeliveryInDoubt(details, doubt_of(code))


def _bad_request(details: str, description: str) -> DeliveryRefused:
    reason = description.removeprefix(_BAD_REQUEST)
    details = _worded(details, reason)
    if "can't parse entities" in reason.lower():
        return CannotParse(details)
    return DeliveryRefused(
        details,
        chat_lost=any(mark in reason.lower() for mark in _LOST),
        topic_lost=any(mark in reason.lower() for mark in _TOPIC_LOST),
    )


def _worded(details: str, reason: str) -> str:
    words = _SAFE_WORDS.match(reason)
    return f"{details}: {words[0] if words else ''}"


def _wait(told: dict[str, Any]) -> timedelta:
    seconds = _parameter(told, "retry_after")
    return timedelta(seconds=min(seconds, _DAY)) if seconds > 0 else NOT_REACHED


def _parameter(told: dict[str, Any], name: str) -> int:
    parameters = told.get("parameters")
    value = parameters.get(name) if isinstance(parameters, dict) else None
    return value if isinstance(value, int) else 0


def json_value(payload: bytes) -> object:
    """Return the JSON value; None also when there is none."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return None
