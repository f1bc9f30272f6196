"""What became of letters: sent, refused, in doubt; and what follows from that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import Connection, Engine

from bot import texts as general
from bot.database import wait_for_turn, writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import LOST_WITH_CHAT, lost_chats
from bot.messages import Place
from bot.reminders import settled
from bot.reminders.closing import reopen
from bot.reminders.diary import Diary
from bot.reminders.occasions import Letter, LetterState
from bot.reminders.running import texts
from bot.reminders.running.recalling import recall
from bot.reminders.running.routing import Reach
from bot.reminders.running.writing import Knowledge, Writer
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target

Known = Callable[[Target], Knowledge | None]


@dataclass(frozen=True, slots=True)
class Settling:
    """Follows letters to their end; `platforms` are those that are connected."""

    engine: Engine
    writer: Writer
    alerts: Alerts
    platforms: frozenset[str]
    zone: tzinfo

    def take_back(self, now: datetime) -> None:
        """Take back what was not sent on its day, before it is sent."""
        with writing(self.engine) as connection:
            wait_for_turn(connection, "reminders", "settle")
            recall(connection, now, self.zone)

    def settle(self, known: Known, now: datetime) -> frozenset[str]:
        """Take from the outbox what became of letters, and back what is no longer so.

        What a lost chat did not get waits again. What any other refused goes once to the chat
        named for that, if there is one; administrators hear of the first of a chat on a day.
        Returns the platforms of new letters.
        """
        diary = Diary(self.engine)
        with writing(self.engine) as connection:
            wait_for_turn(connection, "reminders", "settle")
            recall(connection, now, self.zone)
            closed = diary.settle(connection, now)
            refused = [letter for letter in closed if letter.state is LetterState.REFUSED]
            lost = lost_chats(connection) if refused else set()
            again = _Again(connection, Reach(self.platforms, lost), known, now)
            return frozenset().union(*(self._refused(letter, again) for letter in refused))

    def _refused(self, letter: Letter, again: "_Again") -> frozenset[str]:
        place = letter.place
        target = Targets(self.engine).get(letter.target)
        if (place.platform, place.chat) in again.reach.lost or _was_lost(letter):
            reopen(again.connection, letter.id, again.now)
            return frozenset()
        if target is None:
            return frozenset()
        elsewhere = _elsewhere(target, letter, again.reach)
        if elsewhere is None:
            self._tell(target, letter, again, "")
            return frozenset()
        knowledge = again.known(target)
        if knowledge is None:  # what to tell is not known at this tick; the next one sees to it
            settled.unsettle(again.connection, letter.id)
            return frozenset()
        told = Diary(self.engine).of_letter(again.connection, letter.id)
        self.writer.tell(again.connection, target, elsewhere, told, knowledge, again.now)
        self._tell(target, letter, again, texts.SENT_ELSEWHERE)
        return frozenset({elsewhere.platform})

    def _tell(self, target: Target, letter: Letter, again: "_Again", then: str) -> None:
        text = texts.LETTER_REFUSED.format(
            label=target.label,
            platform=general.PLATFORMS.get(letter.place.platform, letter.place.platform),
            reason=texts.BECAUSE.format(reason=letter.reason) if letter.reason else "",
            then=then,
        )
        what = f"refused:{target.id}:{again.now:%Y-%m-%d}"
        self.alerts.tell(again.connection, what, text, again.now)


@dataclass(frozen=True, slots=True)
class _Again:
    """What is needed to write what was refused once more."""

    connection: Connection
    reach: Reach
    known: Known
    now: datetime


def _was_lost(letter: Letter) -> bool:
    """Whether its chat was lost when it was refused; it may be back by now."""
    return letter.reason is not None and letter.reason.endswith(LOST_WITH_CHAT)


def _elsewhere(target: Target, letter: Letter, reach: Reach) -> Place | None:
    """Return the chat to write to in its stead; None where that was done or none is named."""
    fallback = target.fallback
    if fallback is None or letter.place != target.place or not reach.has(fallback):
        return None
    return fallback
