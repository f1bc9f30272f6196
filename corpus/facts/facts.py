"""What a document says besides its passages: who does what, and what falls due when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from corpus.document import Span
from corpus.passages import PassageId

DeadlineId = NewType("DeadlineId", str)  # the same for the same words of the same document


class Role(StrEnum):
    """What a unit is in a matter; the values are what people read."""

    STANDING = "thường trực"
    ASSISTING = "giúp việc"
    CONTACT = "đầu mối"
    LEADS = "chủ trì"
    COOPERATES = "phối hợp"
    CARRIES_OUT = "thực hiện"
    ADVISES = "tham mưu"
    DIRECTS = "chỉ đạo"
    GUIDES = "hướng dẫn"
    MONITORS = "theo dõi"
    COMPILES = "tổng hợp"
    REPORTS = "báo cáo"


APPOINTED = frozenset({Role.STANDING, Role.ASSISTING, Role.CONTACT})  # what a unit is, not does


@dataclass(frozen=True, slots=True)
class Party:
    """A unit, a group of units or an office holder, as the document names it.

    `name` is in display form with the document's short forms written out; `key` is the same for
    every spelling of the same name ("uy ban nhan dan phuong"). A group ("các sở, ban, ngành")
    stands for units that it does not name.
    """

    name: str
    key: str
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One sentence that lays something on one unit, or names what the unit is.

    `task` is in display form. `partners` are whom it works with; `appointed_by` is who made it
    the standing unit where that is said; `product` is what is to come of it.
    """

    unit: Party
    role: Role
    task: str
    span: Span
    passage: PassageId
    partners: tuple[Party, ...] = ()
    appointed_by: Party | None = None
    product: str | None = None


class WhenType(StrEnum):
    """How much of a time is known; the values are those of `sotay deadlines --json`."""

    RULE = "rule"  # comes again on a known day or in a known month
    DATE = "date"  # one day, month or year
    PERIOD = "period"  # comes again or lasts, and no day is named
    RELATIVE = "relative"  # counted from something that happens
    ON_EVENT = "on_event"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was read; nothing in it says more than the words do.

    `rrule` is an RFC 5545 rule without DTSTART; without BYMONTH and BYMONTHDAY it names no day.
    `date` is "2027-12-31", "2026-06", "2030" or, for what lasts, "2025/2030". `length` is an
    ISO 8601 duration ("P5D"), in working days where `working` is set.
    """

    type: WhenType
    said: str  # in display form
    span: Span
    rrule: str | None = None
    date: str | None = None
    before: bool = False  # at the latest then, not on it
    length: str | None = None
    working: bool = False


class DeadlineKind(StrEnum):
    """What it is that falls due."""

    REPORT = "report"
    MEETING = "meeting"
    REVIEW = "review"
    TARGET = "target"
    TASK = "task"
    EVENT = "event"  # a day that comes every year


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that falls due, with who owes it, to whom and through whom as far as is said."""

    id: DeadlineId
    kind: DeadlineKind
    what: str  # in display form
    when: When
    span: Span  # the sentence or cells it was read from; holds `when.span`
    passage: PassageId
    who: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    through: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """A whole document that another one says it takes the place of.

    `key` is the same for every spelling of the number. `since` is the day from which it does,
    None for the day on which it is issued; without `is_sure` the words name a time that was not
    understood. `agency` is who issued the older one, as far as the sentence says so.
    """

    number: str  # as printed
    key: str
    span: Span  # the sentence that says so
    issued_on: date | None = None
    agency: str = ""
    since: date | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read of one document, in reading order."""

    duties: tuple[Duty, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    replacements: tuple[Replacement, ...] = ()
