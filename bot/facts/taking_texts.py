"""What is said with pictures and calendars that are taken along from a look-up."""

YEAR_BUTTON = "Ảnh lịch năm"
TIMELINE_BUTTON = "Ảnh dòng thời gian"
CALENDAR_BUTTON = "Đăng ký lịch"
MATRIX_BUTTON = "Bảng phân công"

YEAR = "Thời hạn năm {year}"
TIMELINE = "Dòng thời gian {period}"
PART = "{caption} (ảnh {n}/{count})"
MORE_PICTURES = "Còn {count} ảnh nữa; anh/chị xem đủ trên trang hỏi đáp của cơ quan."
NO_UNIT = "Anh/chị nêu một đơn vị để tôi vẽ bảng phân công, ví dụ: /nhiemvu Công an tỉnh."
OF_ALL = "của mọi đơn vị"
OF_UNIT = "của {name}"
SUBSCRIBED = (
    "Lịch thời hạn {whose}: {url}\n"
    "Dán địa chỉ này vào Google Calendar (Thêm lịch khác → Từ URL), Outlook (Đăng ký từ web) hoặc"
    " Lịch trên iPhone; lịch tự cập nhật. Ai có địa chỉ đều xem được, anh/chị đừng chuyển tiếp."
    " Vì thế lịch chỉ có thời hạn trong những văn bản mọi người cùng xem được."
)
NO_ADDRESS = (
    "Máy chủ chưa có địa chỉ để điện thoại đăng ký lịch. Người quản trị đặt SOTAY_PUBLIC_URL, hoặc"
    " xuất tệp lịch bằng lệnh: sotay deadlines export lich.ics."
)
