"""What the command line says to the clerk about duties and deadlines."""

DEADLINES = "liệt kê thời hạn đọc được từ văn bản, của mọi đơn vị hoặc một đơn vị"
DEADLINES_MORE = (
    "Để xác nhận hoặc sửa: sotay deadlines review (lần lượt từng thời hạn), hoặc"
    " sotay deadlines confirm | reject | correct với mã trong danh sách."
)
REVIEW = "lần lượt xem, xác nhận, sửa hoặc từ chối các thời hạn chưa xác nhận"
CONFIRM = "xác nhận thời hạn đúng như đang ghi"
REJECT = "loại những mục không phải thời hạn"
CORRECT = "sửa một thời hạn"
ID = "mã thời hạn trong danh sách: sotay deadlines"
WORDS = "thời hạn đúng, viết bằng lời, ví dụ “trước ngày 20/6 hằng năm”"
WHAT = "việc phải làm"
WHO = "đơn vị phải làm (nêu nhiều lần nếu có nhiều đơn vị)"
TO = "nơi nhận"
THROUGH = "đơn vị mà việc phải gửi qua"
DUTIES = "liệt kê nhiệm vụ đọc được từ văn bản, của mọi đơn vị hoặc một đơn vị"
UNIT = "tên đơn vị, viết tắt hoặc không dấu đều được"
JSON = "in một danh sách JSON"

NO_DEADLINES = "Không thấy thời hạn nào trong tài liệu."
NO_DUTIES = "Không thấy nhiệm vụ nào trong tài liệu."
COUNTED = "{count} thời hạn, {waiting} chưa xác nhận hoặc cần xem lại."
OF_GROUPS = "\nGiao chung cho nhóm có đơn vị này:"
REVIEWED = "Đã quyết định {decided} thời hạn; còn {left} chưa xác nhận hoặc cần xem lại."
NOTHING_CORRECTED = (
    "Cần nêu điều phải sửa, ví dụ: sotay deadlines correct MÃ “trước ngày 20/6 hằng năm”."
)
NO_UNIT = "Không thấy đơn vị nào tên “{name}” trong tài liệu. Xem tất cả: sotay duties."
WHICH_UNIT = "Không rõ “{name}” là đơn vị nào; có thể là: {near}. Xin nêu tên đầy đủ hơn."
FACTS_BEHIND = (
    "{count} văn bản chưa được đọc nhiệm vụ và thời hạn theo phiên bản này; lần nạp tới"
    " (sotay ingest, make run) sẽ đọc."
)
