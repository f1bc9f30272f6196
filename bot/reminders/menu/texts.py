"""What /nhac says: what is on, what can be set, and what was changed."""

HERE_GROUP = "nhóm này"
HERE_TOPIC = "chủ đề này"
HERE_PRIVATE = "cuộc trò chuyện này"
LABEL_GROUP = "Nhóm {platform} …{tail}"
LABEL_PRIVATE = "{platform}: {name}"
LABEL_TOPIC = "{chat}, chủ đề {topic}"
LABEL_UNNAMED = "{platform}: người dùng …{tail}"

# What is on.
NOTHING_ON = (
    "Sổ Tay chưa nhắc việc gì ở {here}.\n"
    "{how} Anh/chị có thể đổi bất cứ lúc nào.\n"
    "Anh/chị muốn tôi nhắc việc gì?"
)
NOTHING_YET = "Sổ Tay chưa nhắc việc gì ở {here}."
ON = "Nhắc việc ở {here}:"
ITEM = "• Mục {number}: {name}"  # no bare number: those choose
MORE_ITEMS = "… và {count} mục nữa"
OWN_ITEM = "Tự đặt: {what} – {when}"
OWN_ITEM_RESTING = "Tự đặt (đang tạm dừng): {what} – {when}"
PAUSED = (
    "Đang tạm dừng từ {at}: tôi không nhắc gì cho đến khi tiếp tục; lần nhắc rơi vào lúc này không"
    " được gửi bù."
)
LOST = "Hiện tôi không gửi được tin vào đây nên các lời nhắc đang chờ."
HOW = "Cách nhắc: {leads}, lúc {at:%H:%M}; {quiet}; {off}."
QUIET = "từ {start:%H:%M} đến {end:%H:%M}"
IS_QUIET = "không nhắn {quiet}"
NEVER_QUIET = "nhắn cả ngày lẫn đêm"
OFF_MOVED = "rơi vào ngày nghỉ thì nhắc vào ngày làm việc trước đó"
OFF_TOLD = "nhắc cả vào ngày nghỉ"
UNCONFIRMED_TOO = "Nhắc cả thời hạn chưa được văn thư xác nhận (có ghi rõ)."
WITHHELD = (
    "{count} thời hạn ở đây chưa được văn thư xác nhận nên tôi chưa nhắc. Văn thư xác nhận bằng"
    " lệnh /duyet."
)
CLOSERS_MANAGERS = "Chỉ người được đặt nhắc việc mới được báo xong."
MANAGERS_EVERYONE = "Ai trong nhóm cũng được đổi nhắc việc."
NEXT = "Lần nhắc gần nhất: {at} – {what}{more}."
NEXT_MORE = " và {count} việc khác"
AT = "{at:%H:%M} {day}"
NO_NEXT = "Trong một năm tới chưa có lần nhắc nào."
NO_NEXT_YET = "Chưa có lần nhắc nào."  # what keeps it back is said behind it
NO_NEXT_PAUSED = "Đang tạm dừng nên chưa có lần nhắc nào."
AT_ONCE = "{count} việc đã sát hạn, tôi nhắc ngay trong vài phút tới."
OA_WINDOW = (
    "Lưu ý: Zalo chỉ cho Official Account nhắn riêng trong 7 ngày kể từ tin gần nhất của anh/chị;"
    " anh/chị nhắn cho tôi mỗi tuần một tin, hoặc đặt nhắc việc trong nhóm."
)

