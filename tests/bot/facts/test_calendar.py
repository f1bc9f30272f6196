from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.calendar import Frame, calendar_file
from bot.facts.items import DueItem, Status
from corpus.facts.facts import DeadlineKind, WhenType
from tests.fakes.calendar_rules import faults, unescaped
from tests.fakes.due_items import at_type, card, due, in_period, on_date, on_rule
from tests.fakes.gold_items import all_deadlines

FRAME = Frame("Thời hạn – Sở Nội vụ", date(2026, 3, 1))
DECIDED_AT = datetime(2026, 4, 2, 3, 4, 5, tzinfo=UTC)
YEARLY = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"
REPORT = due(
    "báo cáo kết quả thực hiện Kế hoạch",
    on_rule(YEARLY),
    who=["Sở Nội vụ", "Công an tỉnh"],
    to=["Ủy ban nhân dân tỉnh"],
    through=["Văn phòng"],
)


def read(items: Sequence[DueItem], frame: Frame = FRAME) -> icalendar.Calendar:
    file = calendar_file(items, frame)
    assert faults(file) == []
    [calendar] = icalendar.Calendar.from_ical(file, multiple=True)
    assert isinstance(calendar, icalendar.Calendar)
    assert calendar.errors == []
    return calendar


def about(calendar: icalendar.Calendar) -> str:
    """Return what old calendars read: of a property that no RFC knows the library gives the raw."""
    return unescaped(str(calendar["x-wr-caldesc"]))


def event(item: DueItem, frame: Frame = FRAME) -> icalendar.Event:
    [found] = read([item], frame).events
    assert found.errors == []
    return found


def test_a_deadline_with_a_day_is_a_whole_day_that_comes_again() -> None:
    found = event(REPORT)

    assert found.decoded("dtstart") == date(2026, 6, 15)
    assert found.decoded("dtend") == date(2026, 6, 16)
    assert found["rrule"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=6"
    assert found["uid"] == f"{REPORT.deadline.id}@so-tay"


def test_the_printed_day_is_shown_with_the_printed_words() -> None:
    found = event(REPORT)

    assert found["summary"] == (
        "Báo cáo kết quả thực hiện Kế hoạch – Sở Nội vụ, Công an tỉnh (trước ngày 15/6 hằng năm)"
    )
    assert str(found["description"]).splitlines() == [
        "Báo cáo kết quả thực hiện Kế hoạch",
        "Đơn vị thực hiện: Sở Nội vụ, Công an tỉnh",
        "Gửi: Ủy ban nhân dân tỉnh",
        "Qua: Văn phòng",
        "Thời hạn: hằng năm, trước ngày 15/6 (văn bản ghi: “trước ngày 15/6 hằng năm”)",
        "Máy đọc từ văn bản, chưa có cán bộ xác nhận.",
        "",
        "“Gửi báo cáo kết quả về Văn phòng trước ngày 15 tháng 6 hằng năm.”",
        "Kế hoạch số 27/KH-UBND Tổ chức Ngày hội đọc sách của trẻ em (xã Suối Ngọc), "
        "Phần III, mục 1, điểm b",
    ]


def test_a_single_day_does_not_come_again() -> None:
    found = event(due("đạt chuẩn", on_date("2027-12-31", "đến hết năm 2027", before=True)))

    assert found.decoded("dtstart") == date(2027, 12, 31)
    assert "rrule" not in found


def test_days_in_a_row_are_one_event() -> None:
    found = event(due("ngày hội", in_period(date_="2026-04-18/2026-04-20")))

    assert (found.decoded("dtstart"), found.decoded("dtend")) == (
        date(2026, 4, 18),
        date(2026, 4, 21),
    )


def test_what_names_no_day_is_listed_in_the_description_and_nowhere_else() -> None:
    items = [
        REPORT,
        due("giao ban", in_period("FREQ=YEARLY", "hằng năm"), who=["Công an phường"]),
        due("tổng kết", on_date("2030", "năm 2030")),
        due("báo cáo ngay", at_type(WhenType.ON_EVENT, "khi có tình huống đột xuất")),
    ]
    calendar = read(items)

    assert len(calendar.events) == 1
    assert about(calendar).splitlines()[1:] == [
        "3 việc văn bản không nêu ngày cụ thể nên không có trên lịch:",
        "• Giao ban – Công an phường (hằng năm)",
        "• Tổng kết (năm 2030)",
        "• Báo cáo ngay (khi có tình huống đột xuất)",
    ]
    assert str(calendar["description"]) == about(calendar)


def test_a_long_list_without_days_says_how_many_more() -> None:
    calendar = read([due(f"việc {n}", in_period()) for n in range(70)])

    assert about(calendar).endswith("… và 10 việc khác.")


def test_a_calendar_without_events_is_a_whole_one() -> None:
    assert read([]).events == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.READ, "TENTATIVE"),
        (Status.CONFIRMED, "CONFIRMED"),
        (Status.CORRECTED, "CONFIRMED"),
    ],
)
def test_what_nobody_confirmed_is_tentative(status: Status, expected: str) -> None:
    assert event(due("báo cáo", on_rule(YEARLY), status=status))["status"] == expected


