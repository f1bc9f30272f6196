"""What the command line says about calendars to take along and to subscribe to."""

FEED = "tạo địa chỉ lịch để đăng ký trong Google Calendar, Outlook hoặc Lịch của Apple"
FEEDS = "liệt kê các địa chỉ lịch đã tạo"
REVOKE = "thu hồi một địa chỉ lịch"
EXPORT = "ghi thời hạn ra tệp lịch .ics"
OF_UNIT = "chỉ những thời hạn liên quan đến đơn vị này (không nêu: mọi đơn vị)"
NUMBER = "số thứ tự trong danh sách: sotay deadlines feeds"
FILE = "tệp sẽ được ghi"

CREATED = "Địa chỉ lịch {name}: {address}"
CREATED_HOW = (
    "Trong Google Calendar: Thêm lịch khác → Từ URL; Outlook: Thêm lịch → Đăng ký từ web; iPhone:"
    " Cài đặt → Lịch → Tài khoản → Thêm lịch đã đăng ký.\n"
    "Ai có địa chỉ đều xem được lịch, và địa chỉ chỉ hiện lần này. Thu hồi: sotay deadlines"
    " revoke SỐ (xem sotay deadlines feeds)."
)
LOCAL_ONLY = (
    "Địa chỉ này chỉ mở được trên máy này; để máy khác và điện thoại dùng được, hãy đặt"
    " SOTAY_PUBLIC_URL."
)
ALL_UNITS = "mọi đơn vị"
LISTED = "{number}. {name} – do {by} tạo ngày {at:%d/%m/%Y}{ended}"
ENDED = ", đã thu hồi ngày {at:%d/%m/%Y}"
NO_FEEDS = "Chưa có địa chỉ lịch nào. Tạo bằng lệnh: sotay deadlines feed."
REVOKED = "Đã thu hồi địa chỉ lịch số {number}; lịch đã đăng ký sẽ không cập nhật nữa."
NO_FEED = "Không có địa chỉ lịch nào đang dùng mang số {number}. Xem: sotay deadlines feeds."
EXPORTED = "Đã ghi {count} thời hạn vào {path}; {undated} thời hạn không nêu ngày ghi ở phần mô tả."
CANNOT_WRITE = "Không ghi được tệp {path}: {reason}."
