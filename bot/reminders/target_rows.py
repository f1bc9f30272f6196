"""Targets, own reminders and what was told, as rows hold them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from sqlalchemy import RowMapping

from bot.messages import ChatId, Place, ThreadId
from bot.reminders.occasions import Told
from bot.reminders.wishes import (
    Closers,
    Kind,
    OwnReminder,
    QuietHours,
    Subscription,
    Target,
    TargetKind,
    Wishes,
)
from corpus.document import Span
from corpus.facts.facts import When, WhenType

_TIME = "%H:%M"
_DEFAULTS = Wishes()


def dump_wishes(wishes: Wishes) -> dict[str, Any]:
    """Return wishes as JSON values."""
    quiet = wishes.quiet
    return {
        "leads": list(wishes.leads),
        "at": dump_time(wishes.at),
        "quiet": [dump_time(quiet.start), dump_time(quiet.end)] if quiet else None,
        "on_working_days": wishes.on_working_days,
        "unconfirmed": wishes.unconfirmed,
        "closers": wishes.closers.value,
    }


def load_wishes(values: Mapping[str, Any]) -> Wishes:
    """Return wishes of JSON values; what an older version did not know is as by default."""
    quiet = values.get("quiet", [])
    return Wishes(
        leads=tuple(values.get("leads", _DEFAULTS.leads)),
        at=load_time(values["at"]) if "at" in values else _DEFAULTS.at,
        quiet=_quiet(quiet) if quiet != [] else _DEFAULTS.quiet,
        on_working_days=values.get("on_working_days", _DEFAULTS.on_working_days),
        unconfirmed=values.get("unconfirmed", _DEFAULTS.unconfirmed),
        closers=Closers(values.get("closers", _DEFAULTS.closers)),
    )


def _quiet(bounds: list[str] | None) -> QuietHours | None:
    return QuietHours(load_time(bounds[0]), load_time(bounds[1])) if bounds else None


def dump_time(moment: time) -> str:
    """Return "07:30"."""
    return moment.strftime(_TIME)


def load_time(text: str) -> time:
    """Return the time of day of "07:30"."""
    return time.fromisoformat(text)


def dump_place(place: Place | None) -> dict[str, Any] | None:
    """Return a place as JSON values."""
    return asdict(place) if place else None


def load_place(values: Mapping[str, Any] | None) -> Place | None:
    """Return the place of JSON values."""
    if values is None:
        return None
    thread = values.get("thread")
    return Place(
        values["platform"],
        ChatId(values["chat"]),
        ThreadId(thread) if thread else None,
        values.get("is_group", False),
    )


def place_of(row: RowMapping) -> Place:
    """Return the place that a row names in columns; an empty thread is none."""
    thread = ThreadId(row["thread"]) if row["thread"] else None
    return Place(row["platform"], ChatId(row["chat"]), thread, row["is_group"])


def dump_told(told: Told) -> dict[str, Any]:
    """Return what was told as JSON values."""
    return asdict(told) | {"last": told.last.isoformat(), "by": list(told.by)}


def load_told(values: Mapping[str, Any]) -> Told:
    """Return what was told of JSON values."""
    last, by = date.fromisoformat(values["last"]), tuple(values.get("by", ()))
    return Told(**dict(values) | {"last": last, "by": by})


def dump_when(when: When) -> dict[str, Any]:
    """Return a time as JSON values."""
    return asdict(when)


def load_when(values: Mapping[str, Any]) -> When:
    """Return the time of JSON values."""
    kind, span = WhenType(values["type"]), Span(**values["span"])
    return When(**dict(values) | {"type": kind, "span": span})


def target_of(row: RowMapping, subscriptions: tuple[Subscription, ...]) -> Target:
    """Return the target of a row."""
    return Target(
        id=row["id"],
        kind=TargetKind(row["kind"]),
        place=place_of(row),
        label=row["label"],
        wishes=load_wishes(row["wishes"]),
        subscriptions=subscriptions,
        managers=tuple(row["managers"]),
        responsible=load_place(row["responsible"]),
        fallback=load_place(row["fallback"]),
        planned_through=row["planned_through"],
        created_by=row["created_by"],
        paused_at=row["paused_at"],
        lost_at=row["lost_at"],
        lost_reason=row["lost_reason"],
    )


def subscription_of(row: RowMapping) -> Subscription:
    """Return the subscription of a row."""
    return Subscription(row["id"], Kind(row["kind"]), row["key"], row["name"])


def own_of(row: RowMapping) -> OwnReminder:
    """Return the own reminder of a row."""
    return OwnReminder(
        id=row["id"],
        target=row["target"],
        what=row["what"],
        when=load_when(row["when"]),
        start=row["start"],
        leads=None if row["leads"] is None else tuple(row["leads"]),
        at=None if row["at"] is None else load_time(row["at"]),
        created_by=row["created_by"],
        created_at=row["created_at"],
        paused_at=row["paused_at"],
    )
