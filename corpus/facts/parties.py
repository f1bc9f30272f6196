"""Units, groups of units and office holders that a text names, each with one key (pure)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.abbreviations import WRITTEN_OUT
from corpus.document import Document, Span
from corpus.facts.endings import Piece
from corpus.facts.facts import Party
from corpus.facts.keys import Keys, is_unit
from corpus.facts.names import name_end
from corpus.facts.open_names import open_names
from corpus.facts.pieces import pieced
from corpus.mentions.kinds import MentionKind
from corpus.mentions.mentions import mentions_in
from corpus.mentions.scan import Scan, Word, scan
from corpus.text import display

_NAMES = frozenset({MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION})
_WORD = re.compile(r"[^\W_]+")
_GROUP = re.compile(
    r"(?:các|những|mọi|từng|mỗi|hai|ba|cả hai|tất cả|toàn thể|đồng chí các)\b|lực lượng vũ trang"
    r"|.*\b(?:các|cấp) (?:xã|phường|huyện|tỉnh|quận|thành phố|cấp|phòng|sở|ban|thôn|đơn vị|cơ quan"
    r"|chi|đảng|địa phương|huyện|khu|tổ|đặc khu)\b|[^,]*\b(?:xã|huyện|tỉnh), |(?:chi|sở|cơ quan), "
    r"|.*\bliên quan$"
)
_COUNCIL = re.compile(r"(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)")
_COMMITTEE = re.compile(r"(?:UBND|[UỦ][ỷy] ban nhân dân) (?P<level>(?:cấp|các|tỉnh|xã|phường)\b.*)")
_NEXT = re.compile(r"\s*(?:,|và|, và)\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A party where a text names it."""

    party: Party
    span: Span


class Scope:
    """Reads the names of one document: the same unit has the same key in all its spellings."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._found: dict[str, tuple[Named, ...]] = {}
        self._parties: dict[str, Party] = {}

    @classmethod
    def of(cls, document: Document) -> "Scope":
        """Return the scope with the short forms and the place of a document."""
        return cls(Keys.of_document(document))

    def party(self, name: str) -> Party:
        """Return the party that a name, given as printed anywhere, stands for."""
        if name not in self._parties:
            self._parties[name] = self._party(name)
        return self._parties[name]

    def _party(self, name: str) -> Party:
        shown = display(name).strip(" .,;:-–")
        written = _WORD.sub(lambda match: WRITTEN_OUT.get(match[0], match[0]), shown)
        if long := self._whole_form(shown):
            written = long
        is_group = _GROUP.match(written[:1].lower() + written[1:]) is not None
        return Party(written[:1].upper() + written[1:], self._keys.of(shown), is_group)

    def find(self, text: str) -> tuple[Named, ...]:
        """Return who is named in any text, in order and disjoint; lists are taken apart."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> tuple[Named, ...]:
        views = scan(text)
        seen = views.words()
        words = placed(views, seen)
        pieces = [
            Piece(
                bisect_left(words, mention.span.start, key=lambda word: word.start),
                bisect_left(words, mention.span.end, key=lambda word: word.start),
                mention.kind is not MentionKind.UNIT,
            )
            for mention in mentions_in(views, seen, _NAMES)
        ]
        pieces += self._in_small_letters(words)
        known = {piece.first: piece.end for piece in sorted(pieces, key=lambda one: one.end)}
        pieces += [Piece(first, end) for first, end in open_names(words, known)]
        found = [self._named(text, words, one) for one in pieced(text, words, pieces)]
        return tuple(self._levelled(text, found, at) for at in range(len(found)))

    def _named(self, text: str, words: Sequence[Word], piece: Piece) -> Named:
        span = Span(words[piece.first].start, words[piece.end - 1].end)
        return Named(self.party(piece.name or span.of(text)), span)

    def _levelled(self, text: str, found: Sequence[Named], at: int) -> Named:
        """Read "Hội đồng nhân dân, Ủy ban nhân dân | cấp xã": both are of that level."""
        one = found[at]
        if at + 1 == len(found) or not _COUNCIL.fullmatch(one.span.of(text)):
            return one
        after = found[at + 1].span
        level = _COMMITTEE.match(after.of(text))
        if level is None or not _NEXT.fullmatch(text, one.span.end, after.start):
            return one
        return Named(self.party(f"{one.span.of(text)} {level['level']}"), one.span)

    def _whole_form(self, name: str) -> str | None:
        words = scan(name).words()
        form = self._keys.form_at(words, 0) if words else None
        return form.long if form and len(form.words) == len(words) and is_unit(form) else None

    def _in_small_letters(self, words: Sequence[Word]) -> list[Piece]:
        """Return names that only this document or no capital tells, overlapping as they may."""
        found: list[Piece] = []
        for at in range(len(words)):
            form = self._keys.form_at(words, at)
            if form and is_unit(form):
                found.append(Piece(at, at + len(form.words)))
            if (end := self._keys.listed_end(words, at)) > at:
                found.append(Piece(at, end))
            if (end := name_end(words, at)) > at:
                found.append(Piece(at, end))
        return found


def placed(views: Scan, words: Sequence[Word]) -> Sequence[Word]:
    """Return the words with their places in the text given instead of in its views."""
    origin = views.origin
    if isinstance(origin, range):
        return words  # every character stands where it stood
    return [word._replace(start=origin[word.start], end=origin[word.end]) for word in words]
