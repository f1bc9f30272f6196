"""Weeks of an office in which anything may happen next, processes that die included."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import Connection, Engine, event, func, select

from bot.delivery.doubts import LAST_TRY, REMINDERS
from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformError,
)
from bot.reminder_tables import reminder_letters, reminder_occasions
from bot.tables import outbox
from bot.texts import SENT_AGAIN
from tests.fakes.reminding_office import RemindingOffice, at, report

_EVENTS = 90
_DYING = 0.03  # of all transactions


class Death(BaseException):
    """The process ends where it stands."""


class Fate:
    """Decides what happens next to an office, by a seed."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - no secret
        self._lost: set[tuple[str, ChatId]] = set()
        self._is_over = False
        self.office = RemindingOffice(engine, at("2026-06-01", "10:00"))
        days = range(3, 29, 5)
        self.office.items = tuple(report(f"2026-06-{day:02}", f"r{day}") for day in days)
        self._groups = [Place(name, ChatId("-1"), is_group=True) for name in self.office.platforms]
        for group in self._groups:
            self.office.subscribe(group, f"Tổ {group.platform}")
        for platform in self.office.platforms.values():
            platform.script = self._answer
        event.listen(engine, "commit", self._end_perhaps)

    def take_its_course(self) -> None:
        """Let things happen, then let everything be well for two days."""
        for _ in range(_EVENTS):
            try:
                self._next()
            except Death:
                self._begin_again()
        self._is_over = True
        self._find()
        self._begin_again()
        for target in self.office.targets.all():
            self.office.write(target.place)
        self.office.live(self.office.now + timedelta(days=2))

    def _next(self) -> None:
        office, roll = self.office, self._chance.random()
        if roll < 0.6:
            office.now += timedelta(minutes=self._chance.choice([5, 60, 300]))
            office.round()
        elif roll < 0.75:
            office.sleep(office.now + timedelta(hours=self._chance.choice([0, 10, 40])))
        elif roll < 0.8:
            office.round(office.start())
        elif roll < 0.87:
            group = self._chance.choice(self._groups)
            self._lost.add((group.platform, group.chat))
        elif roll < 0.92:
            self._find()
        elif roll < 0.96:
            office.write(self._chance.choice(self._groups))
        else:
            self._rename()

    def _rename(self) -> None:
        old = self._groups.pop(0)
        new = replace(old, chat=ChatId(f"{old.chat}0"))
        self._groups.append(new)
        self.office.rename(old, new.chat)

    def _find(self) -> None:
        for platform, chat in self._lost:
            self.office.find_again(Place(platform, chat, is_group=True))
        self._lost.clear()

    def _begin_again(self) -> None:
        was_over, self._is_over = self._is_over, True
        self.office.outbox.recover(self.office.now, all_leases=True)
        self.office.tick = self.office.start()
        self._is_over = was_over

    def _answer(self, place: Place, _parcel: Parcel) -> PlatformError | None:
        if self._is_over:
            return None
        if (place.platform, place.chat) in self._lost:
            return DeliveryRefused("403: kicked", chat_lost=True)
        if self._chance.random() < 0.05:
            return DeliveryInDoubt("timeout")
        if self._chance.random() < 0.1:
            pause = timedelta(minutes=self._chance.choice([1, 30, 600]))
            return DeliveryDeferred("502", pause)
        return None

    def _end_perhaps(self, connection: Connection) -> None:
        if not self._is_over and self._chance.random() < _DYING:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("ROLLBACK")
            raise Death


def told(office: RemindingOffice) -> Counter[tuple[str, str]]:
    """Count each text that a group was sent, under whatever id."""
    return Counter(
        (platform.name, text.removeprefix(SENT_AGAIN).strip())
        for platform in office.platforms.values()
        for chat, text in platform.sent
        if chat != "admin"
    )


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_and_nothing_repeated_but_what_was_left_in_doubt(
    engine: Engine, seed: int
) -> None:
    fate = Fate(engine, seed)
    fate.take_its_course()

    row, letter = reminder_occasions.c, reminder_letters.c
    joined = reminder_occasions.join(reminder_letters, row.letter == letter.id)
    with engine.connect() as connection:
        waiting = connection.scalar(
            select(func.count()).where(row.state == "waiting", row.at <= fate.office.now)
        )
        not_sent = connection.scalar(
            select(func.count())
            .select_from(joined)
            .where(letter.state.not_in(("sent", "in_doubt", "told_again")))
        )
        # Of what was left without a word nothing is left to be told again.
        is_resting = (
            outbox.c.key.startswith(REMINDERS),
            outbox.c.state == "in_doubt",
            outbox.c.doubts < LAST_TRY,
        )
        resting = connection.scalar(select(func.count()).where(*is_resting))
        in_doubt = connection.scalar(select(func.count()).where(outbox.c.is_repeat))
    repeated = sum(count - 1 for count in told(fate.office).values())
    assert (waiting, not_sent, resting) == (0, 0, 0)
    assert repeated <= (in_doubt or 0)
