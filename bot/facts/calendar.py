"""Deadlines -> an iCalendar file (RFC 5545) that Google, Outlook and Apple take (pure).

What names no day is not in it as an event or a to-do: Google and Outlook leave to-dos out, and
an event would need a day that nobody wrote. It is listed in the calendar's own description,
which Google and Apple show.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

import icalendar

from bot.facts import texts, words
from bot.facts.items import DueItem, Status
from bot.facts.telling import names, reading
from bot.facts.timing import Timing, timing
from bot.labels import document_label, shortened
from bot.locators import readable
from bot.sources import quoted_lines
from bot.typed_text import cleaned
from corpus.facts.facts import Party

_PRODUCT = "-//So Tay//Deadlines in documents//VI"
_DOMAIN = "so-tay"  # of no host: an event stays the same wherever the calendar is fetched from
_ZONE = "Asia/Ho_Chi_Minh"
_OFFSET = timedelta(hours=7)
_VIETNAM = timezone(_OFFSET)
_FIRST_SECOND = datetime(2025, 1, 1, tzinfo=UTC)  # no decision is older: SEQUENCE counts from it
_REFRESH = timedelta(hours=6)
_WEEK = 7
_LONGEST_WHAT = 90
_LONGEST_WHO = 100
_LONGEST_SAID = 60
_LONGEST_QUOTE = 700
_MOST_UNDATED = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """What a calendar is called and how it is set up.

    What comes again in an undated document begins at `since`, so give the same day each time.
    """

    name: str
    since: date
    lead_days: tuple[int, ...] = (14, 7, 3, 1)
    alarm_at: time = time(8)


def calendar_file(items: Iterable[DueItem], frame: Frame) -> bytes:
    """Return the file; the same items and frame give the same bytes. Rejected ones are left out."""
    standing = _once(item for item in items if item.falls_due)
    dated: list[tuple[DueItem, Timing]] = []
    undated: list[DueItem] = []
    for item in standing:
        found = timing(item.deadline.when, item.card.issued_on or frame.since)
        if found is None:
            undated.append(item)
        else:
            dated.append((item, found))
    calendar = _head(frame, undated)
    for item, found in sorted(dated, key=lambda pair: (pair[1].first, pair[0].deadline.id)):
        calendar.add_component(_event(item, found, frame))
    return bytes(calendar.to_ical())


def _once(items: Iterable[DueItem]) -> list[DueItem]:
    """Return the first item of each id: copies of a document would share a UID."""
    first: dict[str, DueItem] = {}
    for item in items:
        first.setdefault(item.deadline.id, item)
    return list(first.values())


def _head(frame: Frame, undated: Sequence[DueItem]) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    description = "\n".join(_about(undated))
    # RFC 7986 has a name for each; these are what calendars have read all along.
    for properties, value in (
        (("name", "x-wr-calname"), frame.name),
        (("description", "x-wr-caldesc"), description),
    ):
        for name in properties:
            calendar.add(name, _text(value))
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(_zone())
    return calendar


def _about(undated: Sequence[DueItem]) -> Iterator[str]:
    yield texts.CALENDAR_ABOUT
    if undated:
        yield texts.CALENDAR_UNDATED.format(count=len(undated))
    for item in undated[:_MOST_UNDATED]:
        who = f" – {names(item.deadline.who)}" if item.deadline.who else ""
        what = shortened(texts.capital(item.deadline.what), _LONGEST_WHAT)
        yield f"• {what}{shortened(who, _LONGEST_WHO)} ({_said(item)})"
    if len(undated) > _MOST_UNDATED:
        yield texts.CALENDAR_MORE.format(count=len(undated) - _MOST_UNDATED)


def _zone() -> icalendar.Timezone:
    """Vietnam's time; it has not changed since 1975."""
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - local time, as the RFC has it
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _event(item: DueItem, found: Timing, frame: Frame) -> icalendar.Event:
    changed_at = _changed_at(item, frame)
    summary = _summary(item)
    event = icalendar.Event()
    event.add("uid", f"{item.deadline.id}@{_DOMAIN}")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", _sequence(item))
    event.add("dtstart", found.first)
    event.add("dtend", found.last + timedelta(days=1))  # exclusive
    if found.rule is not None:
        event.add("rrule", icalendar.vRecur.from_ical(found.rule))
    event.add("summary", _text(summary))
    event.add("description", _text("\n".join(_description(item, found))))
    event.add(
        "categories", [words.KINDS[item.deadline.kind], texts.capital(words.STATUSES[item.status])]
    )
    event.add("status", "TENTATIVE" if item.status is Status.READ else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
    event.add("class", "PUBLIC")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    for days in _leads(found, frame):
        event.add_component(_alarm(days, frame.alarm_at, summary))
    return event


def _sequence(item: DueItem) -> int:
    """Return the seconds up to the decision: each later one makes it grow."""
    if item.decided_at is None:
        return 0
    return max(1, int((item.decided_at - _FIRST_SECOND).total_seconds()))


def _changed_at(item: DueItem, frame: Frame) -> datetime:
    if item.decided_at is not None:
        return item.decided_at.astimezone(UTC)
    day = item.card.issued_on or frame.since
    return datetime.combine(day, time.min, _VIETNAM).astimezone(UTC)


def _summary(item: DueItem) -> str:
    deadline = item.deadline
    parts = [shortened(texts.capital(deadline.what), _LONGEST_WHAT)]
    if deadline.who:
        parts.append(shortened(names(deadline.who), _LONGEST_WHO))
    return f"{' – '.join(parts)} ({_said(item)})"


def _said(item: DueItem) -> str:
    """Return the time in the document's words; in the reading's where a clerk corrected it."""
    if item.status is Status.CORRECTED:
        return reading(item.deadline.when)
    return shortened(item.deadline.when.said, _LONGEST_SAID)


def _description(item: DueItem, found: Timing) -> Iterator[str]:
    deadline = item.deadline
    yield texts.capital(deadline.what)
    for label, parties in (
        (texts.WHO, deadline.who),
        (texts.TO, deadline.to),
        (texts.THROUGH, deadline.through),
    ):
        if parties:
            yield f"{label}: {_names(parties)}"
    yield texts.WHEN.format(said=reading(deadline.when), words=item.read.said)
    if found.rule is not None and _skips_months(found.rule):
        yield texts.SKIPS_MONTHS
    yield texts.status_sentence(item, reading(item.read))
    yield ""
    yield f"“{shortened(quoted_lines(item.citation), _LONGEST_QUOTE)}”"
    yield f"{document_label(item.card)}, {readable(item.citation.address)}"


def _skips_months(rule: str) -> bool:
    parts = dict(part.split("=") for part in rule.split(";"))
    latest = max((int(day) for day in parts.get("BYMONTHDAY", "0").split(",")), default=0)
    return latest > 28 and "BYMONTH" not in parts


def _leads(found: Timing, frame: Frame) -> Iterator[int]:
    is_weekly = found.rule is not None and "FREQ=WEEKLY" in found.rule
    return (days for days in frame.lead_days if not (is_weekly and days >= _WEEK))


def _alarm(days: int, at: time, summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(texts.ALARM.format(days=days, what=summary)))
    # From the beginning of the day, which for a whole day is midnight where the calendar is.
    alarm.add("trigger", timedelta(hours=at.hour, minutes=at.minute) - timedelta(days=days))
    return alarm


def _text(text: str) -> icalendar.vText:
    """Return a value that is escaped when written, without what no calendar may hold."""
    return icalendar.vText(cleaned(text).replace("\r\n", "\n").replace("\r", "\n"))


def _names(parties: Sequence[Party]) -> str:
    return texts.listed(party.name for party in parties)