# Buttons.
ADD = "Thêm"
DROP = "Bỏ bớt"
WISHES = "Cách nhắc"
PREVIEW = "30 ngày tới sẽ nhắc gì?"
PAUSE = "Tạm dừng"
RESUME = "Tiếp tục nhắc"
END = "Dừng hẳn"
ALL = "Mọi việc trong văn bản"
UNIT = "Việc của một đơn vị"
DOCUMENT = "Việc trong một văn bản"
OWN = "Tự đặt lời nhắc"
BACK = "Quay lại"
LIST = "Đang nhắc gì?"
NEXT_PAGE = "Trang sau"
YES_END = "Dừng hẳn"
NO_END = "Không, giữ nguyên"
SAVE = "Lưu"
ONCE = "Chỉ lần này"
YEARLY = "Hằng năm"
AGAIN = "Sửa"
ENOUGH = "Thôi"
LEADS_BUTTON = "Báo trước mấy ngày"
AT_BUTTON = "Giờ nhắc"
QUIET_BUTTON = "Giờ không nhắn"
NO_QUIET = "Nhắn cả ngày lẫn đêm"
OFF_ON = "Ngày nghỉ: nhắc vào ngày làm việc trước"
OFF_AS_IS = "Ngày nghỉ: vẫn nhắc"
UNCONFIRMED_ON = "Nhắc cả việc chưa xác nhận"
UNCONFIRMED_OFF = "Chỉ nhắc việc đã xác nhận"
CLOSERS_ON = "Chỉ người quản lý được báo xong"
CLOSERS_OFF = "Ai cũng được báo xong"
MANAGERS_ON = "Ai cũng được đổi nhắc việc"
MANAGERS_OFF = "Chỉ người quản lý được đổi"

# Questions.
WHAT_TO_ADD = "Anh/chị muốn thêm gì?"
WHICH_UNIT = (
    "Anh/chị chọn đơn vị hay gặp bên dưới, hoặc nhắn tên đơn vị, ví dụ: {example}. Nhắn “thôi” để"
    " bỏ qua."
)
UNIT_MEANT = "Ý anh/chị là đơn vị nào?"
NO_UNIT = (
    "Tôi không thấy đơn vị hay văn bản nào tên “{name}” trong các văn bản đã nạp. Anh/chị xem lại"
    " tên, hoặc nhắn /nhac để chọn."
)
NO_UNITS = "Các văn bản đã nạp chưa nêu đơn vị nào có thời hạn."
WHICH_DOCUMENT = "Anh/chị chọn văn bản{page}, hoặc nhắn số hiệu. Nhắn “thôi” để bỏ qua."
PAGE = " (trang {page}/{pages})"
NO_DOCUMENTS = "Chưa văn bản nào có thời hạn."
NO_DOCUMENT = "Tôi không thấy văn bản “{name}”. Anh/chị nhắn đúng số hiệu, ví dụ: {example}."
DOCUMENT_GONE = "Văn bản này không còn trong Sổ Tay."
ASK_OWN = "Anh/chị nhắn việc và ngày cần nhắc, ví dụ:\n{examples}\nNhắn “thôi” để bỏ qua."
WHICH_TO_DROP = "Bỏ mục nào{page}?"
REST_INSTEAD = "Lời nhắc tự đặt có thể tạm dừng riêng: nhắn “/nhac tạm dừng” kèm số của mục."
SURE_TO_END = (
    "Dừng hẳn mọi lời nhắc ở {here}? {count} mục đang nhắc sẽ bị xóa. Muốn nghỉ một thời gian thì"
    " chọn “Tạm dừng”."
)
WISHES_HEAD = "Anh/chị muốn đổi gì?"
ASK_LEADS = (
    "Báo trước mấy ngày? Anh/chị chọn, hoặc nhắn như: 10, 5, 1 ngày và đúng ngày. Nhắn “thôi” để"
    " giữ nguyên."
)
ASK_AT = "Nhắc lúc mấy giờ? Anh/chị chọn, hoặc nhắn như: 7h30. Nhắn “thôi” để giữ nguyên."
ASK_QUIET = (
    "Giờ nào tôi không nên nhắn? Lời nhắc rơi vào giờ đó được gửi khi hết giờ. Anh/chị chọn, hoặc"
    " nhắn như: từ 21h đến 7h. Nhắn “thôi” để giữ nguyên."
)
UNCLEAR_QUIET = "Tôi chưa rõ. Anh/chị nhắn giờ bắt đầu và giờ kết thúc, ví dụ: từ 21h đến 7h."
OR_ENOUGH = "Nhắn “thôi” để bỏ qua."
REPLY_HERE = "(Trong nhóm, anh/chị trả lời tin này hoặc gọi tên tôi kèm câu trả lời.)"

