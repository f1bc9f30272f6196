"""Lists that name their members after a colon: "Bộ trưởng các Bộ: Quốc phòng, …" (pure)."""

from collections.abc import Sequence

from corpus.facts.endings import Piece
from corpus.facts.names import OPENERS
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word
from corpus.mentions.unit_tails import FIELD_PHRASES
from corpus.mentions.unit_words import LONG_FIELDS
from corpus.mentions.units import unit_end

_LISTED_HEADS = frozenset({"bộ", "sở", "ban", "phòng", "cục"})
_PLACES = frozenset({"xã", "phường", "huyện", "tỉnh", "thôn", "đặc khu"})
_LONG = phrases(LONG_FIELDS | {
    "tài nguyên và môi trường", "lao động - thương binh và xã hội", "văn hóa và thể thao",
    "nông nghiệp và phát triển nông thôn", "ngân hàng nhà nước", "thông tin và truyền thông",
    "văn hóa, thể thao và du lịch", "văn hóa và xã hội", "kinh tế và hạ tầng",
})  # fmt: skip


def enumerated(text: str, words: Sequence[Word], piece: Piece) -> list[Piece]:
    """Read "Bộ trưởng các Bộ: Quốc phòng, Công an": one piece for each of those named."""
    end = piece.end
    if end - 2 < piece.first or end >= len(words) or words[end].gap != ":":
        return []
    head = words[end - 1].lower
    if head == "phố" and words[end].capital:  # "các tỉnh, thành phố: Hà Nội, Huế"
        name = text[words[piece.first].start : words[end - 1].end]
        return [Piece(piece.first, _places_end(words, end), piece.post, name)]
    if words[end - 2].lower not in OPENERS or head not in _LISTED_HEADS | _PLACES:
        return []
    prefix = text[words[piece.first].start : words[end - 2].start]
    kind = head if head in _PLACES else head.capitalize()
    found: list[Piece] = []
    at = end
    while (after := _item_end(words, at)) > at and position_end(words, at) == at:
        name = text[words[at].start : words[after - 1].end]
        first = at if found else piece.first
        found.append(Piece(first, after, piece.post, f"{prefix}{kind} {name}"))
        at = after + 1 if after < len(words) and words[after].lower == "và" else after
        if at >= len(words) or (at == after and words[at].gap != ","):
            break
    return found if len(found) > 1 else []


def _places_end(words: Sequence[Word], at: int) -> int:
    """Return where the list of places after a colon ends: "Hà Nội, Huế và Lai Châu"."""
    while True:
        at = _capitals_end(words, at)
        joins = at < len(words) and words[at].lower == "và" and not words[at].gap
        after = at + joins
        parted = joins or (at < len(words) and words[at].gap == ",")
        if not parted or after >= len(words) or not words[after].capital:
            return at
        if unit_end(words, after) > after or position_end(words, after) > after:
            return at
        at = after


def _capitals_end(words: Sequence[Word], at: int) -> int:
    end = at
    while end < len(words) and words[end].capital and (end == at or not words[end].gap):
        end += 1
    return end


def _item_end(words: Sequence[Word], at: int) -> int:
    """Return where a field or a place in a list ends."""
    if at >= len(words) or not words[at].capital:
        return at
    known = max(match_end(words, at, _LONG, ",-–"), match_end(words, at, FIELD_PHRASES))
    if known > at:
        return known
    return _capitals_end(words, at)
