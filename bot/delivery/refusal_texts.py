"""Why messages are not taken: part of a sentence, and a sentence about what can be done."""

_WAIT = "Sổ Tay tự thử lại, anh/chị chưa cần làm gì."
_WRITE_FIRST = "Người nhận cần nhắn cho Sổ Tay một tin thì Sổ Tay mới gửi được."

TOPIC_GONE = (
    "chủ đề đã bị xóa",
    "Hãy nhắn /nhac trong một chủ đề khác để đặt lại, hoặc chọn kênh dự phòng.",
)
TOPIC_CLOSED = (
    "chủ đề đã đóng",
    "Hãy mở lại chủ đề, hoặc cho Sổ Tay làm quản trị viên của nhóm.",
)
EXPELLED = (
    "Sổ Tay không còn ở trong nhóm, hoặc người nhận đã chặn Sổ Tay",
    "Hãy thêm lại Sổ Tay vào nhóm, hoặc nhờ người nhận bỏ chặn.",
)
BLOCKED = ("người nhận đã chặn Sổ Tay", "Hãy nhờ người nhận bỏ chặn Sổ Tay.")
NEVER_WROTE = ("người nhận chưa nhắn cho Sổ Tay lần nào", _WRITE_FIRST)
LONG_SILENT = ("đã quá 7 ngày không có ai nhắn cho Sổ Tay ở đó", _WRITE_FIRST)
DEACTIVATED = (
    "tài khoản nhận đã bị khóa hoặc không còn dùng",
    "Hãy đặt nhắc việc ở một nơi khác.",
)
CHAT_GONE = (
    "không tìm thấy nơi nhận",
    "Hãy xem nhóm còn không và Sổ Tay còn ở trong nhóm không.",
)
GROUP_CLOSED = ("nhóm đã bị khóa hoặc hết hạn", "Hãy đặt nhắc việc ở một nhóm khác.")
FORBIDDEN = (
    "Sổ Tay không được phép gửi tin ở đó",
    "Hãy cho Sổ Tay quyền gửi tin trong nhóm.",
)
TOO_LONG = ("tin dài quá mức nền tảng cho phép", "Hãy đặt nhắc ít việc hơn ở nơi này.")
NO_FILE = (
    "nền tảng không nhận tệp hoặc ảnh kèm theo",
    "Hãy xem các việc này bằng lệnh /nhac ở nơi ấy.",
)
NO_QUOTA = (
    "Official Account đã hết lượt gửi tin",
    "Hãy mua thêm lượt gửi, hoặc chờ sang kỳ sau.",
)
PLAN_TOO_SMALL = (
    "gói dịch vụ của Official Account không cho gửi loại tin này",
    "Hãy nâng gói dịch vụ của Official Account.",
)
NO_MONEY = (
    "tài khoản trả phí của Official Account chưa được nối hoặc đã hết tiền",
    "Hãy nạp tiền hoặc nối lại tài khoản trả phí ở trang quản lý Official Account.",
)
NO_PERMISSION = (
    "Official Account chưa cấp quyền gửi tin này",
    "Hãy cấp quyền cho ứng dụng ở trang quản lý Official Account.",
)
NO_FOLLOWER = (
    "người nhận chưa quan tâm Official Account",
    "Hãy nhờ người nhận bấm Quan tâm Official Account.",
)
AT_NIGHT = (
    "nền tảng không cho gửi tin này vào ban đêm",
    "Hãy đặt giờ nhắc vào ban ngày.",
)
AGAINST_POLICY = (
    "nền tảng cho là tin trái quy định của nền tảng",
    "Hãy xem thông báo ở trang quản lý Official Account.",
)

TOO_FAST = ("nền tảng đang giới hạn số tin được gửi", _WAIT)
NOT_REACHED = ("không kết nối được với nền tảng", _WAIT)
NO_ANSWER = ("nền tảng không trả lời", _WAIT)
WE_STOPPED = ("Sổ Tay dừng giữa lúc gửi", _WAIT)

UNKNOWN_CODE = "nền tảng không nhận tin (mã {code})"
UNKNOWN = "nền tảng không nhận tin"
SEE_STATUS = "Lời của nền tảng có trong nhật ký và trong `sotay remind status --json`."
