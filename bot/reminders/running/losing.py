"""Chats that are lost and found again: what is noted of them, and who hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select, update

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import LOST_WITH_CHAT, lost_chats
from bot.delivery.states import State
from bot.messages import ChatId, Place
from bot.reminder_tables import reminder_targets
from bot.reminders import revisions
from bot.reminders.running import texts
from bot.reminders.running.naming import called
from bot.reminders.wishes import Target
from bot.tables import outbox

_RECENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Losses:
    """Keeps targets in line with what is known of their chats."""

    engine: Engine
    alerts: Alerts

    def keep(self, targets: Sequence[Target], now: datetime) -> frozenset[tuple[str, ChatId]]:
        """Note which targets are lost or found again, and return all chats that are lost.

        Administrators are told of each that is lost.
        """
        with self.engine.connect() as connection:
            lost = lost_chats(connection)
        for target in targets:
            is_lost = (target.place.platform, target.place.chat) in lost
            if is_lost and target.lost_at is None:
                self._lose(target, now)
            elif target.lost_at is not None and not is_lost:
                self._regain(target)
        return frozenset(lost)

    def _lose(self, target: Target, now: datetime) -> None:
        with writing(self.engine) as connection:
            reason = _reason(connection, target.place, now - _RECENT)
            text = texts.CHAT_LOST.format(
                chat=called(target.label, target.place.platform),
                reason=texts.BECAUSE.format(reason=reason) if reason else "",
                then=_then(target),
            )
            if _note(connection, target, lost_at=now, lost_reason=reason):
                self.alerts.tell(connection, f"lost:{target.id}:{now.isoformat()}", text, now)

    def _regain(self, target: Target) -> None:
        with writing(self.engine) as connection:
            _note(connection, target, lost_at=None, lost_reason=None)


def _note(connection: Connection, target: Target, **values: datetime | str | None) -> bool:
    """Write it down; False when another process did."""
    row = reminder_targets.c
    is_noted = row.lost_at.is_(None) if target.lost_at is None else row.lost_at.is_not(None)
    changed = update(reminder_targets).where(row.id == target.id, is_noted).values(values)
    if connection.execute(changed).rowcount == 0:
        return False
    revisions.grow(connection)
    return True


def _then(target: Target) -> str:
    """Return what becomes of its reminders, and what somebody can do."""
    if target.fallback is not None:
        return texts.TOLD_ELSEWHERE
    return texts.KEPT_BACK if target.place.is_group else texts.KEPT_BACK_FROM_ONE


def _reason(connection: Connection, place: Place, since: datetime) -> str:
    """Return what the platform said when it refused; empty when it told of the loss by itself."""
    row = outbox.c
    query = (
        select(row.details)
        .where(
            row.platform == place.platform,
            row.chat == place.chat,
            row.state == State.REFUSED.value,
            row.details != LOST_WITH_CHAT,
            row.closed_at >= since,
        )
        .order_by(row.id.desc())
        .limit(1)
    )
    return (connection.scalar(query) or "").removesuffix(f"; {LOST_WITH_CHAT}")
