"""What reminders say: titles, headings, lines of an entry, and what answers a press."""

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
DAY = "{weekday}, {day}"

# Titles of a letter: to a chat, to whoever is in charge, to a clerk.
TITLE = "Nhắc việc {day}: {counts}"
TITLE_IN_CHARGE = "Nhắc riêng anh/chị, {day}: {counts}"
TITLE_CLERK = "Việc của văn thư, {day}: {counts}"
PART = " (tin {part}/{parts})"
DUE_COUNT = "{count} việc sắp đến hạn"
TODAY_COUNT = "{count} việc đến hạn hôm nay"
EVENT_COUNT = "{count} sự kiện"
OVERDUE_COUNT = "{count} việc quá hạn"
NOT_CLOSED_COUNT = "{count} việc quá hạn chưa ai báo xong"
UNCONFIRMED_COUNT = "{count} thời hạn chờ xác nhận"
PASSED_COUNT = "{count} việc đã qua hạn khi chưa kịp nhắc"
CHANGED_COUNT = "{count} đính chính"

# Why it is brought up, under the title.
YOU_TOOK = "Anh/chị đã nhận việc sau ở “{chat}”, đến nay chưa có ai báo xong:"
YOU_ARE_IN_CHARGE = "Việc sau của “{chat}” đã quá hạn mà chưa có ai báo xong:"
IN_ITS_STEAD = "Tin của “{chat}”, gửi vào đây vì hiện không gửi được vào đó."
ALL_LATE = "(gửi muộn, đáng lẽ lúc {time})"

# Headings.
OVERDUE = "QUÁ HẠN {days} NGÀY"
OVERDUE_STRETCH = "HẾT THỜI HẠN ĐÃ {days} NGÀY"
TODAY = "HÔM NAY – {day}"
TODAY_STRETCH = "HÔM NAY LÀ NGÀY CUỐI CỦA THỜI HẠN"
TOMORROW = "CÒN 1 NGÀY – ngày mai, {day}"
DAYS_LEFT = "CÒN {days} NGÀY – đến {day}"
DAYS_LEFT_STRETCH = "CÒN {days} NGÀY LÀ HẾT THỜI HẠN"
LAST_WORKED = " (hôm nay là ngày làm việc cuối)"
UNCONFIRMED_HEADING = "CHỜ XÁC NHẬN"
PASSED_HEADING = "ĐÃ QUA HẠN TRONG THỜI GIAN SỔ TAY KHÔNG GỬI ĐƯỢC TIN"

# Lines of an entry.
NUMBERED = "{number}. {what}"
BULLET = "• {what}"
UNCONFIRMED = "{what} (chưa được văn thư xác nhận)"
OUTDATED = "{what} (văn bản đã thay đổi, văn thư cần xem lại)"
WHO = "Thực hiện: {names}"
TO = "Gửi: {names}"
TO_THROUGH = "Gửi: {names} (qua {through})"
THROUGH = "Gửi qua: {names}"
LIMIT = "Thời hạn: {limit}"
ON = "Thời gian: {limit}"
LAST_DAY = " – hôm nay là ngày cuối"
STILL = " – còn {days} ngày"
CORRECTED = " – văn thư đã sửa"
SOURCE = "Nguồn: {place}: “{quote}”"
OWN_SOURCE = "Nhắc việc do nhóm tự đặt"
OWN_SOURCE_PRIVATE = "Nhắc việc anh/chị tự đặt"
TAKEN = "Đã nhận việc: {name}"
SOMEBODY_UNNAMED = "một thành viên"
LATE = "(gửi muộn, đáng lẽ lúc {time})"
PUT_OFF = "(nhắc lại theo giờ đã hẹn)"
IN_CHAT = "Nhắc ở: {chat}"
PASSED_LINE = "{what} – {limit} (quá {days} ngày)"
GONE = (
    "Đính chính: việc “{what}” ({limit}) đã nhắc trước đây nay không còn, vì văn bản đã thay đổi"
    " hoặc văn thư đã bỏ thời hạn này. Anh/chị bỏ qua tin nhắc trước."
)
REPLACED = (
    "Đính chính: việc “{what}” ({limit}) đã nhắc trước đây nay không còn, vì văn bản nêu việc này"
    " đã được thay thế bởi {by}. Anh/chị bỏ qua tin nhắc trước, xem theo văn bản mới."
)
MOVED = "Đính chính: việc “{what}”: thời hạn đã nhắc ({old}) không còn đúng. Nay là: {new}."
CHANGED = "Đính chính: việc “{what}” đã được sửa so với tin nhắc trước. Nay là:"
WAS_LIMIT = " (tin trước: {old})"
RENAMED = "Đính chính: việc “{old}” đã nhắc trước đây nay được sửa thành “{what}”:"

# What to do about it, under the entries.
PRESS_NUMBER = "Bấm vào số việc để báo xong, nhận việc, hoãn hoặc xem nguồn."
TYPE_NUMBER = (
    "{how} kèm số việc, ví dụ: “xong {number}”, “nhận {number}”, “hoãn {number}”, “nguồn {number}”."
)
TYPE_ONE = "{how}: {words} hoặc {last}."
SAY_DONE = "“xong”"
SAY_TAKE = "“nhận”"
SAY_LATER = "“hoãn”"
SAY_SOURCES = "“xem nguồn”"
REPLY_HERE = "Trả lời tin này"
WRITE_HERE = "Nhắn lại"
REPLY_WITH_TIME = "Anh/chị trả lời tin này kèm ngày giờ"
WRITE_TIME = "Anh/chị nhắn ngày giờ"
CLOSE_IF_DONE = "Việc quá hạn mà đã làm xong, anh/chị báo xong để Sổ Tay thôi nhắc."
CLOSE_FOR_THEM = (
    "Việc quá hạn nào anh/chị biết là đã làm xong thì báo xong giúp để Sổ Tay thôi nhắc."
)
HOW_TO_CONFIRM = (
    "Việc chưa xác nhận chỉ được nhắc ở nơi đã chọn nhắc cả việc chưa xác nhận. Anh/chị nhắn riêng"
    " /duyet để xem và xác nhận."
)

