"""What is said about reminders that people set in their own words."""

EXAMPLE = "nhắc nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày"
EXAMPLES = (
    "• nhắc nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày\n"
    "• nhắc tôi họp giao ban 14h chiều mai\n"
    "• mỗi thứ hai lúc 8h nhắc nhóm gửi lịch tuần\n"
    "• nhắc nhóm chốt số liệu ngày 25 hằng tháng"
)
NO_DAY = "Tôi chưa rõ nhắc vào ngày nào. Anh/chị nêu rõ ngày, ví dụ: “{example}”."
NO_MATTER = "Tôi chưa rõ cần nhắc việc gì. Anh/chị nêu cả việc và ngày, ví dụ: “{example}”."
SEVERAL_DAYS = (
    "Câu này có {count} mốc thời gian nên tôi chưa rõ nhắc vào ngày nào: {said}. Anh/chị đặt mỗi"
    " ngày một lời nhắc giúp tôi."
)
SEVERAL_CLOCKS = "Câu này nêu nhiều giờ khác nhau. Anh/chị nêu một giờ thôi, ví dụ: lúc 7h30."
UNCLEAR_CLOCK = "Tôi chưa rõ giờ nhắc. Anh/chị viết như: 7:30, 7h30 hoặc 2 giờ chiều."
UNCLEAR_LEADS = (
    "Tôi chưa rõ báo trước bao nhiêu ngày. Anh/chị viết như: trước 10, 5, 1 ngày và đúng ngày"
    " (nhiều nhất 6 mốc, trong vòng một năm)."
)
NO_WORKING_DAYS = (
    "Tôi chỉ báo trước theo ngày thường, chưa tính theo ngày làm việc. Anh/chị viết như: báo trước"
    " 5 ngày."
)
NO_LUNAR = "Tôi chưa nhắc theo âm lịch. Anh/chị cho tôi ngày dương lịch, ví dụ: ngày 20/12/2026."
NO_SUCH_DAY = "Lịch không có ngày {day}. Anh/chị xem lại giúp tôi."
NO_SUCH_WEEKDAY = "Trong tuần không có thứ {day}. Anh/chị xem lại giúp tôi."
OVER = "Ngày {day} nêu trong câu đã qua hạn rồi. Anh/chị cho tôi ngày khác nhé."
PAST_CLOCK = "{at:%H:%M} hôm nay đã qua. Anh/chị cho tôi giờ khác hoặc ngày khác nhé."
SEVERAL_OF_YEAR = (
    "Một lời nhắc hằng năm chỉ nhận cùng một ngày của các tháng, ví dụ: 15/6 và 15/12 hằng năm."
    " Anh/chị đặt mỗi ngày một lời nhắc giúp tôi."
)
TOO_LONG = "Việc cần nhắc dài quá. Anh/chị viết gọn trong {most} ký tự giúp tôi."
