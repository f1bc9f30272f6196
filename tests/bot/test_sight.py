from dataclasses import replace

import pytest

from bot.messages import ChatId, IncomingMessage, Place, UserId
from bot.sight import Sight
from bot.views import Views
from tests.fakes.clock import START

CLOSED = {
    "nhom.txt": frozenset({"telegram:-100"}),
    "nguoi.txt": frozenset({"telegram:50", "zalo:abc"}),
}
SIGHT = Sight(lambda: CLOSED, lambda platform, user: (platform, user) == ("zalo", "admin"))
GROUP = IncomingMessage("telegram", ChatId("-100"), UserId("7"), "?", START, is_group=True)
PRIVATE = IncomingMessage("telegram", ChatId("50"), UserId("50"), "?", START)


@pytest.mark.parametrize(
    ("message", "names"),
    [
        (GROUP, {"nhom.txt"}),
        (replace(GROUP, sender=UserId("50")), {"nhom.txt"}),
        (replace(GROUP, chat=ChatId("-200"), sender=UserId("50")), set()),
        (replace(GROUP, platform="zalo", chat=ChatId("g"), sender=UserId("admin")), set()),
        (PRIVATE, {"nguoi.txt"}),
        (replace(PRIVATE, platform="zalo_oa"), set()),
        (replace(PRIVATE, chat=ChatId("c"), sender=UserId("50")), {"nguoi.txt"}),
        (replace(PRIVATE, platform="zalo", sender=UserId("admin")), set(CLOSED)),
        (replace(PRIVATE, platform="terminal"), set(CLOSED)),
        (replace(PRIVATE, platform="web"), set()),
    ],
)
def test_what_may_be_shown_hangs_on_the_place_and_alone_on_the_person(
    message: IncomingMessage, names: set[str]
) -> None:
    assert SIGHT.of_message(message) == names


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (Place("telegram", ChatId("-100"), is_group=True), {"nhom.txt"}),
        (Place("telegram", ChatId("50")), {"nguoi.txt"}),
        (Place("telegram", ChatId("51")), set()),
        (Place("zalo", ChatId("admin")), set(CLOSED)),
        (Place("zalo", ChatId("admin"), is_group=True), set()),
    ],
)
def test_a_chat_without_a_message_is_its_persons(place: Place, names: set[str]) -> None:
    assert SIGHT.of_place(place) == names


def test_those_who_may_see_the_same_have_one_view() -> None:
    made: list[frozenset[str]] = []

    def make(names: frozenset[str]) -> frozenset[str]:
        made.append(names)
        return names

    views = Views(SIGHT, make)
    other = replace(GROUP, chat=ChatId("-200"))
    asked = [views.of_message(message) for message in (GROUP, other, GROUP, PRIVATE, other)]

    assert asked == [{"nhom.txt"}, set(), {"nhom.txt"}, {"nguoi.txt"}, set()]
    assert made == [set(), {"nhom.txt"}, {"nguoi.txt"}]
    assert views.everything() == set(CLOSED)


def test_of_many_views_those_asked_for_last_are_kept() -> None:
    made: list[frozenset[str]] = []
    views = Views(SIGHT, made.append)

    for number in (*range(20), 19):
        views.of(frozenset({str(number)}))
    before = len(made)
    views.of(frozenset({"0"}))

    assert (before, len(made)) == (21, 22)
