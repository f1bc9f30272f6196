"""Groups of units in small letters: "các sở, ban, ngành", "lực lượng vũ trang" (pure)."""

from collections.abc import Callable, Sequence

from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Word
from corpus.mentions.unit_words import GROUP_WORDS, SINGLE_GROUPS, VAGUE

_GROUPS = phrases(GROUP_WORDS)
_SINGLE = phrases(SINGLE_GROUPS)
_VAGUE = phrases(VAGUE)
_OPENERS = frozenset({"các", "những"})
_BELONGING = frozenset({"thuộc"})
# Small words that are a group's word only with these diacritics ("số", "bạn" are not).
_ACCENTED = {
    "so": "sở", "ban": "ban", "nganh": "ngành", "phong": "phòng", "hoi": "hội", "chi": "chi",
    "xa": "xã", "phuong": "phường", "huyen": "huyện", "quan": "quận", "tinh": "tỉnh",
    "thon": "thôn", "bo": "bộ", "to": "tổ", "dac": "đặc", "don": "đơn", "doan": "đoàn",
    "dang": "đảng", "cap": "cấp", "dia": "địa", "chinh": "chính",
}  # fmt: skip
_LEVEL_STARTS = frozenset(
    {"tỉnh", "thành", "xã", "phường", "huyện", "quận", "thị", "đặc", "thôn", "khu"}
)
GROUP_FIRST_WORDS = frozenset(
    {phrase.split()[0] for phrase in (*GROUP_WORDS, *SINGLE_GROUPS)} | _OPENERS
)

End = Callable[[Sequence[Word], int], int]


def group_end(words: Sequence[Word], at: int, unit_end: End, tail: End) -> int:
    """Return where the group that begins at word `at` ends, `at` when none begins there.

    A group says who is meant by two kinds at least ("các cơ quan, đơn vị"), by one that is not
    vague ("các sở"), or by its level or owner ("các đơn vị thuộc Sở …").
    """
    single = match_end(words, at, _SINGLE)
    if single > at:
        return tail(words, single)
    opened = words[at].lower in _OPENERS
    start = at + 1 if opened else at
    first = _item(words, start)
    if first == start:
        return at
    end = _items(words, first)
    if not opened and words[start].lower in _LEVEL_STARTS and not _of_levels(words, first):
        return at  # "trên địa bàn tỉnh và các đơn vị …": the level belongs to what stands before
    named = end > first or (opened and match_end(words, start, _VAGUE) != end)
    last = _owner(words, tail(words, end), unit_end)
    return last if named or (opened and last > end) else at


def _of_levels(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].gap == "," and words[at].lower in _LEVEL_STARTS


def _items(words: Sequence[Word], at: int) -> int:
    """Read on while more members follow; a capital after small letters begins a proper name."""
    capital = words[at - 1].capital
    while at < len(words):
        joined = at + 1 if words[at].lower == "và" and not words[at].gap else at
        if joined == at and words[at].gap != ",":
            break
        if joined < len(words) and words[joined].lower in _OPENERS:
            joined += 1
        after = _item(words, joined)
        if after == joined or (words[joined].capital and not capital):
            break
        at = after
    return at


def _item(words: Sequence[Word], at: int) -> int:
    end = match_end(words, at, _GROUPS, "-–")
    if end == at:
        return at
    word = words[at]
    return end if _ACCENTED.get(word.folded, word.lower) == word.lower else at


def _owner(words: Sequence[Word], at: int, unit_end: End) -> int:
    """Read "(trực) thuộc <unit>"."""
    belongs = at + 1 if at < len(words) and words[at].lower == "trực" else at
    if belongs >= len(words) or words[belongs].gap or words[belongs].lower not in _BELONGING:
        return at
    if belongs + 1 >= len(words) or words[belongs + 1].gap:
        return at
    end = unit_end(words, belongs + 1)
    return end if end > belongs + 1 else at
