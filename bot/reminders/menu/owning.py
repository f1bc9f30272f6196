"""Reminders in people's own words: said back, agreed to, kept."""

from collections.abc import Iterator
from datetime import timedelta

from bot.actions import SetReminders
from bot.messages import Reply
from bot.reminders.menu import texts
from bot.reminders.menu.own_drafts import (
    dump_draft,
    is_over,
    is_same,
    load_draft,
    reminder_of,
    say_when,
)
from bot.reminders.menu.pages import items_of, overview
from bot.reminders.menu.visit import Offer, Visit
from bot.reminders.menu.wish_saying import say_at, say_held, say_leads
from bot.reminders.occasions import Planned
from bot.reminders.planning.matters import matters_of
from bot.reminders.speech import texts as own_texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.own_reading import Draft, read_own
from bot.reminders.wishes import Target, TargetKind, Wishes
from bot.schedule.dates import say_moment
from bot.schedule.occurrences import occurrences
from bot.schedule.rules import read_rule
from corpus.facts.facts import When
from corpus.text import fold

_SHORTEST_MONTH = 28
_TO_LEAP = 9 * 366  # days; 1900 and 2100 have none
MOST_OWN = 100  # of a chat, what is over left out

_OWN = SetReminders("own")
_TYPED = dict.fromkeys(("luu", "ok", "dong y", "duoc", "dung", "co", "chi lan nay"), "save")
_TYPED |= {"hang nam": "yearly", "sua": "again", "sua lai": "again"}
_ENOUGH: Offer = (texts.ENOUGH, SetReminders("save_own"))
_AGAIN: Offer = (texts.AGAIN, SetReminders("own"))
_PREVIEW: Offer = (texts.PREVIEW, SetReminders("preview"))
_LIST: Offer = (texts.LIST, SetReminders("menu"))


def ask_own(visit: Visit, _action: SetReminders) -> Reply:
    """Ask what to be reminded of, in one's own words."""
    visit.await_words("own")
    return visit.ask(texts.ASK_OWN.format(examples=own_texts.EXAMPLES))


def ask_again(visit: Visit, unclear: UnclearReminder, said: str) -> Reply:
    """Say what is lacking and wait for it, or for the whole again."""
    visit.await_words("own", said=said)
    return visit.ask(f"{unclear.reason}\n{texts.OR_ENOUGH}")


def typed_own(visit: Visit, said: str) -> Reply:
    """Take words as a reminder, alone or behind those before; said back before it is kept."""
    text = visit.message.text
    unclear: UnclearReminder | None = None
    for words in (text, f"{said} {text}") if said else (text,):
        try:
            draft = read_own(words, visit.local)
        except UnclearReminder as error:
            unclear = unclear or error
        else:
            return propose(visit, draft)
    return ask_again(visit, unclear, said or text) if unclear else ask_own(visit, _OWN)


def agree(visit: Visit, words: str) -> Reply | None:
    """Take what is typed in place of a tap; None for what is something else."""
    text = fold(visit.message.text).strip(" .!")
    draft = load_draft(words)
    if draft is None or text not in _TYPED:
        return None
    if _TYPED[text] == "again":
        return ask_own(visit, _OWN)
    visit.answered()
    if _TYPED[text] == "yearly":
        draft = draft.every_year() if draft.is_open else draft
    return save_own(visit, SetReminders("save_own", dump_draft(draft)))


def propose(visit: Visit, draft: Draft) -> Reply:
    """Say back how a reminder was understood, and offer to keep it."""
    visit.await_words("agree", draft=dump_draft(draft))
    lines = [texts.UNDERSTOOD, *_lines(visit, draft)]
    if draft.for_group and not visit.message.is_group:
        lines.append(texts.OWN_HERE)
    if not draft.is_open:
        save = (texts.SAVE, SetReminders("save_own", dump_draft(draft)))
        return visit.say("\n".join((*lines, texts.SAVE_ASKED)), (save, _AGAIN, _ENOUGH))
    once = (texts.ONCE, SetReminders("save_own", dump_draft(draft)))
    yearly = (texts.YEARLY, SetReminders("save_own", dump_draft(draft.every_year())))
    told = "\n".join((*lines, texts.ONCE_ASKED))
    return visit.say(told, (once, yearly), (_AGAIN, _ENOUGH))


