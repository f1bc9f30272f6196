"""Agencies and groups as they are named in administrative Vietnamese (pure).

A unit is reported at its longest and without the units inside it: "Văn phòng Đảng ủy Ủy ban nhân
dân phường" is one mention. A name goes on as long as its words are capitals with the syllables
that belong to them, then takes its level and place ("tỉnh", "các xã, phường", "phường X").
"""

from collections.abc import Sequence

from corpus.abbreviations import CAPITAL_SHORT_FORMS, SHORT_FORMS, canonical
from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.scan import Scan, Word
from corpus.mentions.unit_fields import field
from corpus.mentions.unit_groups import GROUP_FIRST_WORDS, group_end
from corpus.mentions.unit_heads import SINGLE_HEADS, head, new_line_of_capitals
from corpus.mentions.unit_tails import tail
from corpus.mentions.unit_words import CLOSED_HEADS, OPEN_HEADS, UNCAPITALISED_HEADS
from corpus.text import fold

_NOT_ALONE = frozenset({"thuong truc", "bao hiem xa hoi"})
_ALONE = frozenset(
    {"ban chi dao", "ban quan ly", "ban dieu hanh", "ban chi huy", "to cong tac", "van phong"}
)
_LEVELLED = frozenset({"thanh tra"})  # names with a level or place alone: "Thanh tra tỉnh"
_LEANING = frozenset({"uy", "vu", "hanh", "phong"})  # Đảng ủy, Ban Thường vụ, Văn phòng …
# Spelled with diacritics or without any: "cơ" and "co" may begin a unit, "có" may not.
_FIRST_ACCENTED = frozenset(
    phrase.split()[0]
    for phrase in (*CLOSED_HEADS, *OPEN_HEADS, *UNCAPITALISED_HEADS, *CAPITAL_SHORT_FORMS)
)
_FIRST_WORDS = (
    _FIRST_ACCENTED
    | frozenset(map(fold, _FIRST_ACCENTED))
    | GROUP_FIRST_WORDS
    | frozenset(SHORT_FORMS)
    | {"uỷ", "toà", "hđnd", "bcđ", "lđlđ", "qđnd", "gd&đt", "gdđt", "lđtb&xh", "lđtbxh"}
)


def find_units(
    views: Scan, words: Sequence[Word], positions: Sequence[Mention] = ()
) -> list[Mention]:
    """Return the units outside `positions`, disjoint and in order; "Trưởng Ban" names no Ban."""
    taken = {
        start for mention in positions for start in range(mention.span.start, mention.span.end)
    }
    found: list[Mention] = []
    at = 0
    while at < len(words):
        end = at if words[at].start in taken else unit_end(words, at)
        if end > at:
            key = " ".join(canonical(words[at:end]))
            span = words[at].start, words[end - 1].end
            found.append(views.mention(MentionKind.UNIT, *span, key))
        at = max(end, at + 1)
    return found


def unit_end(words: Sequence[Word], at: int) -> int:
    """Return where the unit that begins at word `at` ends, `at` when none begins there."""
    if words[at].lower not in _FIRST_WORDS:
        return at
    end = _named_end(words, at)
    return end if end > at else group_end(words, at, _named_end, tail)


def _named_end(words: Sequence[Word], at: int) -> int:
    """Return where a proper name ends, with the units it belongs to."""
    end = _one_end(words, at)
    if end == at:
        return at
    while end < len(words) and not words[end].gap and not _parts_here(words, end):
        after = _one_end(words, end)
        if after == end:
            break
        end = after
    return end


def _one_end(words: Sequence[Word], at: int) -> int:
    """Return the end of one name with its level and place, parents not yet read."""
    end, closed = head(words, at)
    if end == at:
        return at
    if closed:
        last = tail(words, end)
        return at if last == end and _needs_more(words, at, end) else last
    starts = {end, at + 1} if words[at].lower in SINGLE_HEADS else {end}
    last = max(field(words, start) for start in starts)
    said = " ".join(canonical(words[at:end]))
    whole = tail(words, last)
    return whole if last > end or said in _ALONE or (said in _LEVELLED and whole > last) else at


def _needs_more(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell the unit "công an tỉnh" from the work "công tác công an", likewise others."""
    if not words[at].capital:
        return True
    if " ".join(canonical(words[at:end])) not in _NOT_ALONE:
        return False
    if at and words[at - 1].lower in {"quan", "phận"}:  # "Cơ quan Thường trực" is a role
        return True
    return not (end < len(words) and not words[end].gap and head(words, end)[0] > end)


def _parts_here(words: Sequence[Word], at: int) -> bool:
    """Whether a line ends between two units: a list, unless the first cannot stand alone."""
    if new_line_of_capitals(words, at):
        return True
    return words[at].breaks and words[at - 1].folded not in _LEANING
