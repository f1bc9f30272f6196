"""One run through many days: the clock leaps from slot to slot, the process through what comes."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, or_, select

from bot.delivery.doubts import LAST_TRY
from bot.delivery.states import OPEN, State
from bot.messages import Place
from bot.reminder_tables import reminder_occasions, reminder_pulse
from bot.reminders.occasions import OccasionState
from bot.tables import outbox
from tests.bench.reminder_books import CODE, Books, Names
from tests.bench.reminder_faults import Faults
from tests.bench.reminder_office import Office
from tests.bench.reminder_oracle import Chat, Moment, Oracle
from tests.bench.reminder_people import People, newest_letter
from tests.bench.reminder_plan import Item, single
from tests.bench.reminder_process import Assistant
from tests.bench.reminder_world import Town, spot_of, until_taken

SEED = 20_261_121

_STEP = 0.02
_SLACK = timedelta(seconds=1)
_TICK_MAY_LAST = timedelta(minutes=10)
_BEGINNING = 60.0  # seconds for the first look
_MID_SENDING = 0.7  # of the kills
_FAR_OFF = 0.3  # of the corrections, that they are of anything
_LATELY = 60  # messages
_REJECTED = 0.25  # of the corrections
_SETTLED = timedelta(minutes=3)
_ROUNDS = 60
_FAULTLESS_FROM = 30


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything; the chances are those of a slot."""

    begin: datetime
    days: int
    groups: int
    deadlines: int
    kills: int
    patience: float = 0.5  # seconds until what is due at a slot is out
    faulty: float = 0.2
    acts: float = 0.15  # somebody answers
    corrections: float = 0.03
    losses: float = 0.03  # a group expels it, for a while
    swings: float = 0.02  # the clock goes wrong
    stops: float = 0.12  # of the kills, that it stays down


