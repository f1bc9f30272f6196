from contextlib import suppress
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.speech.clock import UnclearReminder, read_clock, read_leads
from bot.reminders.speech.own_reading import Draft, is_wish, read_own

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 19, 9, 30, tzinfo=ZONE)  # a Thursday

# What is typed, and below it: what | when | days before | hour.
EXAMPLES = """
nhắc nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày
    Nộp báo cáo quý | trước 2026-12-20 | 5 | -
nhắc tôi họp giao ban 14h chiều mai
    Họp giao ban | 2026-11-20 | 0 | 14:00
nhắc tôi chiều mai 14h họp giao ban
    Họp giao ban | 2026-11-20 | 0 | 14:00
nhắc tôi chiều mai 2h họp giao ban
    Họp giao ban | 2026-11-20 | 0 | 14:00
mỗi thứ hai lúc 8h nhắc nhóm gửi lịch tuần
    Gửi lịch tuần | FREQ=WEEKLY;BYDAY=MO | 0 | 08:00
nhắc nhóm chốt số liệu ngày 25 hằng tháng
    Chốt số liệu | FREQ=MONTHLY;BYMONTHDAY=25 | 0 | -
hằng tháng ngày 25 nhắc nhóm chốt số liệu
    Chốt số liệu | FREQ=MONTHLY;BYMONTHDAY=25 | 0 | -
nhắc nhóm gửi báo cáo quý chậm nhất ngày 20 tháng cuối quý
    Gửi báo cáo quý | trước FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 | như nhóm | -
nhắc nhóm nộp báo cáo năm trước 15/12 hằng năm
    Nộp báo cáo năm | trước FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 | như nhóm | -
hằng năm 15/6 nhắc tôi tổng kết năm học
    Tổng kết năm học | FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 | 0 | -
nhắc tôi nộp hồ sơ thứ sáu tuần này
    Nộp hồ sơ | 2026-11-20 | 0 | -
nhắc tôi nộp hồ sơ thứ 6
    Nộp hồ sơ | 2026-11-20 | 0 | -
nhắc tôi nộp hồ sơ thứ hai tuần sau lúc 7h30
    Nộp hồ sơ | 2026-11-23 | 0 | 07:30
nhắc tôi cuối tháng chốt công
    Chốt công | 2026-11-30 | 0 | -
nhắc tôi sau 3 ngày gọi lại cho Sở Nội vụ
    Gọi lại cho Sở Nội vụ | 2026-11-22 | 0 | -
nhắc tôi 3 ngày nữa gọi lại cho Sở Nội vụ
    Gọi lại cho Sở Nội vụ | 2026-11-22 | 0 | -
nhắc tôi 30 phút nữa gọi điện
    Gọi điện | 2026-11-19 | 0 | 10:00
nhắc tôi 2 tiếng nữa gọi điện
    Gọi điện | 2026-11-19 | 0 | 11:30
sau 2 giờ nhắc tôi tắt máy
    Tắt máy | 2026-11-19 | 0 | 11:30
đặt lời nhắc họp chi bộ ngày 3 hằng tháng lúc 14 giờ
    Họp chi bộ | FREQ=MONTHLY;BYMONTHDAY=3 | 0 | 14:00
đặt lời nhắc: ngày 30/11/2026 nộp báo cáo tháng, nhắc trước 3, 1 ngày và đúng ngày
    Nộp báo cáo tháng | 2026-11-30 | 3,1,0 | -
nhac nhom nop bao cao thang 12 truoc ngay 5/1
    Nop bao cao thang 12 | trước 2027-01-05 | như nhóm | -
nhac toi mai 8h hop
    Hop | 2026-11-20 | 0 | 08:00
nhắc nhóm nop bao cao ngay mai
    Nop bao cao | 2026-11-20 | 0 | -
nhắc tôi sáng mai gặp chị Mai
    Gặp chị Mai | 2026-11-20 | 0 | 08:00
mai 9h nhắc anh Mai ký văn bản
    Anh Mai ký văn bản | 2026-11-20 | 0 | 09:00
nhắc nhóm thứ hai và thứ năm hằng tuần trực ban
    Trực ban | FREQ=WEEKLY;BYDAY=MO,TH | 0 | -
nhắc nhóm thứ 2, 4, 6 hằng tuần trực ban
    Trực ban | FREQ=WEEKLY;BYDAY=MO,WE,FR | 0 | -
các ngày làm việc lúc 16h30 nhắc nhóm chấm công
    Chấm công | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | 0 | 16:30
mỗi ngày lúc 17h nhắc tôi ghi nhật ký
    Ghi nhật ký | FREQ=DAILY | 0 | 17:00
mỗi sáng thứ hai nhắc nhóm chào cờ
    Chào cờ | FREQ=WEEKLY;BYDAY=MO | 0 | 08:00
mỗi sáng nhắc tôi uống thuốc
    Uống thuốc | FREQ=DAILY | 0 | 08:00
2 tuần một lần vào thứ sáu nhắc nhóm họp tổ
    Họp tổ | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR | 0 | -
mỗi thứ sáu cuối tháng nhắc nhóm họp
    Họp | FREQ=MONTHLY;BYDAY=-1FR | 0 | -
thứ hai đầu tiên hằng tháng nhắc nhóm sinh hoạt
    Sinh hoạt | FREQ=MONTHLY;BYDAY=1MO | 0 | -
ngày cuối cùng hằng tháng nhắc nhóm chốt sổ
    Chốt sổ | FREQ=MONTHLY;BYMONTHDAY=-1 | 0 | -
cuối mỗi quý nhắc nhóm chốt sổ
    Chốt sổ | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1 | 0 | -
nhắc nhóm ngày 29/2 họp
    Họp | 2028-02-29 | 0 | -
nhắc nhóm ngày 20 nộp báo cáo
    Nộp báo cáo | 2026-11-20 | 0 | -
nhắc nhóm ngày 5 nộp báo cáo
    Nộp báo cáo | 2026-12-05 | 0 | -
nhắc nhóm ngày 5 tháng sau nộp báo cáo
    Nộp báo cáo | 2026-12-05 | 0 | -
nhắc nhóm mùng 1 họp
    Họp | 2026-12-01 | 0 | -
nhắc nhóm hôm nay lúc 16 giờ họp
    Họp | 2026-11-19 | 0 | 16:00
nhắc nhóm tối nay 19h30 họp trực tuyến
    Họp trực tuyến | 2026-11-19 | 0 | 19:30
nhắc nhóm 8 giờ rưỡi sáng thứ bảy này lao động
    Lao động | 2026-11-21 | 0 | 08:30
nhắc nhóm nộp đảng phí trước ngày 10 hằng tháng, báo trước 2 ngày và đúng ngày
    Nộp đảng phí | trước FREQ=MONTHLY;BYMONTHDAY=10 | 2,0 | -
nhắc nhóm 15/6 và 15/12 hằng năm nộp báo cáo
    Nộp báo cáo | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15 | 0 | -
nhắc nhóm ngày 20 tháng 12 năm 2026 họp
    Họp | 2026-12-20 | 0 | -
nhắc nhóm 20-12-2026 họp
    Họp | 2026-12-20 | 0 | -
nhắc nhóm 20.12.2026 họp
    Họp | 2026-12-20 | 0 | -
nhắc nhóm nộp 3.5 triệu ngày mai
    Nộp 3.5 triệu | 2026-11-20 | 0 | -
nhắc nhóm họp lần thứ hai ngày 25/11
    Họp lần thứ hai | 2026-11-25 | 0 | -
nhắc tôi thứ 2 nộp báo cáo tuần
    Nộp báo cáo tuần | 2026-11-23 | 0 | -
nhắc nhóm hạn chót 30/11 nộp danh sách
    Nộp danh sách | trước 2026-11-30 | như nhóm | -
nhắc mọi người nộp danh sách trước 17h ngày 30/11
    Nộp danh sách (trước 17h) | trước 2026-11-30 | như nhóm | -
nhắc mọi người nộp danh sách trước 17h thứ sáu
    Nộp danh sách (trước 17h) | trước 2026-11-20 | như nhóm | -
trước ngày 20/12 nhắc nhóm nộp báo cáo
    Nộp báo cáo | trước 2026-12-20 | như nhóm | -
nhờ sổ tay nhắc tôi ngày kia nộp hồ sơ
    Nộp hồ sơ | 2026-11-21 | 0 | -
nộp báo cáo trước ngày 20/12
    Nộp báo cáo | trước 2026-12-20 | như nhóm | -
họp chi bộ mùng 3 hằng tháng
    Họp chi bộ | FREQ=MONTHLY;BYMONTHDAY=3 | 0 | -
nhac toi toi nay 20h goi dien
    Goi dien | 2026-11-19 | 0 | 20:00
nhac toi toi mai hop
    Hop | 2026-11-20 | 0 | 19:00
nhắc nhóm nộp danh sách chậm nhất 17h thứ sáu
    Nộp danh sách (chậm nhất 17h) | trước 2026-11-20 | như nhóm | -
trước 17h ngày 30/11 nhắc nhóm nộp danh sách
    Nộp danh sách (trước 17h) | trước 2026-11-30 | như nhóm | -
nhắc nhóm nộp danh sách hạn 17:00 hằng ngày
    Nộp danh sách (hạn 17:00) | trước FREQ=DAILY | 0 | -
nhắc chúng tôi nộp báo cáo 6 tháng đầu năm trước ngày 15/6
    Nộp báo cáo 6 tháng đầu năm | trước 2027-06-15 | như nhóm | -
nhắc nhóm ngày mai nộp báo cáo tháng 11, trước 1 tuần
    Nộp báo cáo tháng 11 | 2026-11-20 | 7 | -
nhắc tôi ký tờ trình sáng thứ hai tuần tới nhé
    Ký tờ trình | 2026-11-23 | 0 | 08:00
nhắc nhóm nộp báo cáo trước ngày 20/12 năm nay
    Nộp báo cáo | trước 2026-12-20 | như nhóm | -
nhắc nhóm nộp báo cáo trước ngày 20/12 năm sau, báo trước 1 tuần, 3 ngày và 1 ngày
    Nộp báo cáo | trước 2027-12-20 | 7,3,1 | -
nhắc nhóm ngày 1 và 15 hằng tháng họp
    Họp | FREQ=MONTHLY;BYMONTHDAY=1,15 | 0 | -
nhắc nhóm họp 7h sáng chủ nhật
    Họp | 2026-11-22 | 0 | 07:00
nhắc tôi ký hồ sơ số 12/2026 ngày mai
    Ký hồ sơ số 12/2026 | 2026-11-20 | 0 | -
nhắc nhóm triển khai Kế hoạch 45/KH-UBND trước 30/11
    Triển khai Kế hoạch 45/KH-UBND | trước 2026-11-30 | như nhóm | -
nhắc nhóm kê khai thuế quý 4 trước ngày 30 tháng 1
    Kê khai thuế quý 4 | trước 2027-01-30 | như nhóm | -
cứ thứ sáu hàng tuần nhắc nhóm dọn phòng
    Dọn phòng | FREQ=WEEKLY;BYDAY=FR | 0 | -
thứ 6 hàng tuần, 16h, nhắc nhóm dọn phòng
    Dọn phòng | FREQ=WEEKLY;BYDAY=FR | 0 | 16:00
nhắc cả phòng nộp phiếu đánh giá trước ngày 05/12/2026, trước 7, 3, 1 ngày
    Nộp phiếu đánh giá | trước 2026-12-05 | 7,3,1 | -
tạo lời nhắc cho nhóm: nộp báo cáo quý I trước ngày 25/3
    Nộp báo cáo quý I | trước 2027-03-25 | như nhóm | -
nhắc nhóm gửi biên bản trước thứ sáu hằng tuần
    Gửi biên bản | trước FREQ=WEEKLY;BYDAY=FR | 1,0 | -
hằng tuần vào thứ tư lúc 14 giờ nhắc nhóm tiếp công dân
    Tiếp công dân | FREQ=WEEKLY;BYDAY=WE | 0 | 14:00
nhắc nhóm tiếp công dân ngày 10 và ngày 20 hằng tháng
    Tiếp công dân | FREQ=MONTHLY;BYMONTHDAY=10,20 | 0 | -
nhắc tôi gia hạn hợp đồng sau 2 tháng
    Gia hạn hợp đồng | 2027-01-19 | 0 | -
nhắc nhóm ngày mồng 2 tháng 9 treo cờ
    Treo cờ | 2027-09-02 | 0 | -
nhắc tôi nộp tiền cuối năm
    Nộp tiền | 2026-12-31 | 0 | -
nhắc nhóm cuối quý này tổng hợp số liệu
    Tổng hợp số liệu | 2026-12-31 | 0 | -
nhắc nhóm cuối tháng 12 kiểm kê tài sản
    Kiểm kê tài sản | 2026-12-31 | 0 | -
nhắc tôi hết tháng này nộp thuế
    Nộp thuế | trước 2026-11-30 | như nhóm | -
nhắc nhóm 30/11 là hạn cuối nộp danh sách
    Nộp danh sách | trước 2026-11-30 | như nhóm | -
nhắc nhóm nộp danh sách (hạn 30/11)
    Nộp danh sách | trước 2026-11-30 | như nhóm | -
nhắc nhóm nộp báo cáo 9 tháng trước 20/9
    Nộp báo cáo 9 tháng | trước 2027-09-20 | như nhóm | -
nhắc nhóm gửi báo cáo số 123/BC-UBND ngày 15/11/2026 trước ngày 30/11
    Gửi báo cáo số 123/BC-UBND ngày 15/11/2026 | trước 2026-11-30 | như nhóm | -
nhắc nhóm họp 9g ngày 1.12
    Họp | 2026-12-01 | 0 | 09:00
nhắc tôi nộp hồ sơ số 32/13 ngày 1/12
    Nộp hồ sơ số 32/13 | 2026-12-01 | 0 | -
nhắc tôi trực thay ngày 1/12 trong lúc 2 đồng chí đi vắng
    Trực thay trong lúc 2 đồng chí đi vắng | 2026-12-01 | 0 | -
"""
_LINES = EXAMPLES.strip().split("\n")
SPOKEN = list(zip(_LINES[::2], _LINES[1::2], strict=True))

