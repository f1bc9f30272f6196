"""The administrators as clerks: each hears what waits to be confirmed and what nobody closed."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Engine, delete

from bot.database import writing
from bot.messages import ChatId, Place
from bot.reminder_tables import reminder_targets
from bot.reminders import revisions
from bot.reminders.targets import Targets
from bot.reminders.wishes import TargetKind

_BY = "settings"


def keep_clerks(engine: Engine, admins: Iterable[str], at: datetime) -> None:
    """Make a target of each administrator ("platform:user"), and end those of former ones."""
    targets = Targets(engine)
    wanted = {}
    for admin in admins:
        platform, _, user = admin.partition(":")
        wanted[Place(platform, ChatId(user))] = admin
    there = {target.place: target.id for target in targets.all() if target.kind is TargetKind.CLERK}
    for place, admin in wanted.items():
        if place not in there:
            targets.ensure(place, admin, _BY, at, TargetKind.CLERK)
    former = [target for place, target in there.items() if place not in wanted]
    if former:
        with writing(engine) as connection:
            rows = reminder_targets.c.id.in_(former)
            connection.execute(delete(reminder_targets).where(rows))
            revisions.grow(connection)
