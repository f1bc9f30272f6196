"""An English question put into the Vietnamese terms of the field, in Vietnamese order (pure)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from retrieval.lexicon import Lexicon, Role, Term, stem
from retrieval.syllables import is_syllable
from retrieval.tokens import Token

_MODIFIED = frozenset([Role.NOUN, Role.NUMERAL, Role.WHICH])


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase of the question with its Vietnamese, empty where nothing is known for it."""

    typed: str
    vietnamese: str
    role: Role
    name: bool = False


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
    items = _numbered(_names(list(_items(_words(tokens), lexicon, read_short))))
    ordered: list[Item] = []
    for modified, group in groupby(items, key=lambda item: item.role in _MODIFIED):
        chunk = list(group)
        ordered.extend(_turned(chunk) if modified else chunk)
    last = [item for item in ordered if item.role is Role.LAST]
    return (*(item for item in ordered if item.role is not Role.LAST), *last[:1])


def _words(tokens: Sequence[Token]) -> list[Token]:
    """Split hyphenated words, leave numbers and symbols whole, drop the possessive s."""
    found: list[Token] = []
    for token in tokens:
        if token.folded == "s" and token.gap.endswith(("'", "’")):
            continue
        if "-" in token.folded and not re.search("[0-9/]", token.folded):
            parts = zip(token.typed.split("-"), token.folded.split("-"), strict=False)
            found.extend(Token(typed, folded, "-") for typed, folded in parts)
        else:
            found.append(token)
    return found


def _items(
    words: list[Token], lexicon: Lexicon, read_short: Callable[[Token], str | None]
) -> Iterator[Item]:
    stems = [stem(word.folded) for word in words]
    at = 0
    while at < len(words):
        length, term = _longest(words, stems, at, lexicon)
        typed = " ".join(word.typed for word in words[at : at + length])
        if term is not None:
            yield Item(typed, term.vietnamese, term.role)
        else:
            yield _unlisted(words[at], read_short)
        at += length


def _longest(
    words: list[Token], stems: list[str], at: int, lexicon: Lexicon
) -> tuple[int, Term | None]:
    for length in range(min(lexicon.longest_english, len(words) - at), 0, -1):
        term = lexicon.english.get(tuple(stems[at : at + length]))
        if term is not None and not (length == 1 and _part_of_name(words, at, lexicon)):
            return length, term
    return 1, None


def _part_of_name(words: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Say whether an English word is a name's syllable here: the "An" of "An Phong"."""
    word = words[at]
    if not is_syllable(word.folded) or at + 1 == len(words):
        return False
    after = words[at + 1]
    alike = word.typed[:1].isupper() == after.typed[:1].isupper()
    foreign = is_syllable(after.folded) and stem(after.folded) not in lexicon.english_stems
    return foreign and alike and not after.gap.strip()


def _unlisted(word: Token, read_short: Callable[[Token], str | None]) -> Item:
    if not word.folded.isalpha():
        return Item(word.typed, word.folded, Role.NOUN, name=True)
    short = read_short(word)
    if short is not None:
        return Item(word.typed, short, Role.NOUN)
    named = word.typed[:1].isupper() or is_syllable(word.folded)
    return Item(word.typed, word.folded if named else "", Role.NOUN, name=named)


def _names(items: list[Item]) -> list[Item]:
    """Join the syllables of a name."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before and _is_name(before) and _is_name(item):
            joined[-1] = replace(
                before,
                typed=f"{before.typed} {item.typed}",
                vietnamese=f"{before.vietnamese} {item.vietnamese}",
            )
        else:
            joined.append(item)
    return joined


def _is_name(item: Item) -> bool:
    return item.name and item.vietnamese.isascii() and not re.search("[0-9]", item.vietnamese)


def _numbered(items: list[Item]) -> list[Item]:
    """Tie a number to the noun before it: "Programme 7294", "Steering Committee 138"."""
    tied: list[Item] = []
    for item in items:
        before = tied[-1] if tied else None
        number = item.name and not _is_name(item)
        if before and number and before.role is Role.NOUN and before.vietnamese and not before.name:
            tied[-1] = replace(
                before,
                typed=f"{before.typed} {item.typed}",
                vietnamese=f"{before.vietnamese} {item.vietnamese}",
            )
        else:
            tied.append(item)
    return tied


def _turned(chunk: list[Item]) -> list[Item]:
    """Put modifiers after their noun; numerals stay in front."""
    numerals = [item for item in chunk if item.role is Role.NUMERAL]
    return numerals + [item for item in reversed(chunk) if item.role is not Role.NUMERAL]
