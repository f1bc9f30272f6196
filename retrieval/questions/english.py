"""An English question put into the Vietnamese terms of the field, in Vietnamese order (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from retrieval.lexicon import Lexicon, Role, stem
from retrieval.questions.english_phrases import AUXILIARIES, BE, Item, phrases
from retrieval.questions.syllables import is_syllable
from retrieval.questions.tokens import Token

_MODIFIED = frozenset([Role.NOUN, Role.NUMERAL, Role.WHICH])
_RELATIVES = {"when": "khi", "where": "noi", "who": "", "which": "", "whom": ""}
_BEFORE_SECOND_QUESTION = frozenset(["and", "or", "with", "to", "by", "of", "than"])
_COUNTED = frozenset(["thang", "nam", "ngay", "tuan", "gio", "phan tram", "lan", "nguoi"])


def is_english(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Say whether the question is English; names ("Hai Duong") do not make it Vietnamese.

    Only letters without diacritics decide, so that both ways of typing are read alike.
    """
    english = vietnamese = 0
    for token in tokens:
        for word in token.folded.split("-"):
            known = stem(word) in lexicon.english_stems
            english += known and not is_syllable(word) and word not in lexicon.shorts
            small = not token.typed[:1].isupper()
            vietnamese += small and not known and (is_syllable(word) or word in lexicon.shorts)
    return english > vietnamese


def translate(
    tokens: Sequence[Token], lexicon: Lexicon, read_short: Callable[[Token], str | None]
) -> tuple[Item, ...]:
    """Return the phrases of `tokens` in Vietnamese order, unread ones included.

    `read_short` gives the reading of an abbreviation, None for a word that is none.
    """
    items = _numbered(_names(_related(phrases(tokens, lexicon, read_short))))
    ordered: list[Item] = []
    for modified, group in groupby(items, key=lambda item: item.role in _MODIFIED):
        chunk = list(group)
        ordered.extend(_turned(chunk) if modified else chunk)
    last = [item for item in ordered if item.role is Role.LAST]
    rest = [item for item in ordered if item.role is not Role.LAST]
    if tokens and tokens[0].folded in BE | AUXILIARIES and not last:
        return (Item("", "co", Role.LINK), *rest, Item("", "khong", Role.LAST))
    return (*rest, *last[:1])


def _related(items: list[Item]) -> list[Item]:
    """Read a second question word as the relative it mostly is: "… when the police act"."""
    related: list[Item] = []
    asked = False
    for item in items:
        relative = _RELATIVES.get(item.typed.lower()) if asked else None
        after_link = bool(related) and related[-1].typed.lower() in _BEFORE_SECOND_QUESTION
        asked = asked or item.role in {Role.QUESTION, Role.WHICH, Role.LAST}
        if relative is not None and not after_link:
            related.append(Item(item.typed, relative, Role.LINK, empty=not relative))
        else:
            related.append(item)
    return related


def _names(items: list[Item]) -> list[Item]:
    """Join the syllables of a name."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before and before.name and item.name and not before.number and not item.number:
            joined[-1] = _joined(before, item)
        else:
            joined.append(item)
    return joined


def _numbered(items: list[Item]) -> list[Item]:
    """Tie a number to the noun before it, "Programme 1250", or to what it counts, "6 months"."""
    tied: list[Item] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        before = tied[-1] if tied else None
        if item.number and following is not None and following.vietnamese in _COUNTED:
            tied.append(replace(item, role=Role.NUMERAL))
        elif before and item.number and before.role is Role.NOUN and _takes_number(before):
            tied[-1] = _joined(before, item)
        else:
            tied.append(item)
    return tied


def _takes_number(item: Item) -> bool:
    return bool(item.vietnamese) and not item.name


def _joined(one: Item, other: Item) -> Item:
    typed, vietnamese = f"{one.typed} {other.typed}", f"{one.vietnamese} {other.vietnamese}"
    return replace(one, typed=typed, vietnamese=vietnamese)


def _turned(chunk: list[Item]) -> list[Item]:
    """Put modifiers after their noun; numerals stay before theirs."""
    turned: list[Item] = []
    at = 0
    for item in reversed(chunk):
        if item.role is Role.NUMERAL:
            turned.insert(at, item)
        else:
            at = len(turned) if item.vietnamese in _COUNTED else at
            turned.append(item)
    return turned
