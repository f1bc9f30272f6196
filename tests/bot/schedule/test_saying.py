import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.occurrence import read_date
from bot.schedule.saying import NO_DAY, say, say_occurrence
from corpus.document import Span
from corpus.facts.facts import When, WhenType


def rule(
    text: str, said: str = "…", *, before: bool = False, when_type: WhenType = WhenType.RULE
) -> When:
    return When(when_type, said, Span(0, 1), rrule=text, before=before)


def dated(text: str, said: str = "…", *, before: bool = False) -> When:
    return When(WhenType.DATE, said, Span(0, 1), date=text, before=before)


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "trước 15/6", "hằng năm, trước ngày 15/6"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "chậm nhất 15/6", "hằng năm, chậm nhất ngày 15/6"),
        (
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
            "chậm nhất ngày 20 tháng cuối quý",
            "hằng quý, chậm nhất ngày 20 tháng cuối quý",
        ),
        (
            "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5",
            "trước ngày 05 tháng đầu quý sau",
            "hằng quý, trước ngày 05 tháng đầu quý",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "đến ngày cuối", "hằng tháng, chậm nhất ngày cuối tháng"),
        ("FREQ=WEEKLY;BYDAY=FR", "trước thứ sáu", "hằng tuần, trước thứ Sáu"),
    ],
)
def test_a_limit_is_said_as_strictly_as_the_words(text: str, said: str, expected: str) -> None:
    assert say(rule(text, said, before=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=19", "hằng năm, vào ngày 19/8"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=3", "hằng năm, vào ngày 03/02"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "hằng năm, vào ngày 15/6 và 15/12"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", "hằng năm, vào ngày cuối tháng 6"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1,5", "hằng năm, vào ngày 05/6 và cuối tháng 6"),
        (
            "FREQ=YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=-1",
            "hằng quý, vào ngày cuối tháng thứ hai của quý",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "hằng tháng, vào ngày 15 và 30"),
        ("FREQ=YEARLY;BYMONTHDAY=5", "hằng tháng, vào ngày 05"),
        ("FREQ=MONTHLY;BYMONTHDAY=3,4,5,6,7", "hằng tháng, từ ngày 03 đến ngày 07"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,SU", "hằng tuần, vào thứ Hai, thứ Tư và Chủ nhật"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "hằng tháng, vào thứ Sáu cuối"),
        ("FREQ=MONTHLY;BYDAY=+1MO", "hằng tháng, vào thứ Hai đầu tiên"),
        ("FREQ=YEARLY;BYMONTH=6;BYDAY=1MO", "hằng năm, vào thứ Hai đầu tiên của tháng 6"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=15", "2 năm một lần, vào ngày 15/6"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "hằng quý, vào ngày 20"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "hằng tuần, vào thứ Hai, 3 lần"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20301231",
            "hằng tháng, vào ngày 05, đến ngày 31/12/2030",
        ),
        ("FREQ=DAILY", "hằng ngày"),
    ],
)
def test_a_rule_with_a_day_is_said_in_full(text: str, expected: str) -> None:
    assert say(rule(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
        "FREQ=YEARLY;BYDAY=1MO",
    ],
)
def test_a_rule_that_is_too_unusual_is_said_in_the_documents_words(text: str) -> None:
    assert say(rule(text, "Ngày làm việc cuối tháng")) == "ngày làm việc cuối tháng"


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("FREQ=YEARLY", False, "hằng năm"),
        ("FREQ=MONTHLY", False, "hằng tháng"),
        ("FREQ=WEEKLY", False, "hằng tuần"),
        ("FREQ=MONTHLY;INTERVAL=3", False, "hằng quý"),
        ("FREQ=MONTHLY;INTERVAL=6", False, "6 tháng một lần"),
        ("FREQ=YEARLY;INTERVAL=5", False, "5 năm một lần"),
        ("FREQ=YEARLY;BYMONTH=6", False, "hằng năm, trong tháng 6"),
        ("FREQ=YEARLY;BYMONTH=6", True, "hằng năm, chậm nhất trong tháng 6"),
        ("FREQ=YEARLY;BYMONTH=6,9,12", False, "hằng năm, trong tháng 6, 9 và 12"),
        ("FREQ=YEARLY;BYMONTH=1,2,3", False, "hằng năm, trong quý I"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12", False, "hằng quý, trong tháng cuối quý"),
    ],
)
@pytest.mark.parametrize("when_type", [WhenType.RULE, WhenType.PERIOD])
def test_what_comes_again_without_a_day_says_that_there_is_none(
    text: str, *, before: bool, expected: str, when_type: WhenType
) -> None:
    assert say(rule(text, before=before, when_type=when_type)) == f"{expected}; {NO_DAY}"


