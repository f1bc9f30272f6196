"""The office's words: abbreviations, chat spellings, English terms, read from TSV files.

The shipped files lie in `retrieval/terms`; an office adds its own rows in a folder of files with
the same names and columns (retrieval/terms/README.md), and its rows are tried before the shipped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from corpus.text import fold
from retrieval.tables import LexiconError, rows
from retrieval.text import pairs

_SYLLABLES, _WORDS = ("syllable",), ("word",)
_SYLLABLE = re.compile("[0-9a-z]+")
_PERCENTS = frozenset(map(str, range(1, 100)))
_TERM_BOND = 0.3  # of two syllables that stand side by side in a listed term
SHIPPED = Path(__file__).with_name("terms")


class ShortKind(StrEnum):
    """What an abbreviation stands for; it decides where one may be expanded or composed."""

    DOCUMENT = "document"  # Quyết định: also met inside numbers and symbols
    UNIT = "unit"  # Ban Thường vụ; units and levels compose: ĐU + UBND + TP
    LEVEL = "level"  # phường, xã, tỉnh
    PERSON = "person"
    PLACE = "place"  # a province, after a word such as tỉnh or UBND
    WORD = "word"
    CHAT = "chat"


class Role(StrEnum):
    """How an English term stands in its sentence; it decides the order in Vietnamese."""

    NOUN = "noun"  # after a noun's modifiers, before them in Vietnamese
    NUMERAL = "numeral"  # before its noun in both
    VERB = "verb"
    QUESTION = "question"
    WHICH = "which"  # before its nouns, after them in Vietnamese: "which unit" -> "đơn vị nào"
    LINK = "link"  # and, of, with: stays between its neighbours
    LAST = "last"  # "what is …" -> "… là gì"


_ENDINGS = (
    *((f"{letter * 2}{ending}", letter) for letter in "bdgmnprt" for ending in ("ing", "ed")),
    *(("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("s", "")),
)
_KINDS, _ROLES = frozenset(ShortKind), frozenset(Role)
_NOTHING = "-"  # the Vietnamese of a word that needs none
_BRITISH = (
    *(("isation", "ization"), ("ise", "ize"), ("is", "iz"), ("amme", "am"), ("tre", "ter")),
    *(("abour", "abor"), ("arbour", "arbor"), ("ighbour", "ighbor"), ("viour", "vior")),
)


@dataclass(frozen=True, slots=True)
class Expansion:
    """One reading of an abbreviation; `short` is as it is printed, `long` is folded."""

    short: str
    long: str
    kind: ShortKind


@dataclass(frozen=True, slots=True)
class Term:
    """The folded Vietnamese of an English term; empty for a word that has no counterpart."""

    vietnamese: str
    role: Role


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, keyed by folded short form or by the stems of an English term."""

    shorts: Mapping[str, tuple[Expansion, ...]]
    english: Mapping[tuple[str, ...], tuple[Term, ...]]  # by words as listed and by stems
    english_words: frozenset[str]
    english_stems: frozenset[str]
    loans: frozenset[str]  # foreign words that are no slips of the hand
    common: frozenset[str]  # folded syllables of everyday and official Vietnamese
    pairs: Mapping[str, float]  # how closely two syllables ("bao_cao") belong together, 0 to 1
    longest_short: int  # words in the longest abbreviation that is written with spaces
    longest_english: int


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Read the shipped lists and, before them, those of the folder `extra`.

    Raises LexiconError for a row that does not have its file's columns or names an unknown kind,
    and for an `extra` that is no folder.
    """
    if extra is not None and not extra.is_dir():
        raise LexiconError(f"Không có thư mục danh mục từ {extra}.")
    folders = [SHIPPED] if extra is None else [extra, SHIPPED]
    expansions = [*_abbreviations(folders), *_chat_words(folders)]
    english = _english_terms(folders)
    longs = {expansion.long for expansion in expansions}
    longs.update(term.vietnamese for terms in english.values() for term in terms)
    syllables = [_SYLLABLE.findall(long) for long in longs]
    common = {fold(syllable) for (syllable,) in rows(folders, "common_syllables.tsv", _SYLLABLES)}
    shorts = _by_short(expansions)
    return Lexicon(
        shorts=shorts,
        english=english,
        english_words=frozenset(word for phrase in english for word in phrase),
        english_stems=frozenset(stem(word) for phrase in english for word in phrase),
        loans=frozenset(fold(word) for (word,) in rows(folders, "loan_words.tsv", _WORDS)),
        common=frozenset(common.union(*syllables)),
        pairs=_common_pairs(folders) | {pair: _TERM_BOND for s in syllables for pair in pairs(s)},
        longest_short=max((len(short.split()) for short in shorts), default=1),
        longest_english=max(map(len, english), default=1),
    )


def with_shorts(lexicon: Lexicon, shorts: Iterable[tuple[str, str]]) -> Lexicon:
    """Return `lexicon` with abbreviations that documents define, tried before the listed ones."""
    defined = [Expansion(short, fold(long), ShortKind.WORD) for short, long in shorts]
    listed = [expansion for found in lexicon.shorts.values() for expansion in found]
    known = {
        (fold(expansion.short), expansion.long): expansion.kind for expansion in reversed(listed)
    }
    kept = [replace(e, kind=known.get((fold(e.short), e.long), e.kind)) for e in defined]
    return replace(lexicon, shorts=_by_short([*kept, *listed]))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a lower-case English word without inflection, in one spelling for Britain and the US.

    It is a key, not a word: "directive" gives "directiv", in the lists as in a question.
    """
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + kept
            break
    for british, american in _BRITISH:
        word = word.removesuffix(british) + american if word.endswith(british) else word
    return word.removesuffix("e") if len(word) > 3 else word