UNCLEAR = {
    "nhắc tôi ngày mai": "cần nhắc việc gì",
    "nhắc tôi 5 phút nữa": "cần nhắc việc gì",
    "nhắc tôi": "nhắc vào ngày nào",
    "nhắc tôi nộp báo cáo": "nhắc vào ngày nào",
    "nhắc tôi đầu tháng sau nộp báo cáo": "nhắc vào ngày nào",
    "nhắc tôi cuối tuần nộp báo cáo": "nhắc vào ngày nào",
    "nhắc nhóm trước Tết nộp báo cáo": "nhắc vào ngày nào",
    "nhắc nhóm nửa tháng một lần báo cáo": "nhắc vào ngày nào",
    "nhắc nhóm hằng quý nộp báo cáo": "nhắc vào ngày nào",
    "thứ sáu cuối tháng nhắc nhóm họp": "nhắc vào ngày nào",
    "nhắc nhóm các ngày thứ 2, 4, 6 trực": "nhắc vào ngày nào",
    "nhắc nhóm thứ hai hoặc thứ ba họp": "2 mốc thời gian",
    "nhắc nhóm họp từ 20/12 đến 25/12": "2 mốc thời gian",
    "nhắc nhóm ngày 1 hằng tháng và ngày 15 hằng tháng họp": "2 mốc thời gian",
    "nhắc nhóm nộp báo cáo ngày 20/12, báo trước 5 ngày làm việc": "chưa tính theo ngày làm việc",
    "nhắc nhóm nộp báo cáo trước ngày 20/12/2025": "đã qua",
    "nhắc nhóm thứ hai tuần này họp": "đã qua",
    "nhắc nhóm hôm nay 8h họp": "08:00 hôm nay đã qua",
    "nhắc nhóm ngày 31/2 họp": "không có ngày 31/02",
    "nhắc nhóm ngày 29/2/2027 họp": "không có ngày 29/02/2027",
    "nhắc nhóm 31/4 hằng năm họp": "không có ngày 31/4",
    "nhắc nhóm 15/6 và 20/12 hằng năm nộp báo cáo": "cùng một ngày của các tháng",
    "nhắc tôi 2 ngày trước 20/12 chuẩn bị tài liệu": "nhắc vào ngày nào",
    "nhắc tôi trước 20/12 hai ngày nộp báo cáo": "nhắc vào ngày nào",
    "nhắc nhóm tập huấn ngày 1-2/12": "nhắc vào ngày nào",
    "nhắc nhóm mùng 5 tết họp mặt": "chưa nhắc theo âm lịch",
    "nhắc nhóm mùng 5 âm lịch cúng": "chưa nhắc theo âm lịch",
    "nhắc nhóm họp 24h ngày mai": "chưa rõ giờ nhắc",
    "nhắc nhóm họp 8h rồi 10h ngày mai": "nhiều giờ khác nhau",
    "nhắc nhóm nộp báo cáo ngày 20/12, trước 400 ngày": "báo trước bao nhiêu ngày",
    "nhắc nhóm nộp báo cáo ngày 20/12, báo trước 4000 ngày": "báo trước bao nhiêu ngày",
    "nhắc nhóm nộp báo cáo ngày 20/12, báo trước -5 ngày": "báo trước bao nhiêu ngày",
    "nhac nhom nop bao cao ngay 20/12, bao truoc -5 ngay": "báo trước bao nhiêu ngày",
    "nhắc nhóm nộp báo cáo ngày 20/12, báo trước 1.5 ngày": "báo trước bao nhiêu ngày",
    "nhắc nhóm họp lúc 25:99 ngày mai": "chưa rõ giờ nhắc",
    "nhắc nhóm họp 8h75 ngày mai": "chưa rõ giờ nhắc",
    "nhắc nhóm họp lúc 25 ngày mai": "chưa rõ giờ nhắc",
    "nhắc nhóm họp ngày 0/12": "không có ngày 00/12",
    "nhắc nhóm họp ngày 32/12/2026": "không có ngày 32/12/2026",
    "nhắc nhóm họp ngày 5/13": "không có ngày 05/13",
    "nhac nhom hop ngay 40 thang 6": "không có ngày 40/6",
    "nhắc nhóm họp ngày 32 hằng tháng": "không có ngày 32",
    "nhắc nhóm họp thứ 8 hằng tuần": "không có thứ 8",
    "nhắc nhóm họp ngày 15/6/1990": "nhắc vào ngày nào",
}


