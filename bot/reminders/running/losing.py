"""Chats that are lost and found again: what is noted of them, and who hears of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select, update

from bot.database import writing
from bot.delivery.alerts import Alerts
from bot.delivery.chats import LOST_WITH_CHAT, LOST_WITH_TOPIC, is_lost, lost_chats
from bot.delivery.refusals import platform_words
from bot.delivery.states import State
from bot.messages import ChatId, Place
from bot.reminder_tables import reminder_targets
from bot.reminders import revisions
from bot.reminders.running import texts
from bot.reminders.running.naming import because, called
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

        Administrators are told of each chat that is lost, once for all of its topics.
        """
        with self.engine.connect() as connection:
            lost = lost_chats(connection)
        new: defaultdict[Place, list[Target]] = defaultdict(list)
        for target in targets:
            has_gone = is_lost(target.place, lost)
            if has_gone and target.lost_at is None:
                new[_what_is_lost(target.place, lost)].append(target)
            elif target.lost_at is not None and not has_gone:
                self._regain(target)
        for place, of_one in new.items():
            self._lose(place, of_one, now)
        return frozenset(lost)

    def _lose(self, place: Place, targets: Sequence[Target], now: datetime) -> None:
        with writing(self.engine) as connection:
            reason = _reason(connection, place, now - _RECENT)
            noted = [
                one for one in targets if _note(connection, one, lost_at=now, lost_reason=reason)
            ]
            by_consequence: defaultdict[str, list[Target]] = defaultdict(list)
            for one in noted:
                by_consequence[_then(one, place)].append(one)
            for then, these in by_consequence.items():
                chats = dict.fromkeys(called(one.label, place.platform) for one in these)
                text = texts.CHAT_LOST.format(
                    chat=texts.AND.join(chats), reason=because(place.platform, reason), then=then
                )
                what = f"lost:{these[0].id}:{now.isoformat()}"
                self.alerts.tell(connection, what, text, now)

    def _regain(self, target: Target) -> None:
        with writing(self.engine) as connection:
            _note(connection, target, lost_at=None, lost_reason=None)


def _what_is_lost(place: Place, lost: Collection[tuple[str, ChatId]]) -> Place:
    """Return the whole chat, or only the topic of it."""
    is_whole = (place.platform, place.chat) in lost
    return Place(place.platform, place.chat, None if is_whole else place.thread)


def _note(connection: Connection, target: Target, **values: datetime | str | None) -> bool:
    """Write it down; False when another process did."""
    row = reminder_targets.c
    is_noted = row.lost_at.is_(None) if target.lost_at is None else row.lost_at.is_not(None)
    changed = update(reminder_targets).where(row.id == target.id, is_noted).values(values)
    if connection.execute(changed).rowcount == 0:
        return False
    revisions.grow(connection)
    return True


def _then(target: Target, lost: Place) -> str:
    """Return what becomes of its reminders, and what somebody can do."""
    if target.fallback is not None:
        return texts.TOLD_ELSEWHERE
    if lost.thread is not None:
        return texts.KEPT_BACK_FROM_TOPIC
    return texts.KEPT_BACK if target.place.is_group else texts.KEPT_BACK_FROM_ONE


def _reason(connection: Connection, place: Place, since: datetime) -> str:
    """Return what the platform said when it refused; empty when it told of the loss by itself."""
    row = outbox.c
    in_topic = () if place.thread is None else (row.thread == place.thread,)
    query = (
        select(row.details)
        .where(
            row.platform == place.platform,
            row.chat == place.chat,
            row.state == State.REFUSED.value,
            row.details.not_in((LOST_WITH_CHAT, LOST_WITH_TOPIC)),
            row.closed_at >= since,
            *in_topic,
        )
        .order_by(row.id.desc())
        .limit(1)
    )
    return platform_words(connection.scalar(query) or "")
