"""What the command line says of documents that are not for everybody."""

AUDIENCE = "xem hoặc đặt văn bản chỉ dành cho những nhóm, những người nào"
FILE = "tên tệp văn bản, như trong danh sách của sotay documents"
MEMBERS = "nơi hoặc người được xem, như telegram:-1001234567890 hoặc zalo:abc"
EVERYONE = "bỏ giới hạn: mọi người được hỏi Sổ Tay đều xem được"
INGEST = "chỉ những nơi, những người này được xem các tệp được nạp, cách nhau bằng dấu phẩy"

OF_EVERYONE = "{file}: mọi người được hỏi Sổ Tay đều xem được."
OF_SOME = "{file}: chỉ dành cho {members}."
MARK = "  [chỉ dành cho {members}]"

NO_FILE = "Không có văn bản nào mang tên tệp “{file}”. Xem danh sách: sotay documents."
BOTH = "Chỉ nêu những nơi được xem, hoặc chỉ nêu --everyone."
NO_MEMBER = "--audience cần ít nhất một nơi, ví dụ: --audience telegram:-1001234567890."
NO_PATHS = "--audience cần tên tệp hoặc thư mục được nạp."
BAD_MEMBER = (
    "“{member}” không phải một nơi hay một người; viết như telegram:-1001234567890 hoặc zalo:abc."
)
UNKNOWN_PLATFORM = "Không có nền tảng “{platform}”; chỉ có: {known}."
