from dataclasses import replace
from datetime import date, time

import pytest

from bot.facts.items import DueItem, Status
from bot.facts.naming import Naming
from bot.facts.standing import document_key
from bot.reminders.planning.matters import (
    matters_of,
    occurrence_of,
    told_of,
    unconfirmed_of,
    withheld_of,
)
from bot.reminders.wishes import Kind, OwnReminder, Subscription, Target
from corpus.fact_queries import UnitCount
from corpus.facts.facts import When
from tests.fakes.due_items import card, due, in_period, on_date, on_rule
from tests.fakes.facts import party
from tests.fakes.planned_chat import a_target, at

START = at("2026-06-01")
JUNE = on_date("2026-06-19", "trước ngày 19/6/2026", before=True)
NAMING = Naming(
    [
        UnitCount("so noi vu", ("Sở Nội vụ",), is_group=False, duties=1, deadlines=1),
        UnitCount(
            "cac so ban nganh", ("các sở, ban, ngành",), is_group=True, duties=1, deadlines=1
        ),
    ]
)
NOBODY = Naming(())


def item(what: str, *, status: Status = Status.CONFIRMED, **more: object) -> DueItem:
    return due(what, JUNE, status=status, **{"id_": what} | more)  # type: ignore[arg-type]


def subscribed(*wanted: tuple[Kind, str], unconfirmed: bool = False) -> Target:
    found = (Subscription(n, kind, key, key) for n, (kind, key) in enumerate(wanted, start=1))
    return replace(a_target(START, unconfirmed=unconfirmed), subscriptions=tuple(found))


def names(target: Target, *items: DueItem, naming: Naming = NOBODY) -> list[str]:
    return [matter.what for matter in matters_of(target, items, (), naming)]


def own(when: When, **more: object) -> OwnReminder:
    usual = {"leads": None, "at": None, "created_by": "telegram:1", "created_at": START}
    values = {"id": 3, "target": 7, "what": "nộp quỹ", "when": when, "start": date(2026, 6, 1)}
    return OwnReminder(**values | usual | more)  # type: ignore[arg-type]


def test_only_what_a_clerk_confirmed_or_corrected_is_told() -> None:
    everything = subscribed((Kind.ALL, ""))

    assert names(
        everything,
        item("a"),
        item("b", status=Status.CORRECTED),
        item("c", status=Status.READ),
        item("d", is_outdated=True),
        item("e", status=Status.REJECTED),
    ) == ["a", "b"]


def test_a_chat_that_asked_for_it_is_told_the_unconfirmed_too_but_nothing_rejected() -> None:
    everything = subscribed((Kind.ALL, ""), unconfirmed=True)

    assert names(everything, item("c", status=Status.READ), item("e", status=Status.REJECTED)) == [
        "c"
    ]


def test_a_unit_is_told_what_it_owes_receives_and_passes_on_and_what_its_groups_owe() -> None:
    unit = subscribed((Kind.UNIT, "so noi vu"))
    group = party("các sở, ban, ngành", is_group=True)

    assert names(
        unit,
        item("owes", who=["Sở Nội vụ"]),
        item("receives", to=["Sở Nội vụ"]),
        item("passes on", through=["Sở Nội vụ"]),
        item("of a group", who=[replace(group, key="cac so ban nganh")]),
        item("of others", who=["Sở Y tế"]),
        naming=NAMING,
    ) == ["owes", "receives", "passes on", "of a group"]


def test_a_document_is_meant_in_whatever_edition() -> None:
    first, second = card(id_="a" * 64), card(id_="b" * 64)
    other = card("28/KH-UBND", id_="c" * 64)
    document = subscribed((Kind.DOCUMENT, document_key(first)))

    assert names(document, item("a", of=second), item("b", of=other)) == ["a"]


def test_several_subscriptions_never_give_the_same_twice() -> None:
    both = subscribed((Kind.ALL, ""), (Kind.UNIT, "so noi vu"))

    [matter] = matters_of(both, [item("a", who=["Sở Nội vụ"])], (), NAMING)

    assert matter.by == ("all", "unit:so noi vu")


def test_of_two_copies_that_say_the_same_the_first_is_meant() -> None:
    first = item("a", of=card(id_="a" * 64))
    second = item("a", of=card("99/KH", id_="b" * 64))

    [matter] = matters_of(subscribed((Kind.ALL, "")), [first, second], (), NOBODY)

    assert matter.card == first.card


