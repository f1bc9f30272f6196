"""A reader of facts that knows a few sentences of the invented documents, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.document import Document, Span
from corpus.facts.facts import (
    Deadline,
    DeadlineId,
    DeadlineKind,
    Duty,
    Facts,
    Party,
    Role,
    When,
    WhenType,
)
from corpus.passages import Passage
from corpus.text import fold


def party(name: str, *, is_group: bool = False) -> Party:
    return Party(name, fold(name), is_group)


STATION = party("Trạm Văn hóa xã")
SCHOOLS = party("các trường học", is_group=True)
OFFICE = party("Văn phòng Ủy ban nhân dân xã")
COMMITTEE = party("Ủy ban nhân dân xã")
VILLAGES = party("Các thôn", is_group=True)


@dataclass(frozen=True, slots=True)
class _Known:
    words: str  # of the document, that the fact is read from
    unit: Party
    task: str = ""
    role: Role = Role.CARRIES_OUT
    partners: tuple[Party, ...] = ()
    by: Party | None = None


_DUTIES = (
    _Known(
        "Chủ trì, phối hợp với các trường học chuẩn bị sách",
        STATION,
        "chuẩn bị sách, bàn ghế và loa đài",
        Role.LEADS,
        (SCHOOLS,),
        COMMITTEE,
    ),
    _Known("Gửi **báo cáo kết quả**", STATION, "Gửi báo cáo kết quả", Role.REPORTS),
    _Known("Các trường học vận động học sinh tham gia", SCHOOLS, "vận động học sinh tham gia"),
)


@dataclass(frozen=True, slots=True)
class _KnownDeadline:
    words: str
    when: str  # its words
    what: str
    reading: When
    who: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()


_NOWHERE = Span(0, 0)
_DEADLINES = (
    _KnownDeadline(
        "Gửi **báo cáo kết quả**",
        "trước ngày\n30 tháng 4 năm 2025",
        "báo cáo kết quả",
        When(
            WhenType.DATE,
            "trước ngày 30 tháng 4 năm 2025",
            _NOWHERE,
            date="2025-04-30",
            before=True,
        ),
        (STATION,),
        (OFFICE,),
    ),
    _KnownDeadline(
        "Đề nghị các thôn rà soát tủ sách dùng chung",
        "trước 15/6 hằng năm",
        "rà soát tủ sách dùng chung, báo cáo",
        When(
            WhenType.RULE,
            "trước 15/6 hằng năm",
            _NOWHERE,
            rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
            before=True,
        ),
        (VILLAGES,),
        (),
    ),
)


def read_known(document: Document, passages: Sequence[Passage]) -> Facts:
    """Return the facts of the invented documents, spans and ids as a real reader gives them."""
    return Facts(
        duties=tuple(_duties(document, passages)),
        deadlines=tuple(_deadlines(document, passages)),
    )


def _duties(document: Document, passages: Sequence[Passage]) -> Iterator[Duty]:
    for known in _DUTIES:
        for passage in _holding(known.words, passages):
            yield Duty(
                unit=known.unit,
                role=known.role,
                task=known.task,
                span=passage.span,
                passage=passage.id,
                partners=known.partners,
                appointed_by=known.by,
            )


def _deadlines(document: Document, passages: Sequence[Passage]) -> Iterator[Deadline]:
    for known in _DEADLINES:
        for passage in _holding(known.words, passages):
            read = known.reading
            start = document.text.find(known.when, passage.span.start)
            if start < 0:
                continue
            when = When(
                read.type,
                read.said,
                Span(start, start + len(known.when)),
                read.rrule,
                read.date,
                read.before,
            )
            said = fold(passage.text[passage.text.find(known.words) :])  # without its "b)"
            words = f"{fold(document.number.text if document.number else '')} {said}"
            yield Deadline(
                id=DeadlineId(sha256(words.encode()).hexdigest()[:12]),
                kind=DeadlineKind.REPORT,
                what=known.what,
                when=when,
                span=passage.span,
                passage=passage.id,
                who=known.who,
                to=known.to,
            )


def _holding(words: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    return (passage for passage in passages if words in passage.text)
