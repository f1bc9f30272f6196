"""Days are read as far as the paper names them, and never with a year or a month of nobody's."""

from collections.abc import Sequence

import pytest

from corpus.facts.facts import Deadline
from tests.fakes.time_wordings import deadlines_in, listed, told

PAPER = """SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 118/KH-SGDĐT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày {day}

KẾ HOẠCH
{title}

II. TỔ CHỨC THỰC HIỆN
"""
ADMISSIONS = "Tuyển sinh vào các trường năm học 2026 - 2027"
YEARS_WORK = "Triển khai công tác cải cách hành chính"
# A sentence, and below it its times: type, value, "<" for at the latest, "=" for then.
WORDINGS = """
Thời gian mở hội trại: 03 ngày, 17, 18 và 19/4/2026.
  period 2026-04-17/2026-04-19 =
Các xã trực cấp cứu trong các ngày 17, 18 và 19/4.
  period 2026-04-17/2026-04-19 =
Các xã báo cáo trước ngày 05 và 20/6/2026.
  date 2026-06-05 <
  date 2026-06-20 <
Các xã tổ chức tập huấn vào ngày 05 và 20 tháng 6 năm 2026.
  date 2026-06-05 =
  date 2026-06-20 =
Các xã tổ chức hội thi vào ngày 05 và 06/6.
  date 2026-06-05 =
  date 2026-06-06 =
Các xã treo cờ từ ngày 28/4/2026 (thứ Ba) đến hết ngày 03/5/2026.
  period 2026-04-28/2026-05-03 =
Cơ quan nghỉ từ ngày 28/4/2026, không kể ngày trực, đến hết ngày 03/5/2026.
Mùa mưa thường từ tháng 5 đến tháng 11.
Các xã duyệt phương án tuyển sinh trước ngày 20/4/2026.
  date 2026-04-20 <
Các trường trả hồ sơ cho học sinh chậm nhất ngày 12/6/2026.
  date 2026-06-12 <
Công dân sinh trước ngày 01/01/2027 được cấp thẻ.
Bảo hiểm của xe cũ hết hạn ngày 20/6 nên phải mua mới.
Lấy ngày 07 tháng 9 hằng năm là Ngày Không tiền mặt.
  rule FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=7 =
Hằng tuần (thứ Ba) các xã báo cáo tiến độ về Sở Nội vụ.
  rule FREQ=WEEKLY;BYDAY=TU =
Thành viên vắng mặt phải báo cáo Trưởng ban trước cuộc họp ít nhất 03 ngày.
  relative P3D <
Phòng Tổ chức xin phép trước hội thi tối thiểu 10 ngày làm việc.
  relative P10Dw <
Chủ tịch các xã là thành viên không thường xuyên của Ban.
Các xã họp rút kinh nghiệm sau mỗi trận lũ.
  on_event - =
Có bất thường trong kỳ kiểm tra, Trưởng điểm báo cáo ngay Sở Nội vụ.
  on_event - =
Các xã định kỳ báo cáo Sở Nội vụ 6 tháng trước ngày 05/6 hằng năm.
  rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5 <
Ban Tổ chức họp rút kinh nghiệm ngày 22/5.
  date 2026-05-22 =
Văn phòng soạn quyết định, trình Giám đốc Sở ký ngày 22/5.
  date 2026-05-22 =
Các xã thực hiện kết luận tại cuộc họp ngày 22/5.
Các xã kiểm tra việc thực hiện vào năm 2027 và năm 2029.
  date 2027 =
  date 2029 =
Đồng chí Bí thư dự họp với chi bộ mỗi năm ít nhất 03 kỳ.
  period FREQ=YEARLY =
Trong đợt cao điểm, hằng ngày báo cáo số hồ sơ về Sở Nội vụ trước 16 giờ.
  period FREQ=DAILY <
Công ty không cắt nước từ ngày 26 tháng Chạp đến mùng 4 Tết.
  period - =
Các xã đánh giá tình hình, kết quả thu gom rác từ 01/01/2026 đến 31/8/2026 (theo mẫu).
Các xã thống kê số vụ cháy rừng từ ngày 15/12/2025 đến ngày 14/6/2026.
Các xã tổ chức kiểm tra từ 01/6 đến 15/6.
  period 2026-06-01/2026-06-15 =
Các xã nắm tình hình cháy rừng và tổ chức trực từ 01/6 đến 15/6.
  period 2026-06-01/2026-06-15 =
Các xã báo cáo kết quả về Sở Nội vụ từ ngày 01/6 đến ngày 15/6.
  period 2026-06-01/2026-06-15 =
Các xã gửi báo cáo quý II, quý IV: trước ngày 14 của tháng cuối quý.
  rule FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14 <
Các xã gửi báo cáo quý I, báo cáo quý IV trước ngày 05 tháng đầu quý sau.
  rule FREQ=YEARLY;BYMONTH=1,4;BYMONTHDAY=5 <
Các xã họp mỗi quý 1 lần vào ngày 20 của tháng cuối quý.
  rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 =
Các xã gửi báo cáo quý trước ngày 14 của tháng cuối quý.
  rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14 <
Các xã họp giao ban vào mùng 3, ngày mùng 9 và ngày 18 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=18 =
  rule FREQ=MONTHLY;BYMONTHDAY=3 =
  rule FREQ=MONTHLY;BYMONTHDAY=9 =
Các xã mở cửa đình vào ngày mùng 1 và ngày 15 hằng tháng (âm lịch).
  period FREQ=MONTHLY =
Các xã tổ chức hội làng vào mùng 3 và ngày 18 tháng Giêng hằng năm.
  period FREQ=YEARLY =
"""


