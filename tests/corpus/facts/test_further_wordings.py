"""Further wordings of time, in a plan of 12 March 2026: slips, lunar days, terms, clocks."""

import hashlib

import pytest

from corpus.document import DocumentId
from corpus.facts.facts import Deadline
from corpus.facts.reading import read_facts
from corpus.parsing.parser import parse
from corpus.splitter import split
from tests.fakes.time_wordings import deadlines_in, listed, told

HEAD = """ỦY BAN NHÂN DÂN TỈNH BẮC SƠN
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Triển khai công tác cải cách hành chính

II. TỔ CHỨC THỰC HIỆN
1. {sentence}
"""


def deadlines(sentence: str) -> tuple[Deadline, ...]:
    text = HEAD.format(sentence=sentence)
    return deadlines_in(text)


def read_in(kind: str, title: str, sentence: str) -> list[str]:
    text = HEAD.replace("KẾ HOẠCH", kind).replace("Triển khai công tác cải cách hành chính", title)
    text = text.format(sentence=sentence)
    return [told(deadline) for deadline in deadlines_in(text)]


# A sentence, and below it its times: type, value, "<" for at the latest, "=" for then.
LUNAR = """
Sở Văn hóa tổ chức lễ hội vào ngày 10 tháng 3 âm lịch hằng năm.
  period FREQ=YEARLY =
Sở Văn hóa tổ chức lễ hội vào ngày 10/3 (âm lịch).
  relative - =
Sở Văn hóa tổ chức lễ hội vào mùng 10 tháng 3 âm lịch năm 2026.
  relative - =
Sở Văn hóa gửi báo cáo trước ngày 15 tháng 7 (âm lịch) hằng năm.
  period FREQ=YEARLY <
Sở Văn hóa gửi báo cáo trước 25/12 ÂL.
  relative - <
Sở Văn hóa gửi báo cáo trước ngày 23 tháng Chạp.
  relative - <
Sở Văn hóa tổ chức giải vào mùng 4 Tết.
  relative - =
Sở Văn hóa báo cáo chậm nhất ngày mùng 6 Tết.
  relative - <
Sở Văn hóa tổ chức dâng hương vào ngày rằm tháng Giêng hằng năm.
  period FREQ=YEARLY =
Hằng năm cứ đến Rằm tháng Tám, Sở Văn hóa tổ chức trao thưởng.
  period FREQ=YEARLY =
Sở Văn hóa tổ chức lễ giỗ vào ngày 10/3 âm lịch (tức ngày 26/4/2026).
  date 2026-04-26 =
Sở Văn hóa báo cáo trước ngày 25/12/2026 (nhằm ngày 17/11 âm lịch).
  date 2026-12-25 <
Khởi nghĩa nổ ra ngày 08/02 âm lịch.
"""


