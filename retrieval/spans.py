"""From a passage to the sentences of it that answer (pure)."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Span
from corpus.mentions.mentions import MentionKind, find_mentions
from corpus.text import display
from retrieval.questions.topic import Term
from retrieval.text import words

# A sentence ends at . ! ? before white space and a capital; "TP. HP", "đ/c A." do not.
_END = re.compile(r"[.!?…][\"”’)*_]*\s+(?=[\"“‘(*_]*([^\W\d_]))")
_SHORT = re.compile(r"\b(?:[A-ZĐ]{1,3}|Tp|Th[sS]|PGS|GS|BS|Đ/c|đ/c|v\.v)$")
_CLAUSE_END = re.compile(r"[;:]\s+|,\s+")
# After a comma, what still belongs to the text named before it: "số 44-KL/TW, ngày 22/01/2019".
_GOES_ON = re.compile(r"(?:ngày|tháng|năm|số|của|và|hoặc|quý|khóa|nhiệm kỳ)\b|\d", re.IGNORECASE)
_JOINING = re.compile(r"(?:[ ,;:]+(?:và|hoặc|của|với|giữa|cùng))+$")
_ASKED_FOR = 0.5  # of weight: a sentence with the date or unit that is asked for
_EACH_ASKED_FOR = 0.1  # of weight: each of them in a stretch of a sentence
_EQUAL = 1e-9
_BEFORE, _AFTER = "… ", " …"  # where something was cut


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`, in order, without the white space between them."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if not match[1].islower() and not _SHORT.search(text, start, match.start()):
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

    The whole text when it fits, its beginning when nothing is looked for. `prefer` are spans of
    things asked for (a date, a unit): a sentence with one is worth more. What is cut inside a
    sentence is marked by "…".
    """
    whole = display(text)
    if len(whole) <= longest:
        return whole
    pieces = sentences(text)
    if not pieces:
        return _cut(whole, topic, longest, ())
    if not topic and not prefer:
        return _beginning(text, pieces, longest)
    worth = [_worth(text, piece, topic, prefer) for piece in pieces]
    first, last = _grown(text, pieces, worth, longest)
    chosen = display(text[pieces[first].start : pieces[last].end])
    if len(chosen) <= longest:
        return chosen
    return _cut(chosen, topic, longest, [display(span.of(text)) for span in prefer])


def _beginning(text: str, pieces: Sequence[Span], longest: int) -> str:
    """Return the first sentences that together fit, else the first clauses of the first."""
    first = pieces[0].start
    wholes = [display(text[first : piece.end]) for piece in pieces]
    if fitting := [whole for whole in wholes if len(whole) <= longest]:
        return fitting[-1]
    names = [mention.span for mention in find_mentions(wholes[0], {MentionKind.UNIT})]
    return _kept(wholes[0][: _end(wholes[0], 0, longest - len(_AFTER), names)])


def _worth(text: str, piece: Span, topic: Sequence[Term], prefer: Sequence[Span]) -> float:
    score = _held(piece.of(text), topic)
    asked = any(piece.start <= span.start and span.end <= piece.end for span in prefer)
    return score + (_ASKED_FOR if asked and score else 0.0)


def _held(text: str, topic: Sequence[Term]) -> float:
    found = words(text)
    held = {*found.syllables, *found.pairs, *found.symbols}
    return sum(term.weight for term in topic if term.word in held)


def _grown(
    text: str, pieces: Sequence[Span], worth: Sequence[float], longest: int
) -> tuple[int, int]:
    """Return the first and last of the sentences around the best that together fit."""
    first = last = max(range(len(pieces)), key=lambda index: worth[index])
    while True:
        beside = ((first - 1, first - 1, last), (last + 1, first, last + 1))
        fitting = [
            (worth[index], low, high)
            for index, low, high in beside
            if 0 <= index < len(pieces)
            and len(display(text[pieces[low].start : pieces[high].end])) <= longest
        ]
        if not fitting or max(fitting)[0] <= 0:
            return first, last
        _, first, last = max(fitting)


def _cut(shown: str, topic: Sequence[Term], longest: int, asked: Sequence[str]) -> str:
    """Return the stretch of clauses of a long sentence that holds most of the topic and asked."""
    room = longest - len(_BEFORE) - len(_AFTER)
    names = [mention.span for mention in find_mentions(shown, {MentionKind.UNIT})]
    best, best_score = 0, -1.0
    for start in (0, *_starts(shown, names)):
        stretch = shown[start : start + room]
        score = _held(stretch, topic) + _EACH_ASKED_FOR * sum(thing in stretch for thing in asked)
        if score >= best_score - _EQUAL:  # the later start leaves more of what follows
            best, best_score = start, score
    piece = shown[best:]
    if len(piece) > room:
        piece = _kept(shown[best : _end(shown, best, best + room, names)])
    return piece if best == 0 else _BEFORE + piece


def _kept(stretch: str) -> str:
    return _JOINING.sub("", stretch.rstrip(" ,;:")) + _AFTER


def _starts(shown: str, names: Sequence[Span]) -> Iterator[int]:
    """Yield where a clause or a member of a list begins: never in a name, "Thể thao và Du lịch"."""
    for match in _CLAUSE_END.finditer(shown):
        start = match.end()
        named = any(name.start == start for name in names)
        goes_on = shown[start : start + 1].isupper() or _GOES_ON.match(shown, start)
        if match[0][0] in ";:" or named or not (goes_on or _inside(start, names)):
            yield start


def _end(shown: str, start: int, limit: int, names: Sequence[Span]) -> int:
    """Return where to cut before `limit`: behind a whole clause, for half a name is another name.

    Without one in the second half it is cut between words, in front of a name rather than in it.
    """
    middle = start + (limit - start) // 2
    ends = [match.start() for match in _CLAUSE_END.finditer(shown, start, limit)]
    whole = [end for end in ends if end >= middle and not _inside(end, names)]
    if whole:
        return whole[-1]
    between = max(shown.rfind(" ", start, limit), start)
    name = next((name for name in names if name.start < between < name.end), None)
    return name.start if name and name.start >= middle else between


def _inside(at: int, names: Sequence[Span]) -> bool:
    return any(name.start < at < name.end for name in names)
