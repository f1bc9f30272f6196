"""Two and a half weeks of an invented ward office that is reminded; told once, for all platforms.

The days are those of June 2026: the 1st is a Monday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from docs.chats import LAN, MINH, TU

GROUP = "Phòng Văn hóa - Xã hội"
TOPIC = "Nhắc việc"
FILE = "58-KH-UBND.txt"
DOCUMENT = """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN TRÀ

Số: 58/KH-UBND Bến Trà, ngày 18 tháng 5 năm 2026

KẾ HOẠCH
Tổ chức Tháng hành động vì trẻ em và hoạt động hè năm 2026

Căn cứ Luật Trẻ em; Ủy ban nhân dân phường ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

1. Mọi trẻ em trong phường được vui chơi an toàn trong dịp hè.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

a) Lập danh sách trẻ em có hoàn cảnh khó khăn, gửi Ủy ban nhân dân phường trước ngày 05 tháng 6 \
năm 2026;

b) Báo cáo tình hình phòng, chống đuối nước, gửi Ủy ban nhân dân phường chậm nhất ngày 10 tháng 6 \
năm 2026;

c) Báo cáo kết quả hoạt động hè về Ủy ban nhân dân phường (qua Văn phòng) trước ngày 18 tháng 6 \
năm 2026.

2. Công an phường

a) Rà soát các điểm hồ, ao nguy hiểm, báo cáo Ủy ban nhân dân phường trước ngày 15 tháng 6 năm 2026.

3. Đoàn Thanh niên phường

a) Gửi kế hoạch sinh hoạt hè cho Phòng Văn hóa - Xã hội chậm nhất ngày 12 tháng 6 năm 2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Trần Thị Mai
"""


class Turn(Enum):
    """What happens to the assistant itself."""

    STOP = "stop"
    START = "start"
    EXPEL = "expel"


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does in the group, or in the own private chat.

    Where nothing can be tapped and `typed` is given, that is answered in place of the taps.
    """

    who: str
    words: str = ""
    taps: Sequence[str] = ()  # parts of labels, one after the other
    typed: str = ""
    in_group: bool = True


