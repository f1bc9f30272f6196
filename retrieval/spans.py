"""From a passage to the sentences of it that answer (pure)."""

import re
from collections.abc import Callable, Sequence

from corpus.document import Span
from corpus.text import display, fold
from retrieval.text import words
from retrieval.weighing import Term

# A sentence ends at . ! ? before white space and a new beginning; "TP. HP", "đ/c A." do not.
_END = re.compile(r"[.!?…][\"”’)*_]*\s+(?=[\"“‘(*_]*[^\W\d_a-zà-ỹđ])")
_SHORT = re.compile(r"\b(?:[A-ZĐ]{1,3}|Tp|Th[sS]|PGS|GS|BS|Đ/c|đ/c|v\.v)$")
_CLOSE = 120  # characters on either side: what is said of a date is said next to it
_MOST_SPANS = 12
_EQUAL = 1e-9
_ASKED = 0.1  # of weight, for each date or name of the kind that is asked for
_CLAUSE_END = re.compile(r"[;:]\s+|,\s+")


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`, in order, without the white space between them."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[start : match.start()]):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        spans.append(Span(start + left, start + right))


def choose(text: str, topic: Sequence[Term], longest: int, prefer: Sequence[Span] = ()) -> str:
    """Return the sentences that hold most of the topic, in display form, within `longest`.

    The whole text when it fits. `prefer` are spans of things asked for (a date, a unit): a
    sentence with one is worth more. What is cut inside a sentence is marked by "…".
    """
    whole = display(text)
    if len(whole) <= longest:
        return whole
    pieces = sentences(text)
    worth = [_worth(text, piece, topic, prefer) for piece in pieces]
    best = max(range(len(pieces)), key=lambda index: worth[index])
    first = last = best
    while True:
        grown = [
            (worth[index], low, high)
            for index, low, high in ((first - 1, first - 1, last), (last + 1, first, last + 1))
            if 0 <= index < len(pieces)
            and len(display(text[pieces[low].start : pieces[high].end])) <= longest
        ]
        if not grown or max(grown)[0] <= 0:
            break
        _, first, last = max(grown)
    chosen = text[pieces[first].start : pieces[last].end]
    if len(display(chosen)) > longest:
        return _cut(chosen, topic, longest, [display(span.of(text)) for span in prefer])
    return display(chosen)


def together(text: str, topic: Sequence[Term], expand: Callable[[str], str]) -> float:
    """Return the largest share of the topic, from 0 to 1, that one sentence of `text` holds."""
    return max((_share(expand(piece.of(text)), topic) for piece in sentences(text)), default=0.0)


def around(
    text: str, spans: Sequence[Span], topic: Sequence[Term], expand: Callable[[str], str]
) -> float:
    """Return the largest share of the topic that stands close to one of `spans`."""
    pieces = (text[max(0, span.start - _CLOSE) : span.end + _CLOSE] for span in spans[:_MOST_SPANS])
    return max((_share(expand(piece), topic) for piece in pieces), default=0.0)


def _share(text: str, topic: Sequence[Term]) -> float:
    total = sum(term.weight for term in topic)
    if not total:
        return 0.0
    held = set(_flat(text))
    return sum(term.weight for term in topic if term.word in held) / total


def _worth(text: str, piece: Span, topic: Sequence[Term], prefer: Sequence[Span]) -> float:
    held = set(_flat(piece.of(text)))
    score = sum(term.weight for term in topic if term.word in held)
    asked = any(piece.start <= span.start and span.end <= piece.end for span in prefer)
    return score + (0.5 if asked and score else 0.0)


def _flat(text: str) -> tuple[str, ...]:
    found = words(text)
    return (*found.syllables, *found.pairs, *found.symbols)


def _cut(sentence: str, topic: Sequence[Term], longest: int, asked: Sequence[str]) -> str:
    """Return the stretch of clauses of a long sentence that holds most of the topic and asked."""
    shown = display(sentence)
    starts = [0, *(match.end() for match in _CLAUSE_END.finditer(shown))]
    best, best_score = 0, -1.0
    for start in starts:
        stretch = shown[start : start + longest - 2]
        window = set(_flat(stretch))
        score = sum(term.weight for term in topic if term.word in window)
        score += _ASKED * sum(thing in stretch for thing in asked)
        if score >= best_score - _EQUAL:  # the later start leaves more of what follows
            best, best_score = start, score
    end = best + longest - 2
    piece = shown[best:] if end >= len(shown) else _ended(shown[best:end]) + " …"
    return piece if best == 0 else "… " + piece


def _ended(piece: str) -> str:
    """Cut at the last clause that is whole, for half a name is another name; else at a word."""
    ends = [match.start() for match in _CLAUSE_END.finditer(piece)]
    if ends and ends[-1] >= len(piece) // 2:
        return piece[: ends[-1]]
    return piece[: piece.rfind(" ")].rstrip(" ,;:")


def holds(text: str, phrase: str) -> bool:
    """Whether the folded `phrase` stands in `text` as whole syllables."""
    return f" {fold(phrase)} " in f" {re.sub(r'[^0-9a-z]+', ' ', fold(display(text)))} "
