"""How a chat is reminded: changed by buttons and by typed words, rested, ended."""

from collections.abc import Callable

from bot.actions import SetReminders
from bot.labels import shortened
from bot.messages import ChatId, Place, Reply
from bot.reminders.chat_names import told_apart
from bot.reminders.menu import texts
from bot.reminders.menu.pages import (
    hours_page,
    items_of,
    leads_page,
    overview,
    quiet_page,
    sure_to_end,
    wishes_page,
)
from bot.reminders.menu.quiet_reading import read_quiet
from bot.reminders.menu.visit import Visit
from bot.reminders.menu.wish_saying import say_held, say_leads, say_quiet
from bot.reminders.menu.wish_words import changed, dump_leads, dump_quiet
from bot.reminders.rights import EVERYONE
from bot.reminders.speech.clock import UnclearReminder, read_clock, read_leads
from bot.reminders.wishes import Closers, QuietHours, Target, Wishes
from corpus.text import display

_LONGEST_NAME = 60  # characters


def wishes(visit: Visit, action: SetReminders) -> Reply:
    """Show how the chat is reminded, or ask for one of the wishes."""
    match action.words:
        case "leads":
            return leads_page(visit)
        case "at":
            return hours_page(visit)
        case "quiet":
            return quiet_page(visit)
    return wishes_page(visit)


def wish(visit: Visit, action: SetReminders) -> Reply:
    """Change one wish as a button or a typed command says, and say what comes next."""
    name, _, value = action.words.partition("=")
    target = visit.ensured()
    if name == "managers":
        said = _manage(visit, target, is_open=value == "1")
    else:
        try:
            after = changed(target.wishes, name, value)
        except (KeyError, ValueError):  # a button of a version that knew other wishes
            return wishes_page(visit)
        visit.office.targets.wish(target.id, after)
        said = " ".join(filter(None, (_said(name, after), _held(name, after))))
    if items := items_of(visit, target):
        said = f"{said}\n{visit.next_line(visit.target or target)}" if items else said
    return wishes_page(visit, f"{said}\n")


def typed_wish(visit: Visit, name: str) -> Reply:
    """Take the words that were asked for as a new value; what is not plain is asked again."""
    try:
        value = _READERS[name](visit.message.text)
    except UnclearReminder as unclear:
        return visit.ask(f"{unclear.reason}\n{texts.OR_ENOUGH}")
    visit.answered()
    return wish(visit, SetReminders("wish", f"{name}={value}"))


def pause(visit: Visit, _action: SetReminders) -> Reply:
    """Let the chat rest."""
    target = visit.target
    if target is None or not items_of(visit, target):
        return overview(visit)
    if target.paused_at is not None:
        return visit.say(texts.WAS_PAUSED.format(here=visit.here), (_RESUME,))
    visit.office.targets.pause(target.id, visit.at)
    return visit.say(texts.IS_PAUSED.format(here=visit.here), (_RESUME,))


def resume(visit: Visit, _action: SetReminders) -> Reply:
    """End the rest."""
    target = visit.target
    if target is None or target.paused_at is None:
        return overview(visit, texts.WAS_NOT_PAUSED.format(here=visit.here) if target else "")
    visit.office.targets.resume(target.id, visit.at)
    return overview(visit, texts.IS_RESUMED.format(here=visit.here))


def end(visit: Visit, action: SetReminders) -> Reply:
    """Take everything out, asked back once."""
    target = visit.target
    if action.words != "yes" or target is None:
        return sure_to_end(visit)
    visit.office.targets.end(target.id, visit.at)
    return visit.say(texts.IS_ENDED.format(here=visit.here))


def rename(visit: Visit, name: str) -> Reply:
    """Call the chat by another name where it is listed."""
    shown = shortened(display(name).strip(" “”\"'"), _LONGEST_NAME)
    target = visit.ensured()
    if shown:
        beside = visit.office.targets.labels_beside(target.place)
        shown = told_apart(shown, visit.message, beside)
        visit.office.targets.label(target.id, shown)
        return overview(visit, texts.NAMED.format(here=visit.here, name=shown))
    return overview(visit)


def charge(visit: Visit, *, is_on: bool) -> Reply:
    """Let whoever writes be the one who is written to in private about what is overdue."""
    target = visit.ensured()
    message = visit.message
    private = Place(message.platform, ChatId(message.sender))  # the same id on all platforms
    visit.office.targets.set_responsible(target.id, private if is_on else None)
    return overview(visit, texts.IN_CHARGE[is_on].format(here=visit.here))


def _manage(visit: Visit, target: Target, *, is_open: bool) -> str:
    managers = [one for one in target.managers if one != EVERYONE]
    if is_open:
        managers.append(EVERYONE)
    elif visit.by not in managers:  # whoever closes it keeps the key
        managers.append(visit.by)
    visit.office.targets.set_managers(target.id, managers)
    return texts.WISHED_MANAGERS[is_open]


def _said(name: str, after: Wishes) -> str:
    match name:
        case "leads":
            return texts.WISHED_LEADS.format(leads=say_leads(after.leads))
        case "at":
            return texts.WISHED_AT.format(at=after.at)
        case "quiet":
            return _said_quiet(after.quiet)
        case "off":
            return texts.WISHED_OFF[after.on_working_days]
        case "unconfirmed":
            return texts.WISHED_UNCONFIRMED[after.unconfirmed]
    return texts.WISHED_CLOSERS[after.closers is Closers.EVERYONE]


def _held(name: str, after: Wishes) -> str:
    return say_held(after, after.at) if name in {"at", "quiet"} else ""


def _said_quiet(quiet: QuietHours | None) -> str:
    return texts.WISHED_QUIET.format(quiet=say_quiet(quiet)) if quiet else texts.WISHED_NO_QUIET


def _at(typed: str) -> str:
    return f"{read_clock(typed):%H:%M}"


def _leads(typed: str) -> str:
    return dump_leads(read_leads(typed))


def _quiet(typed: str) -> str:
    return dump_quiet(read_quiet(typed))


_READERS: dict[str, Callable[[str], str]] = {"leads": _leads, "at": _at, "quiet": _quiet}
_RESUME = (texts.RESUME, SetReminders("resume"))
