"""The office's words: abbreviations, chat spellings, English terms, read from TSV files.

The shipped files lie in `retrieval/terms`; an office adds its own rows in a folder of files with
the same names and columns (retrieval/terms/README.md), and its rows are tried before the shipped.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.text import fold
from retrieval.errors import RetrievalError
from retrieval.text import pairs, words

SHIPPED = Path(__file__).with_name("terms")


_ENDINGS = (
    *((f"{letter * 2}{ending}", letter) for letter in "bdgmnprt" for ending in ("ing", "ed")),
    *(("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("s", "")),
)
_NOTHING = "-"  # the Vietnamese of a word that needs none
_BRITISH = (
    *(("isation", "ization"), ("ise", "ize"), ("is", "iz"), ("amme", "am"), ("tre", "ter")),
    *(("abour", "abor"), ("arbour", "arbor"), ("ighbour", "ighbor"), ("viour", "vior")),
)


class LexiconError(RetrievalError):
    """A row of a term file is wrong; the reason names the file and the line."""


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
    english_stems: frozenset[str]
    loans: frozenset[str]  # foreign words that are no slips of the hand
    pairs: frozenset[str]  # syllable pairs of every Vietnamese term in the lists
    longest_short: int  # words in the longest abbreviation that is written with spaces
    longest_english: int


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Read the shipped lists and, before them, those of the folder `extra`.

    Raises LexiconError for a row that does not have the file's columns or names an unknown kind.
    """
    folders = [SHIPPED] if extra is None else [extra, SHIPPED]
    abbreviations = list(_abbreviations(folders))
    chat = list(_chat_words(folders))
    english = _english_terms(folders)
    loans = frozenset(fold(word) for word, *_ in _rows(folders, "loan_words.tsv", ("word",)))
    shorts: dict[str, dict[str, Expansion]] = {}
    for expansion in [*abbreviations, *chat]:
        shorts.setdefault(fold(expansion.short), {}).setdefault(expansion.long, expansion)
    longs = [e.long for e in abbreviations]
    longs.extend(term.vietnamese for terms in english.values() for term in terms)
    return Lexicon(
        shorts={short: tuple(found.values()) for short, found in shorts.items()},
        english=english,
        english_stems=frozenset(stem(word) for phrase in english for word in phrase),
        loans=loans,
        pairs=frozenset(_pairs(longs)),
        longest_short=max((len(short.split()) for short in shorts), default=1),
        longest_english=max(map(len, english), default=1),
    )


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
    for short, long, kind in _rows(folders, "abbreviations.tsv", columns, ShortKind):
        yield Expansion(short, fold(long), ShortKind(kind))


def _chat_words(folders: Iterable[Path]) -> Iterator[Expansion]:
    for short, long in _rows(folders, "chat_words.tsv", ("short", "long")):
        yield Expansion(short, fold(long), ShortKind.CHAT)


def _english_terms(folders: Iterable[Path]) -> dict[tuple[str, ...], tuple[Term, ...]]:
    """Return the terms by their words and, where nothing is listed so, by the words' stems."""
    listed: dict[tuple[str, ...], dict[Role, Term]] = {}
    stems: dict[tuple[str, ...], dict[Role, Term]] = {}
    for english, vietnamese, role in _rows(folders, "english.tsv", ("en", "vi", "role"), Role):
        phrase = words(english.replace("'", "")).syllables
        term = Term("" if vietnamese == _NOTHING else fold(vietnamese), Role(role))
        listed.setdefault(phrase, {}).setdefault(term.role, term)
        stems.setdefault(tuple(map(stem, phrase)), {}).setdefault(term.role, term)
    return {phrase: tuple(found.values()) for phrase, found in (stems | listed).items()}


def _pairs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from pairs(words(text).syllables)


def _rows(
    folders: Iterable[Path],
    name: str,
    columns: tuple[str, ...],
    last: type[StrEnum] | None = None,
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of all files called `name`; `last` is what the last column may hold."""
    for path in (folder / name for folder in folders):
        if path.is_file():
            for number, line in enumerate(_lines(path), start=1):
                row = tuple(cell.strip() for cell in line.split("\t"))
                if number == 1:
                    _check(path, number, row == columns)
                elif line.strip():
                    fits = len(row) == len(columns) and all(map(fold, row[:1])) and all(row)
                    _check(path, number, fits and (last is None or row[-1] in set(last)))
                    yield row


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"Không đọc được danh mục từ {path}.") from error
    return unicodedata.normalize("NFC", text).splitlines()


def _check(path: Path, line: int, correct: bool) -> None:  # noqa: FBT001 - an assertion
    if not correct:
        raise LexiconError(f"Danh mục từ {path}, dòng {line}: sai số cột hoặc sai giá trị.")
