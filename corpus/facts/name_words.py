"""Words that names in small letters are made of, and words that look like verbs; data only."""

HEADS: frozenset[str] = frozenset({
    "công đoàn cơ sở", "công đoàn cấp trên", "công đoàn cấp trên cơ sở", "công đoàn ngành",
    "công đoàn xã", "công đoàn phường", "công đoàn cơ quan", "công đoàn viên chức", "đoàn cơ sở",
    "đoàn cấp trên", "hội cấp trên", "cấp ủy cấp trên", "cấp uỷ cấp trên", "đảng ủy cấp trên",
    "cơ quan cấp trên", "đơn vị cấp trên", "cấp công đoàn", "cấp hội", "cấp bộ đoàn",
    "ban chỉ đạo", "ban quản lý", "ban quản trị", "ban thư ký", "ban tổ chức", "báo nhân dân",
    "bí thư chi bộ", "bộ phận", "chi bộ", "chi đảng bộ", "chính quyền", "chủ đầu tư", "công an",
    "cơ quan ngang bộ", "cơ quan thuộc chính phủ", "cơ quan", "cơ sở giáo dục", "cơ sở y tế",
    "cơ sở đào tạo", "cấp có thẩm quyền", "cấp uỷ", "cấp ủy", "hải quan khu vực",
    "hội đồng nhân dân", "hội đồng", "mặt trận", "người chủ trì",
    "người có thẩm quyền quyết định đầu tư", "người có thẩm quyền", "người quyết định đầu tư",
    "hội đồng thẩm định nhà nước", "người phát ngôn", "người phụ trách", "người ra quyết định",
    "người được giao", "người được phân công", "người được ủy quyền", "nhà thầu", "nhà trường",
    "thuế cơ sở", "thuế thành phố", "thuế tỉnh", "thông tấn xã việt nam", "thường trực ban chỉ đạo",
    "trung tâm", "trường học", "trưởng bản", "trưởng khu phố", "trưởng ngành", "trưởng thôn",
    "trưởng xóm", "trưởng ấp", "trạm y tế", "tổ chức công đoàn", "tổ chức đảng", "tổ công tác",
    "tổ giúp việc", "tổ thư ký", "tổ thẩm định", "uỷ ban nhân dân", "văn phòng", "đoàn công tác",
    "đoàn kiểm tra", "đoàn thanh tra", "đoàn thể", "đài phát thanh", "đài truyền thanh", "đảng bộ",
    "ủy ban nhân dân", "trường mầm non", "trường phổ thông", "trường tiểu học", "trường đại học",
    "tổ bảo vệ an ninh trật tự", "trường cao đẳng", "trường trung học", "đoàn giám sát",
    "chủ thể giám sát",
})  # fmt: skip
# Heads that say who is meant only with what follows them, or with "các" and "hai" before them.
VAGUE: frozenset[str] = frozenset({
    "công đoàn", "trung tâm y tế", "bệnh viện", "cấp công đoàn", "cấp hội", "cấp bộ đoàn",
    "ban chỉ đạo", "ban quản lý", "ban tổ chức", "ban", "bên", "bộ phận", "bộ", "chi bộ", "chi cục",
    "chi đảng bộ", "chính quyền", "công an", "cơ quan", "cấp uỷ", "cấp ủy", "cục",
    "doanh nghiệp nhà nước", "doanh nghiệp", "huyện", "hội đồng nhân dân", "hội đồng", "lực lượng",
    "mặt trận", "ngành", "người được giao", "người được phân công", "người được ủy quyền", "phòng",
    "phường", "sở", "thành viên", "thôn", "trung tâm", "tỉnh", "tổ chức", "tổ công tác",
    "uỷ ban nhân dân", "vụ", "xã", "đoàn thể", "đơn vị", "đảng bộ", "địa phương", "ủy ban nhân dân",
    "ủy ban", "uỷ ban", "tổ", "đội", "trường", "trạm", "khu phố", "bản", "ấp", "khóm", "buôn",
    "chi hội", "chi đoàn", "câu lạc bộ", "hợp tác xã", "công ty", "khoa", "nhóm", "tổ dân phố",
    "khu dân cư", "tiểu ban", "công ty con", "tổ tự quản", "xóm", "làng", "khối phố", "trường học",
    "trạm y tế", "chi nhánh", "điểm trường", "nhà máy", "xí nghiệp", "phân xưởng", "cửa hàng",
})  # fmt: skip
STANDING_ALONE: frozenset[str] = frozenset({
    "ban chỉ đạo", "ban quản lý", "ban tổ chức", "chi đảng bộ", "hội đồng", "nhà trường",
    "tổ công tác",
})  # fmt: skip
# What may follow a head although it is a verb elsewhere: "cơ quan chủ trì", "bên nhận".
OF_NAMES: frozenset[str] = frozenset({
    "chuyên trách", "chủ trì", "chứng nhận", "cấp", "giám sát", "giúp việc", "giải quyết",
    "kiểm soát", "kiểm tra", "kiểm định", "nhận", "nêu", "phối hợp", "phụ trách", "quản lý",
    "soạn thảo", "tham mưu", "thanh tra", "thường trực", "thẩm định", "tiếp nhận", "tuyển dụng",
    "yêu cầu", "điều tra", "đăng ký", "được giao", "được yêu cầu", "được đề nghị", "đề nghị",
})  # fmt: skip
# Verbs that name a trade where another verb, or the end of the name, follows them.
TRADES: frozenset[str] = frozenset({
    "bảo trợ", "bảo vệ", "chi trả", "đào tạo", "điều tra", "đầu tư", "đấu thầu", "khai thác",
    "lưu trữ", "sản xuất", "sử dụng", "thẩm tra", "truyền thông", "tư vấn", "vận hành",
})  # fmt: skip
# What begins as a verb does and is none: "dự trữ", "cấp tỉnh".
NO_VERBS: frozenset[str] = frozenset({
    "chi nhánh", "cấp huyện", "cấp phòng", "cấp tỉnh", "cấp xã", "dự trữ", "dự án", "giao dịch",
    "giao thông", "thu nhập",
})  # fmt: skip
# Words whose second half is a verb elsewhere: "công lập".
WHOLE_WORDS: frozenset[str] = frozenset({
    "bầu cử", "cao cấp", "địa bàn", "trung tuyến", "cấp phó", "vỡ đê", "chương trình", "công lập",
    "công trình", "dân cử", "dân lập", "độc lập", "ngoại giao", "quy trình", "trung cấp",
    "tạm giam", "tạm giữ", "tạm trú", "tạm nộp",
})  # fmt: skip
