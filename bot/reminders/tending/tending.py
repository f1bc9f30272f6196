"""What people do about a reminder: done, mine, later, why – by a tap or in a few typed words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.actions import TendDue
from bot.messages import IncomingMessage, Reply
from bot.reminders.letters import texts
from bot.reminders.letters.choices import ANOTHER_DAY
from bot.reminders.letters.items import Item, Numbers, numbers_in
from bot.reminders.occasions import Due
from bot.reminders.tending.replies import Replies, joined
from bot.reminders.tending.tended import Tended, TendingTools, sentence
from bot.reminders.tending.typed_words import Typed, item_of, means_reminder, names_time, read_typed
from corpus.text import fold

_ASKED = "put_off"  # what somebody was asked to type a time for
_OFFERED = "offered_times"  # what somebody was shown times for, and may type another one
_ENOUGH = frozenset({"thoi", "bo", "bo qua", "huy", "khong"})
_LONGEST_TIME = 60  # characters of a message that is a time and nothing else


class TendingDue:
    """Does what is asked about something due; the same message twice does it once.

    Safe to use from threads. Whose message it is allowed to be is for the caller to check, except
    that a chat may let only some people close what is due.
    """

    def __init__(self, tools: TendingTools) -> None:
        self._tools = tools

    def perform(self, action: TendDue, message: IncomingMessage) -> Reply:
        """Do what a button says."""
        self._tools.awaited.forget(message)
        item = Item(action.target, Due(action.matter, action.occurrence))
        tended = self._tended(item, message)
        match action.what:
            case "snooze":
                return tended.put_off(_moment(action.until))
            case "later" if action.until == ANOTHER_DAY:
                return self._ask_day(item, tended, message)
            case "later":
                return self._offer(item, message)
            case what:
                return tended.do(what)

    def take(self, message: IncomingMessage) -> Reply | None:
        """Take words like “xong 2” about the newest letter here, or a time that was asked for.

        None for all other words.
        """
        return self._take_time(message) or self._take_words(message)

    def _tended(self, item: Item, message: IncomingMessage) -> Tended:
        return Tended(self._tools, message, item)

    def _ask_day(self, item: Item, tended: Tended, message: IncomingMessage) -> Reply:
        question = tended.ask_day()
        if question is None:
            return tended.do("later")
        self._wait(item, _ASKED, message)
        return question

    def _offer(self, item: Item, message: IncomingMessage) -> Reply:
        self._wait(item, _OFFERED, message)
        return self._tended(item, message).do("later")

    def _wait(self, item: Item, kind: str, message: IncomingMessage) -> None:
        """Take the next words for a time until which this item is put off."""
        due = item.due
        named = {"target": str(item.target), "matter": due.matter, "occurrence": due.occurrence}
        self._tools.awaited.put(message, kind, **named)

    def _take_time(self, message: IncomingMessage) -> Reply | None:
        waited = ((kind, self._tools.awaited.find(message, kind)) for kind in (_ASKED, _OFFERED))
        kind, purpose = next((one for one in waited if one[1] is not None), ("", None))
        if purpose is None:
            return None
        tended = self._tended(_item(purpose), message)
        if fold(message.text).strip(" .!") in _ENOUGH:
            self._tools.awaited.take(message, kind)
            return tended.left()
        until = tended.read_until(message.text)
        if until is None:
            return self._unclear(message) if kind == _ASKED else None
        self._tools.awaited.take(message, kind)
        return tended.put_off(until)

    def _unclear(self, message: IncomingMessage) -> Reply | None:
        """Ask again for a time; None for what is meant to be something else."""
        text = message.text
        is_other = "?" in text or len(text) > _LONGEST_TIME or read_typed(text) is not None
        return None if is_other else self._unclear_day(message)

    def _unclear_day(self, message: IncomingMessage) -> Reply:
        return Replies(message, self._tools.zone, self._tools.new_id).unclear_day()

    def _take_words(self, message: IncomingMessage) -> Reply | None:
        typed = read_typed(message.text)
        # A number alone in a group is an answer to somebody else.
        if typed is None or (message.is_group and message.text.strip().isdecimal()):
            return None
        with self._tools.engine.connect() as connection:
            calendar = message.sent_at, self._tools.zone
            numbers = numbers_in(connection, message.place, *calendar, message.answers)
        if not numbers.newest:
            return sentence(texts.NOTHING_TOLD) if means_reminder(message.text) else None
        if typed.what == "later":
            return self._later(typed, numbers, message)
        meant = _meant(typed, typed.numbers, numbers)
        if isinstance(meant, str):
            return sentence(meant)
        if older := _older(meant, numbers):
            return self._show_first(older, numbers, message)
        return joined([self._tended(item, message).do(typed.what) for item in meant])

    def _show_first(self, older: Item, numbers: Numbers, message: IncomingMessage) -> Reply:
        """Show what only an older letter calls so: a slip must not close what nobody looks at."""
        said = sentence(texts.OF_AN_OLDER_LETTER.format(count=len(numbers.newest)))
        shown = self._tended(older, message).do("show")
        return Reply((*said.blocks, *shown.blocks))

    def _later(self, typed: Typed, numbers: Numbers, message: IncomingMessage) -> Reply | None:
        """Put off what is named, until when is said; None when it is neither."""
        any_of_them = self._tended(numbers.newest[0], message)
        number, words = None, typed.rest
        if words and any_of_them.read_until(words) is None:
            number, words = item_of(typed.rest)
            if words and not (names_time(words) or any_of_them.read_until(words)):
                return None
        meant = _meant(typed, () if number is None else (number,), numbers)
        if isinstance(meant, str):
            return sentence(meant)
        if older := _older(meant, numbers):
            return self._show_first(older, numbers, message)
        if not words:
            return self._offer(meant[0], message)
        tended = self._tended(meant[0], message)
        if (until := tended.read_until(words)) is not None:
            return tended.put_off(until)
        self._wait(meant[0], _ASKED, message)
        return self._unclear_day(message)


def _meant(typed: Typed, named: Sequence[int], numbers: Numbers) -> Sequence[Item] | str:
    """Return the items that are named, or what to say when that is not clear."""
    if not named:
        if typed.is_all or len(numbers.newest) == 1:
            return numbers.newest
        word = texts.EXAMPLES[typed.what].format(number=1)
        return texts.WHICH.format(count=len(numbers.newest), word=word)
    found = []
    for number in named:
        item = numbers.find(number)
        if item is None:
            return texts.NO_SUCH_NUMBER.format(number=number)
        found.append(item)
    return found


def _older(meant: Sequence[Item], numbers: Numbers) -> Item | None:
    return next((item for item in meant if item not in numbers.newest), None)


def _item(purpose: Mapping[str, str]) -> Item:
    return Item(int(purpose["target"]), Due(purpose["matter"], purpose["occurrence"]))


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
