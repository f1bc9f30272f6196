"""Which long forms an abbreviation may stand for, where it is typed as one (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.evidence import Evidence
from retrieval.lexicon import Expansion, Lexicon, ShortKind
from retrieval.questions.syllables import is_syllable, syllables_from
from retrieval.questions.tokens import Token

_MAX_PARTS = 5
_MAX_LETTERS = 24
_PLACE_HEADS = frozenset(
    ["tinh", "pho", "tp", "phuong", "xa", "quan", "huyen", "uy", "dan", "an", "khu", "tai", "o"]
)
_DOTTED_LEVELS = frozenset(["p", "q", "x"])  # no other word is cut to these before a dot
_ITEM_HEADS = frozenset(
    (
        *("diem", "khoan", "dieu", "muc", "phan", "luc", "cau", "mau", "loai"),
        *"bcdeghklmn",  # the item before in a row: "a, b, c"
    )
)
_COMPOSED = frozenset([ShortKind.UNIT, ShortKind.PERSON, ShortKind.WORD, ShortKind.LEVEL])


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a word: folded syllables, empty at the ends of the question."""

    left: str
    right: str
    right_token: Token | None = None


def expansions(token: Token, around: Neighbours, lexicon: Lexicon) -> tuple[Expansion, ...]:
    """Return what `token` may be short for, best first by its spelling alone."""
    found = lexicon.shorts.get(token.folded, ())
    if not found or not _typed_as_short(token, around, lexicon):
        return ()
    capital = token.capitals >= min(2, len(token.folded))
    if len(token.folded) == 1:
        return tuple(e for e in found if _single_letter(token, e, around, capital=capital))
    placed = around.left in _PLACE_HEADS
    allowed = [e for e in found if e.kind is not ShortKind.PLACE or placed or len(found) == 1]
    typed = token.typed.lower()
    ranked = sorted(
        allowed,
        key=lambda e: (
            (e.kind is ShortKind.CHAT) == capital,
            e.short.lower() != typed,
            e.kind is not ShortKind.PLACE,
        ),
    )
    best_first: dict[str, Expansion] = {}
    for expansion in ranked:
        best_first.setdefault(expansion.long, expansion)
    return tuple(best_first.values())


def best_expansion(
    token: Token, candidates: Sequence[Expansion], around: Neighbours, evidence: Evidence
) -> Expansion:
    """Return the candidate that its neighbours call for, the first unless another fits better.

    Diacritics decide first: "TƯ" is never read as "TU".
    """
    typed = token.typed.lower()
    exact = [] if typed.isascii() else [e for e in candidates if e.short.lower() == typed]

    def fit(ranked: tuple[int, Expansion]) -> float:
        rank, expansion = ranked
        syllables = re.findall("[0-9a-z]+", expansion.long)
        bonds = evidence.bond(around.left, syllables[0]), evidence.bond(syllables[-1], around.right)
        return 2 * sum(bonds) - 0.1 * rank - (0.2 if rank else 0.0)

    return max(enumerate(exact or candidates), key=fit)[1]