# What was done.
SUBSCRIBED = "Đã đặt: tôi sẽ nhắc ở {here} {what}."
SUBSCRIBED_ALREADY = "Ở {here} tôi đang nhắc {what} rồi."
WHAT_ALL = "mọi việc có thời hạn trong các văn bản"
WHAT_UNIT = "các việc {name} phải làm, nhận hoặc chuyển"
WHAT_DOCUMENT = "các việc trong {name}"
NAME_ALL = "Mọi việc trong các văn bản"
NAME_CONCEALED = "một mục nơi này không còn được xem"
FOUND = "Hiện có {count} việc có thời hạn."
FOUND_NONE = "Hiện chưa có việc nào có thời hạn; khi văn bản mới nạp nêu việc, tôi sẽ nhắc."
DROPPED = "Đã bỏ “{name}”."
DROPPED_ALREADY = "Mục này không còn trong danh sách."
NO_NUMBER = "Danh sách không có mục số {number}."
NOTHING_TO_DROP = "Ở {here} chưa đặt nhắc việc gì."
IS_PAUSED = (
    "Đã tạm dừng nhắc ở {here}. Lần nhắc rơi vào lúc tạm dừng không được gửi bù. Nhắn “/nhac tiếp"
    " tục” khi muốn nhắc tiếp."
)
IS_RESUMED = "Đã tiếp tục nhắc ở {here}. Lần nhắc rơi vào lúc tạm dừng không được gửi bù."
WAS_PAUSED = "Việc nhắc ở {here} đang tạm dừng rồi."
WAS_NOT_PAUSED = "Ở {here} vẫn đang nhắc bình thường."
IS_ENDED = "Đã dừng hẳn. Tôi không nhắc gì ở {here} nữa."
IS_KEPT = "Tôi giữ nguyên như cũ."
WISHED_LEADS = "Từ nay tôi nhắc {leads}."
WISHED_AT = "Từ nay tôi nhắc lúc {at:%H:%M}."
WISHED_OFF = {True: "Rơi vào ngày nghỉ, tôi nhắc vào ngày làm việc trước đó.",
              False: "Tôi nhắc cả vào ngày nghỉ."}  # fmt: skip
WISHED_QUIET = "Tôi không nhắn {quiet}; lời nhắc rơi vào lúc đó được gửi khi hết giờ."
WISHED_NO_QUIET = "Tôi nhắn cả ngày lẫn đêm, đúng giờ đã đặt."
WISHED_UNCONFIRMED = {True: "Tôi nhắc cả thời hạn văn thư chưa xác nhận, có ghi rõ là chưa.",
                      False: "Tôi chỉ nhắc thời hạn đã được văn thư xác nhận."}  # fmt: skip
WISHED_CLOSERS = {True: "Ai trong nhóm cũng được báo xong.",
                  False: "Chỉ người được đặt nhắc việc mới được báo xong."}  # fmt: skip
WISHED_MANAGERS = {True: "Ai trong nhóm cũng được đổi nhắc việc.",
                   False: "Chỉ người đã đặt và người quản trị được đổi nhắc việc."}  # fmt: skip
IN_CHARGE = {
    True: "Việc ở {here} quá hạn mà chưa ai báo xong thì tôi nhắn riêng cho anh/chị. Anh/chị cần mở"
    " cuộc trò chuyện riêng với tôi trước để tôi nhắn được.",
    False: "Việc quá hạn ở {here} tôi không nhắn riêng cho ai nữa.",
}
OWN_RESTS = {True: "Đã tạm dừng mục {number}. Nhắn “/nhac tiếp tục {number}” khi muốn nhắc tiếp.",
             False: "Mục {number} được nhắc tiếp."}  # fmt: skip
ONLY_OWN_RESTS = (
    "Mục {number} không phải lời nhắc tự đặt nên không tạm dừng riêng được; anh/chị có thể bỏ mục"
    " này, hoặc tạm dừng tất cả bằng “/nhac tạm dừng”."
)
NAMED = "Từ nay tôi gọi {here} là “{name}”."

