"""/nhac: what a chat is reminded of, set in a few taps, numbers or words."""

from collections.abc import Callable
from typing import TypeVar

from bot.actions import SetReminders
from bot.messages import IncomingMessage, Reply
from bot.records.awaited import Purpose
from bot.reminders.menu import fallbacks, owning, subscribing, texts, wishing
from bot.reminders.menu.pages import looked_at, overview, withheld_line
from bot.reminders.menu.typed import (
    LONGEST_TYPED,
    Charge,
    DropNumber,
    Listed,
    Named,
    Rename,
    RestNumber,
    StandIn,
    Unread,
    asks_plainly,
    is_enough,
    read_typed,
)
from bot.reminders.menu.visit import Office, Visit
from bot.reminders.planning.coming import MOST_DAYS
from bot.reminders.planning.plan_notes import notes_of
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.own_reading import Draft, is_wish
from bot.reminders.speech.stopping import asks_to_stop
from bot.reminders.wishes import Target
from bot.texts import PLATFORMS

_USUAL_DAYS = 30
_AGREED_TO = frozenset({"agree", "fallback"})  # all else that is awaited is a value of any kind
_OPEN_TO_ALL = frozenset({"menu", "preview"})  # they change nothing

_Said = TypeVar("_Said", Reply, Reply | None)
Step = Callable[[Visit, SetReminders], Reply]


