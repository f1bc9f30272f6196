"""Vietnamese surnames; data only."""

# Borne by nine in ten Vietnamese: a name of three syllables that begins so is a person.
COMMON: frozenset[str] = frozenset({
    "bùi", "cao", "chu", "dương", "hoàng", "huỳnh", "hà", "hồ", "lâm", "lê", "lý", "lưu", "lương",
    "mai", "nguyễn", "ngô", "phan", "phùng", "phạm", "quách", "thái", "trương", "trần", "trịnh",
    "tô", "tạ", "võ", "vũ", "vương", "đinh", "đoàn", "đào", "đặng", "đỗ",
})  # fmt: skip
# Rarer ones, words of other meaning among them: a person only after "đồng chí", a position…
RARE: frozenset[str] = frozenset({
    "an", "biện", "bàn", "bàng", "bành", "bá", "bì", "bình", "bạch", "bảo", "bế", "bồ", "cam",
    "chiêm", "chung", "châu", "chảo", "chế", "chử", "cung", "cà", "cái", "cát", "công", "cù",
    "cảnh", "cấn", "cồ", "cổ", "cứ", "danh", "diệp", "doãn", "dã", "dư", "giang", "giàng", "giáp",
    "giả", "giản", "hoa", "hoàn", "hàn", "hán", "hình", "hùng", "hướng", "hạ", "hạng", "hầu",
    "hứa", "hữu", "kha", "khiếu", "khuất", "khà", "khâu", "khúc", "khương", "khổng", "kim",
    "kiên", "kiều", "ksor", "la", "lai", "liên", "liêu", "liễu", "luyện", "ly", "lã", "lò", "lù",
    "lăng", "lường", "lạc", "lại", "lầu", "lều", "lỗ", "lộ", "lục", "lừu", "lữ", "lự", "ma",
    "minh", "miêu", "mâu", "mã", "mông", "mùa", "mạc", "mạch", "mạnh", "mẫn", "mẫu", "mộc", "mỵ",
    "nghiêm", "ngân", "ngũ", "ngụy", "nhan", "nhiễu", "nhâm", "nhữ", "ninh", "niê", "nông", "phi",
    "phàn", "phí", "phú", "phương", "quan", "quàng", "quản", "quảng", "rahlan", "rơ", "siu",
    "sái", "sìn", "sình", "sùng", "sơn", "sầm", "sử", "thang", "thi", "thiều", "thiệu", "thàng",
    "thào", "thân", "thôi", "thạch", "thẩm", "thục", "tiêu", "tiết", "tiền", "trang", "triệu",
    "trà", "trác", "trì", "trầm", "tuấn", "tào", "tân", "tòng", "tôn", "tông", "tăng", "tất",
    "tần", "tẩn", "tề", "tống", "từ", "ung", "uông", "vi", "viên", "vàng", "vòng", "văn", "vĩnh",
    "vạn", "vừ", "xa", "xín", "y", "ân", "âu", "ông", "đan", "đinh", "điêu", "điền", "đàm", "đái",
    "đôn", "đăng", "đường", "đầu", "đậu", "đồng", "đổng", "ổn", "ứng",
})  # fmt: skip
SURNAMES: frozenset[str] = COMMON | RARE
# The middle word of a name that makes the first one a surname whatever else it may mean.
MIDDLES: frozenset[str] = frozenset({"văn", "thị"})

# Words of two syllables, and places, whose first is a surname too.
NOT_NAMES: frozenset[str] = frozenset({
    "an ninh", "an toàn", "ban hành", "bảo vệ", "bảo đảm", "cao bằng", "cao điểm", "cao đẳng",
    "chu kỳ", "chu trình", "công an", "công dân", "công nghệ", "công ty", "công tác", "công văn",
    "công đoàn", "danh mục", "danh sách", "hoàng sa", "hà giang", "hà nam", "hà nội", "hà tĩnh",
    "hồ sơ", "lâm nghiệp", "lâm đồng", "lý do", "lý luận", "lý lịch", "lưu hành", "lưu trữ",
    "lưu ý", "lương cơ", "lương thực", "lương tâm", "mạng lưới", "phương hướng", "phương pháp",
    "phương án", "phạm vi", "quan hệ", "quản lý", "thái bình", "thái nguyên", "thái độ",
    "thông báo", "thông tin", "thông tư", "tăng cường", "tổ chức", "từ ngày", "viên chức",
    "văn bản", "văn hóa", "văn phòng", "vũ khí", "vũ thư", "vũ trang", "đoàn công", "đoàn kết",
    "đoàn thanh", "đoàn thể", "đoàn viên", "đoàn đại", "đào tạo", "đồng chí",
})  # fmt: skip
