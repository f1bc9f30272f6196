"""What is due in a chat on one Monday, and the occasions on which it is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from bot.facts.items import Status
from bot.messages import ChatId, Place
from bot.reminders.letters.digests import Context, Digest, compose
from bot.reminders.occasions import Due, Occasion, OccasionState, Tending
from bot.reminders.planning.matters import Matter, told_of
from bot.reminders.steps import Step
from bot.reminders.wishes import Target, TargetKind, Wishes
from bot.schedule.occurrence import read_date
from corpus.facts.facts import DeadlineKind, When
from tests.fakes.due_items import card, citation, on_date
from tests.fakes.facts import OFFICE, STATION, party

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 6, 15, 1, tzinfo=UTC)  # Monday, 8 o'clock at the office
GROUP = Place("telegram", ChatId("-100"), is_group=True)
DISTRICT = party("Phòng Văn hóa huyện")


def a_target(kind: TargetKind = TargetKind.CHAT, **values: object) -> Target:
    target = Target(
        id=7,
        kind=kind,
        place=GROUP,
        label="Tổ công tác xã",
        wishes=Wishes(),
        subscriptions=(),
        managers=("telegram:1",),
        responsible=None,
        fallback=None,
        planned_through=NOW,
        created_by="telegram:1",
    )
    return replace(target, **values)  # type: ignore[arg-type]


def a_matter(
    id_: str = "d1",
    what: str = "báo cáo kết quả đọc sách",
    when: When | None = None,
    **values: object,
) -> Matter:
    """Return a confirmed deadline of the office before 19 June, told to the district."""
    quote = "Văn phòng báo cáo kết quả đọc sách trước ngày 19/6/2026."
    matter = Matter(
        id=id_,
        what=what,
        kind=DeadlineKind.REPORT,
        who=(OFFICE,),
        to=(DISTRICT,),
        through=(),
        when=when or on_date("2026-06-19", "trước ngày 19/6/2026", before=True),
        status=Status.CONFIRMED,
        citation=citation(card(), quote),
        card=card(),
    )
    return replace(matter, **values)  # type: ignore[arg-type]


def on(day: str, id_: str, what: str, *, before: bool = False) -> Matter:
    """Return a matter of a day, or of a month."""
    said = f"trước ngày {day}" if before else day
    return a_matter(id_, what, on_date(day, said, before=before), who=(STATION,), to=())


_IDS = count(1)


def an_occasion(
    matter: Matter, step: Step | None = None, at: datetime = NOW, **values: object
) -> Occasion:
    """Return the occasion of a matter that comes but once."""
    occurrence = read_date(matter.when.date or "")
    occasion = Occasion(
        id=next(_IDS),
        target=7,
        due=Due(matter.id, occurrence.key),
        step=step or Step.lead(3),
        at=at,
        told=told_of(matter, occurrence),
        state=OccasionState.WAITING,
        letter=None,
        created_at=at,
    )
    return replace(occasion, **values)  # type: ignore[arg-type]


def a_digest(
    occasions: Sequence[Occasion],
    matters: Iterable[Matter],
    target: Target | None = None,
    *,
    tendings: Iterable[Tending] = (),
    labels: Mapping[int, str] | None = None,
    now: datetime = NOW,
) -> Digest:
    context = Context(
        {matter.id: matter for matter in matters},
        {tending.due: tending for tending in tendings},
        labels or {},
    )
    return compose(target or a_target(), occasions, context, now, ZONE)


def day(text: str) -> date:
    return date.fromisoformat(text)