def _abbreviations(folders: Iterable[Path]) -> Iterator[Expansion]:
    columns = ("short", "long", "kind")
    for short, long, kind in rows(folders, "abbreviations.tsv", columns, _KINDS):
        yield Expansion(short, fold(long), ShortKind(kind))


def _chat_words(folders: Iterable[Path]) -> Iterator[Expansion]:
    for short, long in rows(folders, "chat_words.tsv", ("short", "long")):
        yield Expansion(short, fold(long), ShortKind.CHAT)


def _by_short(expansions: Iterable[Expansion]) -> dict[str, tuple[Expansion, ...]]:
    found: dict[str, dict[tuple[str, str], Expansion]] = {}
    for expansion in expansions:
        listed = found.setdefault(fold(expansion.short), {})
        listed.setdefault((expansion.short.lower(), expansion.long), expansion)
    return {short: tuple(longs.values()) for short, longs in found.items()}


def _english_terms(folders: Iterable[Path]) -> dict[tuple[str, ...], tuple[Term, ...]]:
    """Return the terms by their words and, where nothing is listed so, by the words' stems."""
    listed: dict[tuple[str, ...], dict[Role, Term]] = {}
    stems: dict[tuple[str, ...], dict[Role, Term]] = {}
    for english, vietnamese, role in rows(folders, "english.tsv", ("en", "vi", "role"), _ROLES):
        phrase = tuple(_SYLLABLE.findall(fold(english).replace("'", "")))
        term = Term("" if vietnamese == _NOTHING else fold(vietnamese), Role(role))
        listed.setdefault(phrase, {}).setdefault(term.role, term)
        stems.setdefault(tuple(map(stem, phrase)), {}).setdefault(term.role, term)
    return {phrase: tuple(found.values()) for phrase, found in (stems | listed).items()}


def _common_pairs(folders: Iterable[Path]) -> dict[str, float]:
    found: dict[str, float] = {}
    for pair, percent in rows(folders, "common_pairs.tsv", ("pair", "percent"), _PERCENTS):
        found.setdefault(fold(pair).replace(" ", "_"), int(percent) / 100)
    return found
