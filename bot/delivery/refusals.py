"""What a platform's words about a message mean to a clerk, and what can be done about it (pure).

The words themselves are for the log and for `sotay remind status --json`.
"""

import re
from dataclasses import dataclass

from bot.delivery import refusal_texts as texts
from bot.delivery.chats import LOST_WITH_CHAT, LOST_WITH_TOPIC

_TELEGRAM = (
    ("message thread not found", texts.TOPIC_GONE),
    ("topic_deleted", texts.TOPIC_GONE),
    ("topic_id_invalid", texts.TOPIC_GONE),
    ("topic_closed", texts.TOPIC_CLOSED),
    ("bot was blocked by the user", texts.BLOCKED),
    ("bot was kicked", texts.EXPELLED),
    ("bot is not a member", texts.EXPELLED),
    ("can't initiate conversation", texts.NEVER_WROTE),
    ("user is deactivated", texts.DEACTIVATED),
    ("user_deactivated", texts.DEACTIVATED),
    ("message is too long", texts.TOO_LONG),
    ("message_too_long", texts.TOO_LONG),
    ("status 413", texts.TOO_LONG),
    ("not enough rights", texts.FORBIDDEN),
    ("have no rights", texts.FORBIDDEN),
    ("need administrator rights", texts.FORBIDDEN),
    ("chat_write_forbidden", texts.FORBIDDEN),
    ("chat_restricted", texts.FORBIDDEN),
    ("chat not found", texts.CHAT_GONE),
    ("peer_id_invalid", texts.CHAT_GONE),
    ("status 403", texts.EXPELLED),
)
_ZALO_BOT = (
    ("status 404", texts.CHAT_GONE),
    ("not found", texts.CHAT_GONE),
    ("too long", texts.TOO_LONG),
    ("no public address", texts.NO_FILE),
    ("takes no files", texts.NO_FILE),
)
_ZALO_OA = {
    -210: texts.TOO_LONG,
    -211: texts.NO_QUOTA,
    -218: texts.NO_QUOTA,
    -224: texts.PLAN_TOO_SMALL,
    -320: texts.NO_MONEY,
    -321: texts.NO_MONEY,
    -212: texts.NO_PERMISSION,
    -223: texts.NO_PERMISSION,
    -213: texts.NO_FOLLOWER,
    -217: texts.BLOCKED,
    -244: texts.BLOCKED,
    -227: texts.DEACTIVATED,
    -205: texts.DEACTIVATED,
    -230: texts.LONG_SILENT,
    -232: texts.NEVER_WROTE,
    -234: texts.AT_NIGHT,
    -248: texts.AGAINST_POLICY,
    -237: texts.GROUP_CLOSED,
    -403: texts.EXPELLED,
}
# What keeps a message waiting, or leaves it in doubt; the same words on all platforms.
_PASSING = (
    ("status 429", texts.TOO_FAST),
    ("too many calls", texts.TOO_FAST),
    ("the process ended", texts.WE_STOPPED),
    ("connecterror", texts.NOT_REACHED),
    ("connecttimeout", texts.NOT_REACHED),
    ("proxyerror", texts.NOT_REACHED),
    ("pooltimeout", texts.NOT_REACHED),
    ("timeout", texts.NO_ANSWER),
    ("timedout", texts.NO_ANSWER),
    ("without an answer", texts.NO_ANSWER),
    ("no answer", texts.NO_ANSWER),
    ("readerror", texts.NO_ANSWER),
    ("networkerror", texts.NO_ANSWER),
    ("protocolerror", texts.NO_ANSWER),
    ("no message id", texts.NO_ANSWER),
)
_OF_SERVER = re.compile(r"(?:status |: )(5\d\d|408)\b")
_OF_LIMIT = re.compile(r"(?:status |: )429\b")
_CODE = re.compile(r"(?:status |: )(-?\d{2,4})\b")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message was not taken, as part of a sentence, and a sentence about what to do."""

    why: str
    remedy: str


def refusal(platform: str, details: str) -> Refusal:
    """Return what a platform's words mean; of what is not known the code is given."""
    said = platform_words(details).lower()
    if (known := _known(platform, said)) is not None:
        return Refusal(*known)
    code = _CODE.search(said)
    why = texts.UNKNOWN_CODE.format(code=code[1]) if code else texts.UNKNOWN
    return Refusal(why, texts.SEE_STATUS)


def reason(platform: str, details: str | None) -> str:
    """Return why a message was not taken; empty where the platform said nothing of it."""
    return refusal(platform, details).why if details and platform_words(details) else ""


def platform_words(details: str) -> str:
    """Return what the platform itself said."""
    for mark in (LOST_WITH_CHAT, LOST_WITH_TOPIC):
        details = details.removesuffix(mark).removesuffix("; ")
    return details


def _known(platform: str, said: str) -> tuple[str, str] | None:
    if platform == "zalo_oa" and (code := _CODE.search(said)) and int(code[1]) in _ZALO_OA:
        return _ZALO_OA[int(code[1])]
    if _OF_LIMIT.search(said):
        return texts.TOO_FAST
    if _OF_SERVER.search(said):
        return texts.NO_ANSWER
    own = {"telegram": _TELEGRAM, "zalo": _ZALO_BOT}.get(platform, ())
    return next((found for mark, found in (*_PASSING, *own) if mark in said), None)
