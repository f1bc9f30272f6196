"""What was announced and is no longer so: said once for each change (pure)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from bot.facts.items import Status
from bot.reminders.occasions import Due, Occasion, OccasionState, Planned, Told
from bot.reminders.planning.matters import OWN, Matter, ended, moved, occurrence_of, told_of
from bot.reminders.planning.scene import Scene
from bot.reminders.steps import Step, StepKind
from corpus.text import fold

_MARK = 12  # characters
# Documents are read while others are taken in: what is missing for a moment is not announced.
_SETTLES = timedelta(minutes=2)


def changes(scene: Scene) -> Iterator[Planned]:
    """Yield what a chat has to be told about what it was told before and is still to come."""
    wanted = {subscription.mark for subscription in scene.target.subscriptions}
    heard = {due: row for due, rows in scene.rows.items() if (row := _announced(rows))}
    newest = _newest(heard)
    for due, announced in heard.items():
        tending = scene.known.tendings.get(due)
        if not _matters_still(scene, announced, newest[due.matter]):
            continue
        if due.matter.startswith(OWN) or (tending and tending.is_closed):
            continue
        matter = scene.matters.get(due.matter)
        if matter is None and _is_silent(scene, due, announced, wanted):
            continue
        replaced_by = scene.known.replaced.get(due.matter, "")
        if (told := _now(due, matter, announced.told, replaced_by)) is not None:
            hour = scene.target.wishes.hour()
            at = scene.soon(hour, min(announced.told.last, told.last))
            at = at if matter else max(at, scene.now + _SETTLES)
            yield Planned(due, _step(announced, told), at, told)


def _is_silent(scene: Scene, due: Due, announced: Occasion, wanted: set[str]) -> bool:
    """Whether it is only that nobody wishes to hear of it, or may, or a clerk has to look first."""
    if announced.told.file in scene.known.closed:
        return True
    return due.matter in scene.known.withheld or wanted.isdisjoint(announced.told.by)


def _announced(rows: tuple[Occasion, ...]) -> Occasion | None:
    """Return the row by which the chat last heard of it."""
    told = [row for row in rows if row.is_told and row.state is OccasionState.IN_LETTER]
    mine = [row for row in told if row.step.kind is not StepKind.CLERK and row.told_at]
    return max(mine, key=_told_order, default=None)


def _heard_order(row: Occasion) -> tuple[datetime, bool, int]:
    return row.told_at or row.at, not row.told.is_gone, row.id


def _told_order(row: Occasion) -> tuple[datetime, int]:
    return row.told_at or row.at, row.id


def _newest(heard: Mapping[Due, Occasion]) -> dict[str, Occasion]:
    """Return the row by which the chat last heard of each matter, at whatever time it falls due.

    Of what it heard at once that is the time itself, not that another one moved to it.
    """
    found: dict[str, Occasion] = {}
    for row in sorted(heard.values(), key=_heard_order):
        found[row.due.matter] = row
    return found


def _matters_still(scene: Scene, announced: Occasion, newest: Occasion) -> bool:
    """Whether people may still go by what they were told.

    Where they were told that it moved they go by that, beyond the day that it was moved from,
    until they hear of the matter again.
    """
    if announced.told.is_gone and announced.told.limit:
        return announced is newest
    return announced.told.last >= scene.today


def _now(due: Due, matter: Matter | None, before: Told, replaced_by: str) -> Told | None:
    """Return what to tell in place of what was told; None when that still holds."""
    occurrence = occurrence_of(matter, due.occurrence) if matter else None
    if matter is None or occurrence is None:
        gone = moved(matter, before) if matter else ended(before, replaced_by)
        is_told = before.is_gone and (gone.limit, gone.digest) == (before.limit, before.digest)
        return None if is_told else gone
    now = told_of(matter, occurrence)
    is_renamed = matter.status is Status.CORRECTED and fold(now.what) != fold(before.what)
    if now.digest == before.digest and not is_renamed:
        return None
    return _with_before(now, before)


def _with_before(now: Told, before: Told) -> Told:
    return Told(
        what=now.what,
        limit=now.limit,
        last=now.last,
        digest=now.digest,
        was_what=before.what,
        was_limit=before.limit or before.was_limit,
        by=now.by,
        file=now.file,
    )


def _step(announced: Occasion, told: Told) -> Step:
    """Return a step that is the same for this change until it was told, and for no other."""
    change = f"{announced.id}\n{told.digest}\n{fold(told.what)}\n{told.is_gone}"
    return Step(StepKind.CHANGED, sha256(change.encode()).hexdigest()[:_MARK])
