"""What became of letters: sent, refused, in doubt; and what follows from that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache

from sqlalchemy import Engine

from bot.database import wait_for_turn, writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import LOST_WITH_CHAT, LOST_WITH_TOPIC, is_lost, lost_chats
from bot.messages import Place
from bot.reminders import settled
from bot.reminders.closing import reopen
from bot.reminders.diary import Diary
from bot.reminders.occasions import Letter, LetterState
from bot.reminders.running.recalling import IsQuiet, recall
from bot.reminders.running.refused import refused
from bot.reminders.running.rounds import Known, Round
from bot.reminders.running.routing import Reach
from bot.reminders.running.telling_again import TellingAgain, resting
from bot.reminders.running.writing import Telling, Writer
from bot.reminders.targets import Targets
from bot.reminders.wishes import QuietHours, Target


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
            recall(connection, self._is_quiet(now), now, self.zone)

    def settle(self, known: Known, now: datetime) -> frozenset[str]:
        """Take from the outbox what became of letters, and back what is no longer so.

        What a lost chat did not get waits here. What any other refused goes once to the chat
        named for that, if there is one; administrators hear of the first of a chat on a day.
        What was left in doubt has its last try. Returns the platforms of new letters.
        """
        diary = Diary(self.engine)
        with writing(self.engine) as connection:
            wait_for_turn(connection, "reminders", "settle")
            recall(connection, self._is_quiet(now), now, self.zone)
            closed = diary.settle(connection, now)
            turned_down = [letter for letter in closed if letter.state is LetterState.REFUSED]
            in_doubt = resting(connection, diary)
            if not (turned_down or in_doubt):
                return frozenset()
            reach = Reach(self.platforms, lost_chats(connection))
            here = Round(connection, reach, known, now)
            again = TellingAgain(self.engine, self.writer, self.alerts, self.zone)
            return self._all_refused(turned_down, here) | again.tell(in_doubt, here)

    def _is_quiet(self, now: datetime) -> IsQuiet:
        here = now.astimezone(self.zone).time()
        targets = Targets(self.engine)

        @cache  # read at once and only when needed: in a rush a thousand chats have letters waiting
        def quiet_hours() -> Mapping[int, QuietHours | None]:
            return {target.id: target.wishes.quiet for target in targets.all()}

        def is_quiet(identity: int) -> bool:
            quiet = quiet_hours().get(identity)
            return quiet is not None and quiet.hold(here)

        return is_quiet

    def _all_refused(self, letters: Sequence[Letter], here: Round) -> frozenset[str]:
        by_target: defaultdict[int, list[Letter]] = defaultdict(list)
        for letter in letters:
            if is_lost(letter.place, here.reach.lost) or _was_lost(letter):
                is_unsure = settled.may_have_arrived(here.connection, letter.id)
                reopen(here.connection, letter.id, here.now, may_have_arrived=is_unsure)
            else:
                by_target[letter.target].append(letter)
        targets = Targets(self.engine)
        found = ((targets.get(target), these) for target, these in by_target.items())
        return frozenset().union(
            *(self._refused(target, these, here) for target, these in found if target)
        )

    def _refused(self, target: Target, letters: Sequence[Letter], here: Round) -> frozenset[str]:
        """Tell what a chat refused elsewhere, in one digest: its numbers count through."""
        going = [one for one in letters if _elsewhere(target, one, here.reach) is not None]
        for letter in letters:
            if letter not in going:
                self._tell(target, [letter], here, None)
        fallback = target.fallback
        if not going or fallback is None:
            return frozenset()
        knowledge = here.known(target)
        if knowledge is None:  # what to tell is not known at this tick; the next one sees to it
            for letter in going:
                settled.unsettle(here.connection, letter.id)
            return frozenset()
        telling = self._telling(target, going, fallback, here)
        self._tell(target, going, here, fallback)  # before: what it told is in another letter then
        self.writer.tell(here.connection, telling, knowledge, here.now)
        return frozenset({fallback.platform})

    def _telling(
        self, target: Target, letters: Sequence[Letter], place: Place, here: Round
    ) -> Telling:
        """Return what letters told; a try before the refusal may have arrived after all."""
        diary, connection = Diary(self.engine), here.connection
        told = [one for letter in letters for one in diary.of_letter(connection, letter.id)]
        is_unsure = any(settled.may_have_arrived(connection, letter.id) for letter in letters)
        return Telling(target, place, told, doubts=int(is_unsure))

    def _tell(
        self, target: Target, letters: Sequence[Letter], here: Round, fallback: Place | None
    ) -> None:
        diary = Diary(self.engine)
        told = [one for letter in letters for one in diary.of_letter(here.connection, letter.id)]
        text = refused(target, letters[0], told, fallback)
        what = f"refused:{target.id}:{here.now:%Y-%m-%d}"
        self.alerts.tell(here.connection, what, text, here.now)


def _was_lost(letter: Letter) -> bool:
    """Whether its chat or topic was lost when it was refused; it may be back by now."""
    return letter.reason is not None and letter.reason.endswith((LOST_WITH_CHAT, LOST_WITH_TOPIC))


def _elsewhere(target: Target, letter: Letter, reach: Reach) -> Place | None:
    """Return the chat to write to in its stead; None where that was done or none is named."""
    fallback = target.fallback
    if fallback is None or letter.place != target.place or not reach.has(fallback):
        return None
    return fallback