@pytest.mark.parametrize(("sentence", "due"), listed(LUNAR))
def test_a_lunar_day_is_no_day_of_ours(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


BEGINNINGS = """
Sở Nội vụ treo băng rôn tại trụ sở từ 25/4.
  date 2026-04-25 =
Sở Nội vụ tiếp nhận hồ sơ trên môi trường mạng từ ngày 01/7/2026.
  date 2026-07-01 =
Sở Văn hóa mở chuyên mục trên hệ thống truyền thanh, bắt đầu từ tháng 6/2026.
  date 2026-06 =
Từ tháng 6/2026, Sở Văn hóa gửi báo cáo trước ngày 25 hằng tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=25 <
Người lao động hưởng lương từ ngày 01/7/2026.
Hợp đồng ký từ ngày 01/7/2026 không phải nộp.
Giá dịch vụ áp dụng từ ngày 01/7/2026.
"""
NEXT_MONTHS = """
Tháng 11 hằng năm, Sở Nội vụ chấm điểm các phòng, niêm yết kết quả trước ngày 10 của tháng kế tiếp.
  rule FREQ=YEARLY;BYMONTH=11 =
  rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10 <
Trong tháng 12/2026, Sở Nội vụ kiểm tra các xã; báo cáo trước ngày 10 tháng sau.
  date 2026-12 =
  date 2027-01-10 <
Trong tháng 01/2027, Sở Nội vụ kiểm tra các xã; báo cáo trước ngày 30 tháng sau.
  date 2027-01 =
  date 2027-02 <
Sở Nội vụ báo cáo tháng trước ngày 05 của tháng sau.
  rule FREQ=MONTHLY;BYMONTHDAY=5 <
"""


@pytest.mark.parametrize(("sentence", "due"), listed(BEGINNINGS))
def test_what_begins_on_a_day_comes_but_once(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


@pytest.mark.parametrize(("sentence", "due"), listed(NEXT_MONTHS))
def test_the_next_month_is_the_one_after_the_month_named(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Phòng Kinh tế làm sạch dữ liệu đất đai 06 thôn trước ngày 30/9/2026.", "task"),
        ("Tổ công tác giải thể khi nợ còn dưới 5%, chậm nhất ngày 31/12/2026.", "task"),
        ("Sở Nội vụ ban hành bộ chỉ tiêu theo dõi trong quý IV/2026.", "task"),
        ("Sở Nội vụ rà soát danh sách hồ sơ trước ngày 30/9/2026.", "task"),
        ("Phấn đấu đến 31/12/2026 đạt 95% hồ sơ trực tuyến.", "target"),
    ],
)
def test_a_figure_makes_a_goal_only_of_what_is_to_be_reached(sentence: str, kind: str) -> None:
    assert [deadline.kind for deadline in deadlines(sentence)] == [kind]


CELLS_AND_CLAUSES = """
Sở Nội vụ phát sóng chuyên mục trong tháng 9, mỗi tuần 02 lượt.
  date 2026-09 =
  period FREQ=WEEKLY =
Ban Tổ chức tham mưu tổ chức sơ kết 3 năm (2028), tổng kết 5 năm (2030).
  date 2028 =
  date 2030 =
Sở Nội vụ gửi tài liệu trước khai giảng 01 tuần.
  relative P1W <
Sau kỳ thi 05 ngày, Sở Giáo dục và Đào tạo báo cáo kết quả.
  relative P5D =
Sở Nội vụ thẩm định trong thời hạn 03 ngày làm việc; trường hợp phức tạp không quá 05 ngày làm việc.
  relative P3Dw <
  relative P5Dw <
Công an xã mỗi ngày 02 lượt nhắc nhở các hộ lấn chiếm.
  period FREQ=DAILY =
Sở Nội vụ giải quyết dứt điểm đơn thư, không để kéo dài quá tháng 7/2026.
  date 2026-07 <
Báo cáo đột xuất: khi xảy ra ngộ độc.
  on_event - =
Các xã báo cáo trước 7h30 và 17h00 hằng ngày.
  period FREQ=DAILY <
Các xã báo cáo trước 9 giờ sáng hằng ngày.
  period FREQ=DAILY <
Thời gian thực hiện: 02 lớp, tháng 4 và tháng 10/2026.
  date 2026-04 =
  date 2026-10 =
Thời gian thực hiện: khai mạc 06/6.
  date 2026-06-06 =
Thời gian thực hiện: Khi Ban Chỉ đạo gọi.
  on_event - =
"""


@pytest.mark.parametrize(("sentence", "due"), listed(CELLS_AND_CLAUSES))
def test_a_time_is_read_with_what_it_stands_beside(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


def test_a_year_set_apart_tells_of_which_year_a_day_is() -> None:
    text = HEAD.replace("KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG").format(
        sentence="Sở Nội vụ xây dựng kế hoạch hằng năm, ban hành trong tháng 01; riêng kế hoạch "
        "năm 2026 ban hành trước ngày 10/5."
    )
    document = parse(
        text,
        file_name="a.txt",
        document_id=DocumentId(hashlib.sha256(text.encode()).hexdigest()),
    )

    assert "date 2026-05-10 <" in [
        told(one) for one in read_facts(document, split(document)).deadlines
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Trạm Y tế lập danh sách thuốc thiếu gửi Sở Y tế trước ngày 10 hằng tháng.", "report"),
        ("Trạm Y tế phải báo nhanh về Sở Y tế trong 24 giờ.", "report"),
        ("Sở Nội vụ xác định số tiền, ban hành thông báo trong thời hạn 03 ngày.", "task"),
        ("Ngày 18/6/2026: làm việc với đoàn giám sát.", "meeting"),
        ("Văn phòng gửi tài liệu các cuộc họp trước 02 ngày.", "task"),
    ],
)
def test_the_kind_is_that_of_the_act_beside_the_time(sentence: str, kind: str) -> None:
    assert [deadline.kind for deadline in deadlines(sentence)] == [kind]


ON_AND_ON = """
Các xã vùng cao và xã Cửa Tùng tổ chức diệt lăng quăng mỗi tuần một lần, kéo dài đến hết tháng 10.
  date 2026-10-31 <
  period FREQ=WEEKLY =
Phó Tổ trưởng thay mặt Tổ trưởng giải quyết công việc khi Tổ trưởng vắng mặt.
  on_event - =
Công an xã chuẩn bị phương tiện, sẵn sàng ứng cứu khi có ngộ độc hàng loạt.
  on_event - =
Khi hệ thống gián đoạn quá 04 giờ, Văn phòng thông báo cho các đơn vị.
  on_event - =
Khi thực hiện nhiệm vụ, Văn phòng phối hợp với các đơn vị.
Khi xảy ra sự cố phải báo ngay về Sở Y tế, không chờ xác minh.
  on_event - =
Trạm Y tế cập nhật hồ sơ sức khỏe điện tử thường xuyên.
  continuous - =
Sở Tài chính bố trí kinh phí từ nguồn chi thường xuyên.
Các đơn vị được kiểm tra ít nhất 01 lần trong 02 năm.
  period FREQ=YEARLY;INTERVAL=2 =
Phòng Kinh tế phúc tra sau một tháng, sau ba tháng.
  relative P1M =
  relative P3M =
Văn phòng chuẩn bị hội nghị Ban Chấp hành (tháng Sáu và tháng Mười Hai).
  rule FREQ=YEARLY;BYMONTH=6,12 =
Các chi bộ dự sinh hoạt cụm ngày 08 các tháng lẻ.
  rule FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=8 =
Tổ tư vấn ghi nhật ký, cuối tuần gửi ảnh cho Phòng Kinh tế.
  period FREQ=WEEKLY =
Trạm chốt số liệu vào chiều thứ Năm, gửi Phòng Y tế trước 10 giờ sáng thứ Sáu hằng tuần.
  rule FREQ=WEEKLY;BYDAY=FR <
  rule FREQ=WEEKLY;BYDAY=TH =
Quy chế này được rà soát khi pháp luật chuyên ngành thay đổi.
  on_event - =
Thời gian thực hiện: Ngày 01 và ngày 16 mỗi tháng.
  rule FREQ=MONTHLY;BYMONTHDAY=1,16 =
"""


@pytest.mark.parametrize(("sentence", "due"), listed(ON_AND_ON))
def test_what_comes_again_or_at_some_event_is_read(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Mốc nhận xét tính từ ngày đầu tiên của tháng hoặc từ ngày đến trình diện đến ngày cuối "
        "cùng của tháng.",
        "Báo cáo được lập trên cơ sở thống kê số liệu từ ngày 16 tháng trước đến ngày 15 của "
        "tháng sau.",
        "Bậc nhân công theo định mức xây dựng ban hành trước ngày 01/7/2026.",
        "Sở Tài chính trả lại hồ sơ nếu doanh nghiệp không nộp phí trong thời hạn 30 ngày.",
        "Sở Tài chính chi tiền ăn tối đa bằng 10% mức ăn của một người trong 01 ngày.",
        "Thủ trưởng cơ quan xem xét cho gặp thêm 01 lần trong tháng.",
        "Sở Văn hóa quản lý các ấn phẩm định kỳ.",
        "Sở Tài chính thẩm tra báo cáo hằng quý của doanh nghiệp.",
        "Hợp đồng được gia hạn hợp đồng đến hết ngày 31/12/2026.",
        "Sở Nội vụ báo cáo kết quả trước ngày 31/6.",
        "Sở Nội vụ báo cáo kết quả trước ngày 31/6/2026.",
        "Sở Nội vụ báo cáo kết quả trước ngày 15/13.",
        "Sở Nội vụ báo cáo kết quả trước ngày 32/5/2026.",
        "Sở Nội vụ báo cáo kết quả trước ngày 29/2/2027.",
        "Sở Nội vụ triển khai từ ngày 30/2 đến ngày 15/3/2026.",
        "Sở Nội vụ triển khai từ ngày 15/3 đến ngày 31/4/2026.",
    ],
)
def test_no_day_is_read_that_is_none_or_by_which_nothing_is_due(sentence: str) -> None:
    assert deadlines(sentence) == ()