def shown(draft: Draft) -> str:
    time_shown = draft.when.rrule or draft.when.date or ""
    leads = "như nhóm" if draft.leads is None else ",".join(map(str, draft.leads))
    parts = (
        draft.what,
        f"trước {time_shown}" if draft.when.before else time_shown,
        leads,
        f"{draft.at:%H:%M}" if draft.at else "-",
    )
    return " | ".join(parts)


@pytest.mark.parametrize(("typed", "meant"), SPOKEN)
def test_what_is_said_is_understood(typed: str, meant: str) -> None:
    assert shown(read_own(typed, NOW)) == meant.strip()


@pytest.mark.parametrize(("typed", "reason"), UNCLEAR.items())
def test_what_is_not_plain_is_asked_back(typed: str, reason: str) -> None:
    with pytest.raises(UnclearReminder, match=reason):
        read_own(typed, NOW)


def test_a_day_without_its_year_may_be_meant_for_every_year() -> None:
    draft = read_own("nhắc nhóm nộp báo cáo trước ngày 20/12", NOW)

    assert draft.is_open
    assert draft.every_year().when.rrule == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"
    assert draft.every_year().when.before
    assert not read_own("nhắc nhóm nộp báo cáo trước ngày 20/12/2026", NOW).is_open


def test_every_second_week_counts_from_the_first_such_day_to_come() -> None:
    draft = read_own("2 tuần một lần vào thứ hai nhắc nhóm họp", NOW)

    assert draft.start == date(2026, 11, 23)