# Buttons.
ITEM = "Việc {number}"
DONE = "✅ Đã xong"
TAKE = "👤 Nhận việc"
LATER = "⏰ Hoãn"
SOURCES = "📄 Nguồn"
REOPEN = "Mở lại"
IN_AN_HOUR = "Một giờ nữa"  # no digit first: where buttons are numbers, one stands there
THIS_AFTERNOON = "Chiều nay"
TOMORROW_MORNING = "Sáng mai"
NEXT_WORKING_DAY = "Sáng {day}"
ANOTHER_DAY = "Ngày khác"

# What answers a press or a typed word.
SOMEBODY = "Một thành viên"
YOU = "Anh/chị"
CLOSED = "{name} đã báo xong việc “{what}” ({limit}). {then}"
NO_MORE = "Sổ Tay không nhắc việc này nữa."
NO_MORE_THIS_TIME = "Kỳ này Sổ Tay không nhắc nữa."
CLOSED_BEFORE = "Việc “{what}” ({limit}) đã được {name} báo xong lúc {time}."
CLOSED_YOURSELF = "{name} đã báo xong việc “{what}” ({limit}) lúc {time}."
CLOSED_SHORT = "Đã xong: {name} báo lúc {time}"
AT_TIME = "{clock} {day}"
TOOK = "{name} nhận việc “{what}” ({limit})."
TOOK_OVER = "{name} nhận việc “{what}” ({limit}), thay {before}."
TOOK_BEFORE = "{name} đã nhận việc “{what}” ({limit}) từ trước."
WHEN_AGAIN = "Việc “{what}” ({limit}). Anh/chị muốn được nhắc lại lúc nào?"
PUT_OFF_TO = "{name} hoãn việc “{what}” ({limit}). Sổ Tay sẽ nhắc lại{where} lúc {time}."
IN_THAT_CHAT = " ở “{chat}”"
AFTER_THE_LIMIT = "Lúc đó việc này đã quá hạn; anh/chị cân nhắc giúp."
IS_PAST = "Giờ hẹn này đã qua. Anh/chị chọn lại giờ khác nhé."
TOO_FAR = "Sổ Tay chỉ hoãn trong vòng một năm. Anh/chị chọn ngày gần hơn nhé."
ASK_DAY = (
    "Hoãn việc “{what}” đến khi nào? {how}, ví dụ: ngày 20/6, thứ Sáu, 3 ngày nữa, 14 giờ ngày"
    " mai; hoặc “thôi” để giữ như cũ."
)
UNCLEAR_DAY = (
    "Tôi chưa hiểu ngày giờ này. {how}, ví dụ: ngày 20/6, thứ Sáu, 3 ngày nữa, 14 giờ ngày mai;"
    " hoặc “thôi” để giữ như cũ."
)
LEFT = "Vậy việc “{what}” vẫn được nhắc như cũ."
REOPEN_BY_WORDS = "Nếu nhầm, anh/chị {how}: “mở lại” kèm số việc."
OR_REPLY = "trả lời tin này"
OR_WRITE = "nhắn"
REOPENED = "{name} mở lại việc “{what}” ({limit}). Sổ Tay sẽ nhắc tiếp."
OPEN_ALREADY = "Việc “{what}” ({limit}) đang mở, vẫn được nhắc như thường."
MANAGERS_ONLY = (
    "Nhóm này chỉ để người quản lý nhắc việc báo xong hoặc mở lại. Anh/chị nhờ người đó giúp nhé."
)
MANAGERS_ONLY_LATER = (
    "Nhóm này chỉ để người quản lý nhắc việc hoãn quá ngày cuối của thời hạn. Anh/chị chọn giờ sớm"
    " hơn, hoặc nhờ người đó giúp nhé."
)
NO_LONGER = "Việc này không còn trong danh sách nhắc: văn bản hoặc cài đặt của nhóm đã thay đổi."
SOURCE_OF = "Nguồn của việc “{what}”:\n{source}\n“{quote}”"
NO_DOCUMENT = "Việc “{what}” do người dùng tự đặt, không lấy từ văn bản nào."
NOTHING_TOLD = (
    "Tháng qua tôi không gửi tin nhắc việc nào ở đây nên chưa rõ anh/chị nói việc nào. Anh/chị nhắn"
    " /nhac để xem đang nhắc gì."
)
NO_SUCH_NUMBER = "Các tin nhắc gần đây ở đây không có việc số {number}."
OF_AN_OLDER_LETTER = "Tin nhắc gần nhất chỉ có {count} việc. Trong tin trước đó có việc này:"
WHICH = "Tin nhắc gần nhất có {count} việc. Anh/chị ghi thêm số của việc, ví dụ: “{word}”."
EXAMPLES = {
    "done": "xong {number}",
    "take": "nhận {number}",
    "later": "hoãn {number} đến thứ Sáu",
    "sources": "xem nguồn {number}",
    "reopen": "mở lại {number}",
    "show": "xem {number}",
}
