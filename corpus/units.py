"""Agencies and groups as they are named in administrative Vietnamese (pure).

A unit is reported at its longest and without the units inside it: "Văn phòng Đảng ủy Ủy ban nhân
dân phường" is one mention. A name goes on as long as its words are capitals with the syllables
that belong to them, then takes its level and place ("tỉnh", "các xã, phường", "phường X").
"""

from collections.abc import Sequence

from corpus.abbreviations import CAPITAL_SHORT_FORMS, SHORT_FORMS, canonical, expansion
from corpus.mention_kinds import Mention, MentionKind
from corpus.phrases import match_end, phrases
from corpus.positions import position_end
from corpus.scan import Scan, Word, scan
from corpus.surnames import COMMON
from corpus.text import fold
from corpus.unit_groups import GROUP_FIRST_WORDS, group_end
from corpus.unit_words import (
    CLOSED_HEADS,
    FIELDS,
    LEVELS,
    LONG_FIELDS,
    NOT_A_HEAD,
    NOT_A_NAME,
    NOT_PLACES,
    OPEN_HEADS,
    REACHES,
    STOPS,
    TOPICS,
    UNCAPITALISED_HEADS,
)

_CLOSED = phrases(CLOSED_HEADS)
_OPEN = phrases(head for head in OPEN_HEADS if " " in head)
_OPEN_SINGLE = frozenset(head for head in OPEN_HEADS if " " not in head)
_SMALL = phrases(UNCAPITALISED_HEADS)
_FIELDS = phrases([*FIELDS, *LONG_FIELDS])
_TOPICS = phrases(TOPICS)
_LEVELS = phrases(LEVELS)
_REACHES = phrases(REACHES)
_LISTS = frozenset({",", "-", "–", "—"})
_AND = frozenset({"và", "&", "va"})
_NAMED = (*map(fold, CLOSED_HEADS), "ban ", "bo ")
_NOT_ALONE = frozenset({"thuong truc", "bao hiem xa hoi"})
_ALONE = frozenset(
    {"ban chi dao", "ban quan ly", "ban dieu hanh", "ban chi huy", "to cong tac", "van phong"}
)
_BEFORE_SHORT = frozenset({"uy ban", "van phong"})
_LEVEL_WORDS = frozenset(level.split()[0] for level in LEVELS)
_LEANING = frozenset({"uy", "vu", "hanh", "phong"})  # Đảng ủy, Ban Thường vụ, Văn phòng …
_DOTTED = frozenset({"tp", "tx", "p", "q", "x", "h", "t"})  # TP. Hà Nội
_PARTY_BODIES = frozenset({"uy", "doan"})
_NUMBERED = frozenset(
    {"đạo", "tác", "việc", "số", "khu", "đoàn"}
)  # Ban Chỉ đạo 138, Tổ công tác 06


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


def find_units_folded(folded: str) -> tuple[Mention, ...]:
    """Return the units of folded or lower-case text, as users type: "so noi vu", "ca tinh".

    Without capitals a place's end cannot be seen, so it is left out ("cong an tinh").
    """
    views = scan(folded)
    words = views.words()
    found: list[Mention] = []
    at = 0
    while at < len(words):
        end = last = _folded_end(words, at)
        while last < len(words) and not words[last].gap:
            last = _folded_end(words, last)
            if last == end:
                break
            end = last
        if end > at:
            key = " ".join(canonical(words[at:end]))
            found.append(views.mention(MentionKind.UNIT, words[at].start, words[end - 1].end, key))
        at = max(end, at + 1)
    return tuple(views.placed(mention) for mention in found)


def unit_end(words: Sequence[Word], at: int) -> int:
    """Return where the unit that begins at word `at` ends, `at` when none begins there."""
    if words[at].lower not in _FIRST_WORDS:
        return at
    end = _named_end(words, at)
    return end if end > at else group_end(words, at, _named_end, _tail)


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
    end, closed = _head(words, at)
    if end == at:
        return at
    if closed:
        last = _tail(words, end)
        return at if last == end and _needs_more(words, at, end) else last
    starts = {end, at + 1} if words[at].lower in _OPEN_SINGLE else {end}
    field = max(_field(words, start) for start in starts)
    alone = end > at + 1 and " ".join(canonical(words[at:end])) in _ALONE
    return _tail(words, field) if field > end or alone else at