def test_a_day_that_is_over_this_month_is_the_next_months() -> None:
    assert read_own("nhắc tôi mùng 5 họp", NOW).when.date == "2026-12-05"
    assert read_own("nhắc tôi ngày 31 họp", NOW).when.date == "2026-12-31"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nhắc nhóm nộp báo cáo trước ngày 20/12", True),
        ("Nhờ sổ tay nhắc tôi ký hồ sơ ngày mai nhé", True),
        ("mỗi thứ hai lúc 8h nhắc nhóm gửi lịch tuần", True),
        ("đặt lời nhắc họp chi bộ ngày 3 hằng tháng", True),
        ("nhắc tôi nộp báo cáo", True),
        ("nhắc các phòng nộp báo cáo ngày mai", True),
        ("nhắc Sở Nội vụ nộp báo cáo trước ngày 20/12", True),
        ("nhắc hạn nộp báo cáo ngày 20/12", False),
        ("nhắc các phòng nộp báo cáo", False),
        ("nhắc lại hạn nộp", False),
        ("nhắc lại hạn nộp báo cáo ngày 20/12", False),
        ("nhắc tôi hạn nộp báo cáo quý", False),
        ("nhắc tôi các mốc báo cáo", False),
        ("nhắc tôi khi nào phải nộp báo cáo?", False),
        ("nhắc tôi báo cáo quý nộp ngày nào", False),
        ("Nghị quyết nhắc nhóm giải pháp nào trước ngày 20/12", False),
        ("Báo cáo quý nộp trước ngày 20/12", False),
        ("ai nhắc nhóm nộp báo cáo ngày mai?", False),
        ("nhắc", False),
        ("", False),
    ],
)
def test_only_a_plain_wish_is_taken_for_one(text: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_wish(text, NOW) is wanted


@pytest.mark.parametrize(
    ("typed", "at"),
    [("7:30", "07:30"), ("7h30", "07:30"), ("7 giờ", "07:00"), ("7", "07:00"), ("8h rưỡi", "08:30"),
     ("2 giờ chiều", "14:00"), ("lúc 16h30", "16:30"), ("19g", "19:00"), ("0h", "00:00")],
)  # fmt: skip
def test_an_hour_alone_is_read(typed: str, at: str) -> None:
    assert read_clock(typed) == time.fromisoformat(at)


@pytest.mark.parametrize("typed", ["", "sớm", "25h", "7:70", "7h 8h", "7:30 mai", "trước 7h"])
def test_what_is_no_hour_is_asked_back(typed: str) -> None:
    with pytest.raises(UnclearReminder):
        read_clock(typed)


@pytest.mark.parametrize(
    ("typed", "leads"),
    [("10, 5, 1 ngày", (10, 5, 1)), ("trước 10, 5 và 1 ngày", (10, 5, 1)), ("5,1,5", (5, 1)),
     ("2 tuần, 3 ngày và đúng ngày", (14, 3, 0)), ("1 tuần", (7,)), ("3", (3,)), ("0", (0,)),
     ("đúng ngày", (0,)), ("báo trước ba ngày", (3,)), ("14, 7, 3, 1 ngày và đúng ngày hạn",
     (14, 7, 3, 1, 0))],
)  # fmt: skip
def test_days_before_alone_are_read(typed: str, leads: tuple[int, ...]) -> None:
    assert read_leads(typed) == leads


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nhiều ngày",
        "400 ngày",
        "-5 ngày",
        "14, -7, 1 ngày",
        "1.5 ngày",
        "1,2,3,4,5,6,7",
        "3 năm",
        "x",
    ],
)
def test_what_are_no_days_before_is_asked_back(typed: str) -> None:
    with pytest.raises(UnclearReminder):
        read_leads(typed)


