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

NOT_UNDERSTOOD = (
    "Tôi hiểu “{known}”, nhưng chưa hiểu “{said}”. Anh/chị viết lại cả câu giúp tôi: thời gian viết"
    " như thứ 2, 4, 6 hằng tuần; ngày 10 các tháng 3, 6, 9, 12; lúc 8h45; còn nếu đó là tên việc"
    " thì đặt trong dấu ngoặc kép."
)
NO_SUCH_REPEAT = (
    "Tôi chưa nhắc lặp lại theo “{said}”: tôi nhắc hằng ngày, hằng tuần, hằng tháng, hằng quý hoặc"
    " hằng năm, mỗi ngày một lần. Anh/chị viết lại cả câu, ví dụ: lúc 8h hằng ngày; thứ 2, 4,"
    " 6 hằng tuần; ngày 5 tháng đầu quý."
)
UNCLEAR_SAID_LEADS = (
    "Tôi chưa hiểu “{said}”: tôi báo trước theo ngày hoặc theo tuần. Anh/chị viết lại cả câu, ví"
    " dụ: báo trước 5, 3, 1 ngày; báo trước 2 tuần. Cần nhắc vào giờ nào, anh/chị nêu luôn giờ ấy,"
    " ví dụ: lúc 8h30."
)
VAGUE_DAY = (
    "Tôi chưa rõ “{said}” là nhắc vào ngày nào. Anh/chị nêu hẳn ngày, ví dụ: thứ sáu tuần này, hoặc"
    " ngày 20/12."
)
EVERY_WEEK = (
    "Tôi hiểu là nhắc hằng tuần, nhưng chưa rõ nhắc vào ngày nào. Anh/chị viết như: thứ hai hằng"
    " tuần, hoặc thứ 2, 4, 6 hằng tuần."
)
EVERY_MONTH = (
    "Tôi hiểu là nhắc hằng tháng, nhưng chưa rõ nhắc vào ngày nào. Anh/chị viết như: ngày 25 hằng"
    " tháng, hoặc ngày 5 và 20 hằng tháng."
)
EVERY_QUARTER = (
    "Tôi hiểu là nhắc hằng quý, nhưng chưa rõ nhắc vào ngày nào, của tháng nào trong quý. Anh/chị"
    " viết như: ngày 5 tháng đầu quý, hoặc ngày 20 tháng cuối quý."
)
EVERY_YEAR = (
    "Tôi hiểu là nhắc hằng năm, nhưng chưa rõ nhắc vào ngày nào. Anh/chị viết như: ngày 15/6 hằng"
    " năm."
)
SEVERAL_WEEKDAYS = (
    "Câu này nêu {said} nên tôi chưa rõ là nhắc hằng tuần hay chỉ tuần này. Nếu hằng tuần, anh/chị"
    " viết như: thứ 2, thứ 4 hằng tuần; nếu không, anh/chị đặt mỗi ngày một lời nhắc."
)
NO_NEW_ONE = (
    "Anh/chị muốn thôi nhắc thì nhắn “/nhac” rồi chọn “Bỏ bớt”, hoặc nhắn “/nhac bỏ 2” với số của"
    " việc trong danh sách. Muốn tạm dừng tất cả, anh/chị nhắn “/nhac tạm dừng”."
)