def test_own_reminders_come_too_unless_they_rest() -> None:
    mine = own(JUNE, leads=(5,), at=time(9))
    resting = own(JUNE, id=4, paused_at=START)

    [matter] = matters_of(subscribed(), (), (mine, resting), NOBODY)

    assert (matter.id, matter.leads, matter.at) == ("own:3", (5,), time(9))
    assert matter.set_by == "telegram:1"
    assert matter.is_settled


def test_a_clerk_hears_of_what_some_chat_would_be_told_if_it_were_confirmed() -> None:
    chats = [subscribed((Kind.UNIT, "so noi vu")), subscribed((Kind.UNIT, "so y te"))]
    read = item("a", who=["Sở Nội vụ"], status=Status.READ)

    found = unconfirmed_of(
        chats,
        [
            read,
            item("b", who=["Sở Nội vụ"]),
            item("c", who=["Sở Y tế"], is_outdated=True),
            item("d", who=["Sở Tài chính"], status=Status.READ),
            item("e", who=["Sở Y tế"], status=Status.REJECTED),
        ],
        NAMING,
    )

    assert [matter.what for matter in found] == ["a", "c"]
    assert withheld_of(chats[0], [read], NAMING) == {"a"}


@pytest.mark.parametrize(
    ("when", "key", "said"),
    [
        (JUNE, "2026-06-19", "trước ngày 19/6/2026"),
        (on_date("2026-06-19", "ngày 19/6/2026"), "2026-06-19", "ngày 19/6/2026"),
        (
            on_date("2026-06-19", "chậm nhất 19/6", before=True),
            "2026-06-19",
            "chậm nhất ngày 19/6/2026",
        ),
        (
            in_period("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
            "2026-Q2",
            "trong quý II/2026 (văn bản không nêu ngày)",
        ),
        (
            on_date("2026-10", "trước tháng 10/2026", before=True),
            "2026-10",
            "trước tháng 10/2026 (văn bản không nêu ngày)",
        ),
        (
            on_date("2026", "trong năm 2026", before=True),
            "2026",
            "chậm nhất trong năm 2026 (văn bản không nêu ngày)",
        ),
        (
            on_date("2026-06-01/2026-06-15", "từ 01/6 đến 15/6/2026"),
            "2026-06-01/2026-06-15",
            "từ ngày 01/6/2026 đến ngày 15/6/2026",
        ),
    ],
)
def test_the_limit_is_told_as_far_as_it_is_known(when: When, key: str, said: str) -> None:
    [matter] = matters_of(
        subscribed((Kind.ALL, "")), [due("a", when, status=Status.CONFIRMED)], (), NOBODY
    )
    occurrence = occurrence_of(matter, key)

    assert occurrence is not None
    assert told_of(matter, occurrence).limit == said


def test_an_own_reminder_speaks_of_no_document() -> None:
    [matter] = matters_of(
        subscribed(), (), (own(on_rule("FREQ=MONTHLY;BYMONTHDAY=31", "ngày 31")),), NOBODY
    )
    occurrence = occurrence_of(matter, "2026-06")

    assert occurrence is not None
    assert told_of(matter, occurrence).limit == "chậm nhất trong tháng 6/2026"


def test_a_time_that_it_does_not_have_is_none_of_its_occurrences() -> None:
    [matter] = matters_of(subscribed((Kind.ALL, "")), [item("a")], (), NOBODY)

    assert occurrence_of(matter, "2026-06-20") is None
    assert occurrence_of(matter, "nonsense") is None


@pytest.mark.parametrize("key", ["../2030", "2025/2030", "2026-W25", "2026-H1"])
def test_every_stretch_is_found_by_its_key(key: str) -> None:
    whens = {
        "2026-W25": in_period("FREQ=WEEKLY", "hằng tuần"),
        "2026-H1": in_period("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần"),
    }
    when = whens.get(key) or in_period(None, "giai đoạn", key)
    [matter] = matters_of(
        subscribed((Kind.ALL, "")), [due("a", when, status=Status.CONFIRMED)], (), NOBODY
    )

    found = occurrence_of(matter, key)

    assert found is not None
    assert found.key == key