def test_a_day_of_the_first_year_of_a_plan_comes_not_every_year() -> None:
    (deadline,) = deadlines("Sở Nội vụ trình kế hoạch trước ngày 31/3 của năm đầu kỳ kế hoạch.")

    assert told(deadline) == "period - <"


TERMS = """
Sở Nội vụ trả kết quả ngay trong ngày làm việc.
  relative - <
Sở Nội vụ xử lý văn bản ngay trong ngày.
  relative - <
Sở Nội vụ giải quyết hồ sơ trong ngày tiếp nhận.
  relative - <
Sở Nội vụ phân loại hồ sơ không quá 01 ngày làm việc.
  relative P1Dw <
Sở Nội vụ bán vé trong ngày.
Công an xã mở cao điểm từ 20/12 đến 10/01/2027.
  period 2026-12-20/2027-01-10 =
Sở Giáo dục và Đào tạo hoàn thành trong năm học 2026 - 2027.
  period 2026/2027 =
Sở Tài chính phân bổ hết dự toán trong năm ngân sách 2026.
  date 2026 =
Đảng ủy tổng kết trong nhiệm kỳ 2025 - 2030.
  period 2025/2030 =
Đảng ủy hoàn thành Đề án trong nửa đầu nhiệm kỳ 2025 - 2030.
  period - =
Đảng ủy tổng kết vào cuối nhiệm kỳ 2026 - 2031.
  period - =
Công an tỉnh báo cáo vào sáng thứ Hai đầu tuần.
  rule FREQ=WEEKLY;BYDAY=MO =
Các xã hoàn thành trong hai tháng 7 và 8 năm 2026.
  period 2026-07/2026-08 =
Các xã gửi báo cáo vào các ngày 14/6 và 14/12 hằng năm.
  rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14 =
  rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14 =
Các xã hoàn thành chậm nhất là trước 17 giờ thứ Sáu, ngày 27/3/2026.
  date 2026-03-27 <
Các xã hoàn thành vào giữa quý III/2026.
  period 2026-07/2026-09 =
Các xã hoàn thành trong khoảng thời gian từ ngày 10 đến 20 tháng 5.
  period 2026-05-10/2026-05-20 =
Các xã kiểm tra 03 đợt trong năm.
  period FREQ=YEARLY =
Các xã ra quân vào thứ Bảy tuần thứ nhất và tuần thứ ba hằng tháng.
  rule FREQ=MONTHLY;BYDAY=1SA,3SA =
Các xã tiếp công dân vào thứ Ba và thứ Năm hằng tuần.
  rule FREQ=WEEKLY;BYDAY=TH =
  rule FREQ=WEEKLY;BYDAY=TU =
Các xã rà soát 6 tháng một lần, vào tháng 6 và tháng 12.
  rule FREQ=YEARLY;BYMONTH=6,12 =
Các xã đánh giá hằng năm, chậm nhất 31/12.
  rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 <
Các xã báo cáo kết quả trước ngày khai mạc kỳ họp 15 ngày.
  relative P15D <
Các xã báo cáo trong vòng 03 ngày sau khi kết thúc hội nghị.
  relative P3D <
Các xã báo cáo muộn nhất là sau 02 giờ.
  relative PT2H <
Các xã báo cáo tiến độ hai tuần một lần vào chiều thứ Năm.
  rule FREQ=WEEKLY;INTERVAL=2;BYDAY=TH =
Các xã nộp hồ sơ: từ 8h00 ngày 01/4/2026 đến 17h00 ngày 15/4/2026.
  period 2026-04-01/2026-04-15 =
Các xã giải ngân hết quý III đạt 60%, đến 31/01/2027 đạt 100%.
  date 2026-09-30 <
  date 2027-01-31 <
Các xã thanh toán theo tiến độ.
Các xã kiểm tra mỗi đợt 05 ngày.
Các xã duy trì trực ban 24/24 giờ.
"""


