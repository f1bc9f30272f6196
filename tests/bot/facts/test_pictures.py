from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.facts.agenda import Agenda
from bot.facts.canvas import HEIGHT, MARGIN, WIDTH
from bot.facts.items import DueItem, Status
from bot.facts.periods import Period
from bot.facts.picture_blocks import about, what
from bot.facts.pictures import timeline, year_calendar
from corpus.facts.facts import DeadlineKind
from tests.fakes.due_items import due, in_period, on_date, on_rule
from tests.fakes.gold_items import all_deadlines
from tests.fakes.png_files import darkness, difference, look

TODAY = date(2026, 6, 20)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "năm 2026")
REPORT = due(
    "báo cáo kết quả thực hiện Kế hoạch.",
    on_rule("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "trước 15/6"),
    who=["Sở Nội vụ"],
    to=["Ủy ban nhân dân tỉnh"],
    through=["Văn phòng"],
)
LONG = due("rà soát " * 300, in_period("FREQ=YEARLY"), who=["Ủy ban nhân dân " * 30] * 9)


def assert_whole(pngs: Sequence[bytes]) -> None:
    for png in pngs:
        seen = look(png)
        assert seen.width == WIDTH
        assert seen.height <= HEIGHT
        assert seen.ink is not None
        left, _, right, bottom = seen.ink
        assert left >= MARGIN - 12
        assert right <= WIDTH - MARGIN + 4
        assert bottom <= seen.height - MARGIN + 8


def test_the_five_documents_fit_whole_on_pictures() -> None:
    agenda = Agenda(all_deadlines())

    assert_whole(year_calendar(agenda, 2026, TODAY))
    assert_whole(timeline(agenda, YEAR, TODAY, of="Cả năm văn bản"))


def test_overlong_words_and_nothing_at_all_fit_too() -> None:
    for items in ([], [LONG], [REPORT, LONG]):
        assert_whole(year_calendar(Agenda(items), 2026, TODAY, of="Ủy ban nhân dân " * 20))
        assert_whole(timeline(Agenda(items), YEAR, TODAY))


def test_a_day_on_which_something_falls_due_is_dark_in_grey_too() -> None:
    empty, marked = (
        year_calendar(Agenda(items), 2026, date(2025, 1, 1))[0] for items in ([], [REPORT])
    )
    left, top, right, bottom = difference(marked, empty, 220, 1400)

    assert 38 <= right - left <= 44
    assert 36 <= bottom - top <= 37
    assert darkness(marked, (left, top), (right - left, bottom - top)) > 130


def test_today_is_shown_in_its_month_before_what_is_still_to_come() -> None:
    items = [due("giao ban", on_date("2026-06-25")), REPORT]
    this_year = timeline(Agenda(items), YEAR, TODAY)
    other_year = timeline(Agenda(items), YEAR, date(2020, 1, 1))

    assert look(this_year[0]).height > look(other_year[0]).height


def test_the_lines_about_a_deadline_say_who_when_and_where() -> None:
    assert what(REPORT) == "Báo cáo kết quả thực hiện Kế hoạch"
    assert about(REPORT) == (
        "Báo cáo: Sở Nội vụ – gửi Ủy ban nhân dân tỉnh (qua Văn phòng). "
        "“trước 15/6” – 27/KH-UBND, Phần III, mục 1, điểm b"
    )


def confirmed(status: Status) -> DueItem:
    at = datetime(2026, 4, 2, tzinfo=UTC)
    return due("báo cáo", on_date("2026-07-01"), status=status, decided_at=at)


def test_only_what_somebody_decided_is_said_of_the_status() -> None:
    assert about(confirmed(Status.CONFIRMED)).endswith(" – đã xác nhận")
    assert about(due("báo cáo", on_date("2026-07-01"))).endswith("điểm b")


def test_days_in_a_row_and_events_are_on_the_pictures() -> None:
    items = [
        due("hội thi", in_period(date_="2026-04-18/2026-04-20")),
        due("hội trại", in_period(date_="2026-04-28/2026-05-02")),
        due("Ngày hội", on_date("2026-08-19"), kind=DeadlineKind.EVENT),
    ]

    assert_whole(year_calendar(Agenda(items), 2026, TODAY))
    assert_whole(timeline(Agenda(items), YEAR, TODAY))
