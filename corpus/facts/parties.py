"""Units, groups of units and office holders that a text names, each with one key (pure)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document, Span
from corpus.facts.facts import Party
from corpus.facts.keys import Keys, is_unit
from corpus.facts.names import joined, lower, name_end, tail_end
from corpus.mention_kinds import MentionKind
from corpus.mentions import mentions_in
from corpus.scan import Word, scan
from corpus.text import display
from corpus.units import unit_end

_NAMES = frozenset({MentionKind.UNIT, MentionKind.PERSON, MentionKind.POSITION})
_WRITTEN_OUT = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo", "CATP": "Công an thành phố", "TW": "Trung ương", "BCA": "Bộ Công an",
    "LĐLĐ": "Liên đoàn Lao động", "BHXH": "Bảo hiểm xã hội",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
# What belongs to a name before it: "đồng chí Phó Bí thư", "lực lượng Công an".
_BEFORE = ("đồng chí", "các đồng chí", "lực lượng", "trưởng", "lãnh đạo", "thành viên",
           "các thành viên", "đại diện", "đại diện lãnh đạo", "tập thể", "ban lãnh đạo",
           "chi ủy", "thường trực", "cấp ủy", "cơ quan", "hệ thống")  # fmt: skip
_ONLY_AFTER = frozenset({"lãnh đạo", "cơ quan", "trưởng"})  # elsewhere a verb or part of a word
_AFTER = frozenset({"với", "cho", "các", "của", "do", "giao", "cáo", "trình", "là", "gửi", "cùng"})
_OPENERS = frozenset({"các", "những"})
# Named with the unit that it serves.
_OWNED = re.compile(r"(?:bộ phận|cơ quan|đơn vị|tổ)(?: \w+)? (?:giúp việc|thường trực)\b")
_GROUP = re.compile(
    r"(?:các|những|mọi|từng|mỗi|hai|ba|cả hai|tất cả|toàn thể|đồng chí các)\b|lực lượng vũ trang"
    r"|.*\b(?:các|cấp) (?:xã|phường|huyện|tỉnh|quận|thành phố|cấp|phòng|sở|ban|thôn|đơn vị|cơ quan"
    r"|chi|đảng|địa phương|huyện|khu|tổ|đặc khu)\b|[^,]*\b(?:xã|huyện|tỉnh), |(?:chi|sở|cơ quan), "
    r"|.*\bliên quan$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A party where a text names it."""

    party: Party
    span: Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words `first` to `end` (exclusive) that name somebody, or a post that somebody holds."""

    first: int
    end: int
    post: bool = False


class Scope:
    """Reads the names of one document: the same unit has the same key in all its spellings."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    @classmethod
    def of(cls, document: Document) -> "Scope":
        """Return the scope with the short forms and the place of a document."""
        return cls(Keys.of_document(document))

    def party(self, name: str) -> Party:
        """Return the party that a name, given as printed anywhere, stands for."""
        shown = display(name).strip(" .,;:-–")
        written = _WORD.sub(lambda match: _WRITTEN_OUT.get(match[0], match[0]), shown)
        if long := self._whole_form(shown):
            written = long
        is_group = _GROUP.match(written[:1].lower() + written[1:]) is not None
        return Party(written[:1].upper() + written[1:], self._keys.of(shown), is_group)

    def find(self, text: str) -> tuple[Named, ...]:
        """Return who is named in any text, in order and disjoint; lists are taken apart."""
        views = scan(text)
        seen = views.words()
        origin = views.origin
        words = [w._replace(start=origin[w.start], end=origin[w.end]) for w in seen]
        pieces = [
            _Piece(
                bisect_left(words, mention.span.start, key=lambda word: word.start),
                bisect_left(words, mention.span.end, key=lambda word: word.start),
                mention.kind is not MentionKind.UNIT,
            )
            for mention in mentions_in(views, seen, _NAMES)
        ]
        pieces += self._in_small_letters(words)
        whole = _whole(words, _chosen(pieces))
        spans = [
            Span(words[one.first].start, words[one.end - 1].end)
            for piece in whole
            for one in _apart(words, piece)
        ]
        return tuple(Named(self.party(span.of(text)), span) for span in spans)

    def _whole_form(self, name: str) -> str | None:
        words = scan(name).words()
        form = self._keys.form_at(words, 0) if words else None
        return form.long if form and len(form.words) == len(words) and is_unit(form) else None

    def _in_small_letters(self, words: Sequence[Word]) -> list[_Piece]:
        """Return names that only this document or no capital tells, overlapping as they may."""
        found: list[_Piece] = []
        for at in range(len(words)):
            form = self._keys.form_at(words, at)
            if form and is_unit(form):
                found.append(_Piece(at, at + len(form.words)))
            if (end := name_end(words, at)) > at:
                found.append(_Piece(at, end))
        return found


def _chosen(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return disjoint pieces: of those that overlap the one that begins first and is longest."""
    chosen: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.first, -piece.end)):
        if piece.end > piece.first and (not chosen or piece.first >= chosen[-1].end):
            chosen.append(piece)
    return chosen


def _whole(words: Sequence[Word], pieces: Sequence[_Piece]) -> list[_Piece]:
    """Put a post and its unit together, and what belongs to a name before and after it."""
    whole: list[_Piece] = []
    for piece in pieces:
        if whole and piece.first < whole[-1].end:
            continue
        first = _before(words, piece.first, whole[-1].end if whole else 0)
        end = tail_end(words, _post_end(words, piece) if piece.post else piece.end)
        if whole and _holds(words, whole[-1], first, is_post=piece.post):
            first = whole.pop().first
        whole.append(_Piece(first, end, piece.post))
    return whole


def _holds(words: Sequence[Word], before: _Piece, at: int, *, is_post: bool) -> bool:
    """Whether the name at `at` says of which unit, or as what else, somebody holds a post."""
    if before.end != at:
        return False
    gap = words[at].gap
    if gap:
        return gap in {"-", "–"} and is_post and words[before.first].lower in {"đồng", "phó"}
    return before.post or _OWNED.match(lower(words, before.first, before.end)) is not None


def _post_end(words: Sequence[Word], piece: _Piece) -> int:
    """Read the unit whose name a post begins with: "Phó Trưởng | Ban Xây dựng Đảng"."""
    starts = range(max(piece.first + 1, piece.end - 2), piece.end)
    return max([piece.end, *(unit_end(words, at) for at in starts)])


def _before(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where what belongs to the name at `at` begins: "đồng chí", "lực lượng"."""
    if words[at].gap:
        return at
    for opening in sorted(_BEFORE, key=len, reverse=True):
        start = at - opening.count(" ") - 1
        if start < limit or joined(words, start, at - start) != opening:
            continue
        led = start > 0 and not words[start].gap and words[start - 1].lower in _AFTER
        if opening in _ONLY_AFTER and not led:
            continue
        if start > limit and words[start - 1].lower in _OPENERS and not words[start].gap:
            return start - 1
        return start
    return at


def _apart(words: Sequence[Word], piece: _Piece) -> list[_Piece]:
    """Take a list of groups apart: "các tổ chức thành viên, | các sở, ngành"."""
    if words[piece.first].lower not in _OPENERS:
        return [piece]
    parts: list[_Piece] = []
    first = piece.first
    for at in range(piece.first + 1, piece.end):
        linked = words[at].gap == "," or words[at - 1].lower == "và"
        if linked and words[at].lower in _OPENERS:
            parts.append(_Piece(first, at - (words[at - 1].lower == "và")))
            first = at
    return [*parts, _Piece(first, piece.end)]
