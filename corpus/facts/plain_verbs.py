"""Verbs of work that offices, schools, hospitals, villages and forces do by hand; data only."""

PLAIN_VERBS: frozenset[str] = frozenset({
    # to keep watch, to come to help
    "canh gác", "canh phòng", "chốt chặn", "cứu chữa", "cứu hộ", "cứu nạn", "cứu trợ", "di tản",
    "dập lửa", "dập tắt", "dập dịch", "giải cứu", "giải tán", "khống chế", "mật phục", "ra quân",
    "sơ tán", "sẵn sàng", "trinh sát", "truy bắt", "truy quét", "truy vết", "trực ban",
    "trực chiến", "trực chỉ huy", "trực sẵn sàng", "tuần tra", "tuần tiễu", "tìm kiếm", "tạm giữ",
    "bắt giữ", "thu giữ", "triệt phá", "triệt xóa", "xuất quân", "xuất phát", "ứng cứu", "ứng phó",
    "ứng trực", "điều tiết", "phân luồng", "can thiệp", "can ngăn", "khoanh nuôi", "vây bắt",
    # to build, to clear, to carry
    "bơm nước", "bốc xếp", "chằng chống", "cắm biển", "cắm cờ", "cắm mốc", "cắt cỏ", "cắt tỉa",
    "cưỡng chế", "dọn dẹp", "giải tỏa", "gia cố", "khai thông", "khơi thông", "nạo vét", "phá dỡ",
    "phát quang", "phát dọn", "quét dọn", "san gạt", "san lấp", "sửa sang", "thi công", "tháo dỡ",
    "thông tắc", "thu dọn", "thu gom", "trang trí", "tu sửa", "tập kết", "vận chuyển", "vệ sinh",
    "chỉnh trang", "chỉnh sửa", "chỉnh lý", "duy tu", "bảo hành", "bảo toàn", "kiểm đếm", "đo đạc",
    "đo vẽ", "trích đo", "đền bù", "rải",
    # to grow, to heal, to teach
    "bao tiêu", "cai nghiện", "chăm sóc", "cách ly", "cấp cứu", "cấp phát", "giảng dạy", "gieo cấy",
    "gieo trồng", "khám tuyển", "khử khuẩn", "khử trùng", "kê đơn", "kiểm nghiệm", "lấy mẫu",
    "nuôi dưỡng", "nuôi trồng", "phun", "sơ cứu", "thu hoạch", "thu mua", "tiêm", "tiêm chủng",
    "tiêu độc", "tiêu thụ", "tưới", "xét nghiệm", "ôn luyện", "ôn tập", "phụ đạo", "coi thi",
    "chấm", "chấm điểm", "chấm thi", "huấn luyện", "luyện tập", "tập luyện", "thi đấu",
    "tuyển sinh", "dạy", "dàn dựng", "biểu diễn", "diễn tập", "hướng nghiệp", "sàng tuyển",
    # to write, to count, to send
    "biên soạn", "biên tập", "chép", "chụp ảnh", "cài đặt", "cấu hình", "dán", "gọi điện",
    "gõ kẻng", "hạch toán", "in ấn", "khóa sổ", "kiểm thử", "kết xuất", "lên danh sách",
    "lên kế hoạch", "lên lịch", "lên phương án", "mã hóa", "nhập liệu", "nhắc", "nhắn tin",
    "phát lệnh", "phát loa", "phát tin", "phát tờ rơi", "quay phim", "quảng bá", "sao gửi",
    "sao lưu", "sưu tầm", "trích xuất", "trưng bày", "viết", "vẽ", "vào sổ", "điểm danh",
    "đánh máy", "đính chính", "đóng dấu", "đưa tin", "đối soát", "báo ngay", "báo cho", "báo động",
    "báo trước", "trực tiếp báo", "hoàn chỉnh", "hoàn tất", "chốt số liệu", "chốt danh sách",
    "lập danh sách", "tra cứu", "so sánh", "ghi chép",
    # to meet, to agree, to choose
    "bàn bạc", "bầu", "bình chọn", "bãi nhiệm", "chúc mừng", "cộng tác", "dâng hương", "gặp",
    "gặp gỡ", "gặp mặt", "hiệp thương", "hiệp đồng", "kháng nghị", "khởi kiện", "khởi động",
    "khánh thành", "kết hợp", "kết nạp", "liên hệ", "liên kết", "liên lạc", "lắng nghe",
    "phê chuẩn", "phân định", "ra lệnh", "ra quyết định", "ra thông báo", "ra văn bản", "thăm dò",
    "thăm hỏi", "thăm", "triệu tập", "thương lượng", "tuyên dương", "tiếp công dân", "tiếp dân",
    "tiếp xúc", "tiếp đón", "trao tặng", "tuyển", "tuyển quân", "tố giác", "tự giác", "tống đạt",
    "vinh danh", "xúc tiến", "đàm phán", "đi cơ sở", "đi kiểm tra", "đi đầu", "đi", "đón tiếp",
    "đấu giá", "đấu thầu", "đồng hành", "đồng chủ trì", "gương mẫu", "nêu gương", "xuống cơ sở",
    "mua", "bán", "thuê", "thanh lý", "ủy thác", "định giá", "bù đắp", "tài trợ", "quyên góp",
    "giao nhận", "giao khoán", "hoán đổi", "nhường", "ký hợp đồng", "tăng tốc", "chạy thử",
    "có mặt", "trông coi", "trông giữ", "tiếp sức", "tạm ngừng", "loại bỏ", "chứng minh",
    "chấp nhận", "kê biên", "ấn định", "xác lập", "kế thừa", "chỉ huy", "ngừng", "làm việc",
    "làm rõ", "làm tốt", "tìm hiểu", "tìm", "đốt", "đứng ra", "rút gọn", "cho vay", "thu nợ",
})  # fmt: skip
