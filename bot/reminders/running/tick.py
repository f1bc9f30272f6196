"""One tick of the loop that reminds: plan, settle, write; what fails holds back nothing else."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.database import wait_for_turn, writing
from bot.messages import ChatId
from bot.reminders.diary import Diary
from bot.reminders.planning.keeping import Keeper
from bot.reminders.running.clerks import keep_clerks
from bot.reminders.running.losing import Losses
from bot.reminders.running.pulse import Pulse
from bot.reminders.running.routing import Reach, usual_place
from bot.reminders.running.settling import Settling
from bot.reminders.running.troubles import Incidents, Troubles
from bot.reminders.running.watching import Watchdog
from bot.reminders.running.writing import Knowledge, Writer
from bot.reminders.settled import settle_taken
from bot.reminders.targets import Targets
from bot.reminders.wishes import Target, TargetKind

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a tick works with."""

    keeper: Keeper
    losses: Losses
    settling: Settling
    writer: Writer
    watchdog: Watchdog
    platforms: frozenset[str]  # that are connected
    admins: Sequence[str]  # "platform:user"


class Tick:
    """Ticks when it is called, on one thread at a time; it never raises."""

    def __init__(self, engine: Engine, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._pulse = Pulse(engine)
        self._targets = Targets(engine)
        self._diary = Diary(engine)
        self._incidents = Incidents(_log)
        self._has_begun = False

    def __call__(self, now: datetime) -> frozenset[str]:
        """Do all that is to be done now; return the platforms that letters were written for."""
        troubles = Troubles(self._incidents, now)
        written: set[str] = set()
        with troubles:
            self._begin(now)
            self._round(now, written, troubles)
            self._pulse.beat(now, troubles.said)
            return frozenset(written)
        with troubles:
            self._pulse.fail(troubles.said or "")
        return frozenset(written)

    def _begin(self, now: datetime) -> None:
        """Tell of a stop before the first tick hides it, and see who is an administrator."""
        if self._has_begun:
            return
        is_owing = any(target.subscriptions for target in self._targets.all())
        is_owing = is_owing or bool(self._targets.own_of_all())
        self._parts.watchdog.tell_of_stop(now, is_owing=is_owing)
        keep_clerks(self._engine, self._parts.admins, now)
        self._has_begun = True

    def _round(self, now: datetime, written: set[str], troubles: Troubles) -> None:
        lost = self._parts.losses.keep(self._targets.all(), now)
        targets = self._targets.all()  # as they are now: some may be lost
        with troubles:
            self._note_taken(now)
        with troubles:
            self._plan(targets, now, troubles)
        labels = {target.id: target.label for target in targets}

        def known(target: Target) -> Knowledge | None:
            matters = self._parts.keeper.matters(target)
            closed = self._parts.keeper.closed
            return None if matters is None else Knowledge(matters, labels, lost, closed)

        with troubles:
            written |= self._parts.settling.settle(known, now)
        with self._engine.connect() as connection:
            due = self._diary.targets_due(connection, now)
        by_id = {target.id: target for target in targets}
        for target in (by_id[identity] for identity in due if identity in by_id):
            if (knowledge := known(target)) is not None and self._is_reachable(target, lost):
                with troubles:
                    written |= self._parts.writer.write(target.id, knowledge, now)

    def _note_taken(self, now: datetime) -> None:
        """Note what has left before it is planned what follows that.

        After a stop a plan that does not know would owe nothing for the time up to now.
        """
        with writing(self._engine) as connection:
            wait_for_turn(connection, "reminders", "settle")
            settle_taken(connection, now)

    def _plan(self, targets: Sequence[Target], now: datetime, troubles: Troubles) -> None:
        keeper = self._parts.keeper
        keeper.begin(targets)
        own = self._targets.own_of_all()
        chats = [target for target in targets if target.kind is TargetKind.CHAT]
        running = [target for target in targets if target.paused_at is None]
        is_stale = False
        # Those that pause as well: what falls into the pause is there, and is passed over.
        for target in chats:
            with troubles:
                is_stale |= keeper.keep_chat(target, own.get(target.id, ()), now)
        for target in running:
            if target.kind is TargetKind.CLERK:
                with troubles:
                    asking = [chat for chat in chats if chat.paused_at is None]
                    keeper.keep_clerk(target, asking, now, is_stale=is_stale)

    def _is_reachable(self, target: Target, lost: frozenset[tuple[str, ChatId]]) -> bool:
        return usual_place(target, Reach(self._parts.platforms, lost)) is not None
