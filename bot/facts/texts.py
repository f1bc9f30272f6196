"""What calendars, pictures and matrices of facts say to people."""

from collections.abc import Iterable

from bot.facts.items import DueItem, Status
from bot.facts.matrix import Letter

CALENDAR_NAME = "Thời hạn trong văn bản"
SOME_UNIT = "một đơn vị"
CALENDAR_NAME_OF = "Thời hạn – {unit}"
CALENDAR_ABOUT = (
    "Sổ Tay đọc các thời hạn này từ văn bản; mỗi việc kèm câu trích để đối chiếu. "
    "“Chưa xác nhận” là chưa có cán bộ nào kiểm tra."
)
CALENDAR_UNDATED = "{count} việc văn bản không nêu ngày cụ thể nên không có trên lịch:"
CALENDAR_MORE = "… và {count} việc khác."
ALARM = "Còn {days} ngày: {what}"
WHO = "Đơn vị thực hiện"
TO = "Gửi"
THROUGH = "Qua"
WHEN = "Thời hạn: {said} (văn bản ghi: “{words}”)"
SKIPS_MONTHS = "Tháng nào không có ngày này thì lịch không hiện; xem câu trích."

PAGE = "Ảnh {number}/{count}"
YEAR_TITLE = "Thời hạn năm {year}"
TIMELINE_TITLE = "Thời hạn {period}"
DATED_COUNT = (
    "{due} lần đến hạn có nêu ngày{events}; {undated} việc văn bản không nêu ngày, kể cả việc"
    " thường xuyên."
)
AND_EVENTS = " và {count} lượt ngày lễ, ngày hội"
READ_BY_MACHINE = "Máy đọc từ văn bản; hãy đối chiếu với câu trích trước khi dùng."
DUE_DAY = "có việc đến hạn"
EVENT_DAY = "ngày hội, sự kiện"
TODAY_DAY = "hôm nay"
TODAY = "Hôm nay, {day}"
ON_DAYS = "Có nêu ngày"
WITHOUT_DAY = "Không nêu ngày"
NOTHING_DATED = "Không có việc nào được văn bản nêu ngày trong thời gian này."
NOTHING_UNDATED = "Không có việc nào."
MONTH = "Tháng {month}"
MONTH_OF_YEAR = "Tháng {month}/{year}"
CONTINUED = "{heading} (tiếp)"
BEFORE = "Trước ngày {day}"
AT_LATEST = "Chậm nhất ngày {day}"
NONE_IN_MONTH = "không có việc nào nêu ngày"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
NO_CYCLE = "Định kỳ hoặc theo nhiệm kỳ, không nêu rõ lúc nào"
COUNTED_FROM = "Tính theo một việc hoặc một mốc khác"
ON_EVENT = "Khi có việc phát sinh"
CONTINUOUS = "Thường xuyên"

MATRIX_TITLE = "Bảng phân công"
MATRIX_TITLE_OF = "Bảng phân công – {name}"
LETTER = "{letter} – {means}"
LETTERS = {
    Letter.RESPONSIBLE: "chủ trì, thực hiện, đầu mối, thường trực, tổng hợp, báo cáo",
    Letter.ACCOUNTABLE: "chỉ đạo, phân công",
    Letter.SUPPORTS: "phối hợp, giúp việc",
    Letter.CONSULTED: "tham mưu, hướng dẫn, theo dõi",
}
TASK = "Nhiệm vụ"
SOME_UNITS = "Đơn vị {first}–{last} trong {all} đơn vị"
NO_DUTIES = "Không thấy nhiệm vụ nào trong tài liệu."

SHEET_MATRIX = "Ma trận"
SHEET_CITATIONS = "Trích dẫn"
SHEET_LETTERS = "Chú giải"
MATRIX_COLUMNS = ("STT", "Nhiệm vụ", "Văn bản", "Vị trí")
CITATION_COLUMNS = (
    "STT",
    "Đơn vị",
    "Vai trò",
    "Nhiệm vụ",
    "Cùng với",
    "Do ai giao",
    "Kết quả, sản phẩm",
    "Trích nguyên văn",
    "Văn bản",
    "Vị trí",
)

_STATUS_SENTENCES = {
    Status.READ: "Máy đọc từ văn bản, chưa có cán bộ xác nhận.",
    Status.CONFIRMED: "Cán bộ đã xác nhận.",
    Status.CORRECTED: "Cán bộ đã sửa; máy đọc từ văn bản: {read}.",
    Status.REJECTED: "Cán bộ đã bỏ.",
}
_LOOK_AGAIN = " Văn bản đã thay đổi sau đó, cần xem lại."


def status_sentence(item: DueItem, read: str) -> str:
    """Return who stands behind a deadline; `read` is said where that was corrected."""
    sentence = _STATUS_SENTENCES[item.status].format(read=read)
    return sentence + (_LOOK_AGAIN if item.is_outdated else "")


def capital(text: str) -> str:
    """Return the text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Return names with semicolons between them where one has a comma of its own."""
    found = list(names)
    return ("; " if any("," in name for name in found) else ", ").join(found)
