from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import icalendar

from bot.facts.feed_files import FeedFiles
from bot.facts.feeds import Feed
from bot.facts.items import DueItem
from bot.facts.owed import of_unit
from corpus.facts.facts import Party
from tests.fakes.calendar_rules import faults
from tests.fakes.due_items import due, on_date, on_rule
from tests.fakes.exchanges import AT
from tests.fakes.facts import party

SO_NOI_VU = party("Sở Nội vụ")
ALL_OFFICES = party("các sở, ban, ngành", is_group=True)
OWN = due("báo cáo quý", on_date("2026-04-01"), who=[SO_NOI_VU])
OF_GROUP = due("báo cáo năm", on_date("2026-05-01"), who=[ALL_OFFICES])
RECEIVED = due("báo cáo tháng", on_date("2026-06-01"), who=["Công an tỉnh"], to=[SO_NOI_VU])
TO_GROUP = due("gửi tài liệu", on_date("2026-07-01"), to=[ALL_OFFICES])
OTHER = due("diễn tập", on_date("2026-08-01"), who=["Công an tỉnh"])
ITEMS = (OWN, OF_GROUP, RECEIVED, TO_GROUP, OTHER)


class Office:
    """The deadlines as they stand, and the feeds by their secrets."""

    def __init__(self, *feeds: Feed) -> None:
        self.items: Sequence[DueItem] = ITEMS
        self.feeds = {f"secret-{feed.number}": feed for feed in feeds}
        self.made = 0
        self.files = FeedFiles(
            self.feeds.get,
            lambda: self.items,
            self.groups_of,
            ZoneInfo("Asia/Ho_Chi_Minh"),
        )

    def groups_of(self, _key: str) -> Sequence[str]:
        self.made += 1
        return [ALL_OFFICES.key]

    def summaries(self, number: int) -> list[str]:
        file = self.files.find(f"secret-{number}")
        assert file is not None
        assert faults(file) == []
        calendar = icalendar.Calendar.from_ical(file)
        return [str(event["summary"]).split(" –")[0].split(" (")[0] for event in calendar.events]


def feed(number: int, unit: Party | None = None) -> Feed:
    return Feed(number, "terminal", AT, unit)


def test_a_unit_sees_what_it_owes_and_gets_and_what_its_groups_owe() -> None:
    assert of_unit(ITEMS, SO_NOI_VU.key, [ALL_OFFICES.key]) == [OWN, OF_GROUP, RECEIVED]


def test_a_feed_of_all_shows_all() -> None:
    assert len(Office(feed(1)).summaries(1)) == 5


def test_a_feed_of_a_unit_shows_its_own() -> None:
    office = Office(feed(1, SO_NOI_VU))

    assert office.summaries(1) == ["Báo cáo quý", "Báo cáo năm", "Báo cáo tháng"]


def test_an_unknown_secret_leads_nowhere() -> None:
    assert Office().files.find("secret-1") is None


def test_a_file_is_kept_until_something_changes() -> None:
    office = Office(feed(1, SO_NOI_VU))
    first, again = office.files.find("secret-1"), office.files.find("secret-1")
    office.items = (OWN,)

    assert again is first
    assert office.summaries(1) == ["Báo cáo quý"]
    assert office.made == 2


def test_many_feeds_do_not_pile_up() -> None:
    office = Office(*(feed(n, party(f"Sở thứ {n}")) for n in range(70)))
    for number in range(70):
        office.files.find(f"secret-{number}")
    office.files.find("secret-0")

    assert office.made == 71


def test_what_comes_again_in_an_undated_document_begins_with_the_feed() -> None:
    office = Office(feed(1))
    rule = on_rule("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2")
    undated = due("báo cáo", rule)
    office.items = (undated,)
    file = office.files.find("secret-1")

    assert file is not None
    [event] = icalendar.Calendar.from_ical(file).events
    assert event.decoded("dtstart") == date(2026, 3, 2)
