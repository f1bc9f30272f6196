"""What calendars, pictures and matrices of facts say to people."""

from collections.abc import Iterable

from bot.facts.items import DueItem, Status
from corpus.facts.facts import DeadlineKind, When

KINDS = {
    DeadlineKind.REPORT: "Báo cáo",
    DeadlineKind.MEETING: "Họp, hội nghị",
    DeadlineKind.REVIEW: "Kiểm tra, sơ kết, tổng kết",
    DeadlineKind.TARGET: "Chỉ tiêu",
    DeadlineKind.TASK: "Nhiệm vụ",
    DeadlineKind.EVENT: "Ngày hội, sự kiện",
}
STATUSES = {
    Status.READ: "Chờ xác nhận",
    Status.CONFIRMED: "Đã xác nhận",
    Status.CORRECTED: "Đã sửa và xác nhận",
    Status.REJECTED: "Đã bỏ",
}

CALENDAR_NAME = "Thời hạn trong văn bản"
CALENDAR_NAME_OF = "Thời hạn – {unit}"
CALENDAR_ABOUT = (
    "Sổ Tay đọc các thời hạn này từ văn bản; mỗi việc kèm câu trích để đối chiếu. "
    "“Chờ xác nhận” là chưa có cán bộ nào kiểm tra."
)
CALENDAR_UNDATED = "{count} việc văn bản không nêu ngày cụ thể nên không có trên lịch:"
CALENDAR_MORE = "… và {count} việc khác."
ALARM = "Còn {days} ngày: {what}"
WHO = "Đơn vị thực hiện"
TO = "Gửi"
THROUGH = "Qua"
WHEN = "Thời hạn"
SKIPS_MONTHS = "Tháng nào không có ngày này thì lịch không hiện; xem câu trích."

_STATUS_SENTENCES = {
    Status.READ: "Máy đọc từ văn bản, chờ cán bộ xác nhận.",
    Status.CONFIRMED: "Cán bộ đã xác nhận.",
    Status.CORRECTED: "Cán bộ đã sửa; máy đọc từ văn bản: {read}.",
    Status.REJECTED: "Cán bộ đã bỏ.",
}
_LOOK_AGAIN = " Văn bản đã thay đổi sau đó, cần xem lại."


def status_sentence(item: DueItem) -> str:
    """Return who stands behind a deadline, and what was read where that was corrected."""
    sentence = _STATUS_SENTENCES[item.status].format(read=item.read.said)
    return sentence + (_LOOK_AGAIN if item.is_outdated else "")


def said(when: When) -> str:
    """Return a time as the document, or the clerk who corrected it, says it."""
    return when.said


def capital(text: str) -> str:
    """Return the text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Return names with semicolons between them where one has a comma of its own."""
    found = list(names)
    return ("; " if any("," in name for name in found) else ", ").join(found)