@dataclass(frozen=True, slots=True)
class Operator:
    """A command of `sotay`; `about` is part of what the deadline is that it concerns."""

    words: Sequence[str]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of the story, and what is done then; without anything, what comes by itself."""

    at: datetime
    title: str
    note: str = ""
    done: Sequence[Act | Operator | Turn] = ()
    may_be_silent: bool = False


_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=_ZONE)


STORY = (
    Moment(
        _at(1, 8, 50),
        "Người quản trị mở trò chuyện riêng với Sổ Tay",
        done=(Act(TU, "/trangthai", in_group=False),),
    ),
    Moment(
        _at(1, 9),
        "Đặt nhắc việc cho nhóm",
        done=(
            Act(TU, "/nhac"),
            Act(TU, taps=("Việc của một đơn vị",)),
            Act(TU, typed="Phòng Văn hóa - Xã hội", taps=("Phòng Văn hóa",)),
            Act(TU, "/nhac tên Phòng Văn hóa - Xã hội"),
            Act(TU, "/nhac 30 ngày tới"),
        ),
    ),
    Moment(
        _at(1, 9, 10),
        "Văn thư xác nhận thời hạn",
        "Chỉ thời hạn đã có người xem mới được nhắc trong nhóm.",
        (
            Act(TU, "/duyet", in_group=False),
            *(Act(TU, taps=("Xác nhận",), in_group=False) for _ in range(4)),
        ),
    ),
    Moment(
        _at(1, 9, 21),
        "Mười phút sau: những thời hạn xác nhận tiếp theo",
        "Thời hạn đầu tiên được nhắc ngay; xác nhận liền sau đó thì gộp vào một tin.",
    ),
    Moment(
        _at(1, 9, 30),
        "Tự đặt một lời nhắc",
        done=(
            Act(MINH, "nhắc nhóm chốt số liệu hộ nghèo trước ngày 20/6, báo trước 5 ngày"),
            Act(TU, "nhắc nhóm chốt số liệu hộ nghèo trước ngày 20/6, báo trước 5 ngày"),
            Act(TU, taps=("Chỉ lần này",)),
            Act(TU, "/nhac 30 ngày tới"),
        ),
    ),
    Moment(
        _at(2, 10),
        "Hỏi riêng Sổ Tay một câu",
        "Ai từng nhắn riêng thì Sổ Tay mới nhắn riêng lại được.",
        (Act(LAN, "tháng 6 phải nộp gì", in_group=False),),
    ),
    Moment(_at(3, 8, 0), "Tin nhắc buổi sáng"),
    Moment(
        _at(3, 8, 15),
        "Nhận việc, hoãn, xem nguồn",
        done=(
            Act(LAN, taps=("Việc 1", "Nhận việc"), typed="nhận 1"),
            Act(MINH, taps=("Việc 2", "Hoãn"), typed="hoãn 2"),
            Act(MINH, taps=("Sáng mai",)),
            Act(MINH, taps=("Việc 2", "Nguồn"), typed="nguồn 2"),
        ),
    ),
    Moment(_at(4, 8, 0), "Ngày cuối, và việc đã hoãn"),
    Moment(
        _at(4, 9, 30),
        "Đã xong",
        done=(Act(MINH, taps=("Việc 2", "Đã xong"), typed="xong 2"),),
    ),
    Moment(
        _at(4, 9, 40),
        "Báo xong lần nữa",
        done=(Act(LAN, taps=("Việc 2", "Đã xong"), typed="xong 2"),),
    ),
    Moment(_at(5, 8, 0), "Quá hạn: nhắc lại một lần trong nhóm"),
    Moment(
        _at(5, 9, 0),
        "Văn thư sửa một thời hạn",
        "Điều đã nhắc mà nay đổi thì nhóm được báo.",
        (
            Operator(
                ("deadlines", "correct", "chậm nhất ngày 24/6/2026"), about="kết quả hoạt động"
            ),
        ),
    ),
    Moment(_at(8, 8, 0), "Chưa ai báo xong: nhắn riêng người đã nhận việc"),
    Moment(_at(9, 8, 0), "Vẫn chưa: đến văn thư", may_be_silent=True),
    Moment(
        _at(9, 8, 10),
        "Văn thư xác nhận nốt",
        "Official Account không nhắn riêng được sau bảy ngày im lặng: tin chờ người ấy nhắn lại.",
        (
            Act(TU, "/duyet", in_group=False),
            Act(TU, taps=("Xác nhận",), in_group=False),
        ),
    ),
    Moment(
        _at(9, 8, 30),
        "Báo xong trong tin riêng, nhóm cũng biết",
        done=(Act(LAN, taps=("Đã xong",), typed="xong", in_group=False),),
    ),
    Moment(_at(9, 8, 40), "Đang nhắc gì?", done=(Act(MINH, "/nhac"),)),
    Moment(_at(10, 8, 0), "Tin nhắc theo thời hạn đã sửa"),
    Moment(
        _at(10, 8, 5),
        "Hoãn bằng lời",
        done=(Act(MINH, typed="hoãn đến sáng thứ Hai"),),
    ),
    Moment(_at(11, 8, 0), "Trước hạn một ngày"),
    Moment(
        _at(11, 17),
        "Máy dừng bốn ngày",
        "Mất điện từ chiều thứ Năm 11/6 đến sáng thứ Hai 15/6.",
        (Turn.STOP,),
        may_be_silent=True,
    ),
    Moment(_at(15, 10, 20), "Máy chạy lại: tin gửi muộn", done=(Turn.START,)),
    Moment(
        _at(15, 10, 30),
        "Tình trạng, cho người quản trị",
        done=(Act(TU, "/trangthai", in_group=False),),
    ),
    Moment(_at(15, 11), "Sổ Tay bị đưa ra khỏi nhóm", "", (Turn.EXPEL,), may_be_silent=True),
    Moment(_at(16, 8, 0), "Việc quá hạn chưa ai báo xong: đến văn thư", may_be_silent=True),
    Moment(
        _at(17, 8, 0),
        "Lần nhắc sau đó",
        "Nơi nào Sổ Tay không được báo là đã bị đưa ra khỏi nhóm thì đến lần nhắc này mới biết.",
        may_be_silent=True,
    ),
    Moment(
        _at(17, 8, 10),
        "Tình trạng khi mất liên lạc với nhóm",
        done=(Act(TU, "/trangthai", in_group=False),),
    ),
)
