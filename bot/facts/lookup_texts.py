"""What look-ups of facts say in a chat, in a terminal and on the page."""

DUE_SOON = "Việc đến hạn {period}"
DUE_OF = "{name}: việc đến hạn {period}"
DUE_KIND = "{kind}: việc đến hạn {period}"
EVENTS_IN = "Ngày lễ, ngày hội {period}"
UNDATED = "Việc mà văn bản không nêu ngày"
UNDATED_OF = "{name}: việc mà văn bản không nêu ngày"
ABOUT = "{title} về “{matter}”"
NO_DAY = "Văn bản không nêu ngày cụ thể"
NO_DAY_THEN = "Đến hạn trong thời gian này nhưng không nêu ngày"
RECEIVED = "Gửi về hoặc gửi qua {name}"
SHARED = "Chung cho {group}"
NONE_DATED = "Không có việc nào được nêu ngày đến hạn {period}."
AFTER = "Sau đó"
EVENTS = "Ngày lễ, ngày hội trong văn bản"
SHARED_NO_DAY = "Chung cho {group}, không nêu ngày cụ thể"
NOTHING_DUE = "Không thấy thời hạn nào {period} trong các văn bản đã nạp."
NOTHING_DUE_OF = "Không thấy thời hạn nào của “{name}” trong các văn bản đã nạp."
NO_DEADLINES = "Chưa đọc được thời hạn nào từ các văn bản đã nạp."

DUTIES_OF = "Nhiệm vụ của {name}"
ROLE_OF = "{name}: {role}"
WITH_OTHERS = "Cùng làm với đơn vị khác"
MATTER = "Ai làm gì về “{matter}”"
MATTER_ROLE = "{role} phần “{matter}”"
NO_ROLE = "Không thấy văn bản nêu đơn vị {role} việc này; dưới đây là các phần việc liên quan."
NO_OWN = "Không văn bản nào giao riêng cho {name}."
NOTHING_FOUND = (
    "Không thấy “{name}” được giao việc gì trong các văn bản đã nạp. Anh/chị kiểm tra lại tên,"
    " hoặc hỏi bằng câu thường."
)
ONLY_REPLACED = (
    "{what} chỉ thấy ở văn bản đã được thay thế:\n{replaced}\nKhông thấy trong các văn bản khác đã"
    " nạp."
)
DUTIES_REPLACED = "Việc giao cho “{name}”"
ROLE_REPLACED = "Việc giao cho “{name}” với vai trò {role}"
MATTER_REPLACED = "Nhiệm vụ về “{name}”"
DUE_REPLACED = "Thời hạn {period}"
DUE_OF_REPLACED = "Thời hạn của “{name}” {period}"
OWN_REPLACED = (
    "Việc giao riêng cho {name} chỉ thấy ở văn bản đã được thay thế, không nêu ở đây:\n{replaced}"
)
REPLACED_BY = "• {old} đã được thay thế bằng {new}."
MORE_REPLACED = "… và {count} văn bản khác."
WHICH = "Ý anh/chị là đơn vị nào?"
HOW_TO_ASK = (
    "Anh/chị gõ tên đơn vị hoặc tên việc ngay sau lệnh, ví dụ: /nhiemvu {name} hoặc"
    " /nhiemvu tuyên truyền."
)
KNOWN = "Các đơn vị được giao nhiều việc nhất:"
NO_DUTIES = (
    "Chưa đọc được nhiệm vụ nào từ các văn bản đã nạp. Anh/chị gõ /vanban để xem có những văn bản"
    " nào."
)

COUNT = "{count} việc"
COUNT_DAYS = "{dated} việc có ngày"
COUNT_BOTH = "{dated} việc có ngày, {undated} việc không nêu ngày"
COUNTED = "{title} ({counted})"
COUNTED_PAGE = "{title} ({counted}; trang {page}/{pages})"
BULLET = "• {text}"
SOURCES = "Xem nguồn"
NEXT_PAGE = "Trang sau"
PLACED = "{name} ({place})"
LONGEST_BUTTON = 60
SOURCES_HEADING = "Nguồn"
