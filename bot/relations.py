"""Who is paired with what: a statement may name only what its proof names and still swap it (pure).

Membership cannot tell "A by 15/6, B by 15/11" from "A by 15/11, B by 15/6". Three rules can:
the two kinds alternate in the proof, so that each has one partner; or they are interleaved
(A b B a); or each stands in a clause of its own with another partner.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.proof import Proof, all_mentions
from corpus.mentions import Mention, MentionKind

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
_CLAUSE_END = re.compile(r"[;.!?\n](?=\s|$)")


def contradicts(statement: str, quote: str, held: Proof) -> bool:
    """Whether the statement pairs what the quote pairs otherwise; `held` is the quote read."""
    said = all_mentions(statement)
    return any(_swapped(statement, said, quote, held, kinds) for kinds in _PAIRS)


def _swapped(
    statement: str,
    said: Sequence[Mention],
    quote: str,
    held: Proof,
    kinds: tuple[MentionKind, MentionKind],
) -> bool:
    ours = _of(said, kinds)
    theirs = _of(held.mentions, kinds)
    if len({m.key for m in theirs if m.kind is kinds[0]}) < 2:
        return False
    if len({m.key for m in theirs if m.kind is kinds[1]}) < 2:
        return False
    ends = [match.start() for match in _CLAUSE_END.finditer(statement)]
    clauses = [match.start() for match in _CLAUSE_END.finditer(quote)]
    return any(_denied(one, other, theirs, clauses) for one, other in _partners(ours, ends))


def _of(mentions: Sequence[Mention], kinds: tuple[MentionKind, MentionKind]) -> list[Mention]:
    return [m for m in mentions if m.kind in kinds and not m.key.startswith(("kt ", "dinh-ky"))]


def _partners(ours: Sequence[Mention], ends: Sequence[int]) -> list[tuple[Mention, Mention]]:
    """Return neighbours of different kinds in one clause of the statement, each mention once."""
    found: list[tuple[Mention, Mention]] = []
    at = 0
    while at + 1 < len(ours):
        one, other = ours[at], ours[at + 1]
        apart = any(one.span.end <= end <= other.span.start for end in ends)
        if one.kind is not other.kind and not apart:
            found.append((one, other))
            at += 1
        at += 1
    return found


def _denied(
    one: Mention, other: Mention, theirs: Sequence[Mention], clauses: Sequence[int]
) -> bool:
    """Whether the quote names both, and wherever it does gives each another partner."""
    firsts = [n for n, m in enumerate(theirs) if _same(m, one)]
    seconds = [n for n, m in enumerate(theirs) if _same(m, other)]
    if not firsts or not seconds:
        return False
    if _alternate(theirs):
        return not any(a // 2 == b // 2 for a in firsts for b in seconds)
    return all(_parted(theirs, a, b, clauses) for a in firsts for b in seconds)


def _same(theirs: Mention, ours: Mention) -> bool:
    return theirs.kind is ours.kind and (
        theirs.key == ours.key or f"{theirs.key} ".startswith(f"{ours.key} ")
    )


def _alternate(mentions: Sequence[Mention]) -> bool:
    return len(mentions) % 2 == 0 and all(a.kind is not b.kind for a, b in pairwise(mentions))


def _parted(theirs: Sequence[Mention], a: int, b: int, clauses: Sequence[int]) -> bool:
    low, high = min(a, b), max(a, b)
    between = [m.kind for m in theirs[low + 1 : high]]
    other_than_low, like_low = theirs[high].kind, theirs[low].kind
    if other_than_low in between:
        partner = between.index(other_than_low)
        if like_low in between[partner + 1 :]:
            return True
    one, two = _clause(theirs[a], clauses), _clause(theirs[b], clauses)
    if one == two:
        return False
    kinds_one = {m.kind for m in theirs if _clause(m, clauses) == one}
    kinds_two = {m.kind for m in theirs if _clause(m, clauses) == two}
    return theirs[b].kind in kinds_one and theirs[a].kind in kinds_two


def _clause(mention: Mention, clauses: Sequence[int]) -> int:
    return sum(end <= mention.span.start for end in clauses)
