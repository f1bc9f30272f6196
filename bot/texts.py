"""Every sentence of the assistant's own that a user reads in a conversation."""

from retrieval.cues import Wanted

GREETING = (
    "Chào anh/chị. Tôi là Sổ Tay, tra cứu các văn bản của cơ quan và trả lời kèm trích dẫn "
    "nguyên văn. Anh/chị cứ hỏi, có dấu hay không dấu đều được, ví dụ: "
    "“Khi nào phải gửi báo cáo 6 tháng?”."
)
THANKS = "Không có gì ạ. Cần tra cứu thêm, anh/chị cứ hỏi."
FAREWELL = "Chào anh/chị. Khi cần tra cứu văn bản, anh/chị cứ nhắn."
NOTHING = (
    "Tôi chưa rõ anh/chị muốn hỏi gì. Anh/chị viết thành câu hỏi về nội dung văn bản nhé, ví dụ: "
    "“Đơn vị nào chủ trì?”, “Báo cáo gửi về đâu?”."
)
INSTRUCTION = "Tôi chỉ trả lời từ các văn bản đã nạp, kèm trích dẫn; yêu cầu này nằm ngoài việc đó."
TOO_LONG = (
    "Câu hỏi dài quá {limit} ký tự nên tôi chưa đọc. Anh/chị rút gọn còn một hai câu giúp nhé."
)
NO_DOCUMENTS = (
    "Chưa có văn bản nào được nạp. Người quản trị nạp văn bản bằng lệnh: sotay ingest THƯ_MỤC."
)
FAILED = "Xin lỗi, tôi gặp trục trặc khi tra cứu (mã {code}). Anh/chị thử lại sau ít phút."

NOT_FOUND = "Không thấy trong tài liệu."
NOT_FOUND_NEAREST = (
    "Không thấy trong tài liệu. Dưới đây là những đoạn gần nhất để anh/chị tham khảo."
)
LACKING = {
    Wanted.PERSON: "Tài liệu không nêu tên người này.",
    Wanted.DAY: "Tài liệu không nêu ngày cụ thể.",
    Wanted.DURATION: "Tài liệu không nêu thời hạn bằng số cho việc này.",
    Wanted.COUNT: "Tài liệu không nêu số lượng này.",
    Wanted.MONEY: "Tài liệu không nêu số tiền, kinh phí cho việc này.",
    Wanted.PERCENT: "Tài liệu không nêu tỷ lệ, chỉ tiêu này.",
    Wanted.PHONE: "Tài liệu không nêu số điện thoại hay cách liên hệ này.",
    Wanted.SYMBOL: "Tài liệu không ghi số, ký hiệu này.",
}
BLANK = {
    Wanted.SYMBOL: "Văn bản để trống số, tài liệu không ghi số này.",
    Wanted.DAY: "Văn bản để trống ngày ban hành, tài liệu không ghi ngày này.",
}
UNKNOWN_UNIT = "Văn bản này không nhắc đến đơn vị được hỏi."
UNKNOWN_NAME = "Tài liệu không nhắc đến {name}."

SEVERAL = "Có {count} văn bản nói về việc này:"
WHICH = "Anh/chị hỏi văn bản nào? Nêu tên hoặc số văn bản, tôi sẽ trả lời kỹ hơn."
LISTED = "{count} văn bản:"
SIGNED = "{name} – {position}"
SIGNED_FOR = "{name} – {position} ({behalf})"
NUMBERED = "Số, ký hiệu: {value}"
ISSUED = "Ngày ban hành: {value}"
ABBREVIATION = "{short} là {long}."
MORE = "… và {count} nội dung khác, xem trong nguồn."

SOURCES = "Nguồn"
NEAREST = "Đoạn gần nhất"
