"""The people of the groups: they close, take or put off what they were told, tapping or typing."""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine, func, select

from bot.reminder_tables import reminder_letters, reminder_tendings
from bot.reminders.letters import texts
from tests.bench.reminder_books import CODE, Names
from tests.bench.reminder_oracle import Chat, Due, Moment, Oracle
from tests.bench.reminder_world import Message, Spot, Town, spot_of, until_taken
from tests.fakes.telegram_chats import User

_NUMBER = re.compile(r"^(\d+)\. ", re.MULTILINE)
_PATIENCE = 3.0  # seconds for an answer
_STEP = 0.02

_DONE, _LATER, _TAKE = "xong{}", "hoãn{} sáng mai", "nhận{}"
_TAPPED = {_DONE: (texts.DONE,), _LATER: (texts.LATER, "Sáng "), _TAKE: (texts.TAKE,)}


@dataclass(frozen=True, slots=True)
class _Tending:
    """What people did about something."""

    closed: datetime | None = None
    until: datetime | None = None
    taker: str | None = None


_Tended = Mapping[tuple[str, str], _Tending]


@dataclass
class People:
    """Somebody in a group now and then answers its newest reminder; the oracle is told of it."""

    town: Town
    engine: Engine
    oracle: Oracle
    names: Names
    dice: random.Random
    acted: int = 0

    def act(self, chat: Chat) -> None:
        """Let somebody close, take or put off one of the things that were told last."""
        told = self._newest(chat)
        if told is None:
            return
        before, letter = self._tended(chat), newest_letter(self.engine)
        what = self.dice.choices((_DONE, _LATER, _TAKE), (4, 3, 3))[0]
        if told.sent is not None:
            self._tap(chat, told, _TAPPED[what])
        else:
            self._type(chat, told, what)
        self._until(lambda: self._tended(chat) != before)
        self._tell_oracle(chat, before, letter)

    def _newest(self, chat: Chat) -> Message | None:
        mine = (one for one in reversed(self.town.told) if one.spot == spot_of(chat.place))
        return next((one for one in mine if _is_reminder(one)), None)

    def _tap(self, chat: Chat, message: Message, labels: tuple[str, ...]) -> None:
        """Tap one button after the other, each under the answer to the one before."""
        items = (
            [b for b in message.sent.buttons if b.text.startswith("Việc ")] if message.sent else []
        )
        for label in ((self.dice.choice(items).text,) if items else ()) + labels:
            buttons = message.sent.buttons if message.sent else ()
            found = next((b for b in buttons if b.text.startswith(label)), None)
            if found is None or message.sent is None:
                return
            known = len(self.town.told)
            person = self._somebody()
            data = found.callback_data or ""
            update = self.town.telegram.press(message.sent, data, person)
            until_taken(partial(self.town.deliver, update))
            answer = self._answer(chat, known)
            if answer is None:
                return
            message = answer

    def _somebody(self) -> User:
        """Return somebody of a Telegram group; every other one has written to the assistant."""
        if self.dice.random() < 0.5:
            return self.town.telegram_person("Cán bộ")[0]
        return self.town.telegram.person("Cán bộ")

    def _type(self, chat: Chat, message: Message, words: str) -> None:
        numbers = _NUMBER.findall(message.shown)
        number = f" {self.dice.choice(numbers)}" if numbers else ""
        self.town.speak(chat.place, words.format(number))

    def _answer(self, chat: Chat, known: int) -> Message | None:
        found: list[Message] = []

        def has_come() -> bool:
            self.town.listen()
            new = self.town.told[known:]
            found[:] = [one for one in new if one.spot == spot_of(chat.place)]
            return bool(found)

        self._until(has_come)
        return found[-1] if found else None

    def _until(self, holds: Callable[[], bool]) -> None:
        ends = time.monotonic() + _PATIENCE
        while not holds() and time.monotonic() < ends:
            time.sleep(_STEP)

    def _tended(self, chat: Chat) -> _Tended:
        row = reminder_tendings.c
        tending = (row.closed_at, row.snoozed_until, row.taken_by)
        query = select(row.matter, row.occurrence, *tending).where(
            row.target == self.names.targets[chat.number]
        )
        with self.engine.connect() as connection:
            found = connection.execute(query)
            return {(matter, occurrence): _Tending(*rest) for matter, occurrence, *rest in found}

    def _tell_oracle(self, chat: Chat, before: _Tended, letter: int) -> None:
        codes = {matter: code for code, matter in self.names.matters.items()}
        now = self.town.clock.now()
        moment = Moment(now, letter, newest_letter(self.engine))
        for (matter, occurrence), tending in self._tended(chat).items():
            was = before.get((matter, occurrence), _Tending())
            due = Due(chat.number, codes[matter], occurrence)
            if tending.closed is not None and was.closed is None:
                self.oracle.close(due, replace(moment, at=tending.closed))
            elif tending.until is not None and tending.until != was.until:
                self.oracle.put_off(due, now, tending.until)
            elif tending.taker is not None and tending.taker != was.taker:
                self.oracle.take(due, moment, self._private(tending.taker, due.code))
            else:
                continue
            self.acted += 1

    def _private(self, taker: str, code: str) -> Spot | None:
        """Return where somebody can be written to in private, and will be; None: nowhere."""
        platform, _, user = taker.partition(":")
        spot = (platform, user, "")
        if spot not in self.town.private:
            return None
        self.names.codes.setdefault(spot, set()).add(code)
        return spot


def newest_letter(engine: Engine) -> int:
    """Return the number of the last letter."""
    with engine.connect() as connection:
        return connection.scalar(select(func.max(reminder_letters.c.id))) or 0


def _is_reminder(message: Message) -> bool:
    return message.shown.startswith("Nhắc việc") and bool(CODE.search(message.shown))