def _head(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """Return the end of the head at `at` and whether it is closed; `at` when there is none."""
    word = words[at]
    short = _short_head(words, at)
    if short > at:
        return short, True
    if not word.capital:
        end = match_end(words, at, _SMALL)
        return end, True
    closed = match_end(words, at, _CLOSED)
    opened = match_end(words, at, _OPEN)
    if opened == at and word.lower in _OPEN_SINGLE and _begins_name(words, at):
        opened = at + 1
    return (closed, True) if closed >= opened else (opened, False)


def _short_head(words: Sequence[Word], at: int) -> int:
    """Return the end of a short form that is a name ("UBND", "CATP", "UB MTTQ")."""
    short = expansion(words, at)
    if short is None:
        return at
    if short in _BEFORE_SHORT and at + 1 < len(words) and not words[at + 1].gap:
        after = match_end(words, at + 1, _CLOSED)
        named = after > at + 1 or (expansion(words, at + 1) or "").startswith(_NAMED)
        return max(after, at + 2) if named else at
    return at + 1 if short.startswith(_NAMED) else at


def _begins_name(words: Sequence[Word], at: int) -> bool:
    """Tell "Ban Tổ chức" from "Ban hành": a capital or a code follows, and it is no verb."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if after.gap or not (after.capital or after.upper) or _new_line_of_capitals(words, at + 1):
        return False
    if at and not words[at].gap and f"{words[at - 1].lower} {words[at].lower}" in NOT_A_HEAD:
        return False
    return f"{words[at].lower} {after.lower}" not in NOT_A_NAME


def _needs_more(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell the unit "công an tỉnh" from the work "công tác công an", likewise others."""
    if not words[at].capital:
        return True
    if " ".join(canonical(words[at:end])) not in _NOT_ALONE:
        return False
    if at and words[at - 1].lower in {"quan", "phận"}:  # "Cơ quan Thường trực" is a role
        return True
    return not (end < len(words) and not words[end].gap and _head(words, end)[0] > end)


def _parts_here(words: Sequence[Word], at: int) -> bool:
    """Whether a line ends between two units: a list, unless the first cannot stand alone."""
    if _new_line_of_capitals(words, at):
        return True
    return words[at].breaks and words[at - 1].folded not in _LEANING


def _new_line_of_capitals(words: Sequence[Word], at: int) -> bool:
    return words[at].breaks and words[at].upper and len(words[at].folded) > 1


def _field(words: Sequence[Word], at: int) -> int:
    """Return where the field of an open head ends: "Văn hóa, Thể thao và Du lịch"."""
    start = at
    while at < len(words):
        word = words[at]
        step = 0
        if word.gap:
            step = _list_step(words, at) if at > start else 0
        elif word.lower in _AND:
            step = _and_step(words, at)
        elif not _ends_name(words, at, first=at == start):
            step = _field_step(words, at)
        if step == 0:
            break
        at += step
    return at


def _ends_name(words: Sequence[Word], at: int, *, first: bool) -> bool:
    if position_end(words, at) > at or _level(words, at) > at:
        return True
    if first:
        return False
    new_line = words[at].breaks and words[at].capital and words[at - 1].lower not in _AND
    return new_line or match_end(words, at, _REACHES) > at or _head(words, at)[0] > at


def _field_step(words: Sequence[Word], at: int) -> int:
    """Return how many words from `at` belong to the name, 0 when it is over."""
    word = words[at]
    if not (word.capital or word.upper):
        return _agencies(words, at)
    known = match_end(words, at, _FIELDS, ",-–")
    if known > at:
        return known - at
    if word.folded.isdigit():
        return int(at > 0 and words[at - 1].lower in _NUMBERED)
    if _shouting(words, at):
        return 0
    if at + 1 >= len(words) or words[at + 1].gap or words[at + 1].capital or len(word.lower) == 1:
        return 1
    after = words[at + 1]
    ends = (
        after.upper or after.lower in STOPS or after.lower in _AND or _level(words, at + 1) > at + 1
    )
    return 1 if ends else 2


def _in_name(words: Sequence[Word], at: int) -> bool:
    return not words[at].gap and _head(words, at - 1)[0] != at


def _agencies(words: Sequence[Word], at: int) -> int:
    """Read "các cơ quan Nhà nước" inside a name."""
    here = [word.lower for word in words[at : at + 3]]
    capital = at + 3 < len(words) and words[at + 3].capital and not words[at + 3].gap
    return (
        3 if capital and here[:1] == ["các"] and here[1:] in (["cơ", "quan"], ["tổ", "chức"]) else 0
    )


def _shouting(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands in a line of capitals, where case says nothing."""
    around = words[max(0, at - 1) : at + 2]
    return (
        sum(w.upper and len(w.lower) > 1 and w.folded.isalpha() for w in around) > 1
        and not any(c.isdigit() for c in words[at].lower)
        and words[at].upper
    )


def _list_step(words: Sequence[Word], at: int) -> int:
    """Read a comma or dash inside a name: one that leads to "và", or "Văn hóa - Xã hội"."""
    if words[at].gap not in _LISTS:
        return 0
    topic = match_end(words, at, _TOPICS)
    if topic > at and topic + 1 < len(words) and words[topic].lower in _AND:
        last = match_end(words, topic + 1, _TOPICS)
        if last > topic + 1:
            return last - at
    if not words[at].capital or _ends_name(words, at, first=False):
        return 0
    field = match_end(words, at, _FIELDS)
    if words[at].gap != ",":
        return field - at
    return field - at if field > at and _leads_to_and(words, field) else 0


def _leads_to_and(words: Sequence[Word], at: int) -> bool:
    for _ in range(4):
        if at + 1 >= len(words):
            return False
        if words[at].lower in _AND and not words[at].gap:
            return _joins(words, at + 1)
        field = match_end(words, at, _FIELDS)
        if words[at].gap != "," or field == at:
            return False
        at = field
    return False


def _and_step(words: Sequence[Word], at: int) -> int:
    """Read "và" with what follows it: "và Đào tạo", or "và tôn giáo" where the name ends so."""
    if _joins(words, at + 1):
        return 1
    topic = match_end(words, at + 1, _TOPICS)
    if topic == at + 1 or words[at + 1].gap:
        return 0
    ends = topic == len(words) or words[topic].gap or words[topic].capital
    return topic - at if ends or words[topic].lower in STOPS or _level(words, topic) > topic else 0


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether what follows "và" is still the same name."""
    if at >= len(words) or words[at].gap or not words[at].capital:
        return False
    return not _ends_name(words, at, first=False) and match_end(words, at, _FIELDS) > at


def _level(words: Sequence[Word], at: int) -> int:
    if at + 1 < len(words) and words[at + 1].folded in _PARTY_BODIES and not words[at + 1].gap:
        return at  # Tỉnh ủy, Thành đoàn
    if not _spelled(words, at):
        return at
    end = match_end(words, at, _LEVELS)
    return at + 1 if end == at and at < len(words) and words[at].lower == "tp" else end


def _spelled(words: Sequence[Word], at: int) -> bool:
    """Tell "quận" from "quản" and "xã" from "xa": bare spelling counts only among bare words."""
    if at >= len(words) or words[at].lower in _LEVEL_WORDS:
        return True
    bare = words[max(0, at - 2) : at + 1]
    return all(word.lower == word.folded for word in bare)


def _tail(words: Sequence[Word], at: int) -> int:
    """Return where level, place and reach end: "các xã, phường", "tỉnh X", "cùng cấp"."""
    for _ in range(4):
        end = _reach(words, at)
        end = _levels(words, end)
        end = _place(words, end) if end > at or at > 0 else end
        if end == at:
            break
        at = end
    return at


def _reach(words: Sequence[Word], at: int) -> int:
    return at if at < len(words) and words[at].gap else match_end(words, at, _REACHES)


def _levels(words: Sequence[Word], at: int) -> int:
    """Read "tỉnh", "các xã, phường, đặc khu", "huyện, thị xã và thành phố"."""
    if at >= len(words) or words[at].gap:
        return at
    start = at + 1 if words[at].lower in {"các", "cac"} else at
    end = _level(words, start)
    if end == start:
        return at
    while end < len(words):
        joined = end + 1 if words[end].lower in _AND and not words[end].gap else end
        if joined >= len(words) or (joined == end and words[end].gap != ","):
            break
        after = _level(words, joined)
        if after == joined:
            break
        end = after
    return end


def _place(words: Sequence[Word], at: int) -> int:
    """Read the place's name; a person's name after a unit is none."""
    end = at
    while end < len(words) and end - at < 4 and _is_place_word(words, end, at):
        end += 1
    if end - at >= 3 and words[at].lower in COMMON and words[at].lower != "hồ":
        return at
    return end


def _is_place_word(words: Sequence[Word], at: int, start: int) -> bool:
    word = words[at]
    if word.gap and not (word.gap == "." and at == start and words[at - 1].lower in _DOTTED):
        return False
    if word.breaks and (word.upper or (at == start and _level(words, at - 1) != at)):
        return False
    if word.folded.isdigit():
        return at == start and at > 0 and words[at - 1].lower in {"phường", "quận", "khu", "đạo"}
    if not word.capital or _is_document(words, at) or (at == start and word.lower in STOPS):
        return False
    if position_end(words, at) > at or _level(words, at) > at:
        return False
    head, closed = _head(words, at)
    return head == at or (at > start and not closed and match_end(words, head, _FIELDS) == head)


def _is_document(words: Sequence[Word], at: int) -> bool:
    """Whether "Kế hoạch", "Điều", "đồng chí" follow a unit, and no place."""
    after = words[at + 1].lower if at + 1 < len(words) and not words[at + 1].gap else ""
    return words[at].lower in NOT_PLACES or f"{words[at].lower} {after}" in NOT_PLACES


def _folded_end(words: Sequence[Word], at: int) -> int:
    """Read one name where case and, mostly, diacritics are missing."""
    end = max(_short_head(words, at), match_end(words, at, _CLOSED))
    if end == at:
        head = max(match_end(words, at, _OPEN), match_end(words, at, _SINGLES))
        end = _folded_field(words, head) if head > at else at
        if end == head:
            return at
    return _folded_tail(words, end)


def _folded_field(words: Sequence[Word], at: int) -> int:
    end = match_end(words, at, _FIELDS)
    if end == at:
        code = at < len(words) and not words[at].gap and any(c.isdigit() for c in words[at].folded)
        return at + 1 if code and not words[at].folded.isdigit() else at
    while end < len(words):
        joined = end + 1 if words[end].folded in _AND else end
        after = match_end(words, joined, _FIELDS)
        if after == joined:
            break
        end = after
    return end


def _folded_tail(words: Sequence[Word], at: int) -> int:
    return _levels(words, _reach(words, at))


_SINGLES = phrases(_OPEN_SINGLE)
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
