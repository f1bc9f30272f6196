"""What the Telegram adapter says in its own words, in Vietnamese."""

SUBJECT = "Telegram"
PRESS = "Mời anh/chị chọn:"
IN_PRIVATE = "Xem ở chat riêng"

REJECTED_REASON = (
    "Telegram không nhận mã bot. Hãy lấy mã ở @BotFather (lệnh /mybots, mục API Token),"
    " ghi vào SOTAY_TELEGRAM_TOKEN rồi khởi động lại."
)
WEBHOOK_REASON = (
    "Telegram không nhận địa chỉ webhook. Hãy kiểm tra SOTAY_PUBLIC_URL: cần địa chỉ https mà"
    " Internet truy cập được, cổng 443, 80, 88 hoặc 8443; hoặc đặt SOTAY_TELEGRAM_MODE=polling."
)

CONNECTED = "Đã kết nối với bot @{username}."
NOT_REACHED = "Không kết nối được với máy chủ Telegram."
ADVICE_REACH = (
    "Kiểm tra đường mạng. Nếu mạng chặn Telegram, đặt SOTAY_TELEGRAM_PROXY (địa chỉ proxy) hoặc"
    " SOTAY_TELEGRAM_API_BASE (máy chủ Bot API riêng)."
)
REJECTED = "Telegram không nhận mã bot."
ADVICE_REJECTED = (
    "Vào @BotFather, lệnh /mybots, chọn bot, mục API Token, chép mã vào SOTAY_TELEGRAM_TOKEN."
)
READS_ALL = "Bot đang đọc được mọi tin nhắn trong nhóm (chế độ riêng tư đã tắt)."
ADVICE_READS_ALL = (
    "Nên bật lại: vào @BotFather, lệnh /setprivacy, chọn bot, bấm Enable, rồi đưa bot ra khỏi"
    " nhóm và thêm lại. Sổ Tay chỉ trả lời khi được gọi nên không cần đọc tin khác."
)
READS_ADDRESSED = "Trong nhóm, bot chỉ đọc lệnh, lời nhắc tên và tin trả lời bot."
NO_GROUPS = "Bot chưa được phép vào nhóm."
ADVICE_NO_GROUPS = (
    "Nếu muốn dùng trong nhóm: vào @BotFather, lệnh /setjoingroups, chọn bot, bấm Enable."
)
POLLS = "Nhận tin bằng polling, không cần địa chỉ công khai."
POLLS_WITH_WEBHOOK = "Bot đang có webhook trong khi SOTAY_TELEGRAM_MODE=polling."
ADVICE_POLLS_WITH_WEBHOOK = (
    "Chạy sotay run: webhook cũ sẽ được gỡ, tin đang chờ không mất. Nếu một hệ thống khác đang"
    " dùng mã bot này thì phải tắt hệ thống đó."
)
HOOKED = "Webhook đã đặt đúng địa chỉ."
NOT_HOOKED = "Webhook chưa đặt, hoặc đang trỏ tới địa chỉ khác."
ADVICE_NOT_HOOKED = (
    "Chạy sotay run để đặt lại. Nếu vẫn báo, kiểm tra SOTAY_PUBLIC_URL và xem có hệ thống khác"
    " đang dùng mã bot này không."
)
HOOK_FAILED = "Lần gửi tới webhook gần nhất không thành: {error}."
ADVICE_HOOK_FAILED = (
    "Kiểm tra SOTAY_PUBLIC_URL, chứng chỉ https, tường lửa, và sotay run có đang chạy không."
)
WAITING = "Có {count} tin nhắn đang chờ được nhận."
ADVICE_WAITING = "Chạy sotay run: các câu hỏi đang chờ sẽ được trả lời."
