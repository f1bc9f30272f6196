"""Letters that may have arrived: what is still worth telling is told once more, and says so.

When somebody writes in its chat, what was left in doubt is told there again: messages arrive now.
While nobody does, it goes to the chat named for that after some hours, without one to its own: it
is late rather than lost. It is one or the other, and it is the last try; what is left in doubt by
that as well rests, and administrators see it in the status. (What a platform allows to be tried
again at once, Zalo once, was tried before it came to this.)

Not the message as it was is sent again but what it told, written anew: it counted the days that
were left on its own day, and what people closed or heard of since need not be told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection, Engine, select, update

from bot.delivery.alerts import Alerts
from bot.delivery.doubts import LAST_TRY, LIVED, REMINDERS
from bot.delivery.states import State
from bot.messages import Place
from bot.reminder_tables import reminder_letters, reminder_occasions, reminder_presses
from bot.reminders.diary import Diary
from bot.reminders.diary_rows import occasion_of, occasions_with_letters
from bot.reminders.letters.digests import owner_of
from bot.reminders.occasions import Due, Letter, LetterState, Occasion, OccasionState
from bot.reminders.running import texts
from bot.reminders.running.naming import because, called
from bot.reminders.running.rounds import Round
from bot.reminders.running.routing import Reach
from bot.reminders.running.writing import Telling, Writer
from bot.reminders.settled import parcel_keys
from bot.reminders.steps import StepKind
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target
from bot.tables import outbox

# Long enough for somebody to write in most chats on a working day, short enough for what is due
# on that very day.
ELSEWHERE_AFTER = timedelta(hours=2)

_WORTH_IT = timedelta(days=7)  # though its last day has passed
_TOLD = (OccasionState.IN_LETTER.value, OccasionState.MERGED.value)

_Audience = tuple[Due, int, bool]


@dataclass(frozen=True, slots=True)
class Resting:
    """A letter in doubt that has not had its last try."""

    letter: Letter
    has_lived: bool  # somebody has written in its chat since

    def place(self, target: Target, reach: Reach, now: datetime) -> Place | None:
        """Return where it is told again now; None: it rests on."""
        here, fallback = self.letter.place, target.fallback
        # What was closed at a time that is yet to come was closed by a clock that ran ahead.
        rested = abs(now - (self.letter.closed_at or self.letter.made_at))
        if not self.has_lived and rested < ELSEWHERE_AFTER:
            return None
        if not self.has_lived and here == target.place and fallback and reach.has(fallback):
            return fallback
        return here if reach.has(here) else None


@dataclass(frozen=True, slots=True)
class TellingAgain:
    """Gives letters in doubt their last try."""

    engine: Engine
    writer: Writer
    alerts: Alerts
    zone: tzinfo

    def tell(self, letters: Sequence[Resting], here: Round) -> frozenset[str]:
        """Tell again what can be told now, and return the platforms of the new letters."""
        together: defaultdict[tuple[int, Place], list[Resting]] = defaultdict(list)
        targets: dict[int, Target | None] = {}
        for one in letters:
            of = one.letter.target
            target = targets[of] if of in targets else Targets(self.engine).get(of)
            targets[of] = target
            if target is None or target.paused_at is not None or self._is_over(one, here):
                _end(here.connection, one.letter)  # nothing of a pause is told after it
            elif (place := one.place(target, here.reach, here.now)) is not None:
                together[of, place].append(one)
        told = {
            place.platform
            for (of, place), resting in together.items()
            if (target := targets[of]) is not None and self._tell(target, place, resting, here)
        }
        return frozenset(told)

    def _tell(self, target: Target, place: Place, resting: Sequence[Resting], here: Round) -> bool:
        """Tell it in one digest, whose numbers count through."""
        knowledge = here.known(target)
        if knowledge is None or self.writer.rests(target, here.now):
            return False  # the next ticks see to it
        told = [one for letter in resting for one in self._worth_telling(letter, here)]
        if told:
            telling = Telling(target, place, told, doubts=LAST_TRY)
            self.writer.tell(here.connection, telling, knowledge, here.now)
        for one in resting:
            _end(here.connection, one.letter)
            if told:
                _note(here.connection, one.letter)
        if told and place != resting[0].letter.place:
            self._report(target, resting[0].letter, here)
        return bool(told)

    def _report(self, target: Target, letter: Letter, here: Round) -> None:
        text = texts.LETTER_IN_DOUBT.format(
            chat=called(target.label, letter.place.platform),
            reason=because(letter.place.platform, letter.reason),
        )
        what = f"in_doubt:{target.id}:{here.now:%Y-%m-%d}"
        self.alerts.tell(here.connection, what, text, here.now)

    def _is_over(self, one: Resting, here: Round) -> bool:
        return not any(self._is_worth_it(told, one.letter, here) for told in self._of(one, here))

    def _worth_telling(self, one: Resting, here: Round) -> list[Occasion]:
        """Return what is told again; not what was told since, nor what somebody has seen to."""
        connection, letter = here.connection, one.letter
        since = _told_since(connection, letter)
        return [
            told
            for told in self._of(one, here)
            if self._is_worth_it(told, letter, here)
            and _audience(told) not in since
            and not _is_pressed(connection, told, letter.made_at)
        ]

    def _of(self, one: Resting, here: Round) -> Sequence[Occasion]:
        return Diary(self.engine).of_letter(here.connection, one.letter.id)

    def _is_worth_it(self, told: Occasion, letter: Letter, here: Round) -> bool:
        today = here.now.astimezone(self.zone).date()
        return told.told.last >= today or here.now - letter.made_at < _WORTH_IT


def resting(connection: Connection, diary: Diary) -> list[Resting]:
    """Return what rests, the oldest first; what is left of other letters rests for good."""
    row = outbox.c
    in_doubt = (row.state == State.IN_DOUBT.value, row.doubts < LAST_TRY)
    query = select(row.key, row.doubts).where(*in_doubt, row.key.startswith(REMINDERS))
    lived: defaultdict[int, bool] = defaultdict(bool)
    for key, doubts in connection.execute(query.order_by(row.id)):
        lived[int(key.split(":")[1])] |= doubts == LIVED
    found = []
    for identity, has_lived in lived.items():
        letter = diary.letter(connection, identity)
        if letter is not None and letter.state is LetterState.IN_DOUBT:
            found.append(Resting(letter, has_lived))
        elif letter is not None and letter.state is not LetterState.QUEUED:
            _end(connection, letter)
    return found


def _end(connection: Connection, letter: Letter) -> None:
    """Let a letter rest for good."""
    mine = (outbox.c.key.in_(parcel_keys(letter.id)), outbox.c.state == State.IN_DOUBT.value)
    connection.execute(update(outbox).where(*mine).values(doubts=LAST_TRY))


def _note(connection: Connection, letter: Letter) -> None:
    changed = update(reminder_letters).where(reminder_letters.c.id == letter.id)
    connection.execute(changed.values(state=LetterState.TOLD_AGAIN.value))


def _audience(one: Occasion) -> _Audience:
    """Return what is told to whom: whoever is in charge is told alone."""
    return one.due, owner_of(one), one.step.kind is StepKind.IN_CHARGE


def _told_since(connection: Connection, letter: Letter) -> set[_Audience]:
    row = reminder_occasions.c
    later = (row.target == letter.target, row.letter > letter.id, row.state.in_(_TOLD))
    found = connection.execute(occasions_with_letters().where(*later)).mappings()
    return {_audience(one) for one in map(occasion_of, found) if one.is_told}


def _is_pressed(connection: Connection, told: Occasion, since: datetime) -> bool:
    """Whether somebody did something about it since, and so knows of it."""
    row, due = reminder_presses.c, told.due
    of_it = (row.matter == due.matter, row.occurrence == due.occurrence)
    query = select(row.id).where(row.target == owner_of(told), *of_it, row.at > since).limit(1)
    return connection.scalar(query) is not None
