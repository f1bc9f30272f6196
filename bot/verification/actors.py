"""Who does what: a unit that a passage has only beside the doer may not be told as the doer (pure).

The verifier knows which units a quote names, not their parts: of "chủ trì, phối hợp với B" it
would believe "B chủ trì". Here the units that are worked with or sent to are told apart.
"""

import re
from collections.abc import Iterable, Iterator

from corpus.document import Span
from corpus.mentions.mentions import MentionKind, find_mentions
from corpus.text import display, fold

_UNITS = frozenset({MentionKind.UNIT})
_BESIDE = re.compile(  # right before a unit: it is worked with, sent to, served
    r"(?:\b(?:phoi hop|hiep dong|thong nhat|trao doi|cung)(?: chat che)?(?: voi| cung)"
    r"|\b(?:gui|bao cao|trinh|nop|chuyen|phan anh|thong bao)\b(?:(?! do | boi )[^;:])*?"
    r" (?:ve|cho|den|toi|voi)"
    r"|\b(?:bao cao|trinh|tham muu|giup|de nghi|tham muu cho|tai))(?: cac)?$"
)
_JOINED = re.compile(  # between two units of one list; one that is not known may stand there too
    r"(?:,|\bva\b|\bcung\b|\bvoi\b|/|-)(?:[^;:.]{0,60}(?:,|\bva\b|\bvoi\b))?(?: ?cac)?"
)
_VERBS = (
    r"(?:chu tri|gui|nop|trinh|bao cao|tham muu|to chuc|thuc hien|(?:co|chiu) trach nhiem|"
    r"dau moi|dung dau|tiep nhan|tong hop|ban hanh|quyet dinh|"
    r"leads?|lead agency|chairs?|sends?|submits?|reports?|organi[sz]es?|receives?|"
    r"responsible|in charge)\b"
)
_DOING = re.compile(rf"\b{_VERBS}")
_DOES = re.compile(  # right after a unit: it is the doer
    rf"^,? ?(?:(?:la|se|phai|can|duoc giao|don vi|co quan|is|the|shall|must|will) )*{_VERBS}"
)
_DOER_IS = re.compile(
    r"\b(?:chu tri|dau moi|(?:chiu|co) trach nhiem(?: chinh)?|led by|(?:sent|submitted) by)"
    r"(?:,? \w+){0,12}? ?(?:la|do|:|by)(?: cac)?$|\bled by(?: the)?$"
)
_CLAUSE_END = re.compile(r"[;.!?\n]")


def misplaces_doer(statement: str, passages: Iterable[tuple[str, str | None]]) -> bool:
    """Whether `statement` lets a unit do what the cited passages have others do.

    A passage is its text and its side, whose part it tells. A unit that no passage has beside
    another doer is not judged.
    """
    doers = [unit for unit, before, after in _around(statement) if _is_doer(before, after)]
    if not doers:
        return False
    beside: set[str] = set()
    free: set[str] = set()
    for text, side in passages:
        free.update({fold(display(side))} if side else ())
        for unit, is_beside in _parts(text):
            (beside if is_beside else free).add(unit)
    return any(_in(doer, beside) and not _in(doer, free) for doer in doers)


def _is_doer(before: str, after: str) -> bool:
    return bool(_DOER_IS.search(before) or (_DOES.search(after) and not _BESIDE.search(before)))


def _around(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each unit with what stands before and after it in its clause, all folded."""
    text = display(text)
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    for span in _unit_spans(text):
        start = max((end for end in ends if end <= span.start), default=0)
        yield fold(span.of(text)), fold(text[start : span.start]), fold(text[span.end :])


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each unit of a passage and whether it stands beside the doer, in a list of such too."""
    shown = display(text)
    last: Span | None = None
    for span, (unit, before, _) in zip(_unit_spans(shown), _around(text), strict=True):
        gap = fold(shown[last.end : span.start]) if last is not None else "."
        listed = _JOINED.fullmatch(gap) is not None and not _DOING.search(gap)
        is_beside = listed or _BESIDE.search(before) is not None
        last = span if is_beside else None
        yield unit, is_beside


def _unit_spans(text: str) -> list[Span]:
    return [mention.span for mention in find_mentions(text, _UNITS)]


def _in(unit: str, others: set[str]) -> bool:
    return any(
        f"{one} ".startswith(f"{unit} ") or f"{unit} ".startswith(f"{one} ") for one in others
    )
