"""Units in text without capitals, as users type them: "so noi vu", "ca tinh" (pure)."""

from collections.abc import Sequence

from corpus.abbreviations import canonical
from corpus.mentions.kinds import Mention, MentionKind
from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.scan import Word, scan
from corpus.mentions.unit_heads import CLOSED, OPEN, SINGLE_HEADS, short_head
from corpus.mentions.unit_tails import AND, FIELD_PHRASES, levels, reach

_SINGLES = phrases(SINGLE_HEADS)


def find_units_folded(folded: str) -> tuple[Mention, ...]:
    """Return the units of folded or lower-case text, as users type: "so noi vu", "ca tinh".

    Without capitals a place's end cannot be seen, so it is left out ("cong an tinh").
    """
    views = scan(folded)
    words = views.words()
    found: list[Mention] = []
    at = 0
    while at < len(words):
        end = _unit_end(words, at)
        if end > at:
            key = " ".join(canonical(words[at:end]))
            found.append(views.mention(MentionKind.UNIT, words[at].start, words[end - 1].end, key))
        at = max(end, at + 1)
    return tuple(views.placed(mention) for mention in found)


def _unit_end(words: Sequence[Word], at: int) -> int:
    """Read a name and those it belongs to: "phong px03 cong an tinh"."""
    end, last = at, _name_end(words, at)
    while last > end:
        end = last
        if end < len(words) and not words[end].gap:
            last = _name_end(words, end)
    return end


def _name_end(words: Sequence[Word], at: int) -> int:
    """Read one name where case and, mostly, diacritics are missing."""
    end = max(short_head(words, at), match_end(words, at, CLOSED))
    if end == at:
        head = max(match_end(words, at, OPEN), match_end(words, at, _SINGLES))
        end = _field_end(words, head) if head > at else at
        if end == head:
            return at
    return levels(words, reach(words, end))


def _field_end(words: Sequence[Word], at: int) -> int:
    end = match_end(words, at, FIELD_PHRASES)
    if end == at:
        code = at < len(words) and not words[at].gap and any(c.isdigit() for c in words[at].folded)
        return at + 1 if code and not words[at].folded.isdigit() else at
    while end < len(words):
        joined = end + 1 if words[end].folded in AND else end
        after = match_end(words, joined, FIELD_PHRASES)
        if after == joined:
            break
        end = after
    return end
