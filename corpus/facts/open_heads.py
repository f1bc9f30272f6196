"""First words of names that no list can hold whole; data only.

What follows them tells who is meant: "Chi hội | Cựu chiến binh khu 3", "Kế toán | nhà trường".
"""

# Bodies: a name begins with one and goes on.
BODIES: frozenset[str] = frozenset({
    "ban", "ban chấp hành", "ban chủ nhiệm", "ban công tác", "ban giám hiệu", "ban giám sát",
    "ban giám đốc", "ban kiểm soát", "ban liên lạc", "ban nhân dân", "ban quản trị", "ban tổ chức",
    "ban vận động", "ban điều hành", "ban đại diện", "bưu cục", "bưu điện", "bản", "buôn", "bếp ăn",
    "bệnh viện", "bệnh xá", "bộ môn", "bộ phận một cửa", "chi bộ", "chi cục", "chi hội",
    "chi nhánh", "chi đoàn", "chi ủy", "chốt", "cụm", "cảng", "cục", "câu lạc bộ", "công ty",
    "công đoàn", "hạt", "hải đội", "hải đoàn", "hiệp hội", "hội", "hội quán", "hội đồng",
    "học viện", "hợp tác xã", "khoa", "khóm", "khối", "khối phố", "kho bạc", "khu dân cư",
    "khu phố", "khu điều trị", "kíp", "kíp trực", "liên chi đoàn", "liên chi hội", "liên hiệp",
    "liên đội", "liên đoàn", "lâm trường", "mạng lưới", "ngân hàng", "nghiệp đoàn", "nhà hát",
    "nhà khách", "nhà máy", "nhà thiếu nhi", "nhà trường", "nhà văn hóa", "nhà xuất bản", "nhóm",
    "nông trường", "phân hiệu", "phân viện", "phân xưởng", "phân đội", "phòng", "phòng giao dịch",
    "quỹ tín dụng", "sở", "thư viện", "thôn", "tiểu ban", "tiểu khu", "tiểu đoàn", "tiểu đội",
    "trung tâm", "trung đoàn", "trung đội", "trường", "trạm", "trại", "tổ", "tổ chuyên môn",
    "tổ công tác", "tổ dân phố", "tổ hợp tác", "tổ đại biểu", "tổng đội", "tổng kho",
    "tổng công ty", "tập đoàn", "viễn thông", "viện", "văn phòng", "vườn quốc gia", "xí nghiệp",
    "xưởng", "đài", "đài truyền thanh", "đoàn", "đoàn cơ sở", "đoàn xã", "đoàn phường",
    "đoàn trường", "đại đội", "đảng bộ", "đồn", "đội", "đội xung kích", "điểm trường", "điện lực",
    "ấp", "hội người cao tuổi", "mặt trận", "trạm y tế", "bảo tàng", "bộ đội", "dân quân",
    "dân phòng", "kiểm lâm", "công an", "nhà thầu", "tư vấn", "cảnh sát", "hải quan", "biên phòng",
    "cảng vụ", "thuế", "thú y", "tòa án", "khuyến nông", "viện kiểm sát", "kho quỹ", "lễ tân",
    "tổng đài", "hậu cần", "phụ huynh",
})  # fmt: skip
# People by what they are in an office; a name goes on with whose, or stands alone.
PEOPLE: frozenset[str] = frozenset({
    "người trực", "bác sĩ trực", "cán bộ trực", "điều dưỡng trực", "nhân viên trực",
    "lãnh đạo trực",
    "báo cáo viên", "bác sĩ", "bí thư", "ca trưởng", "cán bộ", "công an viên", "công chức",
    "cửa hàng trưởng", "chuyên viên", "chánh văn phòng", "chỉ huy trưởng", "chủ nhiệm", "chủ tịch",
    "dược sĩ", "giáo viên", "giáo viên chủ nhiệm", "giảng viên", "giám thị", "giám đốc",
    "huấn luyện viên", "hiệu trưởng", "hạt phó", "hạt trưởng", "hộ lý", "hộ sinh", "khóm trưởng",
    "kiểm soát viên", "kiểm sát viên", "kế toán", "kế toán trưởng", "kế toán viên", "kỹ sư",
    "kỹ thuật viên", "lái xe", "lớp trưởng", "nhân viên", "nữ hộ sinh", "phó chủ nhiệm",
    "phó giám đốc", "phó hiệu trưởng", "phó hạt trưởng", "phó trưởng ban", "phó trưởng khoa",
    "phó trưởng phòng", "phóng viên", "quản lý ca", "quản trị viên", "quản đốc", "thanh tra viên",
    "thuyền trưởng", "thuyết minh viên", "thành viên", "thư ký", "thường trực", "thẩm phán",
    "thủ kho", "thủ quỹ", "thủ thư", "thủ trưởng", "thủy thủ trưởng", "tổng biên tập",
    "tổng phụ trách đội", "trung đội trưởng", "trạm trưởng", "trưởng ban", "trưởng buôn",
    "trưởng bản", "trưởng bộ môn", "trưởng bộ phận", "trưởng ca", "trưởng công an", "trưởng khoa",
    "trưởng khóm", "trưởng khối", "trưởng khu", "trưởng kíp", "trưởng nhóm", "trưởng phòng",
    "trưởng thôn", "trưởng trạm", "trưởng tiểu ban", "trưởng đoàn", "trưởng ấp", "trưởng điểm",
    "trực ban", "trực lãnh đạo", "tổ phó", "tổ trưởng", "văn thư", "viên chức", "y sĩ", "y tá",
    "điều dưỡng", "điều dưỡng trưởng", "đội trưởng", "đội phó", "cấp ủy viên", "bí thư chi bộ",
    "bí thư đoàn", "hướng dẫn viên", "tình nguyện viên", "người phát ngôn", "người đứng đầu",
    "tuyên truyền viên",
})  # fmt: skip
# Of these there are many: they say who is meant only with a proper name behind them.
MANY: frozenset[str] = frozenset({
    "báo cáo viên", "bác sĩ", "cán bộ", "chuyên viên", "công chức", "giáo viên", "giảng viên",
    "hộ lý", "hướng dẫn viên", "kiểm sát viên", "kỹ sư", "kỹ thuật viên", "lãnh đạo", "nhân viên",
    "phóng viên", "thanh tra viên", "thành viên", "thường trực", "thẩm phán", "tình nguyện viên",
    "tuyên truyền viên", "viên chức", "điều dưỡng", "bảo vệ", "lái xe", "bí thư", "chủ tịch",
})  # fmt: skip
# Common nouns that begin as a body does.
NO_HEADS: frozenset[str] = frozenset({
    "ban hành", "ban đầu", "ban đêm", "ban ngày", "bản chính", "bản cam", "bản sao", "bản ghi",
    "bản thân", "bản tin", "bản đồ", "bản vẽ", "bản án", "bản kê", "bản tự", "bản chất", "bản mềm",
    "bảo vệ môi", "bộ phận máy", "cảng biển", "cụm từ", "cục bộ", "cụm công", "cụm di",
    "công đoàn phí", "đài thọ", "đại biểu dự", "đảng viên mới", "đoàn kết", "đoàn phí", "đoàn thể",
    "đoàn viên ưu", "đơn vị sản", "đơn vị tính", "đội hình", "đội ngũ", "đội bóng", "hạt giống",
    "hội chợ", "hội diễn", "hội họp", "hội nghị", "hội nhập", "hội phí", "hội thao", "hội thi",
    "hội thảo", "hội trường", "hội viên", "hội trại", "khoa học", "khối lượng", "khối nhà",
    "khu vực", "lãnh đạo công", "phòng bệnh", "phòng chống", "phòng cháy", "phòng học", "phòng họp",
    "phòng hộ", "phòng ngừa", "phòng trừ", "phòng thủ", "phòng ngủ", "phòng đọc", "sở hữu",
    "sở thích", "thành viên mới", "thường trực tiếp", "trung tâm đô", "trại giống", "trường hợp",
    "trường học", "trạm bơm", "trạm biến", "tổ chức", "tổ quốc", "tổ hợp", "viện dẫn", "viện phí",
    "viện trợ", "vụ việc", "vụ án", "xưởng mộc", "y tế dự", "chốt số", "chốt chặn", "chốt danh",
    "chốt phương", "chốt lại", "đơn vị nào", "cơ quan nào", "bộ đội xuất", "cán bộ hóa", "nhóm đối",
    "nhóm vị", "nhóm công", "nhóm ngành", "nhóm sản", "nhóm dự", "nhóm chất", "nhóm nhiệm",
    "nhóm giải", "nhóm hàng", "nhóm việc", "nhóm chỉ", "nhóm tiêu", "nhóm tuổi", "nhóm nội",
    "nhóm trẻ", "thôn xóm", "công chức hóa", "kế toán máy", "trực tiếp", "trực tuyến", "trực thuộc",
    "chủ trì", "chủ động", "y tế học", "bản báo", "bản kiểm", "bản đăng", "bản kế", "điện lực hóa",
    "bản quyền", "bản lĩnh", "ban tổ", "đài hoa", "hội làng", "khối phát", "trường phái",
    "cụm pano", "cụm loa", "đồn đoán",
})  # fmt: skip
