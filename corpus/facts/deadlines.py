"""What falls due when: read from sentences, labelled lines and cells (pure)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document, NodeKind, Span
from corpus.facts.deadline_binding import binds_others, is_law
from corpus.facts.deadline_conditions import (
    is_due,
    is_of_papers,
    is_over,
    is_since_some_day,
)
from corpus.facts.deadline_ids import deadline_id
from corpus.facts.deadline_kinds import is_event, kind_of, kind_of_words
from corpus.facts.deadline_parties import Owners, receivers, through
from corpus.facts.deadline_schedules import entries
from corpus.facts.deadline_tasks import event_name, led_in, what_is_due, without_owner
from corpus.facts.deadline_years import one_year, year_before
from corpus.facts.document_years import is_far
from corpus.facts.facts import Deadline, DeadlineKind, Party, When, WhenType
from corpus.facts.labels import Field, field_of
from corpus.facts.parties import Scope
from corpus.facts.rows import row_cells
from corpus.facts.sentences import Statement
from corpus.facts.when import read_whens
from corpus.text import display, fold

_OCCASION = re.compile(
    r"(?:[^:\n]{3,40}:\s)?(?P<event>(?:ngay\s)?(?:sau\s)?khi\s\w+\s\w[^.;\d]{0,80})\.?\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnam (?:sau|toi|tiep theo|ke tiep)\b")
_OF_MONTH = re.compile(r"FREQ=MONTHLY;BYMONTHDAY=(?P<days>[\d,-]+)")
_BEHIND = re.compile(r"(?<=[^\W\d_])\s(?=(?:ngày )?\d{1,2}/\d)")  # "khai mạc 06/6"
_DAY_ALONE = re.compile(r"\W*(?:thứ \w+|chủ nhật)\W*(?:ngày)?\W*", re.IGNORECASE)


def read_deadlines(
    document: Document, statements: Sequence[Statement], scope: Scope
) -> Iterator[Deadline]:
    """Yield every deadline of a document, one for each time that its statements name."""
    statements = tuple(_shown(document, statement) for statement in statements)
    owners = Owners(statements, scope)
    seen: Counter[tuple[str, str, str]] = Counter()
    told = tuple(entries(document, statements))
    for at, statement in enumerate(statements):
        for deadline in _of_statement(document, statement, (at, told[at]), owners):
            words = (statement.task or "", statement.text, deadline.when.said)
            seen[words] += 1
            yield replace(deadline, id=deadline_id(document, words, seen[words]))


def _shown(document: Document, statement: Statement) -> Statement:
    """Return a cell of several lines with its own words: its span reaches over other columns."""
    if statement.passage.kind is not NodeKind.ROW or "\n" not in statement.text:
        return statement
    for cell in row_cells(document.text, statement.passage):
        if cell.span == statement.span and cell.column == statement.label:
            return replace(statement, text=cell.text)
    return statement


def _of_statement(
    document: Document, statement: Statement, place: tuple[int, When | None], owners: Owners
) -> Iterator[Deadline]:
    at, entry = place
    field = field_of(statement.label) if statement.label else None
    if field in {Field.UNIT, Field.PRODUCT} or (
        field and is_of_papers(statement.label or "", statement.task or "")
    ):
        return
    whens = _whens(statement, field) or ((entry,) if entry else ())
    for when in whens:
        due = (
            when is entry
            or field is Field.TIME
            or (is_due(statement.text, when) and not _is_day(statement, when))
        )
        if not due or is_over(document, when):
            continue
        deadline = _deadline(document, statement, at, owners, (when, whens))
        if is_over(document, deadline.when) or is_since_some_day(deadline.when):
            continue
        named = year_before(statement, deadline.when)
        if named is None and _is_doubtful(document, when, deadline.when):
            continue
        owned = bool(deadline.who)
        if field or not is_law(document) or not binds_others(statement.text, when, has_owner=owned):
            yield deadline


def _whens(statement: Statement, field: Field | None) -> tuple[When, ...]:
    """Return the times of a statement; one of a time alone may hold it behind other words."""
    text = statement.text
    found = read_whens(text)
    if field is not Field.TIME:
        return found
    if found:
        return tuple(_in_one(text, found))
    occasion = _OCCASION.match(text)
    if occasion:
        span = Span(*occasion.span("event"))
        return (When(WhenType.ON_EVENT, display(occasion["event"]), span),)
    return read_whens(text.replace(",", ";")) or read_whens(_BEHIND.sub(":", text, count=1))


def _is_doubtful(document: Document, said: When, dated: When) -> bool:
    """Whether the year that a day was given would put it nearly a year after the paper."""
    named = said.type is WhenType.RULE and dated.type is WhenType.DATE and dated.date
    if not named or _NEXT.search(fold(said.said)):
        return False
    return named.count("-") == 2 and is_far(document, named)


def _in_one(text: str, whens: Sequence[When]) -> Iterator[When]:
    """Yield the times of a cell: several days of every month are the one time of its task."""
    last: When | None = None
    for when in whens:
        days = _OF_MONTH.fullmatch(when.rrule or "")
        if last and days and _OF_MONTH.fullmatch(last.rrule or "") and last.before == when.before:
            span = Span(last.span.start, when.span.end)
            rule = f"{last.rrule},{days['days']}"
            last = replace(last, rrule=rule, span=span, said=display(span.of(text)))
            continue
        if last:
            yield last
        last = when
    if last:
        yield last


def _is_invitation(document: Document) -> bool:
    return document.kind is not None and fold(document.kind.text) == "giay moi"


def _is_day(statement: Statement, when: When) -> bool:
    """Whether a line names a day of the week and its date alone: what is on stands below it."""
    return (
        _DAY_ALONE.fullmatch(statement.text.replace(when.span.of(statement.text), "", 1))
        is not None
    )


def _deadline(
    document: Document,
    statement: Statement,
    at: int,
    owners: Owners,
    times: tuple[When, Sequence[When]],
) -> Deadline:
    when, text, start = times[0], statement.text, statement.span.start
    kept = is_event(text, when)
    who = owners.who(at, when, kept=kept)
    place = Span(start + when.span.start, start + when.span.end)
    if len(text) != statement.span.end - start:
        place = statement.span  # of a cell of several lines
    placed = replace(when, span=place)
    dated = placed if kept else one_year(document, statement, placed)
    single = replace(dated, span=when.span) if dated.type is WhenType.DATE else when
    due = _due(statement, at, owners, times, single)
    if due.kind is DeadlineKind.TASK and statement.label and _is_invitation(document):
        due = replace(due, kind=DeadlineKind.MEETING)
    if kept:
        due = replace(due, kind=DeadlineKind.EVENT, what=event_name(text, when) or due.what)
    elif due.kind is DeadlineKind.TASK:
        due = _led(at, owners, due, who)
    return Deadline(
        deadline_id(document, ("", text, when.said), 0),
        due.kind,
        without_owner(due.what, [party.name for party in who]),
        dated,
        statement.passage.span if place is statement.span else statement.span,
        statement.passage.id,
        who,
        due.to,
        () if statement.label is not None else through(text, owners.named(at)),
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due, of which kind, and to whom it goes."""

    what: str
    kind: DeadlineKind
    to: tuple[Party, ...]


def _due(
    statement: Statement,
    at: int,
    owners: Owners,
    times: tuple[When, Sequence[When]],
    dated: When,
) -> _Due:
    when, whens = times
    text = statement.text
    what = what_is_due(statement, when, whens, owners.acts(at))
    names = [named.span.of(text) for named in owners.named(at)]
    kind = kind_of(what, text, dated, names, statement.passage.headings)
    if statement.label is not None:
        return _Due(what, kind, owners.receivers(statement.task or ""))
    return _Due(what, kind, receivers(text, when, whens, owners.named_apart(at, whens)))


def _led(at: int, owners: Owners, due: _Due, who: Sequence[Party]) -> _Due:
    """Return a thing in a list with what the sentence above says is done with it."""
    lead = owners.lead_in(at)
    told = lead and without_owner(display(lead.text), [party.name for party in who])
    if lead is None or not told:
        return due
    what = led_in(due.what, told)
    return _Due(what, kind_of_words(what), due.to or owners.receivers(lead.text))