def compose(token: Token, lexicon: Lexicon, evidence: Evidence) -> tuple[Expansion, ...]:
    """Return the listed parts of a composite such as BTCTU, the fewest; none if it is not one.

    A level follows a unit; one letter stands for a level only at the end: UBNDX. Where no part
    has three letters, the parts must be known to stand together: ĐUTP, not TCVN.
    """
    word = token.folded
    if not 4 <= len(word) <= _MAX_LETTERS or not word.isalpha() or is_syllable(word):
        return ()
    best: list[tuple[Expansion, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before = best[start]
            part = None if before is None else _part(word[start:end], before, lexicon)
            if before is not None and part is not None:
                best[end] = _better(best[end], (*before, part))
    whole = best[-1] or _with_level(word, best[-2], lexicon)
    return whole if whole and _plausible(whole, evidence) else ()


def _plausible(parts: tuple[Expansion, ...], evidence: Evidence) -> bool:
    longest = max(len(part.short) for part in parts)
    return 2 <= len(parts) <= _MAX_PARTS and (
        longest >= 3 or all(_neighbourly(one, other, evidence) for one, other in pairwise(parts))
    )


def _neighbourly(one: Expansion, other: Expansion, evidence: Evidence) -> bool:
    ends = one.long.split()[-1], other.long.split()[0]
    return other.kind is ShortKind.LEVEL or evidence.bond(*ends) > 0


def read_slashed(prefix: str, syllable: str, evidence: Evidence) -> str | None:
    """Return "thuc hien" for "t/hien": the first syllable that goes with the second best."""
    if len(prefix) > 3 or is_syllable(prefix) or not is_syllable(syllable):
        return None
    bonds = {first: evidence.bond(first, syllable) for first in syllables_from(prefix)}
    best = max(bonds, key=lambda first: bonds[first], default="")
    return f"{best} {syllable}" if best and bonds[best] > 0 else None


def _typed_as_short(token: Token, around: Neighbours, lexicon: Lexicon) -> bool:
    if not is_syllable(token.folded):
        return True
    following = around.right_token
    shouted = following is not None and _shouted(following, lexicon)
    return token.capitals == len(token.typed) and (len(token.typed) == 1 or not shouted)


def _shouted(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a word is typed in capitals without being an abbreviation: "AN PHONG"."""
    whole = len(token.folded) > 1 and token.capitals == len(token.typed)
    return whole and is_syllable(token.folded) and token.folded not in lexicon.shorts


def _single_letter(
    token: Token, expansion: Expansion, around: Neighbours, *, capital: bool
) -> bool:
    """Say whether one letter is short for a level ("P. Tân Lập") or a chat word ("k")."""
    following = around.right_token
    if around.left in _ITEM_HEADS or token.gap.endswith((".", "(", "/")):
        return False
    if expansion.kind is ShortKind.CHAT:
        return not capital and (following is None or following.gap[:1] not in ".)")
    if following is None or expansion.kind is not ShortKind.LEVEL:
        return False
    dotted = following.gap.startswith(".") and (capital or token.folded in _DOTTED_LEVELS)
    glued = following.gap == "." and following.folded.isdigit()
    return dotted or glued or (capital and following.gap == " " and following.typed[:1].isupper())


def _part(letters: str, before: tuple[Expansion, ...], lexicon: Lexicon) -> Expansion | None:
    found = [e for e in lexicon.shorts.get(letters, ()) if e.kind in _COMPOSED]
    if not before or before[-1].kind is not ShortKind.UNIT:
        found = [e for e in found if e.kind is not ShortKind.LEVEL]
    best = (e for e in found if e.kind in {ShortKind.UNIT, ShortKind.LEVEL})
    return next(best, found[0] if found else None)


def _with_level(
    word: str, before: tuple[Expansion, ...] | None, lexicon: Lexicon
) -> tuple[Expansion, ...] | None:
    levels = (e for e in lexicon.shorts.get(word[-1], ()) if e.kind is ShortKind.LEVEL)
    level = next(levels, None)
    if not before or level is None or before[-1].kind is not ShortKind.UNIT:
        return None
    return (*before, level)


def _better(
    one: tuple[Expansion, ...] | None, other: tuple[Expansion, ...]
) -> tuple[Expansion, ...]:
    return min((one, other), key=_plainness) if one is not None else other


def _plainness(parts: tuple[Expansion, ...]) -> tuple[int, int]:
    return len(parts), -max(len(part.short) for part in parts)


def doubtful_unit(
    token: Token, around: Neighbours, lexicon: Lexicon, evidence: Evidence
) -> Expansion | None:
    """Return the unit that small letters may stand for although they spell a word: "ca phuong"."""
    word = token.folded
    units = [e for e in lexicon.shorts.get(word, ()) if e.kind is ShortKind.UNIT]
    if token.capitals or not units or evidence.bond(around.left, word):
        return None
    ends = evidence.bond(units[0].long.split()[-1], around.right)
    return units[0] if ends > evidence.bond(word, around.right) else None
