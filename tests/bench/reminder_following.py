"""What is owed once something was told: whoever is in charge hears of it, then the clerk, and the
chat hears that it no longer holds.

This too is worked out without the product: from what was told when, and what people did.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tests.bench.reminder_oracle import Change, Due, Oracle, Owed
from tests.bench.reminder_plan import Fall, Form
from tests.bench.reminder_world import Message, Spot, spot_of

_HOUR = timedelta(hours=1)
_A_WHILE = timedelta(days=8)  # longer than the process is down, or a chat lost
_FAR = timedelta(days=800)
_ZERO = re.compile(r"\b0(?=\d)")
_CORRECTS, _ENDS = "Đính chính", "nay không còn"


@dataclass(frozen=True, slots=True)
class Telling:
    """A letter that told something; `messages` are what the platforms took of it."""

    step: str
    letter: int
    made: datetime
    messages: tuple[Message, ...]
    is_refused: bool = False

    @property
    def is_notice(self) -> bool:
        """Whether it said that something is no longer so."""
        return self.step.startswith("changed")


Tellings = Mapping[Due, Sequence[Telling]]


@dataclass(frozen=True, slots=True)
class Since:
    """From when the next step is counted: not before `first`, and not after `last`.

    That is from when a letter was made at the earliest, and at the latest from when it was out.
    """

    first: datetime
    last: datetime


def for_whoever_is_in_charge(oracle: Oracle, due: Due, since: Since) -> Owed | None:
    """Return what is owed a working day after a chat was told that something is overdue.

    Nothing where nobody is in charge.
    """
    chat, takers = oracle.chats[due.chat], [moment.at for moment, _ in oracle.taken[due]]
    by = oracle.next_worked(since.last, chat.hour)
    if chat.responsible is None and not any(taken <= by + _HOUR for taken in takers):
        return None
    owed = _following(oracle, due, "in_charge", since)
    # Whoever takes it at that very time may be told, or the clerk already.
    is_close = owed and chat.responsible is None and min(takers) > owed.at - _HOUR
    return replace(owed, is_free=True) if owed and is_close else owed


def for_the_clerk(oracle: Oracle, due: Due, since: Since) -> Owed | None:
    """Return what is owed a working day after the last one who could have closed it was told."""
    return _following(oracle, due, "clerk", since)


def is_cut_off(oracle: Oracle, due: Due, since: datetime, until: datetime) -> bool:
    """Whether nothing could be written to a chat then: others may hear of it before it does."""
    chat = oracle.chats[due.chat]
    away = oracle.away[chat.place]
    return chat.fallback is None and any(lost <= until and since <= back for lost, back in away)


def persons(oracle: Oracle, due: Due, telling: Telling | None = None) -> set[Spot]:
    """Return to whose private chat a letter goes: who took it last before it, or is responsible.

    Without one, to whose it may go at all.
    """
    responsible = oracle.chats[due.chat].responsible
    usual = {spot_of(responsible)} if responsible else set[Spot]()
    found = set(usual)
    for moment, spot in oracle.taken[due]:
        them = {spot} if spot else usual
        if telling and moment.is_known_to(telling.letter, telling.made):
            found = set(them)
        elif telling is None or telling.letter > moment.before:
            found |= them
    return found


def _following(oracle: Oracle, due: Due, step: str, since: Since) -> Owed | None:
    """Return what is owed; what was put off meanwhile may wait for its end, too."""
    hour, ends = oracle.chats[due.chat].hour, _ends(oracle, due)
    at, by = oracle.next_worked(since.first, hour), oracle.next_worked(since.last, hour)
    if at > oracle.end or ends <= at:
        return None
    rests = [oracle.next_worked(until, hour) for _, until in oracle.rests[due]]
    return Owed(due, step, at, is_free=ends <= by or max(by, *rests, by) > oracle.end)


def _ends(oracle: Oracle, due: Due) -> datetime:
    """Return from when on there is nothing more to do about something."""
    found = [
        change.moment.at
        for change in oracle.changes[due.chat, due.code]
        if _fall(oracle, due, change.form) is None
    ]
    closed = oracle.closed.get(due)
    return min([*found, *([closed.at] if closed else [])], default=oracle.end + _FAR)


def is_over_for(oracle: Oracle, due: Due, telling: Telling) -> bool:
    """Whether it was known, when a letter was made, that there was nothing more to say."""
    closed = oracle.closed.get(due)
    if closed is not None and closed.is_known_to(telling.letter, telling.made):
        return True
    held = _held(oracle, due, telling)
    is_gone = all(change and _fall(oracle, due, change.form) is None for change in held)
    return is_gone and not telling.is_notice


def notices(oracle: Oracle, tellings: Tellings) -> Iterator[tuple[Owed, Change]]:
    """Yield what chats must be told of what was announced and is no longer so."""
    for (chat, code), changes in oracle.changes.items():
        dues = [due for due in tellings if (due.chat, due.code) == (chat, code)]
        for number, change in enumerate(changes):
            later = changes[number + 1 :]
            for due in dues:
                until = _owed_until(oracle, due, change, tellings)
                if until is not None:
                    is_free = _may_be_left(oracle, due, change, later[:1])
                    at = change.moment.at
                    step = f"changed:{at:%Y-%m-%dT%H:%M}"
                    yield Owed(due, step, at, is_free=is_free, until=until), change


def says(oracle: Oracle, due: Due, telling: Telling, message: Message) -> bool:
    """Whether a message gives notice of how it stood with something when its letter was made."""
    about = [part for part in message.shown.split("\n\n") if due.code in part]
    notice = " ".join(_ZERO.sub("", part) for part in about if _CORRECTS in part)
    held = _held(oracle, due, telling)
    return bool(notice) and any(change and _is_named(change.form, notice) for change in held)


def _held(oracle: Oracle, due: Due, telling: Telling) -> list[Change | None]:
    """Return the changes of which each may have been the last when a letter was made."""
    found: list[Change | None] = [None]
    for change in oracle.changes[due.chat, due.code]:
        if change.moment.is_known_to(telling.letter, telling.made):
            found = [change]
        elif telling.letter > change.moment.before:
            found.append(change)
    return found


def _is_named(form: Form | None, notice: str) -> bool:
    if form is None:
        return _ENDS in notice
    return f"{form.day}/{form.months[0]}/{form.year}" in notice


def _owed_until(oracle: Oracle, due: Due, change: Change, tellings: Tellings) -> datetime | None:
    """Return until when a chat goes by what it was told that is no longer so; None: it does not."""
    closed = oracle.closed.get(due)
    before = _heard(change, tellings[due])
    if not before or (closed is not None and closed.at <= change.moment.at):
        return None
    said = _forms(oracle, due, before[-1])
    falls = [_fall(oracle, due, form) for form in said]
    if before[-1].is_notice and falls[-1] is None:
        # They go by what it moved to, until they hear of that itself.
        others = (other for other in tellings if (other.chat, other.code) == (due.chat, due.code))
        heard = [one.letter for of in others for one in _heard(change, tellings[of])]
        is_newest = heard.count(max(heard)) == 1 and max(heard) == before[-1].letter
        return oracle.end if is_newest and said[-1] != change.form else None
    known = [fall for fall in falls if fall is not None][-1]
    over = datetime.combine(known.last + timedelta(days=1), time(), oracle.zone)
    is_changed = known != _fall(oracle, due, change.form)
    return over if is_changed and change.moment.at < over else None


def _heard(change: Change, tellings: Sequence[Telling]) -> list[Telling]:
    """Return what a chat had been told before a change, in order."""
    found = [
        telling
        for telling in tellings
        if telling.letter <= change.moment.before
        and telling.messages
        and not telling.is_refused
        and not telling.step.startswith(("clerk", "in_charge"))
    ]
    return sorted(found, key=lambda telling: telling.letter)


def _forms(oracle: Oracle, due: Due, telling: Telling) -> list[Form | None]:
    """Return what held until a letter was made, the last one then."""
    changes = oracle.changes[due.chat, due.code]
    later = [change.form for change in changes if telling.letter > change.moment.before]
    return [_asked_for(oracle, due), *later]


def _asked_for(oracle: Oracle, due: Due) -> Form:
    chat = oracle.chats[due.chat]
    return next(item.form for item in (*chat.items, *chat.own) if item.code == due.code)


def _may_be_left(oracle: Oracle, due: Due, change: Change, later: Sequence[Change]) -> bool:
    """Whether something came between before it could be told: another change, a loss, its end."""
    at = change.moment.at
    if any(other.moment.at - at < _A_WHILE for other in later):
        return True
    closed = oracle.closed.get(due)
    if closed is not None and at <= closed.at < at + _A_WHILE:
        return True
    place = oracle.chats[due.chat].place
    return any(since <= at <= until for since, until in oracle.away[place])


def _fall(oracle: Oracle, due: Due, form: Form | None) -> Fall | None:
    if form is None:
        return None
    first, last = _day(oracle, oracle.begin - _A_WHILE), _day(oracle, oracle.end + _FAR)
    return next((fall for fall in form.falls(first, last) if fall.key == due.occurrence), None)


def _day(oracle: Oracle, moment: datetime) -> date:
    return moment.astimezone(oracle.zone).date()