# Own reminders.
UNDERSTOOD = "Tôi hiểu là:"
OWN_WHAT = "• Việc: {what}"
OWN_WHEN = "• Thời hạn: {when}"
OWN_ON = "• Ngày: {when}"
OWN_HOW = "• Nhắc: {leads}, lúc {at:%H:%M}"
OWN_NEXT = "• Lần nhắc gần nhất: {at}"
OWN_SHORT_MONTHS = (
    "• Tháng nào không có ngày này thì tôi không nhắc. Muốn nhắc ngày cuối tháng, anh/chị nhắn:"
    " “ngày cuối cùng hằng tháng”."
)
OWN_LEAP_YEARS = (
    "• Chỉ năm nhuận mới có ngày 29/2 nên tôi chỉ nhắc vào các năm ấy, gần nhất là năm {year}. Muốn"
    " năm nào cũng nhắc, anh/chị đặt ngày 28/2 hằng năm."
)
OWN_HELD = "• {held}"
OWN_MOVED = "• Ngày cần nhắc là ngày nghỉ, nên tôi nhắc vào ngày làm việc trước đó."
OWN_NONE = "• Trong một năm tới không còn lần nhắc nào."
OWN_AT_ONCE = "• Đã sát hạn: tôi nhắc ngay sau khi lưu."
HELD = "{at:%H:%M} nằm trong giờ không nhắn ({quiet}), nên tôi nhắc lúc {hour:%H:%M} cùng ngày."
OWN_HERE = (
    "Tôi sẽ nhắc ở đây, trong cuộc trò chuyện riêng này. Muốn nhắc cả nhóm, anh/chị nhắn câu này"
    " trong nhóm."
)
SAVE_ASKED = "Lưu như vậy?"
ONCE_ASKED = "Câu này không nêu năm. Chỉ nhắc lần này hay nhắc hằng năm?"
SAVED = "Đã lưu lời nhắc: {what} – {when}."
SAVED_ALREADY = "Lời nhắc này đã lưu rồi: {what} – {when}."
TOO_MANY = "Ở {here} đã có {count} lời nhắc tự đặt, nhiều nhất là {most}. Anh/chị bỏ bớt rồi thêm."
NOT_SAVED = "Tôi không lưu lời nhắc này."
LEADS_ALONE = "đúng ngày"
LEADS = "trước {days} ngày"
LEADS_AND = "{leads} và đúng ngày"

# The dry run.
PREVIEW_HEAD = "{days} ngày tới, ở {here} tôi sẽ nhắn {letters} lần, gồm {count} lượt nhắc{page}:"
PREVIEW_NONE = "{days} ngày tới, ở {here} không có lần nhắc nào."
PREVIEW_PAUSED = "(Đang tạm dừng: nếu tiếp tục nhắc thì như sau.)"
PREVIEW_LINE = "• {at:%H:%M} {what} – {limit}; {left}{note}"
PREVIEW_OF = " (theo {document})"
PREVIEW_UNCONFIRMED = " (chưa xác nhận)"
PREVIEW_LEFT = "còn {days} ngày"
PREVIEW_LAST = "ngày cuối"
PREVIEW_OVER = "quá hạn {days} ngày"
PREVIEW_ON_DAY = "đúng ngày"
TOO_MANY_DAYS = "Tôi xem trước được từ 1 đến {most} ngày."

# Who may.
NOT_ALLOWED_TELEGRAM = (
    "Trong nhóm, chỉ quản trị viên của nhóm, người quản trị Sổ Tay và người đã được giao mới được"
    " đặt nhắc việc. Anh/chị nhờ họ, hoặc nhắn riêng cho tôi để đặt cho mình."
)
NOT_ALLOWED = (
    "Trong nhóm này, chỉ người quản trị Sổ Tay và người đã được giao mới được đặt nhắc việc."
    " Anh/chị nhờ họ, hoặc nhắn riêng cho tôi để đặt cho mình."
)
NOT_HERE = (
    "Ở đây tôi không tự nhắn cho anh/chị được nên không đặt được nhắc việc. Anh/chị nhắn /nhac cho"
    " Sổ Tay trên Zalo hoặc Telegram; người vận hành dùng lệnh: sotay remind."
)
TOO_LONG = "Tin này dài quá nên tôi chưa đọc. Anh/chị viết gọn trong {most} ký tự giúp tôi."
HOW_TO = (
    "Tôi chưa hiểu. Anh/chị nhắn /nhac để chọn, hoặc nhắn như:\n"
    "• /nhac Sở Nội vụ\n"
    "• /nhac 30 ngày tới\n"
    "• /nhac trước 10, 5, 1 ngày\n"
    "• /nhac nhóm nộp báo cáo quý trước ngày 20/12, báo trước 5 ngày"
)
