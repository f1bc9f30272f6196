"""When to remind, in the words of a chat: on what day, at what hour, how long before (pure).

Nothing is guessed: what is not plain raises UnclearReminder, whose reason asks for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.facts.agenda import names_day
from bot.reminders.speech import texts
from bot.reminders.speech.clock import Clock, Leads, UnclearReminder, find_clock, find_leads
from bot.reminders.speech.days import Named, find_days
from bot.reminders.speech.impossible import check_days, check_numbers
from bot.reminders.speech.leftovers import reason_without_day
from bot.reminders.speech.rules import Repeated, find_rules
from bot.reminders.speech.words import BLANK, HIDDEN, NUMBER, Said
from bot.schedule.occurrences import occurrences
from bot.schedule.rules import read_rule
from corpus.document import Span
from corpus.facts.facts import When, WhenType
from corpus.facts.when import read_whens

_ON_THE_DAY = (0,)
_DAY_BEFORE_TOO = (1, 0)
_MOST_SHOWN = 5  # of the days that a sentence names
_LOOKED_AHEAD = timedelta(days=9 * 366)  # 29 February may be that far
# What belongs to the day beside it and was not understood: "thứ sáu | cuối tháng".
_UNREAD = re.compile(
    r"\x02[ ,]*(?:(?:,|và|va) ?\d|(?:của |cua )?(?:đầu|cuối|giữa|tuần|tháng|quý|năm|hằng|hàng|mỗi"
    r"|hoặc|hay|dau|cuoi|giua|tuan|thang|quy|hang|moi|hoac)(?!\w))"
    r"|(?<!\w)(?:đầu|cuối|giữa|mỗi|hằng|hàng|các|những|ngoài|dau|cuoi|giua|moi|hang|cac|nhung)"
    r" [ ,]*\x02"
    rf"|(?<!\w){NUMBER} (?:ngày|hôm|tuần|ngay|hom|tuan) [ ,]*\x02"
    rf"|\x02[ ,]*{NUMBER} (?:ngày|hôm|tuần|ngay|hom|tuan)(?!\w)"
)
_LUNAR = re.compile(
    r"(?<!\w)(?:âm lịch|am lich|âl)(?!\w)"
    r"|\x02[ ,]*(?:tết|tháng giêng|giêng|chạp|tet|thang gieng|gieng|chap)(?!\w)"
)
# "báo cáo số 12/BC-UBND ngày 15/11/2026": its date is part of its name.
_DOCUMENT = re.compile(
    r"\w{0,9}\d/(?=[\d/-]{0,12}[^\W\d_])[\w/-]{1,40},? (?:ban hành |ban hanh )?(?:ngày|ngay)"
    r" \d{1,2}/\d{1,2}/\d{4}"
)


_OTHERWISE = re.compile(r"(?<!\w)(?:hoặc|hay|đến|tới|sau|này|tuần|hoac|den|toi|nay|tuan)(?!\w)")
_LONGEST_LIST = 60  # characters of days of the week
_QUOTED = re.compile(r"“[^“”\"]{1,200}”|\"[^“”\"]{1,200}\"")  # a name: no time is read in it


class NoDay(UnclearReminder):
    """No day at all was found in what was typed."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time as it was said; `whole` is the text, `rest` the same with it blanked out.

    `is_open` is a day whose year was not said: perhaps it is meant to come every year.
    """

    when: When
    start: date
    at: time | None
    leads: tuple[int, ...] | None  # None: as the chat wishes
    is_open: bool
    rest: Said
    whole: Said
    limit: str = ""  # the hour by which it must be done: "trước 17h"


@dataclass(frozen=True, slots=True)
class _Around:
    """What was said besides the day, and what is left of the text."""

    whole: Said
    rest: Said
    clock: Clock | None
    leads: Leads | None

    @property
    def at(self) -> time | None:
        return self.clock.at if self.clock else None

    @property
    def parts(self) -> tuple[Said, Said, str]:
        """The text without the time, the whole of it, and the hour that is a limit."""
        return self.rest, self.whole, self.limit

    @property
    def limit(self) -> str:
        return self.clock.limit if self.clock else ""


def read_spoken(typed: str, now: datetime) -> Spoken:
    """Return the one time that is said, as of `now` in the office's time zone."""
    said = Said.of(typed)
    quoted = [match.span() for match in _QUOTED.finditer(said.plain)]
    ways = [said.hiding(quoted), said] if quoted else [said]
    asked: list[UnclearReminder] = []
    for way in ways:
        try:
            return _read_either(way, now)
        except UnclearReminder as unclear:
            asked.append(unclear)
    raise next((one for one in asked if not isinstance(one, NoDay)), asked[0])


def yearly(when: When) -> When:
    """Return the time of a single day for every year; ValueError for any other time."""
    day = date.fromisoformat(when.date or "")
    rule = f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}"
    return When(WhenType.RULE, when.said, when.span, rrule=rule, before=when.before)


def _read_either(said: Said, now: datetime) -> Spoken:
    """Read a text by its marks; without them where the words of time may have none."""
    try:
        return _read(said, now)
    except NoDay:
        if said.is_bare:
            raise
        return _read(said.bared(), now)


