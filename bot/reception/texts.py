"""Every sentence of the reception: commands, buttons, who may ask, how often."""

DESCRIPTIONS = {
    "hoi": "Hỏi về nội dung văn bản",
    "nhiemvu": "Đơn vị được giao việc gì",
    "hannop": "Việc sắp đến hạn",
    "vanban": "Danh sách văn bản đã nạp",
    "nguon": "Nguồn của câu trả lời gần nhất",
    "nhac": "Nhắc việc sắp đến hạn, tự đặt lời nhắc",
    "trangthai": "Tình trạng của Sổ Tay",
    "trogiup": "Cách hỏi và các lệnh",
    "moi": "Tạo mã mời cho một người",
    "duyet": "Xác nhận các thời hạn đã đọc",
}

GREETING = "Chào anh/chị. Tôi là Sổ Tay, giúp anh/chị tra cứu văn bản của cơ quan."
HELP = (
    "Anh/chị cứ nhắn câu hỏi như khi nói chuyện, có dấu hay không dấu đều được, ví dụ: “Khi nào"
    " phải gửi báo cáo 6 tháng?”. Câu trả lời nào cũng kèm nguyên văn để anh/chị kiểm tra.\n"
    "Khi có các mục đánh số, anh/chị nhắn số để chọn.\n"
    "Muốn được nhắc việc, anh/chị nhắn /nhac, hoặc nói luôn, ví dụ: “nhắc tôi nộp báo cáo trước"
    " ngày 20/12”.\n\n"
    "{commands}"
)
GROUP_HELP = (
    "{how}\n"
    "Muốn cả nhóm được nhắc việc, anh/chị gõ /nhac, hoặc gọi tôi và nói luôn, ví dụ: “nhắc nhóm"
    " nộp báo cáo trước ngày 20/12”.\n\n"
    "{commands}"
)
HOW_TO_CALL = (
    "Trong nhóm, tôi chỉ trả lời khi được gọi: anh/chị gõ /hoi kèm câu hỏi, nhắc tên tôi, hoặc"
    " trả lời tin nhắn của tôi."
)
HOW_TO_CALL_ZALO = (  # where nothing else reaches a bot, commands neither
    "Trong nhóm, tôi chỉ nhận được tin có nhắc tên tôi: anh/chị gõ @, chọn tên tôi, rồi gõ câu"
    " hỏi hoặc lệnh; hoặc trả lời tin nhắn của tôi."
)
COMMAND = "/{name} – {description}"
UNKNOWN_COMMAND = (
    "Tôi không có lệnh này. Anh/chị gõ /trogiup để xem các lệnh, hoặc cứ nhắn câu hỏi."
)
HOW_TO_ASK = "Anh/chị gõ câu hỏi ngay sau lệnh, ví dụ: /hoi Khi nào phải gửi báo cáo 6 tháng?"

ONLY_TEXT = "Tôi chỉ đọc được tin nhắn chữ. Anh/chị gõ câu hỏi giúp tôi nhé."
TOO_FAST = "Anh/chị nhắn nhanh quá, tôi chưa kịp trả lời. Một phút nữa anh/chị hỏi tiếp nhé."
OLD_BUTTON = "Nút này đã cũ nên không còn dùng được. Anh/chị hỏi lại giúp tôi nhé."

LISTED = "Sổ Tay có {count} văn bản:"
LISTED_PAGE = "Sổ Tay có {count} văn bản (trang {page}/{pages}):"
LISTED_ONE = "• {label}"
NEXT_PAGE = "Xem tiếp"

VERBATIM = "Nguyên văn các đoạn trích:"
VERBATIM_ONE = "[{number}] {name}\n“{quote}”"
NO_LAST_ANSWER = "Tôi chưa trả lời câu nào của anh/chị ở đây nên chưa có nguồn để xem."
NO_SOURCES = "Câu trả lời gần nhất không dẫn đoạn văn bản nào."
SOURCES_GONE = "Tôi không còn giữ câu trả lời này. Anh/chị hỏi lại giúp tôi nhé."
DOCUMENT_GONE = "Văn bản này không còn trong Sổ Tay."

THANKS = "Cảm ơn anh/chị."
WILL_LOOK = (
    "Cảm ơn anh/chị đã cho biết, văn thư sẽ xem lại câu này. Anh/chị thử hỏi cách khác, hoặc nêu"
    " rõ tên văn bản, xem có đúng hơn không."
)

RUNNING = "Sổ Tay đang hoạt động, có {count} văn bản, nạp gần nhất ngày {day}."
RUNNING_EMPTY = "Sổ Tay đang hoạt động nhưng chưa có văn bản nào."
YOUR_ID = "Mã của anh/chị ở đây là {id}."

INVITED = (
    "Mã mời{whom}: {code}\n"
    "Mã dùng được một lần, trong {hours} giờ. Người được mời mở cuộc trò chuyện riêng với Sổ Tay"
    " và nhắn mã này."
)
INVITED_WHOM = " cho {label}"
NOT_IN_GROUPS = "Mã mời chỉ nên tạo trong cuộc trò chuyện riêng. Anh/chị nhắn riêng cho tôi nhé."

BY_INVITATION = (
    "Chào anh/chị. Sổ Tay chỉ trả lời người được mời. Anh/chị xin người quản trị một mã mời rồi"
    " nhắn mã đó vào đây."
)
BY_LIST = (
    "Chào anh/chị. Sổ Tay chỉ trả lời người có trong danh sách. Anh/chị gửi người quản trị dòng"
    " này để được thêm vào: {id}"
)
GROUP_BY_LIST = (
    "Sổ Tay chưa được mở cho nhóm này. Người quản trị mở bằng cách thêm vào danh sách: {id}"
)
GROUP_BY_INVITATION = "Ai có mã mời thì nhắn riêng mã đó cho Sổ Tay rồi hỏi trong nhóm."

ADMITTED = "Mã đúng rồi, mời anh/chị đặt câu hỏi."
WRONG_CODE = "Mã này không đúng. Anh/chị xem lại giúp tôi nhé."
EXPIRED_CODE = "Mã này đã hết hạn. Anh/chị xin người quản trị mã khác nhé."
USED_CODE = "Mã này đã có người dùng. Anh/chị xin người quản trị mã khác nhé."
TOO_MANY_CODES = "Anh/chị đã nhập sai nhiều lần. Một giờ nữa anh/chị thử lại nhé."
