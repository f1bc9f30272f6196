"""Labelled fields ("Cơ quan chủ trì: …") and the questions that ask for them (pure)."""

import re
from dataclasses import dataclass

from corpus.text import fold
from retrieval.questions.cues import Wanted
from retrieval.questions.understanding import Question

# "Cơ quan chủ trì: …", "- Thời gian thực hiện: …": what stands after it is said of the heading.
_FIELD = re.compile(r"^[\W\d]*(?:[a-zđ]{1,2}\)\W*)?([^:;.]{3,60}):")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Labels that answer questions of these kinds, or with these words."""

    label: re.Pattern[str]
    wanted: frozenset[Wanted] = frozenset()
    words: re.Pattern[str] | None = None


_MEANS = re.compile(r"\b(?:hinh thuc|bien phap|phuong thuc|cach|phuong phap)\b")
_WHERE = re.compile(r"\b(?:o dau|tai dau|cho nao|o cho|noi nao|dia diem|dia chi)\b")
# "Thời gian, địa điểm tổ chức": of nothing less than what the document is about.
_OF_ALL = re.compile(
    r"(?:(?:thoi gian|thoi diem|ngay|dia diem|noi|va|to chuc|thuc hien|dien ra|trien khai)\b\W*)+"
)
_OUTCOME = re.compile(r"\b(?:san pham|dau ra|ket qua)\b")
_ASKED = (
    _Asked(
        re.compile(r"\b(?:co quan|don vi|chu tri|phoi hop|dau moi|phu trach|thuong truc)\b"),
        frozenset({Wanted.UNIT, Wanted.PERSON}),
    ),
    _Asked(
        re.compile(r"\b(?:thoi gian|thoi han|tien do|han|thoi diem)\b"),
        frozenset({Wanted.TIME, Wanted.DAY, Wanted.HOUR, Wanted.FREQUENCY, Wanted.DURATION}),
    ),
    _Asked(re.compile(r"\b(?:dia diem|noi to chuc|dia chi)\b"), frozenset({Wanted.PLACE}), _WHERE),
    _Asked(_MEANS, words=re.compile(rf"{_MEANS.pattern}|\bkenh\b")),
    _Asked(_OUTCOME, words=_OUTCOME),
    _Asked(
        re.compile(r"\b(?:kinh phi|nguon)\b"),
        frozenset({Wanted.MONEY}),
        re.compile(r"\b(?:kinh phi|nguon von|tien)\b"),
    ),
)


def label_of(text: str) -> str | None:
    """Return the folded label of a passage that is a labelled field, None for another."""
    match = _FIELD.match(text)
    return fold(match[1]) if match else None


def asks_for(question: Question, label: str | None) -> bool:
    """Return whether `question` asks for what stands under `label`."""
    if label is None:
        return False
    if f" {label} " in f" {question.text} ":
        return True
    return any(
        asked.label.search(label)
        and (asked.wanted & question.wanted or (asked.words and asked.words.search(question.text)))
        for asked in _ASKED
    )


def is_of_all(label: str | None) -> bool:
    """Return whether a label says when or where, and of nothing in particular."""
    return label is not None and _OF_ALL.fullmatch(label) is not None
