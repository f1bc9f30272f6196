"""Chats that cannot be written to, and what becomes of their reminders."""

import pytest
from sqlalchemy import Engine

from bot.delivery.parcels import Parcel
from bot.messages import ChatId, Place, ThreadId
from bot.platforms.errors import DeliveryRefused, PlatformError
from bot.reminders.planning.keeping import Keeper
from bot.reminders.running.status import read_status
from tests.fakes.reminding_office import GROUP, OTHER, RemindingOffice, at, report

pytestmark = pytest.mark.every_database


class Refusing:
    """Says no in some chats for as long as it is asked to."""

    def __init__(self, office: RemindingOffice, *, chat_lost: bool = False) -> None:
        self.places: set[Place] = set()
        self._chat_lost = chat_lost
        for platform in office.platforms.values():
            platform.script = self

    def __call__(self, place: Place, _parcel: Parcel) -> PlatformError | None:
        if place not in self.places:
            return None
        return DeliveryRefused("403: kicked", chat_lost=self._chat_lost)


@pytest.fixture
def office(engine: Engine) -> RemindingOffice:
    """An office on the 4th with one group, which is to hand in a report until the 12th."""
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    office.subscribe()
    office.targets.set_fallback(1, OTHER)
    office.round()
    office.platforms["telegram"].sent.clear()  # the lead that was past already
    return office


def test_what_was_refused_while_nobody_knew_what_to_tell_goes_elsewhere_later(
    office: RemindingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    Refusing(office).places = {GROUP}
    office.now = at("2026-06-05")
    office.round()
    with monkeypatch.context() as another_process_plans_it:
        another_process_plans_it.setattr(Keeper, "matters", lambda _keeper, _target: None)
        office.round()
    before = office.said(OTHER)
    office.round()

    assert (before, len(office.said(OTHER))) == ([], 1)


def test_while_the_chat_and_the_one_in_its_stead_are_lost_everything_waits(
    office: RemindingOffice,
) -> None:
    refusing = Refusing(office, chat_lost=True)
    refusing.places = {GROUP, OTHER}
    office.live(at("2026-06-05", "15:00"))
    waiting = (office.said(), office.said(OTHER))
    refusing.places = {GROUP}
    office.find_again(OTHER)
    office.live(at("2026-06-05", "16:00"))

    assert waiting == ([], [])
    assert ["CÒN 7 NGÀY" in text for text in office.said(OTHER)] == [True]
    assert office.said() == []


def test_a_chat_that_is_found_again_is_told_the_rest_itself(office: RemindingOffice) -> None:
    refusing = Refusing(office, chat_lost=True)
    refusing.places = {GROUP}
    office.live(at("2026-06-06", "09:00"))
    refusing.places = set()
    office.find_again(GROUP)
    office.live(at("2026-06-13"))

    assert len(office.said(OTHER)) == 1
    assert [text.splitlines()[2][:6] for text in office.said()] == ["CÒN 3 ", "CÒN 1 ", "HÔM NA"]


def test_a_group_that_moves_while_its_letter_is_under_way_gets_it_once(
    office: RemindingOffice,
) -> None:
    office.now = at("2026-06-05")
    office.tick(office.now)
    office.rename(GROUP, "-100")
    office.round()
    office.live(at("2026-06-09", "09:00"))

    moved = Place("telegram", ChatId("-100"), is_group=True)
    assert office.said() == []
    assert len(office.said(moved)) == 2  # 7 and 3 days before


def test_what_was_told_elsewhere_counts_as_refused_no_more(
    engine: Engine, office: RemindingOffice
) -> None:
    Refusing(office).places = {GROUP}
    office.live(at("2026-06-05", "09:00"))

    status = read_status(engine)
    assert (status.counts.refused, status.failures) == (0, ())
    assert status.counts.sent == 2


def test_what_is_for_a_topic_that_is_gone_goes_to_no_other_place_of_its_chat(
    engine: Engine,
) -> None:
    office = RemindingOffice(engine, at("2026-06-04", "10:00"))
    office.items = (report("2026-06-12"),)
    topic = Place("telegram", ChatId("-1"), ThreadId("5"), is_group=True)
    office.subscribe(topic)
    written: list[Place] = []

    def script(place: Place, _parcel: Parcel) -> PlatformError | None:
        written.append(place)
        return DeliveryRefused("400: message thread not found") if place == topic else None

    office.platforms["telegram"].script = script
    office.live(at("2026-06-06"))

    assert set(written) == {topic}
    assert office.said() == []
    assert "message thread not found" in office.told_admin()[0]
