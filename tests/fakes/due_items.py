"""Deadlines and duties with their proof, made in one line each."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from bot.citations import Citation
from bot.facts.items import DueItem, DutyItem, Status
from corpus.document import DocumentCard, DocumentId, Span
from corpus.facts.facts import (
    Deadline,
    DeadlineId,
    DeadlineKind,
    Duty,
    Party,
    Role,
    When,
    WhenType,
)
from corpus.passages import PassageId
from tests.fakes.facts import party

NOWHERE = Span(0, 0)
SENTENCE = Span(120, 178)
DOCUMENT = DocumentId("d" * 64)


def card(
    number: str | None = "27/KH-UBND",
    *,
    title: str = "Tổ chức Ngày hội đọc sách của trẻ em",
    issued_on: date | None = date(2026, 1, 15),
    id_: str = DOCUMENT,
) -> DocumentCard:
    return DocumentCard(
        DocumentId(id_),
        "ke-hoach.txt",
        number,
        "KẾ HOẠCH",
        title,
        "xã Suối Ngọc",
        issued_on,
        ("ỦY BAN NHÂN DÂN XÃ SUỐI NGỌC",),
    )


def citation(
    of: DocumentCard, quote: str, address: str = "III.1.b", span: Span = SENTENCE
) -> Citation:
    return Citation(of.id, of.file_name, of.number, of.title, address, quote, span.start, span.end)


def on_rule(rrule: str, said: str = "trước ngày 15/6 hằng năm", date_: str | None = None) -> When:
    return When(WhenType.RULE, said, NOWHERE, rrule=rrule, date=date_, before=True)


def on_date(day: str, said: str = "", *, before: bool = False) -> When:
    return When(WhenType.DATE, said or day, NOWHERE, date=day, before=before)


def in_period(
    rrule: str | None = None, said: str = "định kỳ 6 tháng", date_: str | None = None
) -> When:
    return When(WhenType.PERIOD, said, NOWHERE, rrule=rrule, date=date_)


def at_type(type_: WhenType, said: str) -> When:
    return When(type_, said, NOWHERE)


def due(
    what: str,
    when: When,
    *,
    who: Sequence[str | Party] = (),
    to: Sequence[str | Party] = (),
    through: Sequence[str | Party] = (),
    kind: DeadlineKind = DeadlineKind.REPORT,
    status: Status = Status.READ,
    decided_at: datetime | None = None,
    is_outdated: bool = False,
    quote: str = "Gửi báo cáo kết quả về Văn phòng trước ngày 15 tháng 6 hằng năm.",
    of: DocumentCard | None = None,
    id_: str | None = None,
    read: When | None = None,
    span: Span = SENTENCE,
) -> DueItem:
    of = of or card()
    words = f"{what} {when.said} {who} {quote}"
    deadline = Deadline(
        id=DeadlineId(id_ or sha256(words.encode()).hexdigest()[:12]),
        kind=kind,
        what=what,
        when=when,
        span=span,
        passage=PassageId("p1"),
        who=_parties(who),
        to=_parties(to),
        through=_parties(through),
    )
    return DueItem(
        deadline,
        read or when,
        status,
        of,
        citation(of, quote, span=span),
        is_outdated,
        "terminal" if decided_at else None,
        decided_at,
    )


def duty(
    unit: str | Party,
    role: Role,
    task: str,
    *,
    partners: Sequence[str | Party] = (),
    appointed_by: str | None = None,
    product: str | None = None,
    span: Span = SENTENCE,
    of: DocumentCard | None = None,
    quote: str | None = None,
) -> DutyItem:
    of = of or card()
    [of_unit] = _parties([unit])
    found = Duty(
        of_unit,
        role,
        task,
        span,
        PassageId("p1"),
        _parties(partners),
        party(appointed_by) if appointed_by else None,
        product,
    )
    words = quote or f"{of_unit.name} {role.value} {task}"
    return DutyItem(found, of, citation(of, words, span=span))


def _parties(given: Sequence[str | Party]) -> tuple[Party, ...]:
    return tuple(one if isinstance(one, Party) else party(one) for one in given)