def _read(whole: Said, now: datetime) -> Spoken:
    whole = whole.hiding(match.span() for match in _DOCUMENT.finditer(whole.plain))
    leads = find_leads(whole)
    said = whole.without(leads.spans if leads else ())
    clock = find_clock(said)
    said = said.without(clock.spans if clock else ())
    rules = find_rules(said)
    said = said.without(rule.span for rule in rules)
    days = find_days(said, now)
    around = _Around(whole, said.without(day.span for day in days), clock, leads)
    found: list[Repeated | Named] = [*rules, *days]
    _check_one(whole, found)
    check_numbers(around.rest)
    if not found:
        return _as_documents_say(around, now)
    if _LUNAR.search(around.rest.plain):
        raise UnclearReminder(texts.NO_LUNAR)
    if _UNREAD.search(around.rest.plain):
        raise UnclearReminder(reason_without_day(whole))
    return _repeated(rules[0], around, now) if rules else _single(days[0], around, now)


def _are_weekdays(whole: Said, found: Sequence[Repeated | Named]) -> bool:
    """Whether nothing but days of the week is listed: "thứ 2, thứ 4"."""
    if len(found) < 2 or not all(isinstance(one, Named) and one.is_weekday for one in found):
        return False
    listed = whole.plain[found[0].span[0] : found[-1].span[1]]
    return not _OTHERWISE.search(listed) and len(listed) <= _LONGEST_LIST


def _check_one(whole: Said, found: Sequence[Repeated | Named]) -> None:
    if _are_weekdays(whole, found):
        shown = ", ".join(f"“{whole.text[slice(*one.span)].strip(' ,')}”" for one in found)
        raise UnclearReminder(texts.SEVERAL_WEEKDAYS.format(said=shown))
    if len(found) > 1:
        spans = sorted(one.span for one in found)
        words = [f"“{whole.text[start:end].strip(' ,')}”" for start, end in spans]
        shown = "; ".join(words[:_MOST_SHOWN]) + "; …" * (len(words) > _MOST_SHOWN)
        raise UnclearReminder(texts.SEVERAL_DAYS.format(count=len(spans), said=shown))


def _single(named: Named, around: _Around, now: datetime) -> Spoken:
    if named.at is not None and around.clock is not None:
        raise UnclearReminder(texts.SEVERAL_CLOCKS)
    at, is_before = named.at or around.at, named.is_before or bool(around.limit)
    when = When(
        WhenType.DATE,
        *_words(around.whole, named.span),
        date=named.day.isoformat(),
        before=is_before,
    )
    leads = _leads(around, None if is_before else _ON_THE_DAY)
    is_over = at is not None and named.day == now.date() and at <= now.time()
    if is_over and leads == _ON_THE_DAY and at is not None:
        raise UnclearReminder(texts.PAST_CLOCK.format(at=at))
    return Spoken(when, now.date(), at, leads, named.is_open, *around.parts)


def _repeated(rule: Repeated, around: _Around, now: datetime) -> Spoken:
    frequency = read_rule(rule.rrule).frequency
    usual: tuple[int, ...] | None = _ON_THE_DAY
    is_before = rule.is_before or bool(around.limit)
    if is_before and frequency != "DAILY":
        usual = _DAY_BEFORE_TOO if frequency == "WEEKLY" else None
    when = When(
        WhenType.RULE,
        *_words(around.whole, rule.span),
        rrule=rule.rrule,
        before=is_before,
    )
    return _again(when, around, _leads(around, usual), now)


def _as_documents_say(around: _Around, now: datetime) -> Spoken:
    """Read a time that only documents word so: "ngày 20 của tháng cuối quý"."""
    text = "".join(
        " " if plain in {BLANK, HIDDEN} else character
        for character, plain in zip(around.whole.text, around.rest.plain, strict=True)
    )
    found = [when for when in read_whens(text) if when.rrule and names_day(when)]
    if len(found) != 1:
        check_days(around.rest)
        raise NoDay(reason_without_day(around.whole))
    (when,) = found
    rest = around.rest.without([(when.span.start, when.span.end)])
    leads = _leads(around, None if when.before else _ON_THE_DAY)
    return _again(when, replace(around, rest=rest), leads, now)


def _again(when: When, around: _Around, leads: tuple[int, ...] | None, now: datetime) -> Spoken:
    start, is_open = _first_day(when, now.date()), False
    return Spoken(when, start, around.at, leads, is_open, *around.parts)


def _first_day(when: When, today: date) -> date:
    """Return the day from which it counts: the first to come, whole weeks from there."""
    if "INTERVAL" not in (when.rrule or ""):
        return today
    every = When(when.type, "", when.span, rrule=_each(when.rrule or ""))
    coming = next(occurrences(every, today, today + _LOOKED_AHEAD), None)
    return coming.first if coming else today


def _each(rrule: str) -> str:
    return ";".join(part for part in rrule.split(";") if not part.startswith("INTERVAL"))


def _leads(around: _Around, usual: tuple[int, ...] | None) -> tuple[int, ...] | None:
    return around.leads.days if around.leads else usual


def _words(whole: Said, span: tuple[int, int]) -> tuple[str, Span]:
    start, end = span
    return whole.text[start:end].strip(" ,"), Span(start, end)