@given(st.dates(min_value=date(2026, 11, 19), max_value=date(2099, 12, 31)), st.booleans())
def test_any_day_with_its_year_is_that_day(day: date, is_long: bool) -> None:  # noqa: FBT001
    form = f"{day.day} tháng {day.month} năm {day.year}" if is_long else f"{day:%d/%m/%Y}"

    assert read_own(f"nhắc tôi ngày {form} nộp báo cáo", NOW).when.date == day.isoformat()


@given(st.integers(0, 3_000), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_is_the_next_to_come(ahead: int, month: int, day: int) -> None:
    now = NOW + timedelta(days=ahead)
    read = read_own(f"nhắc tôi {day}/{month} nộp báo cáo", now).when.date
    meant = date.fromisoformat(read or "")

    assert (meant.month, meant.day) == (month, day)
    assert now.date() <= meant < now.date().replace(day=1, month=1, year=now.year + 2)


@pytest.mark.parametrize(
    "typed",
    ["nhắc " + "1" * 100_000, "nhắc trước" + " là" * 7_000 + " 17h", "nhắc " + "8, " * 30_000,
     "nhắc họp" + " ," * 20_000 + " x ngày mai", "cho " * 7_000 + "nhắc họp ngày mai",
     "nhắc 1/" + "a/" * 20_000, "nhắc họp ngày mai " + "nhớ " * 7_000 + "báo trước 5 ngày",
     "nhắc ngày 20 của tháng cuối quý " * 700],
    ids=lambda typed: typed[:20],
)  # fmt: skip
def test_a_very_long_sentence_is_read_through_and_asked_back(typed: str) -> None:
    with pytest.raises(UnclearReminder):
        read_own(typed, NOW)
    with pytest.raises(UnclearReminder):
        read_leads(typed)


def test_of_many_days_the_first_ones_are_shown() -> None:
    with pytest.raises(UnclearReminder) as asked:
        read_own("nhắc nhóm nộp báo cáo " + "; ".join(f"{day}/12" for day in range(1, 29)), NOW)

    assert "có 28 mốc" in asked.value.reason
    assert "“5/12”; …" in asked.value.reason


_WORDS = (
    "nhắc nhóm tôi nộp báo cáo quý tháng năm trước sau ngày 20/12 31/2 mỗi thứ hai sáu hằng tuần"
    " lúc 8h 25h chiều mai cuối đầu 5 phút nữa , . : và đến từ 2026 ngày 32 rưỡi Tết hạn kém 15"
    ' giờ các lần báo cách cứ “ ” " trừ hang quy bao truoc đừng bỏ lời 2 4 6 3, 6, 9'
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_anything_typed_is_read_or_asked_back(typed: str) -> None:
    draft = None
    with suppress(UnclearReminder):
        draft = read_own(typed, NOW)

    assert is_wish(typed, NOW) in {True, False}
    if draft is not None:
        assert draft.what
        assert draft.when.rrule or draft.when.date
        assert not draft.is_open or draft.every_year().when.rrule
