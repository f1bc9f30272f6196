"""The people of the groups: they close and put off what they were told, by a tap or in words."""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Engine, select

from bot.reminder_tables import reminder_tendings
from bot.reminders.letters import texts
from tests.bench.reminder_accounts import CODE, Names
from tests.bench.reminder_oracle import Chat, Due, Oracle
from tests.bench.reminder_world import Message, Town, spot_of, until_taken

_NUMBER = re.compile(r"^(\d+)\. ", re.MULTILINE)
_PATIENCE = 3.0  # seconds for an answer
_STEP = 0.02

_Tended = Mapping[tuple[str, str], tuple[datetime | None, datetime | None]]


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
        """Let somebody close or put off one of the things that were told last."""
        told = self._newest(chat)
        if told is None:
            return
        before = self._tended(chat)
        wants_later = self.dice.random() < 0.4
        if told.sent is not None:
            self._tap(chat, told, (texts.LATER, "Sáng ") if wants_later else (texts.DONE,))
        else:
            self._type(chat, told, "hoãn{} sáng mai" if wants_later else "xong{}")
        self._until(lambda: self._tended(chat) != before)
        self._tell_oracle(chat, before)

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
            person = self.town.telegram.person("Cán bộ")
            data = found.callback_data or ""
            update = self.town.telegram.press(message.sent, data, person)
            until_taken(partial(self.town.deliver, update))
            answer = self._answer(chat, known)
            if answer is None:
                return
            message = answer

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
        query = select(row.matter, row.occurrence, row.closed_at, row.snoozed_until).where(
            row.target == self.names.targets[chat.number]
        )
        with self.engine.connect() as connection:
            return {(m, o): (closed, until) for m, o, closed, until in connection.execute(query)}

    def _tell_oracle(self, chat: Chat, before: _Tended) -> None:
        codes = {matter: code for code, matter in self.names.matters.items()}
        now = self.town.clock.now()
        for (matter, occurrence), (closed, until) in self._tended(chat).items():
            was = before.get((matter, occurrence), (None, None))
            due = Due(chat.number, codes[matter], occurrence)
            if closed is not None and was[0] is None:
                self.oracle.close(due, closed)
                self.acted += 1
            elif until is not None and until != was[1]:
                self.oracle.put_off(due, now, until, chat.wishes)
                self.acted += 1


def _is_reminder(message: Message) -> bool:
    return message.shown.startswith("Nhắc việc") and bool(CODE.search(message.shown))
