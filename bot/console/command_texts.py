"""What the command line says to the operator."""

SOTAY = "Sổ Tay: hỏi đáp văn bản hành chính kèm trích dẫn nguyên văn."
RUN = "chạy trợ lý và trang hỏi đáp trên máy này"
INGEST = "nạp văn bản (tệp hoặc thư mục); chỉ đọc lại những gì đã thay đổi"
PATHS = "tệp .txt, .md, .docx, .pdf hoặc thư mục"
REBUILD = "bỏ chỉ mục cũ, đọc lại mọi văn bản và lập chỉ mục lại từ đầu"
PRUNE = "gỡ văn bản không còn tệp trong thư mục được nạp"
ASK = "hỏi một câu, hoặc nhiều câu theo dòng JSON"
QUESTION = "câu hỏi"
JSONL = "đọc từ đầu vào chuẩn mỗi dòng một câu hỏi JSON, trả mỗi dòng một câu trả lời JSON"
CHAT = "trò chuyện trong cửa sổ dòng lệnh"
DOCUMENTS = "liệt kê, xem cây hoặc gỡ văn bản đã nạp"
SHOW = "in cây mục của một văn bản"
REMOVE = "gỡ một văn bản khỏi kho và chỉ mục"
NUMBER = "số và ký hiệu, tên tệp, hoặc ít nhất sáu chữ số đầu của mã SHA-256"
EVALUATE = "chấm điểm trên bộ câu hỏi có nhãn"
QUESTIONS = "tệp câu hỏi .jsonl"
MISSES = "liệt kê câu trả lời sai"
LIST_QUESTIONS = "liệt kê câu hỏi đã nhận, mới nhất trước"
UNANSWERED = "chỉ những câu không thấy lời đáp trong tài liệu"
DISLIKED = "chỉ những câu có người đánh giá là chưa giúp được"
JSON = "in mỗi dòng một đối tượng JSON"
QUESTION_LIMIT = "số câu nhiều nhất (mặc định 50)"
AUDIT = "kiểm tra nhật ký hỏi đáp có còn nguyên như khi ghi không"
INVITE = "tạo mã mời dùng một lần cho một người"
INVITE_FOR = "tên người được mời, để nhận ra trong danh sách"
MEMBERS = "liệt kê người vào bằng mã mời, hoặc bỏ một người"
DOCTOR = "kiểm tra máy, văn bản và kết nối Zalo, Telegram; nói cần làm gì khi có chỗ hỏng"
REMOVE_MEMBER = "bỏ người này, viết như trong danh sách: telegram:123456"
HELP = "xem cách dùng"
USAGE = "cách dùng: "
HEADINGS = {"positional arguments": "tham số", "options": "tùy chọn"}  # argparse's own to ours
WRONG_LINE = "sotay: Dòng lệnh chưa đúng ({details}). Xem cách dùng: {program} --help.\n"

STARTED = "Sổ Tay đang chạy. Mở {address} để hỏi; bấm Ctrl+C để dừng."
CONNECTED = "Nền tảng được bật: {platforms}."
READING = "Đọc văn bản"
READING_FACTS = "Đọc nhiệm vụ, thời hạn"
INDEXING = "Lập chỉ mục"
INDEXED = "Chỉ mục: {added} văn bản được lập, {removed} văn bản được gỡ."
BEHIND = (
    "Chỉ mục chưa khớp với kho văn bản nên câu trả lời có thể thiếu; nếu không có lần nạp nào"
    " đang chạy, hãy chạy: sotay ingest --rebuild."
)
NO_PATHS = "Cần nêu tệp hoặc thư mục để nạp, ví dụ: sotay ingest van-ban/."
ASK_ONE = "Nêu một câu hỏi, hoặc dùng --jsonl để đọc câu hỏi từ đầu vào chuẩn."
CHAT_HINT = "Gõ câu hỏi rồi Enter. Gõ “thoát” để dừng."
NO_DOCUMENTS = "Chưa có văn bản nào. Nạp bằng lệnh: sotay ingest THƯ_MỤC."
REMOVED = "Đã gỡ: {name}."
NO_SUCH = "Không có văn bản nào mang số, tên tệp hoặc mã “{name}”. Xem danh sách: sotay documents."
NOT_ONE = "Có nhiều văn bản khớp “{name}”; hãy dùng mã trong danh sách: {codes}."
CANNOT_READ = "Không đọc được tệp {path}."
NO_QUESTIONS = "Tệp {path} không phải bộ câu hỏi: mỗi dòng là một đối tượng JSON có id, question…"
NOT_POSITIVE = "cần một số từ 1 trở lên"
DECISIONS = {"answer": "đã trả lời", "clarify": "đã hỏi lại", "refuse": "không thấy"}
PLATFORMS = {
    "telegram": "Telegram",
    "zalo": "Zalo Bot",
    "zalo_oa": "Zalo OA",
    "web": "trang hỏi đáp",
    "terminal": "dòng lệnh",
}
ASKED = "{at} · {platform} · {decision} · 👍 {likes} 👎 {dislikes} · {record}"
ASKED_QUESTION = "  Hỏi: {question}"
ASKED_ANSWER = "  Đáp: {answer}"
NONE_ASKED = "Chưa có câu hỏi nào như vậy."
AUDIT_HOLDS = "Nhật ký còn nguyên vẹn: {rows} lượt hỏi đáp, mã cuối chuỗi {head}."
AUDIT_FAULTS = {
    "changed": "Nhật ký đã bị sửa ở lượt {broken}; {rows} lượt đầu còn nguyên vẹn.",
    "missing": "Nhật ký bị mất lượt {broken}; {rows} lượt đầu còn nguyên vẹn.",
    "head": "Nhật ký không khớp mã cuối chuỗi: lượt {broken} hoặc chính mã đó đã bị sửa.",
}
INVITED = "Mã mời{name}: {code} (dùng một lần, trong 24 giờ)."
INVITED_NAME = " cho {label}"
INVITED_HOW = "Người được mời nhắn riêng mã này cho bot trên Telegram hoặc Zalo là hỏi được."
NOT_PAIRED = "SOTAY_ACCESS đang là {access}; muốn mã mời có tác dụng, hãy đặt SOTAY_ACCESS=paired."
MEMBER = "{person}  {label}  (từ {at})"
MEMBER_UNNAMED = "(không ghi tên)"
NO_MEMBERS = "Chưa có ai vào bằng mã mời. Tạo mã bằng lệnh: sotay invite --for TÊN."
MEMBER_REMOVED = "Đã bỏ {person}; người này cần mã mời mới để hỏi tiếp."
NO_MEMBER = "Không có ai là “{person}” trong danh sách. Xem danh sách: sotay members."
SYSTEM_TROUBLE = "Máy báo lỗi khi đọc ghi: {details}."
FAILED = "gặp trục trặc khi trả lời (mã {code} trong nhật ký)"
STOPPED = "Sổ Tay gặp trục trặc và phải dừng (mã {code} trong nhật ký)."

LINE_TOO_LONG = "dòng dài quá {limit} byte"
LINE_NOT_UTF8 = "dòng không phải UTF-8"
LINE_NOT_JSON = "dòng không phải JSON"
LINE_NO_OBJECT = "dòng không phải một đối tượng JSON"
FIELD_MISSING = "trường {place} thiếu hoặc sai kiểu"
