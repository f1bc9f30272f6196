"""An English question put into the Vietnamese terms of the field, in Vietnamese order (pure)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from retrieval.lexicon import Lexicon, Role, Term, stem
from retrieval.syllables import is_syllable
from retrieval.tokens import Token

_MODIFIED = frozenset([Role.NOUN, Role.NUMERAL, Role.WHICH])

_BEFORE_NOUN = frozenset(
    (
        *("the", "a", "an", "its", "their", "this", "that", "these", "each", "any", "which"),
        *("what", "of", "for", "on", "in", "by", "with", "from", "under", "about", "per", "no"),
    )
)
_BEFORE_VERB = frozenset(["to", "who", "must", "should", "shall", "will", "can", "may", "not"])
_AFTER_VERB = frozenset(["the", "a", "an", "its", "their", "this", "which", "when"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ASKS_WHETHER = _BE | {"do", "does", "did", "has", "have", "must", "should", "can", "will", "may"}
_RELATIVES = {"when": "khi", "where": "noi", "who": "", "which": "", "whom": ""}
_BEFORE_SECOND_QUESTION = frozenset(["and", "or", "with", "to", "by", "of", "than"])
_PARTICIPLE = re.compile(".*ed|sent|held|made|done|given|taken|kept|led|set|laid|built|spelt")


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase of the question with its Vietnamese, empty where there is none.

    `empty` marks a word that needs none, such as an article.
    """

    typed: str
    vietnamese: str
    role: Role
    name: bool = False
    empty: bool = False


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
    items = _numbered(_names(_related(list(_items(_words(tokens), lexicon, read_short)))))
    ordered: list[Item] = []
    for modified, group in groupby(items, key=lambda item: item.role in _MODIFIED):
        chunk = list(group)
        ordered.extend(_turned(chunk) if modified else chunk)
    last = [item for item in ordered if item.role is Role.LAST]
    rest = [item for item in ordered if item.role is not Role.LAST]
    if tokens and tokens[0].folded in _ASKS_WHETHER and not last:
        return (Item("", "co", Role.LINK), *rest, Item("", "khong", Role.LAST))
    return (*rest, *last[:1])


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
            passive = at > 0 and _is_passive(words[at - 1], words[at], term)
            vietnamese = f"duoc {term.vietnamese}" if passive else term.vietnamese
            yield Item(typed, vietnamese, term.role, empty=not vietnamese)
        else:
            yield _unlisted(words[at], read_short)
        at += length


def _longest(
    words: list[Token], stems: list[str], at: int, lexicon: Lexicon
) -> tuple[int, Term | None]:
    for length in range(min(lexicon.longest_english, len(words) - at), 0, -1):
        phrase = tuple(word.folded for word in words[at : at + length])
        terms = lexicon.english.get(phrase) or lexicon.english.get(tuple(stems[at : at + length]))
        if terms and not (length == 1 and _part_of_name(words, at, lexicon)):
            return length, _in_place(terms, words, at, at + length)
    return 1, None


def _in_place(terms: tuple[Term, ...], words: list[Token], start: int, end: int) -> Term:
    """Choose between noun and verb: "the report on …", "who must report to …"."""
    before = words[start - 1].folded if start else ""
    after = words[end].folded if end < len(words) else ""
    noun = before in _BEFORE_NOUN or (before not in _BEFORE_VERB and after not in _AFTER_VERB)
    wanted = Role.NOUN if noun else Role.VERB
    return next((term for term in terms if term.role is wanted), terms[0])


def _is_passive(before: Token, word: Token, term: Term) -> bool:
    verb = term.role is Role.VERB and not term.vietnamese.startswith("duoc ")
    return verb and before.folded in _BE and _PARTICIPLE.fullmatch(word.folded) is not None


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