def test_what_was_rejected_is_left_out() -> None:
    calendar = read(
        [
            due("báo cáo", on_rule(YEARLY), status=Status.REJECTED),
            due("giao ban", in_period(), status=Status.REJECTED),
        ]
    )

    assert calendar.events == []
    assert "giao ban" not in about(calendar).lower()


def test_every_decision_makes_the_sequence_grow_and_keeps_the_uid() -> None:
    versions = [
        due("báo cáo", on_rule(YEARLY), id_="a"),
        *(
            due(
                "báo cáo",
                on_rule(YEARLY),
                id_="a",
                status=Status.CORRECTED,
                decided_at=DECIDED_AT + timedelta(seconds=later),
            )
            for later in (0, 1)
        ),
    ]
    events = [event(item) for item in versions]

    assert [found["sequence"] for found in events] == [0, 39409445, 39409446]
    assert {str(found["uid"]) for found in events} == {"a@so-tay"}
    assert events[1].decoded("last-modified") == DECIDED_AT


def test_a_correction_says_what_was_read() -> None:
    item = due(
        "báo cáo",
        on_date("2026-07-01", "ngày 01/7/2026"),
        status=Status.CORRECTED,
        decided_at=DECIDED_AT,
        is_outdated=True,
        read=in_period("FREQ=MONTHLY;INTERVAL=6"),
    )

    assert str(event(item)["summary"]).endswith("(vào ngày 01/7/2026)")
    assert (
        "Cán bộ đã sửa; máy đọc từ văn bản: 6 tháng một lần."
        " Văn bản đã thay đổi sau đó, cần xem lại."
    ) in str(event(item)["description"])


def test_the_time_stamps_come_from_the_data() -> None:
    dated = event(due("báo cáo", on_rule(YEARLY), of=card(issued_on=date(2026, 1, 15))))
    undated = event(due("báo cáo", on_rule(YEARLY), of=card(issued_on=None)))

    assert dated.decoded("dtstamp") == datetime(2026, 1, 14, 17, tzinfo=UTC)
    assert undated.decoded("dtstamp") == datetime(2026, 2, 28, 17, tzinfo=UTC)


def test_the_same_items_give_the_same_bytes() -> None:
    items = [REPORT, due("giao ban", in_period())]

    assert calendar_file(items, FRAME) == calendar_file(items, FRAME)


def test_alarms_ring_in_the_morning_two_weeks_to_a_day_before() -> None:
    triggers = [alarm.decoded("trigger") for alarm in event(REPORT).walk("VALARM")]

    assert triggers == [timedelta(hours=8) - timedelta(days=days) for days in (14, 7, 3, 1)]


def test_what_comes_every_week_rings_in_that_week_alone() -> None:
    found = event(due("giao ban", on_rule("FREQ=WEEKLY;BYDAY=MO", "thứ Hai hằng tuần")))

    assert len(found.walk("VALARM")) == 2


def test_a_month_that_lacks_the_day_is_spoken_of() -> None:
    monthly = event(due("báo cáo", on_rule("FREQ=MONTHLY;BYMONTHDAY=30", "ngày 30 hằng tháng")))

    assert "Tháng nào không có ngày này" in str(monthly["description"])
    assert "Tháng nào không có ngày này" not in str(event(REPORT)["description"])


def test_copies_of_a_document_give_one_event() -> None:
    assert len(read([REPORT, REPORT]).events) == 1


def test_the_time_zone_and_the_names_are_there() -> None:
    calendar = read([REPORT])

    assert calendar["x-wr-calname"] == calendar["name"] == "Thời hạn – Sở Nội vụ"
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Asia/Ho_Chi_Minh"]
    assert event(REPORT).categories == ["Báo cáo", "Chưa xác nhận"]


def test_a_yearly_day_of_celebration_is_an_event_of_its_kind() -> None:
    item = due(
        "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc",
        on_rule("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=19", "19/8 hằng năm"),
        kind=DeadlineKind.EVENT,
    )

    assert event(item).decoded("dtstart") == date(2026, 8, 19)


def test_the_five_documents_have_a_calendar_with_the_days_that_they_name() -> None:
    calendar = read(all_deadlines())
    days = sorted({str(found.decoded("dtstart")) for found in calendar.events})

    assert [day for day in days if day.endswith(("06-15", "11-15"))] != []
    assert "2027-12-31" in days
    assert len(calendar.events) == 14


WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Z", "Cc"]), max_size=300
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(what=WORDS, who=WORDS, quote=WORDS, day=DAYS, name=WORDS)
def test_whatever_the_words_are_the_file_is_right(
    what: str, who: str, quote: str, day: date, name: str
) -> None:
    item = due(what, on_date(day.isoformat()), who=[who], quote=quote, id_="a")

    found = event(item, Frame(name, date(2026, 3, 1)))

    assert found.decoded("dtstart") == day


@given(
    months=st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True),
    day=st.integers(1, 31) | st.integers(-3, -1),
    since=DAYS,
)
def test_whatever_the_rule_is_it_begins_at_its_first_day(
    months: list[int], day: int, since: date
) -> None:
    rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, sorted(months)))};BYMONTHDAY={day}"
    item = due("báo cáo", on_rule(rule), of=card(issued_on=since))

    assert all(found.decoded("dtstart") >= since for found in read([item]).events)