@pytest.mark.parametrize(
    ("text", "said", "before", "expected"),
    [
        ("2027-12-31", "đến hết năm 2027", True, "chậm nhất ngày 31/12/2027"),
        ("2027-12-31", "trước ngày 31/12/2027", True, "trước ngày 31/12/2027"),
        ("2026-02-03", "ngày 3/2/2026", False, "vào ngày 03/02/2026"),
        ("2026-06", "tháng 6/2026", False, f"trong tháng 6/2026; {NO_DAY}"),
        ("2026-10", "trước tháng 10/2026", True, f"trước tháng 10/2026; {NO_DAY}"),
        ("2026-10", "xong trong tháng 10", True, f"chậm nhất trong tháng 10/2026; {NO_DAY}"),
        ("2026-07/2026-09", "quý III/2026", False, f"trong quý III/2026; {NO_DAY}"),
        ("2026-01/2026-06", "…", False, f"trong 6 tháng đầu năm 2026; {NO_DAY}"),
        ("2030", "Năm 2030", False, f"trong năm 2030; {NO_DAY}"),
        ("2025/2030", "…", False, f"từ năm 2025 đến năm 2030; {NO_DAY}"),
        ("2026/..", "từ năm 2026", False, f"từ năm 2026 trở đi; {NO_DAY}"),
        ("../2030", "…", True, f"đến hết năm 2030; {NO_DAY}"),
        ("2026-02/2026-09", "…", False, f"từ tháng 02/2026 đến tháng 9/2026; {NO_DAY}"),
        ("2026-05-01/2026-05-10", "…", False, "từ ngày 01/5/2026 đến ngày 10/5/2026"),
        ("2026-06-15/2026-06-21", "…", False, "từ ngày 15/6/2026 đến ngày 21/6/2026"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(
    text: str, said: str, *, before: bool, expected: str
) -> None:
    assert say(dated(text, said, before=before)) == expected


def test_what_comes_again_for_some_years_says_for_which() -> None:
    when = When(WhenType.PERIOD, "…", Span(0, 1), rrule="FREQ=YEARLY", date="2025/2030")

    assert say(when) == f"hằng năm, từ năm 2025 đến năm 2030; {NO_DAY}"


@pytest.mark.parametrize(
    ("said", "length", "working", "before", "expected"),
    [
        (
            "Trong 05 ngày làm việc kể từ ngày nhận được văn bản",
            "P5D",
            True,
            True,
            "trong 5 ngày làm việc kể từ ngày nhận được văn bản",
        ),
        ("chậm nhất 24 giờ từ khi xảy ra", "PT24H", False, True, "trong 24 giờ từ khi xảy ra"),
        ("sau 30 ngày kể từ ngày ký", "P30D", False, False, "sau 30 ngày kể từ ngày ký"),
        ("01 năm 06 tháng tính từ ngày ký", "P1Y6M", False, False, "1 năm 6 tháng tính từ ngày ký"),
        ("10 ngày trước khi khai mạc", "P10D", False, True, "10 ngày trước khi khai mạc"),
        ("Trong vòng 10 ngày", "P10D", False, True, "trong vòng 10 ngày"),
    ],
)
def test_what_counts_from_an_event_names_it(
    said: str, length: str, *, working: bool, before: bool, expected: str
) -> None:
    when = When(WhenType.RELATIVE, said, Span(0, 1), length=length, working=working, before=before)

    assert say(when) == f"{expected}; {NO_DAY}"


@pytest.mark.parametrize(
    ("when_type", "said", "expected"),
    [
        (WhenType.ON_EVENT, "Khi có tình huống đột xuất", "khi có tình huống đột xuất"),
        (WhenType.CONTINUOUS, "Thường xuyên", "thường xuyên"),
        (WhenType.PERIOD, "vào năm cuối nhiệm kỳ", "vào năm cuối nhiệm kỳ"),
        (WhenType.ON_EVENT, "UBND tỉnh yêu cầu", "UBND tỉnh yêu cầu"),
        (WhenType.RELATIVE, "ngay sau hội nghị", "ngay sau hội nghị"),
    ],
)
def test_what_is_known_by_its_words_alone_is_said_in_them(
    when_type: WhenType, said: str, expected: str
) -> None:
    assert say(When(when_type, said, Span(0, 1))) == f"{expected}; {NO_DAY}"


def test_long_words_of_the_document_are_cut_between_words() -> None:
    reading = say(When(WhenType.ON_EVENT, "khi có " + "tình huống " * 40, Span(0, 1)))

    assert reading.endswith(f"tình huống …; {NO_DAY}")
    assert len(reading) < 170


@pytest.mark.parametrize(
    "when",
    [
        rule("FREQ=HOURLY"),
        dated("15/6/2026"),
        When(WhenType.RELATIVE, "kể từ ngày ký", Span(0, 1), length="5 ngày"),
        When(WhenType.RELATIVE, "kể từ ngày ký", Span(0, 1), length="P"),
    ],
)
def test_what_cannot_be_read_is_refused(when: When) -> None:
    with pytest.raises(ValueError, match=r"."):
        say(when)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-15", "ngày 15/6/2026"),
        ("2026-02", "tháng 02/2026"),
        ("2026-10/2026-12", "quý IV/2026"),
        ("2026-07/2026-12", "6 tháng cuối năm 2026"),
        ("2030", "năm 2030"),
    ],
)
def test_an_occurrence_is_said_as_it_would_be_printed(text: str, expected: str) -> None:
    assert say_occurrence(read_date(text)) == expected


@given(
    frequency=st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
    interval=st.integers(1, 20),
    months=st.sets(st.integers(1, 12)),
    before=st.booleans(),
    year=st.none() | st.integers(2000, 2099),
)
def test_a_period_is_never_said_with_a_day(
    *, frequency: str, interval: int, months: set[int], before: bool, year: int | None
) -> None:
    named = f";BYMONTH={','.join(map(str, months))}" if months else ""
    when = When(
        WhenType.PERIOD,
        "…",
        Span(0, 1),
        rrule=f"FREQ={frequency};INTERVAL={interval}{named}",
        date=str(year) if year else None,
        before=before,
    )
    reading = say(when)

    assert reading.endswith(f"; {NO_DAY}")
    assert re.search(r"\d/\d|ngày \d", reading) is None
