"""Who is paired with what: a statement may name only what its proof names and still swap it (pure).

Membership cannot tell "A by 15/6, B by 15/11" from "A by 15/11, B by 15/6". So the proof is cut
into segments: clauses, and in a clause one segment for each time the kind that came first comes
again ([A 15/6], [B 15/11]). A pair of the statement is denied when the two stand in different
segments and each has a partner of the other's kind in its own.
"""

import re
from collections.abc import Iterator, Sequence

from bot.verification.proof import Proof, all_mentions, says_less
from corpus.mentions.mentions import Mention, MentionKind

_PAIRS: tuple[tuple[MentionKind, MentionKind], ...] = (
    (MentionKind.SYMBOL, MentionKind.DATE),
    (MentionKind.PERSON, MentionKind.POSITION),
    (MentionKind.PERIOD, MentionKind.DATE),
    (MentionKind.UNIT, MentionKind.DATE),
    (MentionKind.UNIT, MentionKind.PERIOD),
    (MentionKind.UNIT, MentionKind.SYMBOL),
    (MentionKind.UNIT, MentionKind.PERSON),
    (MentionKind.UNIT, MentionKind.MONEY),
    (MentionKind.UNIT, MentionKind.PERCENT),
    (MentionKind.UNIT, MentionKind.PHONE),
    (MentionKind.UNIT, MentionKind.NUMBER),
)
# A sentence, a part between semicolons, an item of a list. A line's end alone is none.
_CLAUSE_END = re.compile(r"[;.!?](?=\s|$)|\n\s*(?=[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)")
_NEVER_PAIRED = ("kt ", "dinh-ky", "dot-xuat", "thuong-xuyen")


def contradicts(statement: str, quote: str, held: Proof) -> bool:
    """Whether the statement pairs what the quote pairs otherwise; `held` is the quote read."""
    said = all_mentions(statement)
    ends = [match.start() for match in _CLAUSE_END.finditer(statement)]
    clauses = [match.start() for match in _CLAUSE_END.finditer(quote)]
    return any(
        _denied(one, other, list(_segments(_of(held.mentions, kinds), clauses)))
        for kinds in _PAIRS
        for one, other in _partners(_of(said, kinds), ends)
    )


def _of(mentions: Sequence[Mention], kinds: tuple[MentionKind, MentionKind]) -> list[Mention]:
    return [m for m in mentions if m.kind in kinds and not m.key.startswith(_NEVER_PAIRED)]


def _partners(ours: Sequence[Mention], ends: Sequence[int]) -> Iterator[tuple[Mention, Mention]]:
    """Yield neighbours of different kinds in one clause of the statement, each mention once."""
    at = 0
    while at + 1 < len(ours):
        one, other = ours[at], ours[at + 1]
        if one.kind is not other.kind and _clause(one, ends) == _clause(other, ends):
            yield one, other
            at += 1
        at += 1


def _segments(theirs: Sequence[Mention], clauses: Sequence[int]) -> Iterator[list[Mention]]:
    """Yield the mentions of the quote in runs that belong together."""
    segment: list[Mention] = []
    for mention in theirs:
        if segment:
            new_clause = _clause(mention, clauses) != _clause(segment[-1], clauses)
            again = mention.kind is segment[0].kind and segment[-1].kind is not segment[0].kind
            if new_clause or again:
                yield segment
                segment = []
        segment.append(mention)
    if segment:
        yield segment


def _clause(mention: Mention, clauses: Sequence[int]) -> int:
    return sum(end <= mention.span.start for end in clauses)


def _denied(one: Mention, other: Mention, segments: Sequence[Sequence[Mention]]) -> bool:
    """Whether the quote has both, and everywhere gives each another partner."""
    ones = [segment for segment in segments if any(_same(m, one) for m in segment)]
    others = [segment for segment in segments if any(_same(m, other) for m in segment)]
    return (
        bool(ones and others)
        and all(_has(segment, other.kind) for segment in ones)
        and all(_has(segment, one.kind) for segment in others)
        and not any(_same(m, other) for segment in ones for m in segment)
    )


def _has(segment: Sequence[Mention], kind: MentionKind) -> bool:
    return any(mention.kind is kind for mention in segment)


def _same(theirs: Mention, ours: Mention) -> bool:
    if theirs.kind is not ours.kind:
        return False
    if theirs.kind is MentionKind.DATE:
        return says_less(ours.key, theirs.key)
    return f"{theirs.key} ".startswith(f"{ours.key} ")