def deadlines(
    sentences: Sequence[str], title: str = YEARS_WORK, day: str = "12 tháng 3 năm 2026"
) -> tuple[Deadline, ...]:
    items = "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1))
    text = PAPER.format(title=title, day=day) + items + "\n"
    return deadlines_in(text)


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Các xã đăng ký trong quý I hằng năm (riêng năm 2027 đăng ký trước ngày 20/5).",
            ["date 2027-05-20 <", "rule FREQ=YEARLY;BYMONTH=1,2,3 ="],
        ),
        (
            "Hằng năm, các xã đăng ký trước ngày 20/4, riêng năm 2027 là trước ngày 20/5.",
            ["date 2027-05-20 <", "rule FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=20 <"],
        ),
        (
            "Các xã gửi kế hoạch năm 2027 về Sở Nội vụ trước ngày 15/12 hằng năm.",
            ["rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 <"],
        ),
    ],
)
def test_a_year_that_a_bracket_is_for_is_that_of_the_day_in_it(
    sentence: str, due: list[str]
) -> None:
    found = deadlines([sentence], "Đăng ký mô hình hằng năm")

    assert sorted(told(deadline) for deadline in found) == due


@pytest.mark.parametrize(("sentence", "due"), listed(WORDINGS))
def test_days_are_those_that_the_words_name(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines([sentence])) == due


def test_a_paper_that_prepares_a_school_year_names_days_of_the_spring_before_it() -> None:
    sentences = [
        "Các xã rà soát trẻ em xong trước 10/5.",
        "Các trường nhận hồ sơ trước ngày 25/7/2026.",
    ]

    found = deadlines(sentences, ADMISSIONS)

    assert [d.when.date for d in found] == ["2026-05-10", "2026-07-25"]


def test_a_day_of_which_spring_nothing_tells_is_not_read() -> None:
    found = deadlines(["Các xã rà soát trẻ em xong trước 10/5."], ADMISSIONS)

    assert found == ()


def test_a_day_that_may_be_of_both_springs_is_not_read() -> None:
    sentences = [
        "Các xã rà soát trẻ em xong trước 10/5.",
        "Các trường tổng kết trước ngày 25/5/2027.",
    ]

    found = deadlines(sentences, ADMISSIONS)

    assert [d.when.date for d in found] == ["2027-05-25"]


def test_a_paper_of_the_summer_before_a_school_year_names_days_of_it() -> None:
    found = deadlines(["Các trường nộp báo cáo trước 10/5."], ADMISSIONS, "03 tháng 7 năm 2026")

    assert [d.when.date for d in found] == ["2027-05-10"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "Phấn đấu đến hết năm 2027 đạt 90%; từ năm 2028 chấm dứt việc đốt rơm rạ.",
            ["target", "target"],
        ),
        ("Hằng năm, Sở Nội vụ thành lập 03 đoàn kiểm tra tại các xã.", ["review"]),
        ("Kết luận phiên họp được ban hành trong vòng 02 ngày sau khi họp.", ["task"]),
        ("Các xã nắm tình hình, báo Văn phòng Sở chậm nhất ngày 05/6/2026.", ["report"]),
        (
            "Khi có dịch, ngộ độc tập thể, trực ban báo cáo ngay lãnh đạo trực.",
            ["report"],
        ),
        (
            "Gửi báo cáo quý về Sở trước ngày 20 tháng cuối quý; đột xuất khi có vụ việc phức tạp.",
            ["report", "report"],
        ),
        ("Các xã gởi báo cáo về Sở Nội vụ trước ngày 05/6/2026.", ["report"]),
    ],
)
def test_what_is_due_is_of_the_kind_that_the_sentence_says(sentence: str, kinds: list[str]) -> None:
    assert [d.kind.value for d in deadlines([sentence])] == kinds
