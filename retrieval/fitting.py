"""Whether a passage holds the kind of thing a question wants: a date, a name, an amount (pure)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import NodeKind
from corpus.mentions.mentions import Mention, MentionKind
from corpus.text import fold, fold_with_offsets
from retrieval.questions.cues import NAME, OFFICE, STRICT, Wanted
from retrieval.questions.document_kinds import ISSUED, LEGAL
from retrieval.questions.places import ISSUED_ON, Place
from retrieval.questions.understanding import Question
from retrieval.readings import Reading
from retrieval.signs import (
    is_mostly_counted,
    says_only_means,
    shows_count,
    shows_hour,
    shows_place,
    shows_sum,
)

_KINDS: Mapping[Wanted, frozenset[MentionKind]] = {
    Wanted.UNIT: frozenset({MentionKind.UNIT, MentionKind.POSITION}),
    Wanted.PERSON: frozenset({MentionKind.PERSON, MentionKind.POSITION}),
    Wanted.PLACE: frozenset(),
    Wanted.DAY: frozenset({MentionKind.DATE}),
    Wanted.HOUR: frozenset({MentionKind.DATE, MentionKind.PERIOD}),
    Wanted.TIME: frozenset({MentionKind.DATE, MentionKind.PERIOD}),
    Wanted.FREQUENCY: frozenset({MentionKind.PERIOD, MentionKind.DATE}),
    Wanted.DURATION: frozenset({MentionKind.PERIOD}),
    Wanted.MONEY: frozenset({MentionKind.MONEY}),
    Wanted.PERCENT: frozenset({MentionKind.PERCENT}),
    Wanted.PHONE: frozenset({MentionKind.PHONE}),
    Wanted.SYMBOL: frozenset({MentionKind.SYMBOL}),
    Wanted.REFERENCE: frozenset({MentionKind.SYMBOL}),
    Wanted.COUNT: frozenset({MentionKind.NUMBER}),
    Wanted.SIGNER: frozenset(),
}
_WHEN = frozenset({Wanted.DAY, Wanted.TIME, Wanted.FREQUENCY})
_VAGUE = 0.6  # of one wanted kind: an office without a name, an occasion without a figure
_DAY_KEY = re.compile(r"(?:\d{4}|-)-\d{2}-\d{2}|---\d{2}|--\d{2}-\d{2}")
_OCCASION = re.compile(
    r"\b(?:khi|sau khi|truoc khi|ngay khi|ngay tu|ngay sau|kip thoi|thuong xuyen|dot xuat|"
    r"nhiem ky|ke tu|hang (?:ngay|tuan|thang|quy|nam)|trong thang|dau nam|cuoi nam)\b"
)
_NUMBERED_TEXT = re.compile(rf"\b(?:{ISSUED}|{LEGAL}) (?:so )?0*(\d+)\b")
_SIGNED_ON = re.compile(
    rf"\b(?:ky|ban hanh|de|co) ngay\b|{ISSUED_ON}|\bngay ban hanh\b|\bban hanh\b"
)
_LAW = re.compile(r"\b(?:(?<!\bphap )(?<!\bky )luat|phap lenh|nghi dinh|thong tu)\b(?! su\b)")
_EFFECT = re.compile(r"\b(?:hieu luc|thi hanh|ap dung)\b")
_FROM_SIGNING = re.compile(r"\btu ngay (?:ky|ban hanh|cong bo|duoc (?:ky|ban hanh|phe duyet))\b")
_TO_ITS_DAY = 8  # characters from "số 12-QĐ/TU," to the day it was signed on
# Offices whose body is the document's own: its name need not follow them.
_OF_THE_BODY = frozenset(
    (
        *("truong ban", "pho truong ban", "truong tieu ban", "pho truong tieu ban", "chu nhiem"),
        *("truong doan", "pho truong doan", "doi truong", "pho doi truong", "to truong", "thu ky"),
        *("pho to truong", "truong nhom", "pho truong nhom", "pho chu nhiem"),
    )
)
# One office under two names: "Trạm trưởng Trạm Y tế", "Trưởng trạm Y tế".
_USUAL_OFFICES = (
    (re.compile(r"\b(tram|thon|khu pho|ap) truong\b(?: \1\b)?"), r"truong \1"),
    (re.compile(r"\bnhom truong\b"), "truong nhom"),
    (re.compile(r"\b(to|doi) pho\b"), r"pho \1 truong"),
    (re.compile(r"\bpho (ban(?! hanh)|doan)\b"), r"pho truong \1"),
)
_SPAN_OF_TIME = re.compile(r"\b(?:may|bao nhieu) (ngay|thang|tuan|gio|nam|phut|quy)\b")


@dataclass(frozen=True, slots=True)
class Fit:
    """What of the wanted stands in a passage; `mentions` are those, with spans in its text."""

    share: float  # of the wanted kinds, from 0 to 1; 1 when nothing particular is wanted
    lacking: frozenset[Wanted]  # strict kinds it does not hold
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """A question at a passage, and the mentions in it that are of the kind looked for."""

    question: Question
    reading: Reading
    found: Sequence[Mention]


UNREAD = Fit(0.0, frozenset(), ())


def fit(question: Question, reading: Reading) -> Fit:
    """Return how far the passage of `reading` holds what `question` wants."""
    wanted = [kind for kind in question.wanted if kind in _KINDS]
    if not wanted:
        return Fit(1.0, frozenset(), ())
    mentions = reading.mentions(frozenset().union(*(_KINDS[kind] for kind in wanted)))
    held = {kind for kind in wanted if _holds(kind, question, reading, mentions)}
    vague = _VAGUE if _is_vague(held, mentions) else 0.0
    return Fit(
        share=(len(held) - vague) / len(wanted),
        lacking=frozenset(
            kind for kind in wanted if kind not in held and _must(kind, question, reading)
        ),
        mentions=tuple(m for m in mentions if any(m.kind in _KINDS[kind] for kind in held)),
    )


def _must(kind: Wanted, question: Question, reading: Reading) -> bool:
    """Return whether a passage without a thing of this kind is no answer.

    A row says all of its matter in its cells; in sentences a place is named in many ways. What a
    question counts a text may count by another word, except what is mostly counted.
    """
    if kind is Wanted.PLACE:
        return reading.passage.kind is NodeKind.ROW
    if kind is Wanted.COUNT and not question.english:
        return is_mostly_counted(question.text)
    if kind is Wanted.MONEY and says_only_means(question.text, reading):
        return False
    return kind in STRICT


def _is_vague(held: set[Wanted], mentions: Sequence[Mention]) -> bool:
    if Wanted.PERSON in held and all(m.kind is not MentionKind.PERSON for m in mentions):
        return True
    return Wanted.TIME in held and not any(map(_has_digit, mentions))


def _holds(kind: Wanted, question: Question, reading: Reading, mentions: Sequence[Mention]) -> bool:
    of_kind = [mention for mention in mentions if mention.kind in _KINDS[kind]]
    if kind in _WHEN and not _may_tell_when(question, reading.passage.kind):
        of_kind = [mention for mention in of_kind if mention.kind is not MentionKind.DATE]
    holds = _HOLDS.get(kind)
    return bool(of_kind) if holds is None else holds(_Look(question, reading, of_kind))


def _may_tell_when(question: Question, kind: NodeKind) -> bool:
    """Whether days of a passage are those of the matter.

    A letterhead's is the day of issue, those of a legal basis are of the texts it names.
    """
    of_text = Place.HEADER in question.places or _SIGNED_ON.search(question.text) is not None
    if kind is NodeKind.BASIS:
        of_basis = Place.PREAMBLE in question.places or _LAW.search(question.text) is not None
        return of_text or of_basis or bool(question.texts)
    return of_text or kind is not NodeKind.LETTERHEAD


def _holds_signer(look: _Look) -> bool:
    return look.reading.passage.kind is NodeKind.SIGNATURE


def _holds_unit(look: _Look) -> bool:
    return bool(look.found) or look.reading.passage.side is not None


def _holds_time(look: _Look) -> bool:
    return bool(look.found) or _OCCASION.search(look.reading.folded) is not None


def _holds_number(look: _Look) -> bool:
    return any(map(_has_digit, look.found))


def _holds_day(look: _Look) -> bool:
    """Return whether a day is there; of the text that the question names by number, if signed."""
    if _EFFECT.search(look.question.text) and _FROM_SIGNING.search(look.reading.folded):
        return True
    days = [mention for mention in look.found if _DAY_KEY.search(mention.key)]
    number = _NUMBERED_TEXT.search(look.question.text)
    if number is None or not _SIGNED_ON.search(look.question.text):
        return bool(days)
    folded, offsets = fold_with_offsets(look.reading.passage.text)
    ends = (
        offsets[match.end() - 1]
        for match in re.finditer(rf"\b0*{number[1]}[-/][^\s,]*,?\s*(?=ngay)", folded)
    )
    return any(0 <= day.span.start - end <= _TO_ITS_DAY for end in ends for day in days)


def _holds_place(look: _Look) -> bool:
    return shows_place(look.reading)


def _holds_hour(look: _Look) -> bool:
    return shows_hour(look.reading)


def _holds_person(look: _Look) -> bool:
    """Return whether a name is there; or another office, when the holder of one is asked for."""
    asked = OFFICE.search(_with_usual_offices(look.question.text))
    if asked and not _names(look.reading, asked[1] if asked[1] in _OF_THE_BODY else asked[0]):
        return False
    if any(mention.kind is MentionKind.PERSON for mention in look.found):
        return True
    if asked is None or NAME.search(look.question.text):
        return False
    return any(
        asked[1] not in mention.key and mention.key not in _OF_THE_BODY for mention in look.found
    )


def _names(reading: Reading, office: str) -> bool:
    """Return whether a passage names an office: its deputy, or who signs for it, is another."""
    said = _with_usual_offices(reading.folded)
    return re.search(rf"(?<!\bpho )(?<!\bkt )(?<!\bkt\. )\b{re.escape(office)}\b", said) is not None


def _with_usual_offices(folded: str) -> str:
    for pattern, usual in _USUAL_OFFICES:
        folded = pattern.sub(usual, folded)
    return folded


def _holds_duration(look: _Look) -> bool:
    counted = [m for m in look.found if _has_digit(m) and m.key.startswith("P")]
    asked = _SPAN_OF_TIME.search(look.question.text)
    if asked is None:
        return bool(counted)
    return any(re.search(rf"\d+ (?:\w+ )?{asked[1]}\b", fold(m.text)) for m in counted)


def _holds_count(look: _Look) -> bool:
    return shows_count(look.question.text, look.reading)


def _holds_money(look: _Look) -> bool:
    return bool(look.found) or shows_sum(look.reading)


def _has_digit(mention: Mention) -> bool:
    return any(map(str.isdigit, mention.key))


# Kinds that more is asked of than a mention of theirs.
_HOLDS: Mapping[Wanted, Callable[[_Look], bool]] = {
    Wanted.SIGNER: _holds_signer,
    Wanted.UNIT: _holds_unit,
    Wanted.TIME: _holds_time,
    Wanted.PERSON: _holds_person,
    Wanted.PLACE: _holds_place,
    Wanted.DAY: _holds_day,
    Wanted.HOUR: _holds_hour,
    Wanted.DURATION: _holds_duration,
    Wanted.COUNT: _holds_count,
    Wanted.MONEY: _holds_money,
    Wanted.SYMBOL: _holds_number,
    Wanted.REFERENCE: _holds_number,
}
