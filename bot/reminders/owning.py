"""Reminders in people's own words: said back, agreed to, kept."""

from collections.abc import Iterator

from bot.actions import SetReminders
from bot.messages import Reply
from bot.reminders import menu_texts as texts
from bot.reminders import own_texts
from bot.reminders.matters import matters_of
from bot.reminders.menu_pages import overview
from bot.reminders.own_drafts import dump_draft, is_over, is_same, load_draft, reminder_of, say_when
from bot.reminders.own_reading import Draft, read_own
from bot.reminders.spoken_clock import UnclearReminder
from bot.reminders.visit import Offer, Visit
from bot.reminders.wish_saying import say_at, say_leads, say_quiet
from bot.reminders.wishes import Target, TargetKind, Wishes

MOST_OWN = 100  # of a chat, what is over left out

_ENOUGH: Offer = (texts.ENOUGH, SetReminders("save_own"))
_AGAIN: Offer = (texts.AGAIN, SetReminders("own"))
_LIST: Offer = (texts.LIST, SetReminders("menu"))


def ask_own(visit: Visit, _action: SetReminders) -> Reply:
    """Ask what to be reminded of, in one's own words."""
    visit.await_words("own")
    return visit.say(texts.ASK_OWN.format(examples=own_texts.EXAMPLES))


def ask_again(visit: Visit, unclear: UnclearReminder) -> Reply:
    """Say what is lacking and wait for the words again."""
    visit.await_words("own")
    return visit.say(f"{unclear.reason}\n{texts.OR_ENOUGH}")


def typed_own(visit: Visit) -> Reply:
    """Take words as a reminder, said back before it is kept."""
    try:
        draft = read_own(visit.message.text, visit.local)
    except UnclearReminder as unclear:
        return ask_again(visit, unclear)
    visit.answered()
    return propose(visit, draft)


def propose(visit: Visit, draft: Draft) -> Reply:
    """Say back how a reminder was understood, and offer to keep it."""
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
        lines.append(texts.PAUSED.format(at=target.paused_at.astimezone(visit.office.zone)))
    return overview(visit, "\n".join(lines))


def _lines(visit: Visit, draft: Draft) -> Iterator[str]:
    target = visit.target or _fresh(visit)
    wishes = target.wishes
    at = draft.at or wishes.at
    yield texts.OWN_WHAT.format(what=draft.what)
    when = texts.OWN_WHEN if draft.when.before else texts.OWN_ON
    yield when.format(when=say_when(draft.when).removeprefix("ngày "))
    leads = wishes.leads if draft.leads is None else draft.leads
    yield texts.OWN_HOW.format(leads=say_leads(leads), at=at)
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
    elif not found:
        yield texts.OWN_NONE
    if found:
        yield texts.OWN_NEXT.format(at=say_at(found[0].at, visit.office.zone))
    if wishes.quiet is not None and wishes.quiet.hold(at):
        quiet = say_quiet(wishes.quiet)
        yield texts.OWN_QUIET.format(at=at, quiet=quiet, end=wishes.quiet.end)


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
