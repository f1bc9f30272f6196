"""What is a command: with a slash, or a few words that stand for one when they are alone (pure)."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.reception import texts
from corpus.text import fold


class CommandName(StrEnum):
    """The commands as they are typed; UNKNOWN stands for any other word behind a slash."""

    ASK = "hoi"
    DUTIES = "nhiemvu"
    DUE = "hannop"
    DOCUMENTS = "vanban"
    SOURCES = "nguon"
    REMIND = "nhac"
    STATUS = "trangthai"
    HELP = "trogiup"
    START = "start"
    INVITE = "moi"
    REVIEW = "duyet"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what was typed behind it; for UNKNOWN the word itself."""

    name: CommandName
    rest: str = ""


Menu = tuple[tuple[str, str], ...]  # commands with their descriptions

_DESCRIBED: Menu = tuple(
    (name.value, texts.DESCRIPTIONS[name.value])
    for name in CommandName
    if name.value in texts.DESCRIPTIONS
)

_FOR_ADMINS = frozenset({CommandName.INVITE, CommandName.REVIEW})
PRIVATE: Menu = tuple(entry for entry in _DESCRIBED if entry[0] not in _FOR_ADMINS)
GROUP: Menu = tuple(entry for entry in PRIVATE if entry[0] != CommandName.STATUS)
ADMIN: Menu = _DESCRIBED  # in private chats with administrators
MENUS = {"all_private_chats": PRIVATE, "all_group_chats": GROUP}  # by what Telegram calls them

_KNOWN = {name.value: name for name in CommandName if name is not CommandName.UNKNOWN}
_KNOWN["help"] = CommandName.HELP  # as people know it from other bots
# As they are written, without diacritics; behind a slash the space is forgiven.
_SPACED = {
    "nhiem vu": CommandName.DUTIES,
    "han nop": CommandName.DUE,
    "van ban": CommandName.DOCUMENTS,
    "trang thai": CommandName.STATUS,
    "tro giup": CommandName.HELP,
}
# Alone in a message. "hạn nộp" and "nhiệm vụ" are not here: each may well be a question that
# follows from the one before it.
_ALONE = {
    "nhiemvu": CommandName.DUTIES,
    "hannop": CommandName.DUE,
    "nhac": CommandName.REMIND,
    "van ban": CommandName.DOCUMENTS,
    "vanban": CommandName.DOCUMENTS,
    "nguon": CommandName.SOURCES,
    "trang thai": CommandName.STATUS,
    "trangthai": CommandName.STATUS,
    "tro giup": CommandName.HELP,
    "trogiup": CommandName.HELP,
}
_ASKED = re.compile(r"h[oỏ]i\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"(\S+)\s*(.*)", re.DOTALL)
_TWO_WORDS = re.compile(r"(\S+\s+\S+)\s*(.*)", re.DOTALL)
_NAME = re.compile(r"[a-z0-9_]{1,32}")


def parse(text: str) -> Command | None:
    """Return the command that a message is; None for a question, as "/KH-UBND là gì" is one."""
    said = unicodedata.normalize("NFC", text).strip()
    if said.startswith("/"):
        return _slashed(said[1:])
    if asked := _ASKED.fullmatch(said):
        return Command(CommandName.ASK, asked[1])
    name = _ALONE.get(fold(said.rstrip(" .!")))
    return None if name is None else Command(name)


def _slashed(typed: str) -> Command | None:
    first = _WORD.match(typed)
    if first is None:
        return None
    name = fold(first[1])
    if name in _KNOWN:
        return Command(_KNOWN[name], first[2])
    two = _TWO_WORDS.match(typed)
    if two is not None and (spaced := _SPACED.get(fold(two[1]))):
        return Command(spaced, two[2])
    return Command(CommandName.UNKNOWN, name) if _NAME.fullmatch(name) else None
