"""What is said about the chat that is written to while another one cannot be."""

BUTTON = "Kênh dự phòng"
CHANGE = "Đổi nơi khác"
GET_CODE = "Lấy mã cho nơi khác nhận thay"
DROP = "Bỏ"
AGREE = "Đồng ý nhận thay"
LEAVE = "Thôi nhận thay “{chat}”"

# The page.
EXPLAINED = (
    "Khi không gửi được tin vào {here}, tôi gửi tin nhắc sang kênh dự phòng: một nhóm khác, hoặc"
    " một cuộc trò chuyện riêng với tôi, trên Zalo hay Telegram."
)
NONE_NAMED = "Hiện {here} chưa có kênh dự phòng."
NAMED = "Kênh dự phòng hiện nay của {here}: “{there}”."
STANDS_IN = "{here} đang là kênh dự phòng của: {chats}."
QUOTED = "“{chat}”"
CODE = (
    "Để đặt, ở nơi sẽ nhận thay, anh/chị nhắn câu sau (trong nhóm Zalo thì nhắc tên tôi trước):\n"
    "/nhac dự phòng {code}\n"
    "Mã dùng một lần, đến {until:%H:%M}."
)
AUDIENCE = "Lưu ý: ai ở nơi nhận thay cũng đọc được mọi tin nhắc của {here}."

# Where a code is typed.
SURE = (
    "Đây là mã của “{chat}”. Nếu anh/chị đồng ý, khi không gửi được tin vào đó, tôi gửi mọi tin"
    " nhắc của nơi ấy vào {here}: việc gì, ai thực hiện, khi nào đến hạn. Ai ở đây cũng đọc được."
)
OR_TYPED = "Anh/chị chọn, hoặc nhắn “đồng ý”; nhắn “thôi” để bỏ qua."
DONE = (
    "Đã đặt: khi không gửi được tin vào “{chat}”, tôi gửi tin nhắc của nơi ấy vào {here}. Muốn thôi"
    " nhận, anh/chị nhắn “/nhac dự phòng”."
)
HOW_TO_GET_ONE = "Lấy mã mới: nhắn “/nhac dự phòng” ở nơi cần có kênh dự phòng."
UNKNOWN = "Mã này không đúng, hoặc đã có mã mới hơn thay. Anh/chị xem lại giúp tôi."
USED = f"Mã này đã được dùng rồi. {HOW_TO_GET_ONE}"
OUTDATED = f"Mã này đã quá 30 phút nên không còn dùng được. {HOW_TO_GET_ONE}"
TOO_MANY = "Ở đây đã nhập sai mã nhiều lần. Một giờ nữa anh/chị thử lại nhé."
OF_THIS_CHAT = (
    "Mã này của chính nơi đây: không gửi được tin vào đây thì nhận thay cũng không được. Anh/chị"
    " nhắn mã ở một nhóm khác hoặc một cuộc trò chuyện khác."
)

# What the other chat is told.
IS_NAMED = (
    "Từ nay, khi không gửi được tin vào {here}, tôi gửi tin nhắc tới “{there}”. Người xác nhận ở"
    " đó: {name}. Muốn bỏ, anh/chị nhắn “/nhac dự phòng”."
)
SOMEBODY = "một thành viên"
NO_LONGER_HERE = "Từ nay {here} không còn là kênh dự phòng của “{chat}”."
HAS_LEFT = (
    "“{there}” không còn là kênh dự phòng của {here}. Khi không gửi được tin vào đây, tin nhắc sẽ"
    " chờ. Muốn đặt nơi khác, anh/chị nhắn “/nhac dự phòng”."
)

# What was taken back.
DROPPED = (
    "Đã bỏ kênh dự phòng “{there}”. Khi không gửi được tin vào {here}, tin nhắc sẽ chờ đến khi gửi"
    " được."
)
LEFT = "Đã thôi: tôi không gửi tin nhắc của “{chat}” vào {here} nữa."
LEFT_ALREADY = "Ở đây không nhận thay cho nơi ấy."
