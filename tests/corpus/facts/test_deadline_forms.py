"""Sentences as offices write them, and every time that falls due in each."""

import pytest

from corpus.facts.facts import Deadline
from tests.fakes.time_wordings import deadlines_in, told

HEAD = """ỦY BAN NHÂN DÂN TỈNH BẮC SƠN
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày 12 tháng 3 năm 2026

{kind}
Triển khai công tác cải cách hành chính

II. TỔ CHỨC THỰC HIỆN
1. {sentence}
"""
PLAN = [
    (
        "Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15 tháng "
        "12 hằng năm.",
        ["rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 <"],
    ),
    (
        "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12), các sở, ban, "
        "ngành báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ).",
        [
            "rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 <",
            "rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 <",
        ],
    ),
    (
        "Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 của tháng cuối quý.",
        ["rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 <"],
    ),
    (
        "Công an tỉnh báo cáo kết quả chậm nhất vào ngày 25 hằng tháng.",
        ["rule FREQ=MONTHLY;BYMONTHDAY=25 <"],
    ),
    (
        "Văn phòng Ủy ban nhân dân tỉnh công bố kết quả vào ngày cuối cùng của tháng.",
        ["rule FREQ=MONTHLY;BYMONTHDAY=-1 ="],
    ),
    ("Các xã, phường báo cáo trước ngày làm việc cuối cùng của tháng.", ["period FREQ=MONTHLY <"]),
    ("Sở Nội vụ hoàn thành rà soát vị trí việc làm trong tháng 6/2026.", ["date 2026-06 ="]),
    ("Sở Tư pháp tổ chức tập huấn trong quý II/2026.", ["period 2026-04/2026-06 ="]),
    (
        "Sở Khoa học và Công nghệ hoàn thành kết nối dữ liệu trước ngày 31/12/2026.",
        ["date 2026-12-31 <"],
    ),
    ("Sở Xây dựng hoàn thành việc điều chỉnh quy hoạch trong năm 2026.", ["date 2026 ="]),
    ("Phấn đấu đến năm 2030 có trên 80% dịch vụ công được cung cấp trực tuyến.", ["date 2030 <"]),
    ("Sở Nội vụ hoàn thành việc sắp xếp các đơn vị sự nghiệp trong năm nay.", ["date 2026 ="]),
    (
        "Trong quý I hằng năm, Sở Nội vụ xây dựng kế hoạch kiểm tra.",
        ["rule FREQ=YEARLY;BYMONTH=1,2,3 ="],
    ),
    (
        "Hằng tuần, Văn phòng Ủy ban nhân dân tỉnh tổng hợp tiến độ giải ngân.",
        ["period FREQ=WEEKLY ="],
    ),
    (
        "Các sở, ban, ngành gửi báo cáo về Văn phòng Ủy ban nhân dân tỉnh trước thứ Sáu hằng tuần.",
        ["rule FREQ=WEEKLY;BYDAY=FR <"],
    ),
    (
        "Sở Nội vụ thẩm định và trả kết quả trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
        ["relative P5Dw <"],
    ),
    (
        "Chậm nhất sau 10 ngày kể từ ngày ban hành Kế hoạch này, các sở, ngành xây dựng "
        "kế hoạch chi tiết gửi Sở Nội vụ.",
        ["relative P10D <"],
    ),
    ("Kịp thời báo cáo Ủy ban nhân dân tỉnh khi có vướng mắc phát sinh.", ["on_event - ="]),
    (
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Sở "
        "Nội vụ để tổng hợp.",
        ["on_event - ="],
    ),
    ("Thường xuyên kiểm tra, đôn đốc các địa phương thực hiện Kế hoạch.", ["continuous - ="]),
    ("Kế hoạch này có hiệu lực kể từ ngày ký.", []),
    (
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương "
        "trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030.",
        [],
    ),
    ("Sở Tài chính bố trí kinh phí trong dự toán chi thường xuyên hằng năm.", []),
    ("Kinh phí thực hiện được bố trí từ nguồn ngân sách nhà nước năm 2026.", []),
    ("Năm 2025, toàn tỉnh đã giải quyết 12.000 hồ sơ, đạt tỷ lệ 98%.", []),
    ("Văn bản gửi về Sở Nội vụ trước 17 giờ 00 ngày 10/4/2026.", ["date 2026-04-10 <"]),
    (
        "Gửi kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 10/4/2026 để tổng hợp.",
        ["date 2026-04-10 <"],
    ),
    (
        "Báo cáo 6 tháng gửi trước ngày 05/6/2026; báo cáo năm gửi trước ngày 25/11/2026.",
        ["date 2026-06-05 <", "date 2026-11-25 <"],
    ),
    (
        "Báo cáo 6 tháng gửi trước ngày 05/6 hằng năm; báo cáo năm gửi trước ngày 25/11 hằng năm.",
        [
            "rule FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25 <",
            "rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5 <",
        ],
    ),
    (
        "Định kỳ 06 tháng (trước ngày 15/6/2026), năm (trước ngày 10/12/2026) báo cáo "
        "kết quả về Sở Nội vụ.",
        ["date 2026-06-15 <", "date 2026-12-10 <"],
    ),
    ("Hằng năm, tổ chức sơ kết, đánh giá kết quả thực hiện.", ["period FREQ=YEARLY ="]),
    ("Thời gian thực hiện: Từ năm 2026 đến năm 2030.", ["period 2026/2030 ="]),
    ("Thời gian thực hiện: Từ tháng 3 đến tháng 12 năm 2026.", ["period 2026-03/2026-12 ="]),
    ("Sở Văn hóa, Thể thao và Du lịch tổ chức hội thi vào ngày 19/5/2026.", ["date 2026-05-19 ="]),
    (
        "Tổ chức các hoạt động hưởng ứng Ngày Pháp luật Việt Nam (09/11).",
        ["rule FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=9 ="],
    ),
    ("Sơ kết giữa nhiệm kỳ và tổng kết vào cuối nhiệm kỳ.", ["period - =", "period - ="]),
    ("Sơ kết vào năm 2028, tổng kết vào năm 2030.", ["date 2028 =", "date 2030 ="]),
    ("Báo cáo đột xuất theo yêu cầu của Ủy ban nhân dân tỉnh.", ["on_event - ="]),
    (
        "Sở Nội vụ kiểm tra định kỳ, đột xuất việc thực hiện kỷ luật, kỷ cương hành chính.",
        ["on_event - =", "period - ="],
    ),
    ("Giao Sở Tư pháp cho ý kiến trong vòng 03 ngày làm việc.", ["relative P3Dw <"]),
    (
        "Báo cáo Ủy ban nhân dân tỉnh trong vòng 24 giờ kể từ khi xảy ra sự cố.",
        ["relative PT24H <"],
    ),
    (
        "Sở Nội vụ thông báo kết luận chậm nhất 15 ngày sau khi kết thúc kiểm tra.",
        ["relative P15D <"],
    ),
    (
        "Đề nghị các đơn vị gửi ý kiến góp ý bằng văn bản về Sở Tư pháp trước ngày "
        "15/4/2026 để tổng hợp.",
        ["date 2026-04-15 <"],
    ),
    (
        "Quá thời hạn trên, đơn vị nào không có ý kiến coi như thống nhất; thời hạn gửi "
        "ý kiến: trước ngày 15/4/2026.",
        ["date 2026-04-15 <"],
    ),
    ("Thời gian: 14 giờ 00, ngày 20/4/2026 (thứ Hai).", ["date 2026-04-20 ="]),
    ("Khai mạc hội thi vào 8 giờ ngày 20 tháng 4 năm 2026.", ["date 2026-04-20 ="]),
    ("Mỗi năm một lần, Sở Y tế tổ chức khám sức khỏe cho cán bộ.", ["period FREQ=YEARLY ="]),
    (
        "Sơ kết 6 tháng và tổng kết hằng năm việc thực hiện Quy chế.",
        ["period FREQ=MONTHLY;INTERVAL=6 =", "period FREQ=YEARLY ="],
    ),
    ("Hoàn thành lắp đặt vào ngày 01/5/2026.", ["date 2026-05-01 ="]),
    ("Sở Giáo dục và Đào tạo hoàn thành trước tháng 6/2026.", ["date 2026-06 <"]),
    ("Hoàn thành công tác rà soát chậm nhất trong ngày 30/6/2026.", ["date 2026-06-30 <"]),
    ("Xong trước ngày 30-6-2026.", ["date 2026-06-30 <"]),
    ("Hoàn thành trước ngày 30.6.2026.", ["date 2026-06-30 <"]),
    ("Các đơn vị báo cáo ngay khi có dịch bệnh xảy ra trên địa bàn.", ["on_event - ="]),
    ("Báo cáo nhanh về Ban Chỉ đạo trong vòng 02 giờ kể từ khi xảy ra cháy.", ["relative PT2H <"]),
    ("Thời gian thực hiện: Thường xuyên.", ["continuous - ="]),
    ("Thời gian thực hiện: Thường xuyên, hằng năm.", ["continuous - ="]),
    ("Thời gian thực hiện: Hằng năm.", ["period FREQ=YEARLY ="]),
    ("Thời gian thực hiện: 2026 - 2030.", ["period 2026/2030 ="]),
    ("Thời gian hoàn thành: Năm 2026.", ["date 2026 ="]),
    ("Thời gian: từ tháng 4/2026 đến tháng 12/2026.", ["period 2026-04/2026-12 ="]),
    ("Sở Tài chính tham mưu phân bổ kinh phí trong quý IV/2026.", ["period 2026-10/2026-12 ="]),
    ("Thời gian thực hiện: Quý II.", ["period 2026-04/2026-06 ="]),
    ("Tổng kết: tháng 12/2026.", ["date 2026-12 ="]),
    ("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 15/01/2025 của Ủy ban nhân dân tỉnh.", []),
    ("Tỷ lệ hồ sơ trả trước hạn đạt trên 95%.", []),
    ("Tiếp tục thực hiện Đề án 06 giai đoạn 2022 - 2025, tầm nhìn đến năm 2030.", []),
    ("Kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước.", []),
    ("Thành lập đoàn kiểm tra gồm 05 người, làm việc tại các xã.", []),
    ("Các địa phương đăng ký danh sách, hạn cuối ngày 30/4/2026.", ["date 2026-04-30 <"]),
]
REGULATION = [
    (
        "Báo cáo tháng gửi trước ngày 20 hằng tháng, báo cáo quý gửi trước ngày 20 của "
        "tháng cuối quý.",
        ["rule FREQ=MONTHLY;BYMONTHDAY=20 <", "rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 <"],
    ),
    (
        "Báo cáo định kỳ: Báo cáo tháng gửi trước ngày 15 hằng tháng; báo cáo quý gửi "
        "trước ngày 15 tháng cuối quý.",
        ["rule FREQ=MONTHLY;BYMONTHDAY=15 <", "rule FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15 <"],
    ),
    (
        "Sở Nội vụ báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12.",
        [
            "rule FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10 <",
            "rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 <",
        ],
    ),
]


