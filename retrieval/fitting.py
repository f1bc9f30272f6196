"""Whether a passage holds the kind of thing a question wants: a date, a name, an amount (pure)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import NodeKind
from corpus.mentions import Mention, MentionKind, find_mentions
from corpus.passages import Passage
from corpus.text import display, fold, fold_with_offsets
from retrieval.cues import NAME, OFFICE, STOP, STRICT, Wanted
from retrieval.understanding import Question

_KINDS: Mapping[Wanted, frozenset[MentionKind]] = {
    Wanted.UNIT: frozenset({MentionKind.UNIT, MentionKind.POSITION}),
    Wanted.PERSON: frozenset({MentionKind.PERSON, MentionKind.POSITION}),
    Wanted.DAY: frozenset({MentionKind.DATE}),
    Wanted.TIME: frozenset({MentionKind.DATE, MentionKind.PERIOD}),
    Wanted.FREQUENCY: frozenset({MentionKind.PERIOD, MentionKind.DATE}),
    Wanted.DURATION: frozenset({MentionKind.PERIOD}),
    Wanted.MONEY: frozenset({MentionKind.MONEY}),
    Wanted.PERCENT: frozenset({MentionKind.PERCENT}),
    Wanted.PHONE: frozenset({MentionKind.PHONE}),
    Wanted.SYMBOL: frozenset({MentionKind.SYMBOL}),
    Wanted.REFERENCE: frozenset({MentionKind.SYMBOL}),
    Wanted.COUNT: frozenset({MentionKind.NUMBER}),
}
_DAY_KEY = re.compile(r"(?:\d{4}|-)-\d{2}-\d{2}|---\d{2}|--\d{2}-\d{2}")
_OCCASION = re.compile(
    r"\b(?:khi|sau khi|truoc khi|ngay khi|ngay tu|ngay sau|kip thoi|thuong xuyen|dot xuat|"
    r"nhiem ky|ke tu|hang (?:ngay|tuan|thang|quy|nam)|trong thang|dau nam|cuoi nam)\b"
)
_COUNTED = re.compile(r"\b(?:bao nhieu|may)(?: (?:so luong|tong so))? (\w+)(?: (\w+))?")
_NUMBERED_TEXT = re.compile(
    r"\b(?:thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|ket luan|cong van|chuong trinh|"
    r"ke hoach|thong bao|huong dan|chuong trinh phoi hop) (?:so )?0*(\d+)\b"
)
_SIGNED_ON = re.compile(r"\b(?:ky|ra|ban hanh|de|co) ngay\b|\bngay ban hanh\b|\bban hanh\b")
# Offices whose body is the document's own: its name need not follow them.
_OF_THE_BODY = frozenset({"truong ban", "pho truong ban", "to truong", "thu ky", "chu nhiem"})
_SPAN_OF_TIME = re.compile(r"\b(?:may|bao nhieu) (ngay|thang|tuan|gio|nam|phut|quy)\b")


@dataclass(frozen=True, slots=True)
class Fit:
    """What of the wanted stands in a passage; `mentions` are those, with spans in its text."""

    share: float  # of the wanted kinds, from 0 to 1; 1 when nothing particular is wanted
    lacking: frozenset[Wanted]  # strict kinds it does not hold
    mentions: tuple[Mention, ...]


def fit(question: Question, passage: Passage) -> Fit:
    """Return how far `passage` holds what `question` wants."""
    wanted = [kind for kind in question.wanted if kind in _KINDS or kind is Wanted.SIGNER]
    if not wanted:
        return Fit(1.0, frozenset(), ())
    kinds = frozenset().union(*(_KINDS.get(kind, frozenset()) for kind in wanted))
    mentions = find_mentions(passage.text, kinds)
    folded = fold(display(passage.text))
    held = {kind for kind in wanted if _holds(kind, question, passage, folded, mentions)}
    unnamed = Wanted.PERSON in held and all(m.kind is not MentionKind.PERSON for m in mentions)
    vague = (
        unnamed or Wanted.TIME in held and not any(any(map(str.isdigit, m.key)) for m in mentions)
    )
    return Fit(
        share=(len(held) - (0.6 if vague else 0.0)) / len(wanted),
        lacking=frozenset(kind for kind in wanted if kind in STRICT and kind not in held),
        mentions=tuple(m for m in mentions if any(m.kind in _KINDS.get(k, ()) for k in held)),
    )


def _holds(
    kind: Wanted,
    question: Question,
    passage: Passage,
    folded: str,
    mentions: tuple[Mention, ...],
) -> bool:
    of_kind = [m for m in mentions if m.kind in _KINDS.get(kind, ())]
    match kind:
        case Wanted.SIGNER:
            return passage.kind is NodeKind.SIGNATURE
        case Wanted.UNIT:
            return bool(of_kind) or passage.side is not None
        case Wanted.TIME:
            return bool(of_kind) or bool(_OCCASION.search(folded))
        case Wanted.PERSON:
            return _holds_person(question.text, folded, of_kind)
        case Wanted.DAY:
            days = [m for m in of_kind if _DAY_KEY.search(m.key)]
            return _holds_day_of_text(question, passage.text, days)
        case Wanted.DURATION:
            return _holds_duration(question.text, of_kind)
        case Wanted.COUNT:
            return _holds_count(question.text, folded)
        case Wanted.SYMBOL | Wanted.REFERENCE:
            return any(any(map(str.isdigit, m.key)) for m in of_kind)
        case _:
            return bool(of_kind)


def _holds_day_of_text(question: Question, text: str, days: list[Mention]) -> bool:
    """A day; of the text that the question names by number, when it asks when that was signed."""
    number = _NUMBERED_TEXT.search(question.text)
    if number is None or not _SIGNED_ON.search(question.text):
        return bool(days)
    folded, offsets = fold_with_offsets(text)
    for match in re.finditer(rf"\b0*{number[1]}[-/][^\s,]*,?\s*(?=ngay)", folded):
        if any(0 <= day.span.start - offsets[match.end() - 1] <= 8 for day in days):
            return True
    return False


def _holds_person(question: str, folded: str, people: list[Mention]) -> bool:
    """A name; or, when only the holder of an office is asked for, the office and another one."""
    asked = OFFICE.search(question)
    if asked and (asked[1] if asked[1] in _OF_THE_BODY else asked[0]) not in folded:
        return False
    if any(m.kind is MentionKind.PERSON for m in people):
        return True
    offices = {m.key for m in people if asked is None or asked[1] not in m.key}
    return asked is not None and not NAME.search(question) and bool(offices)


def _holds_duration(question: str, periods: list[Mention]) -> bool:
    asked = _SPAN_OF_TIME.search(question)
    counted = [m for m in periods if any(map(str.isdigit, m.key)) and m.key.startswith("P")]
    if asked is None:
        return bool(counted)
    return any(re.search(rf"\d+ (?:\w+ )?{asked[1]}\b", fold(m.text)) for m in counted)


def _holds_count(question: str, folded: str) -> bool:
    counted = _COUNTED.search(question)
    if counted is None:
        return bool(re.search(r"\b\d+\b", folded))
    nouns = "|".join(noun for noun in counted.groups() if noun and noun not in STOP) or counted[1]
    return bool(re.search(rf"\b\d+ (?:\([^)]*\) )?(?:\w+ ){{0,1}}?(?:{nouns})\b", folded))