@dataclass
class Run:
    """Goes through it once; `books` and the town hold what there is to settle afterwards."""

    size: Size
    town: Town
    engine: Engine
    assistants: Sequence[Assistant]
    office: Office
    oracle: Oracle
    chats: Sequence[Chat]
    names: Names
    faults: Faults
    books: Books = field(default_factory=Books)
    expelled: dict[Place, datetime] = field(default_factory=dict)
    lost_at: dict[Place, datetime] = field(default_factory=dict)
    corrected: int = 0
    rejected: int = 0
    losses: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(SEED)  # noqa: S311 - repeatable, nothing secret
        self.people = People(self.town, self.engine, self.oracle, self.names, self.dice)

    @property
    def kills(self) -> int:
        """How often a process was killed."""
        return sum(assistant.kills for assistant in self.assistants)

    def live(self) -> None:
        """Let all the time pass."""
        self._wait(_BEGINNING)
        slots = self.oracle.slots()
        chance = 1.1 * self.size.kills / max(1, len(slots))
        self.faults.is_on = True
        while following := [slot for slot in slots if slot > self.town.clock.now()]:
            left = self.size.kills - self.kills
            is_hit = left > 0 and (self.dice.random() < chance or left >= len(following))
            slots = self.oracle.slots() if self._slot(following[0], is_hit=is_hit) else following
        self.town.clock.leap_to(self.oracle.end)
        self._drain()

    def _slot(self, at: datetime, *, is_hit: bool) -> bool:
        """Let one slot come; whether what is owed has changed meanwhile."""
        self.town.clock.leap_to(at + _SLACK)
        if is_hit:
            self._hit(at)
        self._wait()
        if self.dice.random() < self.size.swings:
            self._swing()
        self._note()
        acts = self.dice.random() < self.size.acts
        if acts:
            chats = [chat for chat in self.chats if chat.place not in self.expelled]
            self.people.act(self.dice.choice(chats))
        corrects = self.dice.random() < self.size.corrections
        if corrects:
            self._correct()
        self._write_where_in_doubt()
        self._expel()
        return acts or corrects

    def _hit(self, at: datetime) -> None:
        """Kill a process while it plans, writes and sends; at times it stays down for days."""
        assistant = self.dice.choice(self.assistants)
        if self.dice.random() < _MID_SENDING:
            _until(self._is_open_now, 1.0, step=0.002)
            time.sleep(self.dice.uniform(0, 0.4))
        else:
            time.sleep(self.dice.uniform(0.005, 0.7))
        assistant.die()
        down = at + timedelta(days=self.dice.uniform(0.5, 6))
        if self.dice.random() < self.size.stops and down < self.oracle.end:
            self.town.clock.leap_to(down)
        assistant.start()

    def _swing(self) -> None:
        """Let the clock go wrong by a day for a moment."""
        clock = self.town.clock
        before = clock.now()
        clock.leap_to(before + timedelta(days=1))
        self._wait()
        self._note()
        clock.leap_to(before + timedelta(seconds=5))
        self._wait()

    def _correct(self) -> None:
        """Let the clerk find that something is due on another day, or at times not at all."""
        now, before = self.town.clock.now(), newest_letter(self.engine)
        item = self.dice.choice(self._announced() or self.office.confirmed)
        form = None
        if self.dice.random() < _REJECTED:
            self.office.reject(item, now)
            self.rejected += 1
            self._wait()
            # What no document says any more is said to be gone only when that stays so.
            self.town.clock.leap_to(now + _SETTLED)
        else:
            today = now.astimezone(self.oracle.zone).date()
            form = single(today + timedelta(days=self.dice.randint(5, 40)), excludes=False)
            self.office.correct(item, form, now)
            self.corrected += 1
        self._wait()
        self.oracle.correct(item, form, Moment(now, before, newest_letter(self.engine)))

    def _announced(self) -> list[Item]:
        """Return what chats were told of lately and may still come, for most corrections."""
        if self.dice.random() < _FAR_OFF:
            return []
        codes = {code for one in self.town.told[-_LATELY:] for code in CODE.findall(one.shown)}
        return [item for item in self.office.confirmed if item.code in codes]

    def _expel(self) -> None:
        """Let a group expel the assistant, and others let it in again."""
        now = self.town.clock.now()
        for place in [place for place, until in self.expelled.items() if until <= now]:
            self._let_in(place)
        if self.dice.random() < self.size.losses:
            place = self.dice.choice(self.chats).place
            if place not in self.expelled:
                self.expelled[place] = now + timedelta(days=self.dice.uniform(0.2, 5))
                self.losses += 1
                self.lost_at[place] = now
                self.town.expel(place)

    def _let_in(self, place: Place) -> None:
        del self.expelled[place]
        self.town.let_in(place)
        self.oracle.away[place].append((self.lost_at[place], self.town.clock.now()))

    def _write_where_in_doubt(self) -> None:
        """Let somebody write where a message was left in doubt: it has a last try then."""
        row, yesterday = outbox.c, self.town.clock.now() - timedelta(days=1)
        rests = (
            row.state == State.IN_DOUBT.value,
            row.doubts < LAST_TRY,
            row.created_at > yesterday,
        )
        query = select(row.platform, row.chat, row.thread).where(*rests).distinct()
        with self.engine.connect() as connection:
            spots = [(platform, chat, t or "") for platform, chat, t in connection.execute(query)]
        for spot in spots:
            if spot in self.town.speakers and spot not in map(spot_of, self.expelled):
                until_taken(self.town.speakers[spot]("/trogiup"))

    def _note(self) -> None:
        self.town.listen()
        self.books.read(self.engine)

    def _wait(self, patience: float = 30.0) -> None:
        """Wait until it has looked at what is due, and for a while until that is out.

        What was tried in vain is not waited for: it goes at a later slot.
        """
        asked = self.town.clock.now()
        _until(lambda: self._has_looked(asked), patience)
        _until(lambda: not self._is_open_now(), self.size.patience)

    def _has_looked(self, asked: datetime) -> bool:
        with self.engine.connect() as connection:
            ticked = connection.scalar(select(reminder_pulse.c.ticked_at))
        return ticked is not None and asked <= ticked <= asked + _TICK_MAY_LAST

    def _is_open_now(self) -> bool:
        row = outbox.c
        is_new = and_(row.state == State.QUEUED.value, row.attempts == 0)
        is_due = row.not_before <= self.town.clock.now()
        open_now = or_(row.state == State.SENDING.value, and_(is_new, is_due))
        with self.engine.connect() as connection:
            return connection.scalar(select(row.id).where(open_now).limit(1)) is not None

    def _drain(self) -> None:
        """Let what is still under way come to its end, at last without faults."""
        still_open = select(outbox.c.id).where(outbox.c.state.in_(OPEN)).limit(1)
        row, waiting = reminder_occasions.c, OccasionState.WAITING.value
        kept_back = select(row.id).where(row.state == waiting, row.at <= self.oracle.end).limit(1)
        for place in list(self.expelled):
            self._let_in(place)
        for number in range(_ROUNDS):
            self.faults.is_on = number < _FAULTLESS_FROM
            self._wait(_BEGINNING)
            self._note()
            self._write_where_in_doubt()
            with self.engine.connect() as connection:
                left = [connection.scalar(query) for query in (still_open, kept_back)]
                if number > 1 and left == [None, None]:
                    return
            self.town.clock.leap_to(self.town.clock.now() + timedelta(minutes=6))


def _until(holds: Callable[[], bool], patience: float, step: float = _STEP) -> None:
    ends = time.monotonic() + patience
    while not holds() and time.monotonic() < ends:
        time.sleep(step)
