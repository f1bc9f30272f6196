"""Short names that a document defines for itself: "(ANTT)", "(sau đây gọi tắt là …)" (pure)."""

import re
from collections.abc import Iterator

from corpus.document import Located, ShortForm, Span
from corpus.forms import CAPITAL
from corpus.parsing.lines import located
from corpus.parsing.sides import find_side
from corpus.text import fold

_CALLED = re.compile(
    r"\(\s*+[*_]*+\s*+(?:sau đây|dưới đây|từ đây)?+\s*+(?:được\s++)?+(?:gọi|viết)\s++"
    r"(?:tắt chung|tắt|chung)?+\s*+(?:là|:)\s*+:?+\s*+(?P<short>[^()\n]{2,120})\)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(\s*[*_]*(?P<short>[A-ZĐ][A-ZĐ0-9&.-]{1,14})[*_]*\s*\)")
# "(Chi cục ATVSTP)": the first words of the name, and what the others begin with.
_HEADED = re.compile(
    r"\(\s*[*_]*(?P<short>[A-ZĐ][a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+){0,2}\s[A-ZĐ][A-ZĐ&.-]{1,14})[*_]*\s*\)"
)
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.;:!?()]\s+(?=\w)")
_PARAGRAPH = re.compile(rf"[.;:]\s*\n\s*(?=\S)|,?[ \t]*\n[ \t]*\n\s*(?=[{CAPITAL}])")
_SMALL = frozenset({"va", "cua", "ve", "cac", "cho", "trong", "theo"})
_PLACES = frozenset(
    {"tinh", "thanh", "pho", "huyen", "xa", "phuong", "quan", "viet", "nam", "trung", "uong"}
)
_JOINING = frozenset({"va", "voi", "cung", "cua", "giua", "do", "boi", "tai", "cac"})
_OWNING = frozenset({"cua", "thuoc"})
_SEVERAL = frozenset({"hai", "ba", "bon", "cac", "nhung"})
_FEWEST = 3  # letters of a short form that spells only how a name begins
_MOST_WORDS = 14
_LONGEST = 200  # characters of a long form
_MOST_TRIED = 5000  # brackets looked into: no real text has so many
_REACH = 600  # characters before the bracket in which the long form stands


def find_short_forms(text: str) -> Iterator[ShortForm]:
    """Yield each short form once, where the text first defines it."""
    seen: set[str] = set()
    tried = 0
    for pattern in (_CALLED, _ACRONYM, _HEADED):
        for match in pattern.finditer(text):
            short = _trimmed(text, match.start("short"), match.end("short"))
            if short is None or short.text in seen or tried >= _MOST_TRIED:
                continue
            tried += 1
            long = _long_form(text, match.start(), short.text, renamed=pattern is _CALLED)
            if long and fold(long.text) != fold(short.text):
                seen.add(short.text)
                yield ShortForm(short, long)


def _trimmed(text: str, start: int, end: int) -> Located | None:
    while start < end and (text[start].isspace() or text[start] in "*_“\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_”\"'."):
        end -= 1
    return located(text, Span(start, end)) if end > start else None