@pytest.mark.parametrize(("sentence", "due"), listed(TERMS))
def test_terms_years_and_days_of_offices_are_read(sentence: str, due: list[str]) -> None:
    assert sorted(told(deadline) for deadline in deadlines(sentence)) == due


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tổ giám sát ghi nhật ký, cuối tuần gửi ảnh cho Phòng Kinh tế.", "task"),
        ("Ban kiểm soát giám sát việc bán hàng, nếu phát hiện sai lệch thì kiến nghị.", "task"),
    ],
)
def test_what_is_done_then_may_stand_behind_the_time(sentence: str, kind: str) -> None:
    assert [deadline.kind for deadline in deadlines(sentence)] == [kind]


@pytest.mark.parametrize(
    ("kind", "title", "due"),
    [
        ("BÁO CÁO", "Kết quả cải cách hành chính", "date 2026-10-20 <"),
        ("TỜ TRÌNH", "Về việc mua sắm thiết bị", "date 2026-10-20 <"),
        ("QUYẾT ĐỊNH", "Giao chỉ tiêu cải cách hành chính năm 2026", "date 2026-10-20 <"),
        (
            "QUYẾT ĐỊNH",
            "Giao chỉ tiêu cải cách hành chính",
            "rule FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=20 <",
        ),
        ("CHƯƠNG TRÌNH", "Hoạt động hè năm 2026", "date 2026-10-20 <"),
        ("QUY CHẾ", "Làm việc", "rule FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=20 <"),
        (
            "THÔNG BÁO",
            "Phân công nhiệm vụ Ủy viên nhiệm kỳ 2026 - 2031",
            "rule FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=20 <",
        ),
    ],
)
def test_a_day_is_of_one_year_where_the_paper_is(kind: str, title: str, due: str) -> None:
    assert read_in(kind, title, "Sở Nội vụ gửi danh sách trước ngày 20/10.") == [due]


def test_a_day_just_passed_is_no_day_of_next_year() -> None:
    assert deadlines("Sở Nội vụ gửi danh sách trước ngày 05/3.") == ()
    assert [told(one) for one in deadlines("Sở Nội vụ gửi danh sách trước ngày 05/3 năm sau.")] == [
        "date 2027-03-05 <"
    ]
