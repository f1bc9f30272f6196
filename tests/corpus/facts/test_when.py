import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts.facts import When, WhenType
from corpus.facts.when import read_whens
from corpus.text import display, fold

RULES = [
    ("trước ngày 15 tháng 6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", True),
    ("trước 15/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", True),
    ("chậm nhất là ngày 20 tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", True),
    ("chậm nhất ngày 20 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", True),
    ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", True),
    ("trước ngày 25 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", True),
    ("ngày 10 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", False),
    (
        "trước ngày 10 của tháng đầu quý tiếp theo",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
        True,
    ),
    ("(19/8 hằng năm)", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=19", False),
    ("(ngày 19/8 hằng năm)", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=19", False),
    ("chậm nhất vào ngày 31 tháng 3 năm sau", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", True),
    ("trước ngày 20 tháng 12 của năm báo cáo", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20", True),
    ("vào tuần đầu tháng 9 hằng năm", "FREQ=YEARLY;BYMONTH=9", False),
    ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", False),
    ("ngày cuối cùng của quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", False),
    ("Định kỳ trước ngày 30 tháng 1 hằng năm", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=30", True),
    ("ngày cuối cùng của tháng 3", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", False),
    ("trong 10 ngày đầu của quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", True),
    ("Trong quý I hằng năm xây dựng kế hoạch", "FREQ=YEARLY;BYMONTH=1,2,3", False),
    ("họp 06 tháng một lần vào tháng 01 và tháng 7", "FREQ=YEARLY;BYMONTH=1,7", False),
    (
        "giao ban mỗi quý một lần, vào tuần cuối của tháng cuối quý",
        "FREQ=YEARLY;BYMONTH=3,6,9,12",
        False,
    ),
    ("báo cáo Sở trước 15 giờ thứ Năm hàng tuần", "FREQ=WEEKLY;BYDAY=TH", True),
    ("hằng tuần họp giao ban vào chiều thứ Sáu", "FREQ=WEEKLY;BYDAY=FR", False),
    ("Chủ nhật tuần đầu hằng tháng", "FREQ=MONTHLY;BYDAY=1SU", False),
    ("Báo cáo 6 tháng gửi trước ngày 05/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5", True),
    ("xây dựng kế hoạch, ban hành trước ngày 31/01", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31", True),
    ("trước ngày 15 tháng\n6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", True),
    ("bao cao truoc ngay 15 thang 6 hang nam", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", True),
]
DATES = [
    ("đến hết năm 2027", "2027-12-31", True),
    ("Đến năm 2030, tất cả các xã đạt chuẩn", "2030", True),
    ("hoàn thành trong năm 2026", "2026", False),
    ("Năm 2030 tổ chức tổng kết", "2030", False),
    ("tổ chức tổng kết vào năm 2030.", "2030", False),
    ("Tháng 12 năm 2026", "2026-12", False),
    ("hoàn thành xong trước 30/6/2026", "2026-06-30", True),
    ("hoàn thành xong trước ngày 30 tháng 6 năm 2026.", "2026-06-30", True),
    ("gửi về Sở Nội vụ trước 16 giờ 00 ngày 20/5/2026", "2026-05-20", True),
    ("đến hết quý II/2026", "2026-06-30", True),
    ("đưa vào sử dụng từ ngày 01/6/2026", "2026-06-01", False),
    ("báo cáo tại phiên họp thường kỳ tháng 9/2026", "2026-09", False),
    ("để tăng trưởng trên 10% năm 2026", "2026", False),
    ("gửi Sở trước ngày 20/3/2026", "2026-03-20", True),
    ("Định kỳ 06 tháng (trước ngày 15/6/2026)", "2026-06-15", True),
    ("sơ kết giữa nhiệm kỳ vào năm 2028", "2028", False),
]
PERIODS = [
    ("định kỳ 06 tháng báo cáo", "FREQ=MONTHLY;INTERVAL=6", None),
    ("Hằng năm, tổ chức họp", "FREQ=YEARLY", None),
    ("Mỗi quý họp giao ban", "FREQ=MONTHLY;INTERVAL=3", None),
    ("giao ban hàng tuần", "FREQ=WEEKLY", None),
    ("06 tháng một lần", "FREQ=MONTHLY;INTERVAL=6", None),
    ("vào năm cuối nhiệm kỳ", None, None),
    ("sơ kết giữa nhiệm kỳ", None, None),
    ("định kỳ tham mưu kiểm tra", None, None),
    ("Thời gian thực hiện: giai đoạn 2025 - 2030", None, "2025/2030"),
    ("từ năm 2025 và các năm tiếp theo", None, "2025/.."),
    ("từ ngày 01/6/2026 đến ngày 30/6/2026", None, "2026-06-01/2026-06-30"),
    ("hoàn thành trong quý II", None, None),
    ("Thời gian: Quý II, III/2026", None, "2026-04/2026-09"),
    ("Tháng 6 - 9/2026", None, "2026-06/2026-09"),
    ("hoàn thành trong 6 tháng đầu năm 2026", None, "2026-01/2026-06"),
    ("Thời gian hoàn thành: quý IV/2026", None, "2026-10/2026-12"),
    ("diễn tập 01 lần trong quý III/2026", None, "2026-07/2026-09"),
    ("Thời gian: 01/4 - 30/4/2026", None, "2026-04-01/2026-04-30"),
    ("từ ngày 15 đến ngày 20/3/2026", None, "2026-03-15/2026-03-20"),
    ("báo cáo trước ngày làm việc cuối cùng của tháng", "FREQ=MONTHLY", None),
    ("Mỗi quý 01 lần", "FREQ=MONTHLY;INTERVAL=3", None),
    ("phát sóng 02 kỳ/tháng", "FREQ=MONTHLY", None),
    ("cuối mỗi quý tham mưu văn bản phê bình", "FREQ=MONTHLY;INTERVAL=3", None),
    ("tổng hợp kết quả gửi Văn phòng theo quý.", "FREQ=MONTHLY;INTERVAL=3", None),
    ("kiểm tra định kỳ mỗi học kỳ 01 lần", None, None),
    ("báo cáo nhanh 02 lần/ngày (trước 6 giờ và trước 16 giờ)", "FREQ=DAILY", None),
]
RELATIVE = [
    ("trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ, Sở trả lời", "P5D", True, True),
    ("trong vòng mười ngày kể từ ngày ký", "P10D", False, True),
    ("sau 10 ngày", "P10D", False, False),
    ("chậm nhất 24 giờ kể từ khi xảy ra sự việc", "PT24H", False, True),
    ("thời hạn trả lời không quá 05 ngày làm việc", "P5D", True, True),
    ("Sơ kết việc thực hiện sau 02 năm", "P2Y", False, False),
    ("gửi tài liệu ít nhất 03 ngày làm việc trước ngày họp", "P3D", True, True),
]
NO_TIMES = [
    "Nghị quyết số 12-NQ/TW, ngày 16/3/2022 của Bộ Chính trị",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 27/6/2025",
    "Chương trình phối hợp về công tác dân vận, giai đoạn 2025 - 2030",
    "Quyết định này có hiệu lực thi hành từ ngày 01/7/2026.",
    "Chiến lược phát triển thanh niên đến năm 2030, tầm nhìn đến năm 2045",
    "khi có ít nhất 2/3 số phiếu tán thành",
    "kinh phí thường xuyên",
    "trung tâm giáo dục thường xuyên",
    "Quyết định kỷ luật và quy định kỹ thuật",
    "Quyết định đã ban hành trước ngày Nghị định này có hiệu lực",
    "doanh thu tính từ ngày 01/01 đến hết ngày 31/12",
    "Kế hoạch phối hợp hằng năm",
    "người phát ngôn thường xuyên",
    "Số vụ việc đột xuất, bất thường đã xử lý",
    "Thời gian chốt số liệu tính từ ngày 15 tháng 12 năm trước kỳ báo cáo",
    "có số tiền chậm đóng tại thời điểm chốt số liệu ngày cuối cùng của tháng",
    "Ngoài báo cáo định kỳ nêu trên",
    "có mặt trước 16 giờ",
    "Việt Nam, ngay từ cơ sở, hàng hóa quý hiếm",
    "",
]


@pytest.mark.parametrize(("text", "rule", "before"), RULES)
def test_a_day_that_comes_again_is_a_rule(text: str, rule: str, *, before: bool) -> None:
    (when,) = read_whens(text)

    assert (when.type, when.rrule, when.date, when.before) == (WhenType.RULE, rule, None, before)


@pytest.mark.parametrize(("text", "date", "before"), DATES)
def test_a_single_time_is_a_date(text: str, date: str, *, before: bool) -> None:
    (when,) = read_whens(text)

    assert (when.type, when.rrule, when.date, when.before) == (WhenType.DATE, None, date, before)


@pytest.mark.parametrize(("text", "rule", "date"), PERIODS)
def test_what_comes_again_or_lasts_without_a_day_is_a_period(
    text: str, rule: str | None, date: str | None
) -> None:
    (when,) = read_whens(text)

    assert (when.type, when.rrule, when.date) == (WhenType.PERIOD, rule, date)


@pytest.mark.parametrize(("text", "length", "working", "before"), RELATIVE)
def test_a_length_counts_from_an_event(
    text: str, length: str, *, working: bool, before: bool
) -> None:
    (when,) = read_whens(text)

    assert (when.type, when.length, when.working) == (WhenType.RELATIVE, length, working)
    assert when.before is before
    assert (when.rrule, when.date) == (None, None)


@pytest.mark.parametrize("text", NO_TIMES)
def test_dates_of_documents_and_years_of_titles_are_no_times(text: str) -> None:
    assert read_whens(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Khi có tình huống đột xuất thì báo cáo ngay", "Khi có tình huống đột xuất"),
        ("báo cáo đột xuất theo yêu cầu của cấp trên", "đột xuất theo yêu cầu của cấp trên"),
        ("họp khi cần thiết", "khi cần thiết"),
        ("Phải báo cáo ngay với Chủ tịch", "báo cáo ngay"),
        ("Thường xuyên trao đổi thông tin", "Thường xuyên"),
    ],
)
def test_events_and_what_never_ends_are_said_as_printed(text: str, said: str) -> None:
    (when,) = read_whens(text)

    assert when.said == said
    assert when.type is (WhenType.CONTINUOUS if said == "Thường xuyên" else WhenType.ON_EVENT)


def test_each_time_of_a_list_is_one_and_brackets_tell_its_day() -> None:
    text = "Định kỳ 06 tháng (*trước 15/6*), 01 năm (*trước 15/11*) hoặc đột xuất theo yêu cầu"

    half, year, event = read_whens(text)

    assert (half.said, half.rrule, half.before) == (
        "Định kỳ 06 tháng (trước 15/6)",
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
        True,
    )
    assert (year.said, year.rrule) == (
        "01 năm (trước 15/11)",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
    )
    assert event.type is WhenType.ON_EVENT


def test_days_that_are_kept_every_year_are_read_from_their_names() -> None:
    text = (
        "Hằng năm, tổ chức “Ngày hội toàn dân bảo vệ ANTQ – 19/8”; Ngày Quốc tế lao động 01/5; "
        "Ngày Quốc tế Phụ nữ 08/3"
    )

    whens = read_whens(text)

    assert [when.said for when in whens] == ["19/8", "01/5", "08/3"]
    assert all(when.type is WhenType.RULE and not when.before for when in whens)


def test_one_sentence_says_a_year_once() -> None:
    (when,) = read_whens("Hằng năm, các sở báo cáo về Sở Nội vụ trước ngày 15 tháng 12.")

    assert when.rrule == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"


LEADS = ("", "trước ", "chậm nhất ", "vào ", "đến hết ", "xong trước ", "từ ", "trong ", "định kỳ ")
CORES = (
    "06 tháng", "01 năm", "năm 2027", "quý IV/2026", "tháng 12 năm 2026", "hằng quý", "mỗi năm",
    "hằng tháng", "05 ngày làm việc kể từ ngày ký", "giai đoạn 2025 - 2030", "nhiệm kỳ",
    "tháng 9", "cuối quý", "thường xuyên", "khi cần thiết", "đột xuất", "tuần đầu tháng 9",
)  # fmt: skip
TAILS = ("", ", ", " và ", " (", "; ", " hoặc ", " hằng năm ", " của quý ", ". ")
PIECES = st.tuples(st.sampled_from(LEADS), st.sampled_from(CORES), st.sampled_from(TAILS))


@given(st.lists(PIECES, min_size=1, max_size=6))
def test_no_day_is_ever_invented(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join("".join(piece) for piece in pieces)

    for when in read_whens(text):
        assert "BYMONTHDAY" not in (when.rrule or "")
        assert "BYDAY" not in (when.rrule or "")
        if when.date and when.date.count("-") == 2 and "/" not in when.date:
            assert "hết" in when.said  # the last day of what is to end


@given(
    st.text(
        st.sampled_from(
            "trước ngày 15/6 hằng năm, (tháng) quý IV 2026 *_\n-–;.“”kể từ khi đột xuất"
        )
        | st.characters(),
        max_size=200,
    )
)
def test_any_text_is_read_and_every_span_holds_what_was_said(text: str) -> None:
    _all_as_said(text, read_whens(text))


@given(st.lists(st.sampled_from([text for text, *_ in (*RULES, *DATES, *PERIODS, *RELATIVE)])))
def test_spans_point_into_texts_of_many_times(texts: list[str]) -> None:
    text = " ; ".join(texts)

    _all_as_said(text, read_whens(text))


def _all_as_said(text: str, whens: tuple[When, ...]) -> None:
    last = 0
    for when in whens:
        assert last <= when.span.start < when.span.end <= len(text)
        assert when.said == display(when.span.of(text))
        last = when.span.end


@pytest.mark.parametrize("text", [text for text, *_ in RULES if fold(text) != text])
def test_a_text_without_diacritics_reads_the_same(text: str) -> None:
    plain = "".join(fold(c) or c for c in text)

    assert [w.rrule for w in read_whens(plain)] == [w.rrule for w in read_whens(text)]


@pytest.mark.parametrize(
    "piece",
    [
        "ngày ", "trước ", "1/", "15/6 ", "định kỳ 6 tháng, ", "(", "tháng 6 và ",
        "trong thời hạn ",
        "đến năm 2030 ", "khi có ", "   ", "\n", "từ năm 2025 ", "năm ", "05 (năm) ", "hằng ", "“",
    ],
)  # fmt: skip
def test_long_texts_of_one_piece_are_read_to_their_end(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + ". Báo cáo trước ngày 15 tháng 6 hằng năm"

    assert read_whens(text)[-1].span.end == len(text)


def test_two_rules_of_years_share_the_day_that_stands_after_them() -> None:
    one, other = read_whens("báo cáo kết quả hằng năm và định kỳ 5 năm trước ngày 30 tháng 6")

    assert (one.rrule, one.before) == ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", True)
    assert (other.rrule, other.before) == ("FREQ=YEARLY;INTERVAL=5;BYMONTH=6;BYMONTHDAY=30", True)


def test_two_months_that_do_not_follow_each_other_are_no_stretch() -> None:
    one, other = read_whens("kiểm tra trong tháng 4 và tháng 10 năm 2026")

    assert [(w.type, w.date) for w in (one, other)] == [
        (WhenType.DATE, "2026-04"),
        (WhenType.DATE, "2026-10"),
    ]


def test_what_is_sent_to_the_province_is_due_like_anything_else() -> None:
    (when,) = read_whens("Báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 6 hằng năm.")

    assert when.rrule == "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"
    assert read_whens("Số liệu tính đến ngày 15/6/2026.") == ()
