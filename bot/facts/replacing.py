"""Which loaded documents are replaced by others that are loaded too (pure).

What a document says counts only where it is sure which document is meant and that it holds by
now; a document that is withdrawn wrongly loses its reminders.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from bot.facts.standing import document_key
from corpus.document import DocumentCard, DocumentId
from corpus.facts.facts import Replacement
from corpus.facts.replacements import number_key
from corpus.mentions.mentions import MentionKind, find_mentions
from corpus.text import display, fold

_HEADS = ("chu tich ", "bo truong ", "giam doc ", "thu truong ")  # who signs for an agency

Said = Sequence[tuple[DocumentId, Replacement]]


class Verdict(Enum):
    """What comes of a document's words about another one."""

    REPLACED = auto()
    LATER = auto()  # from a day that is yet to come
    UNDATED = auto()  # from a time that nobody can tell
    UNCLEAR = auto()  # several loaded documents could be meant


@dataclass(frozen=True, slots=True)
class Judged:
    """A loaded document that another one says it replaces, or several of which one is meant."""

    new: DocumentCard
    old: tuple[DocumentCard, ...]  # copies of one, unless it is unclear which is meant
    said: Replacement
    verdict: Verdict
    since: date | None = None


def judge(cards: Iterable[DocumentCard], said: Said, today: date | None) -> tuple[Judged, ...]:
    """Return what comes of all that documents say; without `today` no day has come.

    What is said of documents that are not there, or not surely there, is left out.
    """
    known = {card.id: card for card in cards}
    by_number: dict[str, list[DocumentCard]] = {}
    for card in known.values():
        if card.number and card.number[:1].isdigit():
            by_number.setdefault(number_key(card.number), []).append(card)
    found = (
        _judged(known[document], by_number.get(one.key, ()), one, today)
        for document, one in said
        if document in known
    )
    return tuple(one for one in found if one is not None)


def replaced(judged: Iterable[Judged]) -> Mapping[DocumentId, DocumentCard]:
    """Return by what each replaced document is replaced; the newest where several do."""
    sure = (one for one in judged if one.verdict is Verdict.REPLACED)
    found = {old: one.new for old, one in _newest(sure).items()}
    return {old: new for old, new in found.items() if not _is_mutual(old, new, found)}


def announced(judged: Iterable[Judged]) -> Mapping[DocumentId, Judged]:
    """Return what readers of a document are to hear of its being replaced, now or to come."""
    judged = [one for one in judged if one.verdict is not Verdict.UNCLEAR]
    now = replaced(judged)
    yet = _newest(one for one in judged if one.verdict is not Verdict.REPLACED)
    by_now = _newest(one for one in judged if one.verdict is Verdict.REPLACED)
    return yet | {old: one for old, one in by_now.items() if old in now}


def _newest(judged: Iterable[Judged]) -> dict[DocumentId, Judged]:
    """Return what is said of each document by the newest that says it."""
    found: dict[DocumentId, Judged] = {}
    for one in sorted(judged, key=lambda one: (one.new.issued_on or date.min, one.new.id)):
        found.update((old.id, one) for old in one.old)
    return found


def _is_mutual(
    old: DocumentId, new: DocumentCard, found: Mapping[DocumentId, DocumentCard]
) -> bool:
    """Whether two of one day replace each other, so that nobody can tell which one stands."""
    back = found.get(new.id)
    return back is not None and back.id == old


def _judged(
    new: DocumentCard, named: Sequence[DocumentCard], said: Replacement, today: date | None
) -> Judged | None:
    if not (new.number and new.number[:1].isdigit()):  # a draft replaces nothing
        return None
    meant = tuple(card for card in named if _is_meant(card, new, said))
    if not meant:
        return None
    if not _is_one(meant):
        return Judged(new, meant, said, Verdict.UNCLEAR)
    since = said.since or new.issued_on
    if not said.is_sure or since is None:
        return Judged(new, meant, said, Verdict.UNDATED)
    has_come = since <= today if today else new.issued_on is not None and since <= new.issued_on
    return Judged(new, meant, said, Verdict.REPLACED if has_come else Verdict.LATER, since)


def _is_meant(old: DocumentCard, new: DocumentCard, said: Replacement) -> bool:
    if old.id == new.id or document_key(old) == document_key(new):
        return False
    if said.issued_on and old.issued_on and said.issued_on != old.issued_on:
        return False
    if new.issued_on and old.issued_on and new.issued_on < old.issued_on:
        return False
    return _is_of_agency(old, new, said.agency)


def _is_one(cards: Sequence[DocumentCard]) -> bool:
    """Whether the documents are copies of one."""
    same = {(document_key(card), card.issued_on) for card in cards}
    return len(same) == 1 and (len(cards) == 1 or cards[0].issued_on is not None)


def _is_of_agency(old: DocumentCard, new: DocumentCard, named: str) -> bool:
    """Whether the agency that the sentence names issued it, or the one that replaces it did."""
    issued_by, issues = set(_keys(old.agencies)), set(_keys(new.agencies))
    if not named:
        return bool(issues) and issued_by == issues
    key = _key(named)
    if any(key == one for one in issued_by):
        return issued_by == issues or _is_full(key)
    return issued_by == issues and any(one.startswith(f"{key} ") for one in issued_by)


def _is_full(key: str) -> bool:
    """Whether a name can be only one agency's: more than what every place has."""
    return not key.endswith(_PLACELESS)


_PLACELESS = (
    "uy ban nhan dan",
    "hoi dong nhan dan",
    *(f" {kind}" for kind in ("tinh", "thanh pho", "huyen", "quan", "thi xa", "phuong", "xa")),
    "dang uy",
    "ban thuong vu",
    "ban chap hanh",
)


def _keys(agencies: Iterable[str]) -> Iterator[str]:
    return (_key(agency) for agency in agencies)


def _key(agency: str) -> str:
    """Return what is the same for "UBND tỉnh …" and "ỦY BAN NHÂN DÂN TỈNH …"."""
    shown = display(agency).strip(" .,")
    folded = fold(shown)
    for head in _HEADS:
        if folded.startswith(head):
            shown, folded = shown[len(head) :], folded[len(head) :]
    found = find_mentions(shown, {MentionKind.UNIT})
    whole = [one for one in found if fold(one.text) == folded]
    return whole[0].key if whole else folded