def save_own(visit: Visit, action: SetReminders) -> Reply:
    """Keep a reminder that was agreed to, once; without one say that nothing is kept."""
    draft = load_draft(action.words) if action.words else None
    if draft is None:
        return visit.say(texts.NOT_SAVED)
    target = visit.ensured()
    shown = {"what": draft.what, "when": say_when(draft.when)}
    kept = visit.own(target)
    if any(is_same(one, draft) for one in kept):
        return visit.say(texts.SAVED_ALREADY.format(**shown), (_LIST,))
    today = visit.local.date()
    count = sum(not is_over(one, today) for one in kept)
    if count >= MOST_OWN:
        return visit.say(texts.TOO_MANY.format(here=visit.here, count=count, most=MOST_OWN))
    visit.office.targets.add_own(reminder_of(draft, target, visit.by, visit.at))
    lines = [texts.SAVED.format(**shown), *_coming(visit, draft, target)]
    if target.paused_at is not None:
        lines.append(
            texts.PAUSED.format(at=say_moment(target.paused_at.astimezone(visit.office.zone)))
        )
    return visit.say("\n".join(lines), (_LIST, _PREVIEW))


def rest(visit: Visit, number: int, *, rests: bool) -> Reply:
    """Let the reminder with this number in the list rest, or go on; all else rests together."""
    target = visit.target
    items = items_of(visit, target) if target else ()
    if not 1 <= number <= len(items):
        return overview(visit, texts.NO_NUMBER.format(number=number) if items else "")
    kind, _, identity = items[number - 1].words.partition(":")
    if kind != "own":
        return overview(visit, texts.ONLY_OWN_RESTS.format(number=number))
    visit.office.targets.pause_own(int(identity), visit.at if rests else None)
    return overview(visit, texts.OWN_RESTS[rests].format(number=number))


def _lines(visit: Visit, draft: Draft) -> Iterator[str]:
    target = visit.target or _fresh(visit)
    wishes = target.wishes
    at = draft.at or wishes.at
    yield texts.OWN_WHAT.format(what=draft.what)
    when = texts.OWN_WHEN if draft.when.before else texts.OWN_ON
    yield when.format(when=say_when(draft.when).removeprefix("ngày "))
    leads = wishes.leads if draft.leads is None else draft.leads
    yield texts.OWN_HOW.format(leads=say_leads(leads), at=at)
    if not draft.when.before and _misses_months(draft.when):
        yield texts.OWN_SHORT_MONTHS
    yield from _coming(visit, draft, target)


def _coming(visit: Visit, draft: Draft, target: Target) -> Iterator[str]:
    """Yield when it comes first, and what the quiet hours make of that."""
    wishes, coming = target.wishes, visit.office.coming
    at = draft.at or wishes.at
    own = reminder_of(draft, target, visit.by, visit.at)
    matters = matters_of(target, (), (own,), visit.office.naming())
    found = coming.next(target, matters, visit.at)
    if coming.at_once(target, matters, visit.at):
        yield texts.OWN_AT_ONCE
    elif year := _leap_year(draft, visit):
        yield texts.OWN_LEAP_YEARS.format(year=year)
    elif not found:
        yield texts.OWN_NONE
    if found:
        yield texts.OWN_NEXT.format(at=say_at(found[0].at, visit.office.zone))
        if _is_moved(visit, found[0]):
            yield texts.OWN_MOVED
    if held := say_held(wishes, at):
        yield texts.OWN_HELD.format(held=held)


def _misses_months(when: When) -> bool:
    """Whether some month lacks the day that comes every month."""
    if when.rrule is None:
        return False
    rule = read_rule(when.rrule)
    return not rule.months and max(rule.month_days, default=0) > _SHORTEST_MONTH


def _leap_year(draft: Draft, visit: Visit) -> int | None:
    """Return the next year that has the day, of what comes on 29 February alone."""
    rule = read_rule(draft.when.rrule) if draft.when.rrule else None
    if rule is None or rule.months != (2,) or rule.month_days != (29,):
        return None
    today = visit.local.date()
    coming = next(occurrences(draft.when, today, today + timedelta(days=_TO_LEAP)), None)
    return coming.first.year if coming else None


def _is_moved(visit: Visit, first: Planned) -> bool:
    """Whether it comes on another day than it was asked for: that is a day off."""
    day = first.at.astimezone(visit.office.zone).date()
    return day != first.told.last - timedelta(days=first.step.days or 0)


def _fresh(visit: Visit) -> Target:
    """Return a chat for which nothing was ever set, as it would be reminded."""
    return Target(
        id=0,
        kind=TargetKind.CHAT,
        place=visit.message.place,
        label="",
        wishes=Wishes(),
        subscriptions=(),
        managers=(),
        responsible=None,
        fallback=None,
        planned_through=visit.at,
        created_by=visit.by,
    )
