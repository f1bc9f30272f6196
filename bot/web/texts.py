"""Every sentence that the web server itself says to a person."""

NAME = "Sổ Tay"
TAGLINE = "Hỏi đáp văn bản, trả lời kèm trích dẫn nguyên văn"

EMPTY_QUESTION = "Anh/chị chưa nhập câu hỏi. Mời anh/chị nhập câu hỏi rồi gửi lại."
QUESTION_TOO_LONG = (
    "Câu hỏi quá dài. Mời anh/chị hỏi ngắn gọn trong {limit} ký tự, mỗi lần một câu hỏi."
)
BAD_MESSAGE = "Trang gửi sai định dạng. Mời anh/chị tải lại trang rồi hỏi lại."
FOREIGN_PAGE = "Yêu cầu đến từ một trang khác nên không được nhận. Mời anh/chị mở lại trang Sổ Tay."
FOREIGN_HOST = (
    "Địa chỉ này không phải địa chỉ của Sổ Tay. "
    "Mời anh/chị mở trang bằng địa chỉ in ra khi khởi động."
)
FAILED = (
    "Sổ Tay gặp lỗi khi trả lời, câu hỏi chưa được xử lý. "
    "Mời anh/chị gửi lại; nếu vẫn lỗi, báo người quản trị mã {incident}."
)
NOT_FOUND = "Không có trang này. Mời anh/chị trở lại trang hỏi đáp."
NO_SUCH_DOCUMENT = (
    "Văn bản này không còn trong Sổ Tay hoặc đã được thay bằng bản khác. "
    "Mời anh/chị hỏi lại để có trích dẫn mới."
)
WRONG_METHOD = "Trang này không nhận thao tác đó."
UNKNOWN_SPAN = "Không tìm thấy đoạn được trích trong văn bản này. Dưới đây là toàn văn."

PORT_IN_USE = (
    "Cổng {port} trên máy này đang được chương trình khác dùng. "
    "Hãy tắt chương trình đó hoặc đặt SOTAY_PORT sang cổng khác."
)
CANNOT_LISTEN = "Không mở được địa chỉ {host}, cổng {port}. Hãy kiểm tra SOTAY_HOST và SOTAY_PORT."

GREETING = (
    "Xin chào! Mời anh/chị hỏi về các văn bản đã nạp vào Sổ Tay. "
    "Mỗi câu trả lời đều kèm đoạn trích nguyên văn để anh/chị đối chiếu."
)
COLLECTION = "Sổ Tay đang có {count} văn bản."
NO_DOCUMENTS = (
    "Sổ Tay chưa có văn bản nào. Người quản trị nạp văn bản bằng lệnh “sotay ingest THƯ_MỤC”."
)
NEEDS_SCRIPT = (
    "Trang hỏi đáp cần JavaScript. Khi trình duyệt tắt JavaScript, "
    'anh/chị vẫn đọc được <a href="/documents">các văn bản</a>.'
)
HINT = (
    '<span class="keys">Enter để gửi, Shift + Enter để xuống dòng. </span>'
    "Hãy đối chiếu câu trả lời với đoạn trích."
)
