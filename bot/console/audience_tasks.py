"""For whom documents are, as the operator says it."""

import argparse
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from bot.app import open_documents
from bot.console import audience_texts as texts
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.texts import PLATFORMS
from corpus.audiences import Audiences
from corpus.document import DocumentCard

_DONE = 0
_NUMBERED = "telegram"  # its ids are numbers
_LONGEST = 160  # characters, as wide as the column


def set_audience(here: Surroundings, typed: argparse.Namespace) -> int:
    """Say or print for whom a file is."""
    if typed.members and typed.everyone:
        raise SotayError(texts.BOTH)
    members = read_members(typed.members)
    with open_documents(here.settings) as documents:
        audiences = Audiences(documents.engine)
        name = _file_name(typed.file, audiences)
        if members or typed.everyone:
            audiences.put([name], members)
        now = audiences.all().get(name)
    frame = texts.OF_SOME if now else texts.OF_EVERYONE
    here.say(frame.format(file=name, members=_listed(now or ())))
    return _DONE


def restrict_before(audiences: Audiences, typed: str | None, paths: Sequence[Path]) -> None:
    """Say for whom files are before the first of them is taken in; None says nothing."""
    if typed is None:
        return
    if not paths:
        raise SotayError(texts.NO_PATHS)
    members = read_members(typed.split(","))
    if not members:
        raise SotayError(texts.NO_MEMBER)
    # What reads files takes long to load, and no other command needs it.
    from corpus.ingest import file_names  # noqa: PLC0415

    audiences.put(file_names(paths), members)


def read_members(typed: Iterable[str]) -> frozenset[str]:
    """Return the chats and people that are typed; raises SotayError for what is neither."""
    return frozenset(_member(one.strip()) for one in typed if one.strip())


def audience_mark(card: DocumentCard, audiences: Mapping[str, Collection[str]]) -> str:
    """Return what a list says behind a document that is not for everybody."""
    members = audiences.get(card.file_name)
    return texts.MARK.format(members=_listed(members)) if members else ""


def _member(typed: str) -> str:
    platform, colon, identity = (part.strip() for part in typed.partition(":"))
    platform = platform.lower()
    if colon and platform not in PLATFORMS:
        known = ", ".join(PLATFORMS)
        raise SotayError(texts.UNKNOWN_PLATFORM.format(platform=platform, known=known))
    is_number = identity.removeprefix("-").isdecimal() and identity.isascii()
    is_wrong = not identity or len(typed) > _LONGEST or any(map(str.isspace, identity))
    if is_wrong or (platform == _NUMBERED and not is_number):
        raise SotayError(texts.BAD_MEMBER.format(member=typed))
    return f"{platform}:{identity}"


def _file_name(typed: str, audiences: Audiences) -> str:
    """Return the name of the file that is meant, which may be restricted before it comes."""
    known = audiences.known_names() | audiences.all().keys()
    for name in (typed, Path(typed).name):
        if (found := unicodedata.normalize("NFC", name)) in known:
            return found
    raise SotayError(texts.NO_FILE.format(file=typed))


def _listed(members: Iterable[str]) -> str:
    return ", ".join(sorted(members))
