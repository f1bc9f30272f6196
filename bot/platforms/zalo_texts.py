"""Every sentence that a Zalo message adds to what was answered."""

CHOOSE = "Nhắn số để chọn"
CHOOSE_IN_GROUP = "Nhắc tên tôi kèm số để chọn"
GO_ON = "Chọn tiếp:"
MORE_SOURCES = "Nhắn riêng cho tôi để xem đủ nguồn."
MORE_ANSWER = "Nhắn riêng cho tôi để đọc đủ câu trả lời."
BOT_SENDS_NO_FILES = (
    "Văn bản gốc là tệp “{name}”. Zalo Bot không gửi được tệp; hãy xin văn thư cơ quan tệp này"
    " hoặc hỏi tôi trên kênh khác (Telegram, trang hỏi đáp) để nhận."
)
OA_SENDS_NO_SUCH_FILE = (
    "Văn bản gốc là tệp “{name}”. Zalo OA chỉ gửi được tệp PDF, DOC, DOCX không quá 5 MB; hãy xin"
    " văn thư cơ quan tệp này hoặc hỏi tôi trên kênh khác (Telegram, trang hỏi đáp) để nhận."
)

WEBHOOK_NOT_TAKEN = (
    "Zalo không nhận địa chỉ webhook của Zalo Bot: SOTAY_PUBLIC_URL phải là địa chỉ https công khai"
    " mà Internet gọi được; hoặc đặt SOTAY_ZALO_BOT_MODE=polling."
)
WEBHOOK_KEY_SHORT = (
    "SOTAY_ZALO_BOT_WEBHOOK_SECRET cần từ 8 ký tự; bỏ trống thì Sổ Tay tự đặt. Sửa rồi khởi động"
    " lại."
)

BOT = "Zalo Bot"
BOT_WORKS = "Đã kết nối với {name}."
BOT_NOT_KNOWN = "Zalo không nhận mã bot."
BOT_NOT_KNOWN_ADVICE = (
    "Mở Zalo Bot Creator, chép lại mã vào SOTAY_ZALO_BOT_TOKEN rồi khởi động lại."
)
BOT_ANSWERS_BADLY = "Máy chủ Zalo Bot trả lời lỗi {code}."
BOT_LATER = "Chờ ít phút rồi thử lại; nếu vẫn vậy, kiểm tra SOTAY_ZALO_BOT_API_BASE."
BOT_NOT_REACHED = "Không kết nối được máy chủ Zalo Bot."
NETWORK_ADVICE = "Kiểm tra mạng, tường lửa và SOTAY_ZALO_PROXY."
BOT_NO_GROUPS = "Zalo chưa cho bot này vào nhóm."
BOT_NO_GROUPS_ADVICE = "Chỉ dùng được khi nhắn riêng; quyền vào nhóm do Zalo Bot Creator cấp."
BOT_NO_NAME = "Chưa đặt tên hiển thị của bot."
BOT_NO_NAME_ADVICE = (
    "Đặt SOTAY_ZALO_BOT_NAME đúng như tên hiện sau dấu @ trong nhóm, để tên đó không lẫn vào câu"
    " hỏi."
)
BOT_WEBHOOK_LEFT = "Zalo còn gửi tin tới một webhook, trong khi Sổ Tay chờ nhận bằng polling."
BOT_WEBHOOK_LEFT_ADVICE = "Chạy sotay run: Sổ Tay tự gỡ webhook khi khởi động."
BOT_WEBHOOK_OTHER = "Webhook của bot chưa trỏ về {url}."
BOT_WEBHOOK_OTHER_ADVICE = "Chạy sotay run: Sổ Tay tự khai webhook khi khởi động."
BOT_WEBHOOK_RIGHT = "Webhook của bot trỏ đúng về {url}."

CONSENT_NEEDED = (
    "Zalo OA không còn nhận refresh token: quản trị viên OA phải cấp quyền lại cho ứng dụng trên"
    " developers.zalo.me, chép refresh token mới vào SOTAY_ZALO_OA_REFRESH_TOKEN rồi khởi động lại"
    " Sổ Tay."
)
WRONG_KEY_OF_APP = (
    "Zalo không nhận khóa bí mật của ứng dụng: hãy chép lại khóa (Secret Key) của ứng dụng trên"
    " developers.zalo.me vào SOTAY_ZALO_OA_APP_SECRET – không phải khóa của OA – rồi khởi động lại."
)
WRONG_APP = (
    "Zalo không nhận ứng dụng: hãy kiểm tra SOTAY_ZALO_OA_APP_ID và địa chỉ callback đã khai của"
    " ứng dụng trên developers.zalo.me, rồi khởi động lại."
)
ACCESS_NOT_TAKEN = (
    "Zalo OA không nhận mã truy cập vừa cấp; có thể một ứng dụng khác vừa được OA cấp quyền. Quản"
    " trị viên OA hãy cấp quyền lại cho ứng dụng của Sổ Tay trên developers.zalo.me, chép refresh"
    " token mới vào SOTAY_ZALO_OA_REFRESH_TOKEN rồi khởi động lại."
)
ACCOUNT_CLOSED = (
    "Zalo OA báo lỗi {code}: OA hoặc ứng dụng đã bị gỡ, bị khóa hay chưa xác thực. Quản trị viên"
    " OA hãy kiểm tra trên oa.zalo.me và developers.zalo.me."
)

OA = "Zalo OA"
SETTING_MISSING = "Zalo OA còn thiếu thiết lập {names}: hãy điền rồi khởi động lại."
SETTING_MISSING_ADVICE = (
    "Khóa của ứng dụng và refresh token lấy ở developers.zalo.me, khóa bí mật của OA ở trang"
    " Webhook của ứng dụng."
)
OA_WORKS = "OA {name} đang hoạt động."
OA_NOT_REACHED = "Chưa gọi được Zalo OA ({details})."
OA_REFUSED = "Zalo OA từ chối ({details})."
OA_REFUSED_ADVICE = "Kiểm tra quyền của ứng dụng và gói dịch vụ của OA trên oa.zalo.me."
OA_REFRESHED_LONG_AGO = "Mã truy cập của OA được làm mới lần cuối đã hơn 2 ngày trước."
OA_REFRESHED_LONG_AGO_ADVICE = (
    "Để Sổ Tay chạy liên tục; nếu nghỉ quá 3 tháng, quản trị viên OA phải cấp quyền lại."
)
OA_WEBHOOK = "Webhook của OA phải là {url}."
OA_WEBHOOK_ADVICE = (
    "Kiểm tra địa chỉ này trong mục Webhook của ứng dụng trên developers.zalo.me; bật các sự kiện"
    " người dùng gửi tin, quan tâm và tin nhắn nhóm."
)
OA_NO_ADDRESS = "Zalo OA chỉ gửi tin qua webhook, mà chưa có SOTAY_PUBLIC_URL."
OA_NO_ADDRESS_ADVICE = (
    "Đặt SOTAY_PUBLIC_URL là địa chỉ https công khai của máy này, rồi khai địa chỉ đó thêm"
    " /zalo/oa/webhook trong mục Webhook của ứng dụng trên developers.zalo.me."
)