def _words_before(text: str, end: int) -> list[tuple[str, int, int]]:
    """Return the folded words of the same paragraph before `end`, with their places."""
    start = max(0, end - _REACH)
    for match in _PARAGRAPH.finditer(text, start, end):
        start = match.end()
    return [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def _long_form(text: str, end: int, short: str, *, renamed: bool) -> Located | None:
    words = _words_before(text, end)
    if not words:
        return None
    if spelled := _spelled_out(words, short):
        return located(text, Span(*spelled))
    if renamed:
        return located(text, Span(*_renamed(text, words, short)))
    begun = _begun(text, words, short)
    return located(text, Span(*begun)) if begun else None


def _begun(text: str, words: list[tuple[str, int, int]], short: str) -> tuple[int, int] | None:
    """Return the name of a unit before the bracket that begins with what a short form spells."""
    letters = "".join(
        fold(part) if part.isupper() else fold(part)[:1] for part in _WORD.findall(short)
    )
    for first in range(len(words) - 1, max(-1, len(words) - _MOST_WORDS - 1), -1):
        plain = "".join(word[0][0] for word in words[first:])
        short_of = "".join(word[0][0] for word in words[first:] if word[0] not in _SMALL)
        spelled = plain.startswith(letters) or short_of.startswith(letters)
        if len(letters) < _FEWEST or not spelled:
            continue
        start, end = words[first][1], words[-1][2]
        if text[start].isupper() and find_side(text[start:end], heading=True):
            return start, end
    return None


def _spelled_out(words: list[tuple[str, int, int]], short: str) -> tuple[int, int] | None:
    """Return the words before the bracket whose initials make up the acronym.

    Up to two words of place may stand behind them: "Ủy ban nhân dân tỉnh (UBND)".
    """
    letters = [fold(letter) for letter in short if letter.isalpha()]
    if not short.isupper() or len(letters) < 2:
        return None
    for skipped in range(min(3, len(words))):
        if skipped and words[-skipped][0] not in _PLACES:
            return None
        first = _initials(words[: len(words) - skipped], letters)
        if first is not None:
            return words[first][1], words[-1 - skipped][2]
    return None


def _initials(words: list[tuple[str, int, int]], letters: list[str]) -> int | None:
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at > 0 and words[at][0][0] != letter and words[at][0] in _SMALL:
            at -= 1
        if at < 0 or words[at][0][0] != letter:
            return None
    return at


def _renamed(text: str, words: list[tuple[str, int, int]], short: str) -> tuple[int, int]:
    """Return what is renamed: from the words that the short name begins with, or a noun phrase."""
    wanted = [fold(word) for word in _WORD.findall(short)]
    best, best_length = None, 0
    for index in range(len(words) - 1, -1, -1):
        length = _shared(words, index, wanted)
        if length > best_length:
            best, best_length = index, length
    if best is None:
        best = _abbreviated(words, short)
    if best is None:
        best = _noun_phrase(text, words, several=bool(wanted) and wanted[0] in _SEVERAL)
    start, end = words[best][1], words[-1][2]
    return start, _within(words, best, start + _LONGEST, end)


def _shared(words: list[tuple[str, int, int]], index: int, wanted: list[str]) -> int:
    length = 0
    while (
        index + length < len(words)
        and length < len(wanted)
        and words[index + length][0] == wanted[length]
    ):
        length += 1
    return length


def _abbreviated(words: list[tuple[str, int, int]], short: str) -> int | None:
    """Return where the words begin whose initials are the first word of a short name."""
    token = short.split(" ", 1)[0]
    letters = [fold(letter) for letter in token if letter.isalpha()]
    if not token.isupper() or len(letters) < 2:
        return None
    for at in range(len(words) - len(letters), -1, -1):
        if all(words[at + i][0][0] == letter for i, letter in enumerate(letters)):
            return at
    return None


def _noun_phrase(text: str, words: list[tuple[str, int, int]], *, several: bool) -> int:
    """Return the word that the phrase before the bracket begins with.

    That is the last one that opens the name of a unit or a kind of document; where several are
    renamed together, the first one after "giữa" or at the clause's beginning.
    """
    first = 0
    for match in _CLAUSE.finditer(text, words[0][1], words[-1][2]):
        first = next(at for at, word in enumerate(words) if word[1] >= match.end() - 1)
    openers = [at for at in range(first, len(words)) if _opens_name(text, words, at)]
    if several:
        between = [at + 1 for at in range(first, len(words) - 1) if words[at][0] == "giua"]
        return between[-1] if between else (openers[0] if openers else first)
    while first < len(words) - 1 and words[first][0] in _JOINING:
        first += 1
    return openers[-1] if openers else first


def _opens_name(text: str, words: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a capitalised word opens a name: no capital, and no "của", right before it."""
    word = text[words[at][1] : words[at][2]]
    if not word[0].isupper() or not find_side(text[words[at][1] : words[-1][2]], heading=True):
        return False
    if at == 0:
        return True
    before = words[at - 1]
    return before[0] not in _OWNING and not text[before[1]].isupper()


def _within(words: list[tuple[str, int, int]], first: int, limit: int, end: int) -> int:
    """Return the end of the last word before `limit`."""
    if end <= limit:
        return end
    return max((word[2] for word in words[first:] if word[2] <= limit), default=end)