def read(sentence: str, kind: str) -> list[str]:
    return sorted(told(deadline) for deadline in deadlines(sentence, kind))


def deadlines(sentence: str, kind: str) -> tuple[Deadline, ...]:
    return deadlines_in(HEAD.format(kind=kind, sentence=sentence))


@pytest.mark.parametrize(("sentence", "due"), PLAN)
def test_a_plan_of_2026_says_what_falls_due(sentence: str, due: list[str]) -> None:
    assert read(sentence, "KẾ HOẠCH") == due


@pytest.mark.parametrize(("sentence", "due"), REGULATION)
def test_a_regulation_says_what_falls_due_every_year(sentence: str, due: list[str]) -> None:
    assert read(sentence, "QUY CHẾ") == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Sở Nội vụ công bố bản đồ số trong năm 2026, cập nhật sáu tháng một lần.",
            ["date 2026 =", "period FREQ=MONTHLY;INTERVAL=6 ="],
        ),
        (
            "Sơ kết giữa kỳ vào tháng 11/2028; tổng kết Kế hoạch trước khi kết thúc 03 tháng.",
            ["date 2028-11 =", "relative P3M <"],
        ),
        (
            "Các sở gửi báo cáo tháng về Sở Nội vụ trước ngày 17.",
            ["rule FREQ=MONTHLY;BYMONTHDAY=17 <"],
        ),
        (
            "Sở Nội vụ báo cáo tuần trước 15 giờ thứ Năm.",
            ["rule FREQ=WEEKLY;BYDAY=TH <"],
        ),
        (
            "Sinh hoạt thường kỳ từ ngày 03 đến ngày 07 hằng tháng.",
            ["rule FREQ=MONTHLY;BYMONTHDAY=3,4,5,6,7 ="],
        ),
        (
            "Sở Nội vụ họp thường kỳ vào tuần đầu mỗi quý.",
            ["rule FREQ=YEARLY;BYMONTH=1,4,7,10 ="],
        ),
        (
            "Sở Nội vụ rà soát các nhiệm vụ phải hoàn thành trong tháng 6 và quý II/2026.",
            ["date 2026-06 =", "period 2026-04/2026-06 ="],
        ),
        (
            "Sở Nội vụ họp bất thường theo triệu tập của Giám đốc.",
            ["on_event - ="],
        ),
        (
            "Sở Nội vụ duy trì trực ban; có tình huống phát sinh thì báo cáo Ủy ban nhân dân tỉnh.",
            ["on_event - ="],
        ),
        (
            "Mức phụ cấp thực hiện từ ngày 01/7/2026 bằng mức lương cơ sở.",
            [],
        ),
        (
            "Sở Nội vụ tham mưu tổ chức Lễ trao Huy hiệu Đảng đợt 19/5.",
            ["date 2026-05-19 ="],
        ),
    ],
)
def test_times_are_read_as_offices_put_them_beside_what_they_belong_to(
    sentence: str, due: list[str]
) -> None:
    assert read(sentence, "KẾ HOẠCH") == sorted(due)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Sở Nội vụ khảo sát hài lòng của người dân mỗi tháng một lần, trả kết quả cho các xã "
            "trong 07 ngày.",
            ["Khảo sát hài lòng của người dân", "Trả kết quả cho các xã"],
        ),
        (
            "Sở Nội vụ kiểm tra việc thu nộp phí tại các xã; kết thúc trước ngày 15/6/2026.",
            ["Kiểm tra việc thu nộp phí tại các xã"],
        ),
        (
            "Hằng năm, Sở Nội vụ xây dựng kế hoạch thực hiện năm tiếp theo.",
            ["Xây dựng kế hoạch thực hiện năm tiếp theo"],
        ),
        (
            "Công an tỉnh - Cơ quan Thường trực Ban Chỉ đạo 138 tỉnh tham mưu Ủy ban nhân dân tỉnh "
            "kiện toàn Ban Chỉ đạo trong quý II/2026.",
            ["Tham mưu Ủy ban nhân dân tỉnh kiện toàn Ban Chỉ đạo"],
        ),
    ],
)
def test_what_is_due_stands_by_itself(sentence: str, words: list[str]) -> None:
    assert [deadline.what for deadline in deadlines(sentence, "KẾ HOẠCH")] == words
