"""What a reminder says of each thing: what, who, to whom, until when, by which words (pure)."""

import re
from collections.abc import Iterator
from datetime import date

from bot.facts.items import Status
from bot.facts.telling import names, where
from bot.facts.texts import capital
from bot.labels import shortened
from bot.platforms.splitting import shortened_to, units
from bot.reminders.letters import texts
from bot.reminders.letters.digests import Entry
from bot.reminders.planning.matters import Matter
from bot.reminders.steps import StepKind
from bot.schedule.dates import say_date, say_moment
from bot.sources import quoted_lines
from bot.typed_text import cleaned
from corpus.text import display

LONGEST_ENTRY = 1200  # of `weight`: one fits into a message everywhere, with its title

_LONGEST_WHAT = 220  # characters
_LONGEST_NAMED = 80  # of what is named in a sentence
_LONGEST_QUOTE = 120
_BEFORE_WORDS = 55  # characters of a quotation that stand before the words for the time
_CLAUSE = re.compile(r"[,;:.] ")
_WORD = re.compile(r" ")
_ESCAPED = "&<>"
_ESCAPE = 5  # further characters that markup makes of one of these at most


def weight(text: str) -> int:
    """Return how long a text is wherever it is shown: in UTF-16 units, markup included."""
    return units(text) + _ESCAPE * sum(text.count(character) for character in _ESCAPED)


def heading(entry: Entry, today: date) -> str:
    """Return what stands over entries with the same number of days left."""
    left, day = entry.left, say_day(entry.occasion.told.last)
    if left < 0:
        frame = texts.OVERDUE if entry.names_day else texts.OVERDUE_STRETCH
        return frame.format(days=-left)
    if left == 0:
        return texts.TODAY.format(day=say_day(today)) if entry.names_day else texts.TODAY_STRETCH
    frame = texts.TOMORROW if left == 1 else texts.DAYS_LEFT
    said = (frame if entry.names_day else texts.DAYS_LEFT_STRETCH).format(days=left, day=day)
    return said + (texts.LAST_WORKED if entry.is_last_worked else "")


def entry_text(entry: Entry, *, says_late: bool, is_group: bool) -> str:
    """Return an entry in a few short lines, never longer than `LONGEST_ENTRY`."""
    what = _what(entry)
    numbered = texts.NUMBERED.format(number=entry.number, what=what)
    first = numbered if entry.number else texts.BULLET.format(what=what)
    lines = [first, *_about(entry, is_group=is_group)]
    if says_late and entry.late_since is not None:
        lines.append(texts.LATE.format(time=say_moment(entry.late_since)))
    return limited("\n".join(lines))


def passed_text(entry: Entry) -> str:
    """Return the line about what was over before it could be told."""
    told = entry.occasion.told
    line = texts.PASSED_LINE.format(what=_what(entry), limit=told.limit, days=-entry.left)
    frame = texts.NUMBERED if entry.number else texts.BULLET
    return limited(frame.format(number=entry.number, what=line))


def changed_text(entry: Entry, *, is_group: bool) -> str:
    """Return what has become of something that was announced before."""
    told = entry.occasion.told
    if told.is_gone:
        frame = texts.MOVED if told.limit else texts.GONE
        if told.replaced_by and not told.limit:
            frame = texts.REPLACED
        what, old = named(told.was_what or told.what), told.was_limit
        by = told.replaced_by
        return limited(frame.format(what=what, limit=old, old=old, new=told.limit, by=by))
    is_renamed = bool(told.was_what) and told.was_what != told.what
    frame = texts.RENAMED if is_renamed else texts.CHANGED
    lines = [frame.format(what=named(told.what), old=named(told.was_what))]
    lines += _about(entry, is_group=is_group)
    return limited("\n".join(lines))


def named(what: str) -> str:
    """Return what something is called inside a sentence."""
    return shortened(display(cleaned(what)).rstrip(" .;,"), _LONGEST_NAMED)


def say_day(day: date) -> str:
    """Return "thứ Hai, 05/6/2026"."""
    weekday = texts.WEEKDAYS[day.weekday()]
    return texts.DAY.format(weekday=weekday, day=say_date(day))


def limited(text: str) -> str:
    """Return a text that is no heavier than an entry may be; nearly all are not anyway."""
    room = LONGEST_ENTRY
    text = cleaned(text)
    while weight(text) > LONGEST_ENTRY:
        text = shortened_to(text, room)
        room -= room // 8
    return text


def _what(entry: Entry) -> str:
    matter = entry.matter
    what = capital(display(entry.occasion.told.what).rstrip(" .;,"))
    what = shortened(what, _LONGEST_WHAT)
    if matter is None or matter.is_settled:
        return what
    if matter.is_outdated:
        return texts.OUTDATED.format(what=what)
    # What waits for a clerk stands under a heading that says so.
    return texts.UNCONFIRMED.format(what=what) if entry.number else what


def _about(entry: Entry, *, is_group: bool) -> Iterator[str]:
    step = entry.occasion.step.kind
    if entry.chat and step is StepKind.CLERK:
        yield texts.IN_CHAT.format(chat=named(entry.chat))
    if entry.matter is not None:
        yield from _parties(entry.matter)
    yield _limit(entry)
    if entry.matter is not None:
        yield _source(entry.matter, is_group=is_group)
    if entry.tending.taken_by is not None and step is not StepKind.IN_CHARGE:
        yield texts.TAKEN.format(name=entry.tending.taken_name or texts.SOMEBODY_UNNAMED)
    if step is StepKind.SNOOZED:
        yield texts.PUT_OFF


def _parties(matter: Matter) -> Iterator[str]:
    if matter.who:
        yield texts.WHO.format(names=capital(names(matter.who)))
    to, through = names(matter.to), names(matter.through)
    if to and through:
        yield texts.TO_THROUGH.format(names=capital(to), through=through)
    elif to:
        yield texts.TO.format(names=capital(to))
    elif through:
        yield texts.THROUGH.format(names=capital(through))


def _limit(entry: Entry) -> str:
    told, matter = entry.occasion.told, entry.matter
    is_before = matter is None or matter.when.before
    frame = texts.LIMIT if is_before or not entry.names_day else texts.ON
    line = frame.format(limit=told.limit)
    if told.was_limit and told.was_limit != told.limit:
        line += texts.WAS_LIMIT.format(old=told.was_limit)
    if matter is not None and matter.status is Status.CORRECTED:
        line += texts.CORRECTED
    if entry.left == 0 and entry.names_day and is_before:
        return line + texts.LAST_DAY
    if not entry.number and entry.left > 0:
        return line + texts.STILL.format(days=entry.left)
    return line


def _source(matter: Matter, *, is_group: bool) -> str:
    if matter.citation is None or matter.card is None:
        return texts.OWN_SOURCE if is_group else texts.OWN_SOURCE_PRIVATE
    quote = excerpt(" ".join(quoted_lines(matter.citation).split()), display(matter.when.said))
    return texts.SOURCE.format(place=where(matter.citation, matter.card), quote=quote)


def excerpt(quote: str, said: str) -> str:
    """Return as much of a quotation as a line holds, with the words for the time among it."""
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    at = quote.find(said) if said else -1
    if at + len(said) <= _LONGEST_QUOTE - len(" …"):
        return shortened(quote, _LONGEST_QUOTE)
    begin = max(at - _BEFORE_WORDS, 0)
    # A clause that begins in the room before reads best, else a word.
    clause = _CLAUSE.search(quote, begin, at) or _WORD.search(quote, begin, at)
    start = clause.end() if clause else at
    return f"… {shortened(quote[start:], _LONGEST_QUOTE)}"
