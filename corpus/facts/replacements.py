"""Which whole documents a document says it takes the place of, in its own words (pure).

A wrong one loses reminders, so that only plain sentences count: the document speaks of itself
("Kế hoạch này thay thế Kế hoạch số …") and names the other by its number. Parts of documents,
conditions, exceptions and what is quoted or told of others are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.document import Document, NodeKind, Span
from corpus.facts.facts import Replacement
from corpus.facts.replacement_words import (
    ACTS,
    ALL_KINDS,
    BETWEEN,
    DATED,
    ENDS,
    EXCEPTED,
    FORCE,
    NUMBERED,
    REPLACES,
    REVOKED,
    SELF,
    TARGET,
    WITHIN,
    after_number,
)
from corpus.facts.sentence_spans import sentence_spans
from corpus.parsing.lines import view
from corpus.passages import Passage
from corpus.text import fold

_SILENT = frozenset(
    {
        NodeKind.LETTERHEAD,
        NodeKind.TITLE,
        NodeKind.ADDRESSEES,
        NodeKind.BASIS,
        NodeKind.TABLE,
        NodeKind.ROW,
        NodeKind.SIGNATURE,
        NodeKind.RECIPIENTS,
    }
)
_QUOTED_WITHIN = 3000  # characters
_AMENDS = re.compile(r"như sau|sửa đổi|bổ sung", re.IGNORECASE)
_HINTS = ("thay thế", "bãi bỏ", "hiệu lực")
_TITLE_OF_ATTACHMENT = 300  # characters
_LETTERS = ("công văn", "văn bản")
_FIGURES = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


def read_replacements(document: Document, passages: Sequence[Passage]) -> tuple[Replacement, ...]:
    """Return what the document replaces, each number once; none that is its own."""
    kinds = _own_kinds(document)
    found: dict[str, tuple[Replacement, bool]] = {}
    forces: set[tuple[date | None, bool]] = set()
    for span, seen, passage in _sentences(document, passages):
        if force := _force_of(seen, kinds):
            forces.add(force)
        for one in _replaced_by(seen, span, kinds, may_revoke=_may_revoke(document, passage)):
            found.setdefault(one[0].key, one)
    found.pop(number_key(document.number.text) if document.number else "", None)
    return tuple(one if says_when else _in_force(one, forces) for one, says_when in found.values())


def number_key(number: str) -> str:
    """Return what is the same for every spelling of a document's number."""
    return _SPACE.sub("", fold(number)).lstrip("0")


def _sentences(
    document: Document, passages: Sequence[Passage]
) -> Iterator[tuple[Span, str, Passage]]:
    text = document.text
    appended = [n.span for n in document.root.walk() if n.kind is NodeKind.APPENDIX]
    for passage in passages:
        span = passage.span
        if passage.kind in _SILENT or any(_AMENDS.search(one) for one in passage.headings):
            continue
        if any(one.start <= span.start < one.end for one in appended):
            continue
        for sentence in sentence_spans(text, span.start, span.end):
            seen = view(sentence.of(text))
            if any(hint in seen.lower() for hint in _HINTS) and not _is_quoted(text, sentence):
                yield sentence, seen, passage


def _is_quoted(text: str, sentence: Span) -> bool:
    """Whether a quotation that began before the sentence is still open there."""
    before = text[max(0, sentence.start - _QUOTED_WITHIN) : sentence.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _own_kinds(document: Document) -> frozenset[str]:
    """Return the kinds as which the document, or what is issued with it, speaks of itself."""
    heads = [fold(document.kind.text)] if document.kind else []
    for node in document.root.walk():
        if node.kind is NodeKind.ATTACHMENT:
            end = min(node.span.end, node.span.start + _TITLE_OF_ATTACHMENT)
            heads.append(fold(view(document.text[node.span.start : end])))
    found = {kind for kind in ALL_KINDS for head in heads if head.startswith(fold(kind))}
    return frozenset(found | ({*_LETTERS} if document.kind is None else {_LETTERS[1]}))


def _may_revoke(document: Document, passage: Passage) -> bool:
    """Whether "Bãi bỏ Quyết định số …" is what the document does, not what somebody has to do."""
    kind = fold(document.kind.text) if document.kind else ""
    return "Điều" in passage.address and kind.startswith(ACTS)


def _replaced_by(
    seen: str, span: Span, kinds: frozenset[str], *, may_revoke: bool
) -> Iterator[tuple[Replacement, bool]]:
    """Yield what a sentence replaces, and whether it says itself from when."""
    if EXCEPTED.search(seen):
        return
    own = Replacement("", "", span)
    head = REPLACES.match(seen)
    if head and head["self"].lower() in kinds:
        if words := head["force"]:
            own = _from(own, words)
        yield from _targets(seen, head.end(), own, says_when=bool(words))
    elif (ended := ENDS.search(seen)) and ended["self"].lower() in kinds:
        found = list(_targets(seen[: ended.start()], 0, own))
        yield from found if len(found) == len(NUMBERED.findall(seen)) else ()
    elif may_revoke and (head := REVOKED.match(seen)):
        yield from _targets(seen, head.end(), own)


def _targets(
    seen: str, at: int, own: Replacement, *, says_when: bool = False
) -> Iterator[tuple[Replacement, bool]]:
    """Yield the documents that a list names from `at` on, as far as it is plain what it names."""
    target = TARGET.match(seen, at)
    if target is None or not target["kind"]:
        return
    while target is not None:
        following = _next_target(seen, target.end())
        end = following.start() if following else len(seen)
        said = after_number(seen[target.end() : end], is_last=following is None)
        day = _day(said["day"]) if said and said["day"] else None
        if said is None or (said["day"] and day is None):
            return
        number, agency = target["number"], said["agency"] or ""
        one = replace(own, number=number, key=number_key(number), issued_on=day, agency=agency)
        yield (_from(one, said["since"]), True) if said["since"] else (one, says_when)
        is_in_title = bool(said["about"] and WITHIN.search(said["about"]))
        if following is None or (is_in_title and following["mark"] != ";"):
            return
        target = TARGET.match(seen, following.end())


def _next_target(seen: str, at: int) -> re.Match[str] | None:
    return next((m for m in BETWEEN.finditer(seen, at) if TARGET.match(seen, m.end())), None)


def _force_of(seen: str, kinds: frozenset[str]) -> tuple[date | None, bool] | None:
    """Return from when the document says that it is in force; None where it says nothing of it."""
    head = SELF.match(seen)
    if head is None or head["self"].lower() not in kinds:
        return None
    force = FORCE.match(seen, head.end())
    return _since(force["force"]) if force else None


def _in_force(one: Replacement, forces: set[tuple[date | None, bool]]) -> Replacement:
    """Return it with the day that the document names elsewhere, where its sentence names none."""
    if not forces:
        return one
    since, is_sure = next(iter(forces)) if len(forces) == 1 else (None, False)
    return replace(one, since=since, is_sure=is_sure)


def _from(one: Replacement, words: str) -> Replacement:
    since, is_sure = _since(words)
    return replace(one, since=since, is_sure=is_sure)


def _since(words: str) -> tuple[date | None, bool]:
    """Return the day, None for that of the document itself, and whether that much is sure."""
    found = DATED.match(words)
    if found is None:
        return None, False
    day = _day(found["day"]) if found["day"] else None
    return day, day is not None or not found["day"]


def _day(words: str) -> date | None:
    day, month, year = (int(part) for part in _FIGURES.findall(words))
    try:
        return date(year, month, day)
    except ValueError:
        return None