class Menu:
    """Deals with what people set for their chats; safe to use from threads."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def command(self, typed: str, message: IncomingMessage) -> Reply:
        """Do what was typed behind /nhac; show what is on for nothing."""
        visit = Visit(self._office, message)
        if message.platform not in PLATFORMS:
            return visit.say(texts.NOT_HERE)
        self._office.awaited.forget(message)
        if len(typed) > LONGEST_TYPED:
            return visit.say(texts.TOO_LONG.format(most=LONGEST_TYPED))
        return self._noted(lambda: self._typed(visit, typed))

    def perform(self, action: SetReminders, message: IncomingMessage) -> Reply:
        """Do what a button says."""
        visit = Visit(self._office, message)
        if message.platform not in PLATFORMS:
            return visit.say(texts.NOT_HERE)
        self._office.awaited.forget(message)
        return self._noted(lambda: self._step(visit, action))

    def take(self, message: IncomingMessage) -> Reply | None:
        """Take the words that were asked for, or a plain wish; None for all other messages."""
        visit = Visit(self._office, message)
        if message.platform not in PLATFORMS:
            is_own = _is_own(message.text[:LONGEST_TYPED], visit)
            return visit.say(texts.NOT_HERE) if is_own else None
        if len(message.text) > LONGEST_TYPED:
            return _too_long(visit)
        purpose = visit.awaits()
        if purpose and (reply := self._noted(lambda: self._answer(visit, purpose))):
            return reply
        if plain := asks_plainly(message.text):
            return self._step(visit, plain)
        if not _is_own(message.text, visit):
            return None
        return self._typed(visit, message.text)

    def _noted(self, work: Callable[[], _Said]) -> _Said:
        """Let what was changed meanwhile be planned at once."""
        before = self._office.targets.revision
        reply = work()
        if self._office.targets.revision != before:
            self._office.changed()
        return reply

    def _answer(self, visit: Visit, purpose: Purpose) -> Reply | None:
        """Take what was asked for; None where the message is plainly something else."""
        what = purpose["what"]
        if is_enough(visit.message.text):
            visit.answered()
            return visit.say(texts.NOT_SAVED if what == "agree" else texts.IS_KEPT)
        if what not in _AGREED_TO and "?" in visit.message.text:
            return None
        if not visit.may_change():
            return _not_allowed(visit)
        if what == "agree":
            return owning.agree(visit, purpose["draft"])
        if what == "fallback":
            return fallbacks.agree(visit, purpose["code"])
        return self._words(visit, what, purpose.get("said", ""))

    def _words(self, visit: Visit, what: str, said: str) -> Reply:
        match what:
            case "own":
                return owning.typed_own(visit, said)
            case "unit" | "document":
                visit.answered()
                asked = Named(visit.message.text, "unit" if what == "unit" else "document")
                return subscribing.named(visit, asked)
        return wishing.typed_wish(visit, what)

    def _typed(self, visit: Visit, text: str) -> Reply:
        typed = read_typed(text, visit.local)
        if isinstance(typed, SetReminders):
            return self._step(visit, typed)
        if not visit.may_change():
            return _not_allowed(visit)
        if isinstance(typed, Unread):
            return visit.say(typed.reason)
        if isinstance(typed, Draft):
            return owning.propose(visit, typed)
        if isinstance(typed, UnclearReminder):
            said = text if is_wish(text, visit.local) else f"nhắc {text}"
            return owning.ask_again(visit, typed, said)
        return self._about_list(visit, typed)

    def _about_list(self, visit: Visit, typed: Listed) -> Reply:
        match typed:
            case StandIn(code):
                return fallbacks.said(visit, code)
            case Charge(is_on):
                return wishing.charge(visit, is_on=is_on)
            case DropNumber(number):
                return subscribing.drop_number(visit, number)
            case RestNumber(number, rests):
                return owning.rest(visit, number, rests=rests)
            case Rename(name):
                return wishing.rename(visit, name)
            case Named():
                return subscribing.named(visit, typed)

    def _step(self, visit: Visit, action: SetReminders) -> Reply:
        if action.step not in _OPEN_TO_ALL and not visit.may_change():
            return _not_allowed(visit)
        return _STEPS[action.step](visit, action)


def _is_own(text: str, visit: Visit) -> bool:
    """Whether a message without a command asks for a reminder, or for none any more."""
    return is_wish(text, visit.local) or asks_to_stop(text)


def _too_long(visit: Visit) -> Reply | None:
    """Say that an answer, or a wish, is too long to be read; None for all other messages."""
    purpose, typed = visit.awaits(), visit.message.text
    is_answer = purpose is not None and purpose["what"] not in _AGREED_TO and "?" not in typed
    if is_answer or is_wish(typed[:LONGEST_TYPED], visit.local):
        return visit.say(texts.TOO_LONG.format(most=LONGEST_TYPED))
    return None


def _overview(visit: Visit, _action: SetReminders) -> Reply:
    return overview(visit) if visit.may_change() else looked_at(visit, _who_may(visit))


def _preview(visit: Visit, action: SetReminders) -> Reply:
    """Say what will come within so many days, a page of it."""
    days = int(action.words or _USUAL_DAYS)
    target = visit.target
    if target is None:
        return overview(visit)
    if not 1 <= days <= MOST_DAYS:
        return visit.say(texts.TOO_MANY_DAYS.format(most=MOST_DAYS))
    coming = visit.office.coming
    matters = coming.matters(target, visit.own(target))
    found = coming.ahead(target, matters, visit.at, days)
    menu = (texts.LIST, SetReminders("menu"))
    withheld = tuple(withheld_line(visit, target))
    if not found:
        none = texts.PREVIEW_NONE.format(days=days, here=visit.here)
        return visit.say("\n".join((none, *withheld)), (menu,))
    counted = {"letters": len({one.at for one in found}), "count": len(found)}
    head = texts.PREVIEW_HEAD.format(days=days, here=visit.here, page="{page}", **counted)
    notes = notes_of(found, matters)
    page = coming.page(found, _with_pause(target, head), action.page, notes)
    following = (texts.NEXT_PAGE, SetReminders("preview", str(days), page.number + 1))
    if not page.is_last:
        return visit.say(page.text, (following, menu))
    return visit.say("\n\n".join((page.text, *withheld)), (menu,))


def _with_pause(target: Target, head: str) -> str:
    return head if target.paused_at is None else f"{head}\n{texts.PREVIEW_PAUSED}"


def _not_allowed(visit: Visit) -> Reply:
    return visit.say(_who_may(visit))


def _who_may(visit: Visit) -> str:
    is_telegram = visit.message.platform == "telegram"
    return texts.NOT_ALLOWED_TELEGRAM if is_telegram else texts.NOT_ALLOWED


_STEPS: dict[str, Step] = {
    "menu": _overview,
    "preview": _preview,
    "add": subscribing.add,
    "subscribe": subscribing.subscribe,
    "drop": subscribing.drop,
    "own": owning.ask_own,
    "save_own": owning.save_own,
    "wishes": wishing.wishes,
    "wish": wishing.wish,
    "pause": wishing.pause,
    "resume": wishing.resume,
    "end": wishing.end,
    "fallback": fallbacks.fallback,
}
