"""What is said around duties and deadlines wherever they are listed as plain text."""

from bot.facts.items import Status
from corpus.facts.facts import DeadlineKind
from corpus.text import fold

KINDS = {
    DeadlineKind.REPORT: "Báo cáo",
    DeadlineKind.MEETING: "Họp",
    DeadlineKind.REVIEW: "Sơ kết, tổng kết",
    DeadlineKind.TARGET: "Chỉ tiêu",
    DeadlineKind.TASK: "Việc",
    DeadlineKind.EVENT: "Ngày hằng năm",
}
# What begins so says its kind itself.
_SAYS_KIND = {
    DeadlineKind.REPORT: ("bao cao",),
    DeadlineKind.MEETING: ("hop ", "hoi nghi", "hoi hop"),
    DeadlineKind.REVIEW: ("so ket", "tong ket", "to chuc so ket", "to chuc tong ket"),
}
STATUSES = {
    Status.READ: "chưa xác nhận",
    Status.CONFIRMED: "đã xác nhận",
    Status.CORRECTED: "đã sửa",
    Status.REJECTED: "đã loại",
}
OUTDATED = "cần xem lại vì văn bản hoặc cách đọc đã khác"
DECIDED = " ({by}, {at})"
WHEN = "    Thời hạn: {said} (“{words}”)"
READ_AS = "    Máy đọc từ văn bản: {said} (“{words}”)"
THROUGH = "(qua {names})"
WITH = "    Cùng với: {names}"
PRODUCT = "    Kết quả: {product}"
APPOINTED_BY = "    Do {name} giao"
REPLACED = "    Không nhắc nữa: văn bản này đã được thay thế bởi {name}"
REPLACED_DUTY = "    Văn bản này đã được thay thế bởi {name}"
SOURCE = "    Nguồn: {source}"
SENTENCE = "    Văn bản ghi: “{quote}”"

NUMBERED = "\n({number}/{count})"
EARLIER = "    Trước đây: {status} – {said}, khi văn bản ghi “{sentence}”"
CHOICES = "[x] xác nhận  [s] sửa  [b] bỏ qua  [t] từ chối  [q] dừng: "
CHOICES_ANEW = f"[m] lấy thời hạn máy đọc  {CHOICES}"
NO_CHOICE = "Gõ một trong các chữ trong ngoặc vuông rồi Enter."
ASK_TIME = "Thời hạn đúng, viết bằng lời (để trống nếu không sửa nữa): "
UNDERSTOOD = "Hiểu là: {said}."
ASK_AGREED = "Đúng không? [c] có  [k] không: "


def of_kind(kind: DeadlineKind, what: str) -> str:
    """Return "Việc: lập danh sách", "Báo cáo kết quả": with its kind unless it says that itself."""
    if fold(what).startswith(_SAYS_KIND.get(kind, "\0")):
        return what[:1].upper() + what[1:]
    return f"{KINDS[kind]}: {what}"
