"""An office on one platform, by a clock that leaps: the story is played there."""

import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, select

from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.database import open_engine
from bot.reminder_tables import reminder_pulse
from bot.settings import load_settings
from docs.chats import Chats, Said
from docs.connecting import is_busy, wait_until
from docs.reminder_story import Act, Moment, Operator, Turn
from tests.bench.platform_world import free_port
from tests.bench.reminder_clock import SharedClock
from tests.bench.reminder_nursery import Nursery
from tests.bench.reminder_process import Assistant

_TICK_MAY_LAST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command of the operator with what it printed."""

    words: tuple[str, ...]
    lines: tuple[str, ...]


Seen = Said | Typed


@dataclass
class Stage:
    """Plays one moment after the other and says what was seen."""

    chats: Chats
    clock: SharedClock
    assistant: Assistant
    engine: Engine
    is_running: bool = True

    def play(self, moment: Moment) -> list[Seen]:
        """Let it be that time, and let everything be done that is done then."""
        seen: list[Seen] = []
        before = len(self.chats.heard())
        self.clock.leap_to(moment.at)
        if self.is_running:
            self._wait()
        for done in moment.done:
            match done:
                case Turn():
                    self._turn(done)
                case Operator():
                    seen.append(self._operate(done))
                case Act():
                    seen += [*self._since(before), *self._act(done)]
                    before = len(self.chats.heard())
        if self.is_running:
            self._wait()
        came = self._since(before)
        if not (moment.may_be_silent or moment.done or came):
            raise LookupError(f"nothing came at {moment.at}")
        return [*seen, *came]

    def _turn(self, turn: Turn) -> None:
        match turn:
            case Turn.STOP:
                self.assistant.die()
                self.is_running = False
            case Turn.START:
                self.assistant.start()
                self.is_running = True
            case Turn.EXPEL:
                self.chats.expel()

    def _act(self, act: Act) -> Iterator[Said]:
        """Yield what somebody does, with what is answered to each."""
        for step in self._steps(act):
            before = len(self.chats.heard())
            yield step()
            self._until_answered(before)
            self._wait()  # what the answer makes due comes before the next is done, always
            yield from self._since(before)

    def _steps(self, act: Act) -> Iterator[Callable[[], Said]]:
        who, in_group = act.who, act.in_group
        if act.words:
            yield partial(self.chats.ask, act.words, who, in_group=in_group)
        if act.typed and not (act.taps and self.chats.has_buttons(in_group=in_group)):
            yield partial(self.chats.reply, act.typed, who, in_group=in_group)
            return
        for label in act.taps:
            yield partial(self.chats.tap, label, who, in_group=in_group)

    def _since(self, before: int) -> list[Said]:
        """Return what was heard since then, chat by chat: chats do not wait for one another."""
        return sorted(self.chats.heard()[before:], key=lambda said: said.to)

    def _until_answered(self, before: int) -> None:
        wait_until(
            lambda: len(self.chats.heard()) > before and not is_busy(self.engine),
            f"no answer, or not the whole of it, at {self.clock.now()}",
        )

    def _operate(self, operator: Operator) -> Typed:
        """Let the operator type a command, with the code of the deadline that it is about."""
        words = list(operator.words)
        if operator.about:
            listed = json.loads("".join(self._run("deadlines", "--json")))
            [code] = [one["id"] for one in listed if operator.about in one["what"]]
            words.insert(2, code)
        return Typed(tuple(words), self._run(*words))

    def _run(self, *words: str) -> tuple[str, ...]:
        return perform(self.assistant.data, self.clock, *words)

    def _wait(self) -> None:
        """Wait until it has looked twice at what is due, and nothing is under way any more."""
        for _ in range(2):
            asked = self.clock.now()
            wait_until(partial(self._has_looked, asked), "no tick")
        wait_until(lambda: not is_busy(self.engine), "not everything was sent")

    def _has_looked(self, asked: datetime) -> bool:
        with self.engine.connect() as connection:
            ticked = connection.scalar(select(reminder_pulse.c.ticked_at))
        return ticked is not None and asked <= ticked <= asked + _TICK_MAY_LAST


def perform(data: Path, clock: SharedClock, *words: str) -> tuple[str, ...]:
    """Run a command of `sotay` by the clock of the story; return what it prints."""
    lines: list[str] = []
    settings = load_settings({"SOTAY_DATA_DIR": str(data)}, None)
    here = Surroundings(settings, clock.now, time.perf_counter, None, lines.append, io.StringIO())
    typed = parse(words)
    TASKS[typed.task](here, typed)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a story is played, and by which clock; its process comes from the nursery."""

    nursery: Nursery
    data: Path
    clock: SharedClock
    clock_file: Path


@contextmanager
def stage(site: Site, chats: Chats, **settings: str) -> Iterator[Stage]:
    """Run the office until the end of the block, by the clock in a file."""
    assistant = Assistant(site.nursery, site.data, free_port(), settings, site.clock_file)
    with ExitStack() as stack:
        engine = open_engine(f"sqlite:///{site.data / 'sotay.sqlite'}")
        stack.callback(engine.dispose)
        assistant.start()
        stack.callback(assistant.stop)
        yield Stage(chats, site.clock, assistant, engine)
