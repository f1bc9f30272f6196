"""Words that names of Vietnamese agencies and groups are made of; data only.

Heads are the words a name begins with. A closed head is a name by itself (Công an, Đảng ủy) and
takes only a level, a place or the unit it belongs to; an open one needs its field (Sở Nội vụ).
"""

CLOSED_HEADS: frozenset[str] = frozenset({
    "ban bí thư", "ban chấp hành", "ban chấp hành trung ương", "ban chỉ huy quân sự",
    "ban cán sự đảng", "ban thường vụ", "bảo hiểm xã hội", "bộ chính trị",
    "bộ chỉ huy bộ đội biên phòng", "bộ chỉ huy quân sự", "bộ công an", "bộ phận giúp việc",
    "bộ phận một cửa", "bộ phận thường trực giúp việc", "bộ quốc phòng", "bộ tư lệnh",
    "bộ đội biên phòng", "chi bộ", "chi cục hải quan", "chi cục thuế", "chính phủ", "công an",
    "công an nhân dân", "công đoàn", "cấp ủy", "cục thuế", "huyện đoàn", "huyện ủy",
    "hội chữ thập đỏ", "hội cựu chiến binh", "hội khuyến học", "hội liên hiệp phụ nữ",
    "hội luật gia", "hội người cao tuổi", "hội nông dân", "hội phụ nữ", "hội đồng nhân dân",
    "kho bạc nhà nước", "kiểm toán nhà nước", "liên đoàn lao động", "mặt trận tổ quốc",
    "ngân hàng nhà nước", "quân khu", "quân đội nhân dân", "quân ủy trung ương", "quận ủy",
    "quốc hội", "thanh tra chính phủ", "thi hành án dân sự", "thành đoàn", "thành ủy",
    "thường trực", "thị ủy", "trường chính trị", "tòa án", "tòa án nhân dân", "tỉnh đoàn",
    "tỉnh ủy", "tổ công nghệ số cộng đồng", "tổ giúp việc", "viện kiểm sát",
    "viện kiểm sát nhân dân", "văn phòng chính phủ", "văn phòng chủ tịch nước",
    "văn phòng quốc hội", "văn phòng trung ương đảng", "đoàn thanh niên",
    "đoàn thanh niên cộng sản", "đoàn đại biểu quốc hội", "đảng bộ", "đảng đoàn", "đảng ủy",
    "ủy ban kiểm tra", "ủy ban mặt trận tổ quốc", "ủy ban nhân dân", "ủy ban thường vụ quốc hội",
})  # fmt: skip
OPEN_HEADS: frozenset[str] = frozenset({
    "ban", "ban chỉ huy", "ban chỉ đạo", "ban giám hiệu", "ban quản lý", "ban điều hành", "báo",
    "bảo tàng", "bệnh viện", "bộ", "bộ chỉ huy", "bộ tư lệnh", "chi cục", "câu lạc bộ", "công ty",
    "cảng vụ", "cục", "hiệp hội", "hạt", "học viện", "hội", "hội đồng", "khối", "liên minh",
    "liên đoàn", "ngân hàng", "nhà văn hóa", "nhà xuất bản", "phòng", "quỹ", "sở", "thanh tra",
    "thư viện", "trung tâm", "trường", "trạm", "tập đoàn", "tổ", "tổ công tác", "tổ giúp việc",
    "tổng công ty", "tổng cục", "tổng liên đoàn", "viện", "văn phòng", "vụ", "đoàn", "đài", "đồn",
    "đội", "ủy ban",
})  # fmt: skip
# Heads that are names in small letters too, with a level or place after them.
UNCAPITALISED_HEADS: frozenset[str] = frozenset({
    "bộ phận giúp việc", "bộ phận thường trực giúp việc", "chi bộ", "công an", "huyện ủy",
    "hội đồng nhân dân", "mặt trận tổ quốc", "thành ủy", "tỉnh ủy", "đảng bộ", "đảng ủy",
    "ủy ban nhân dân",
})  # fmt: skip
# "Ban hành", "Phòng chống": a verb in capitals is no head.
NOT_A_NAME: frozenset[str] = frozenset({
    "ban hành", "ban đầu", "báo cáo", "bộ luật", "bộ máy", "bộ phận", "bộ trưởng", "cục bộ",
    "cục trưởng", "hội họp", "hội nghị", "hội nhập", "hội thảo", "hội viên", "khối lượng",
    "phòng cháy", "phòng chống", "phòng ngừa", "quỹ đất", "trường học", "trường hợp", "trạm y",
    "tổ chức", "tổ dân", "tổ quốc", "tổ trưởng", "viện dẫn", "viện trưởng", "vụ trưởng",
    "vụ việc", "vụ án", "đoàn kết", "đoàn thể", "đoàn viên", "đoàn đại", "đài bắc", "đài loan",
    "đài thọ", "đội hình", "đội ngũ", "đội trưởng",
})  # fmt: skip
# "Nhiệm vụ", "Xã hội": the end of another word is no head.
NOT_A_HEAD: frozenset[str] = frozenset({
    "biên phòng", "bộ đội", "chi bộ", "chức vụ", "cán bộ", "công trường", "công vụ", "công đoàn",
    "cơ hội", "cơ sở", "dịch vụ", "dự phòng", "hải phòng", "hội trường", "kế hoạch", "liên đoàn",
    "lễ hội", "môi trường", "nghiệp vụ", "nghĩa vụ", "nhiệm vụ", "nội bộ", "nội vụ", "phân đội",
    "phục vụ", "quân đoàn", "quân đội", "quốc hội", "quốc phòng", "sư đoàn", "thành đoàn",
    "thường vụ", "thị trường", "tiến bộ", "toàn bộ", "trụ sở", "tập đoàn", "tỉnh đoàn",
    "văn phòng", "xã hội", "đại hội", "đảng bộ", "đảng đoàn", "đồng bộ",
})  # fmt: skip

LEVELS: frozenset[str] = frozenset({
    "huyện", "khu dân cư", "khu phố", "khu vực", "phường", "quận", "thành phố", "thôn",
    "thị trấn", "thị xã", "tp", "tỉnh", "xã", "đặc khu",
})  # fmt: skip
REACHES: frozenset[str] = frozenset({
    "các cấp", "cùng cấp", "cơ sở", "cấp cao", "cấp cơ sở", "cấp dưới", "cấp huyện",
    "cấp thành phố", "cấp trên", "cấp trên trực tiếp", "cấp tỉnh", "cấp xã", "nhân dân",
    "trung ương", "trực thuộc trung ương", "tối cao", "việt nam", "địa phương",
})  # fmt: skip
# What follows a unit and is no place though it begins with a capital.
NOT_PLACES: frozenset[str] = frozenset({
    "báo cáo", "bộ trưởng", "chương trình", "chỉ thị", "công văn", "công điện", "căn cứ",
    "cộng hoà", "cộng hòa", "dự án", "giấy mời", "hướng dẫn", "khoản", "kt", "kính gửi",
    "kế hoạch", "kết luận", "luật", "lãnh đạo", "mục", "nghị quyết", "nghị định", "nhân dân",
    "nơi nhận", "phụ lục", "quy chế", "quy định", "quyết định", "số", "theo đề", "thông báo",
    "thông tư", "tl", "tm", "trong quá", "trên cơ", "tuq", "tờ trình", "xét đề", "điều",
    "điều lệ", "đảng cộng", "đề án", "đối với", "đồng chí", "độc lập",
})  # fmt: skip

# Fields of three syllables and more, listed whole: only their first begins with a capital.
LONG_FIELDS: frozenset[str] = frozenset({
    "an ninh chính trị nội bộ", "an ninh kinh tế", "an ninh mạng", "an ninh nội địa",
    "an toàn thực phẩm", "bảo trợ xã hội", "bảo vệ môi trường", "bảo vệ thực vật", "cao đẳng",
    "chuyển đổi số", "chính sách xã hội", "chăn nuôi và thú y", "chất lượng", "chất độc da cam",
    "chỉ huy quân sự", "chữ thập đỏ", "công nghệ thông tin", "công tác xã hội",
    "chính sách, chiến lược", "cải cách hành chính", "cảnh sát cơ động", "cảnh sát giao thông",
    "cảnh sát hình sự", "cảnh sát kinh tế", "cảnh sát quản lý hành chính về trật tự xã hội",
    "cựu chiến binh", "dân tộc và tôn giáo", "dịch vụ nông nghiệp", "dịch vụ việc làm", "dự án",
    "giáo dục nghề nghiệp", "giáo dục thường xuyên", "giáo dục và đào tạo", "hành chính - tổng hợp",
    "hành chính công", "hành chính tổng hợp", "hợp tác xã", "khoa học và công nghệ", "khí tượng",
    "kinh tế, hạ tầng và đô thị", "kiểm soát bệnh tật", "kiểm sát nhân dân", "kiểm tra văn bản",
    "kiểm tra đảng ủy", "kế hoạch - tài chính", "kế hoạch tài chính",
    "lao động - thương binh và xã hội", "liên hiệp các tổ chức", "liên hiệp phụ nữ", "mầm non",
    "người cao tuổi", "nông nghiệp và môi trường", "nông thôn", "nạn nhân chất độc da cam",
    "phát triển quỹ đất", "phòng cháy chữa cháy", "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "phản biện xã hội",
    "phục vụ hành chính", "phục vụ hành chính công", "quản lý các khu công nghiệp",
    "quản lý các khu kinh tế", "quản lý dự án", "quản lý khu kinh tế", "quản lý nhà nước",
    "quản lý thị trường", "quản lý đô thị", "quản lý đất đai", "quản trị tài vụ",
    "tham mưu tổng hợp", "thi hành án dân sự", "thông tin và truyền thông", "thể dục thể thao",
    "thủy văn", "thực vật", "tiểu học", "trung học cơ sở", "trung học phổ thông",
    "trợ giúp pháp lý", "tuyên giáo và dân vận", "tài nguyên nước", "tư lệnh cảnh vệ",
    "tổ chức - hành chính", "tổ chức cán bộ", "tổ chức hành chính", "văn hóa - xã hội",
    "văn hóa, thể thao và du lịch", "văn phòng đảng ủy", "xây dựng phong trào",
    "xây dựng phong trào bảo vệ an ninh tổ quốc", "xây dựng đảng", "xúc tiến thương mại",
    "xúc tiến đầu tư", "đê điều", "đăng ký quốc gia", "đăng ký đất đai", "đại học",
})  # fmt: skip
# Two-syllable fields; they join "và" and commas and are all that folded text has.
FIELDS: frozenset[str] = frozenset({
    "an ninh", "biên phòng", "biên tập", "biển", "báo chí", "bình đẳng giới", "bí thư",
    "bưu chính", "bảo vệ", "bồi dưỡng", "bổ trợ", "chuyên môn", "chuyển đổi", "chính trị",
    "chăm sóc", "chăn nuôi", "chấp hành", "chỉ đạo", "cán bộ", "công an", "công chứng",
    "công nghiệp", "công nghệ", "công sản", "công thương", "công tác", "cơ sở", "cơ yếu",
    "cảnh sát", "du lịch", "dân chủ", "dân quân", "dân số", "dân sự", "dân tộc", "dân vận",
    "dịch vụ", "dữ liệu", "gia đình", "giao dịch", "giao thông", "giám sát", "giám định",
    "giáo dục", "giống", "hành chính", "hạ tầng", "hải quan", "hải đảo", "hậu cần", "hộ tịch",
    "hợp tác", "hữu nghị", "khen thưởng", "khoa học", "khoáng sản", "khuyến học", "khuyến nông",
    "kinh tế", "kiểm lâm", "kiểm nghiệm", "kiểm tra", "kế hoạch", "kết quả", "kỹ thuật",
    "lao động", "liên hiệp", "luật gia", "lãnh sự", "lý luận", "lưu trữ", "lịch sử", "môi trường",
    "mặt trận", "nghiên cứu", "nghiệp vụ", "ngoại giao", "ngoại vụ", "ngân sách", "nhà nước",
    "nông dân", "nông nghiệp", "năng lượng", "nội chính", "nội vụ", "pháp chế", "pháp luật",
    "pháp y", "phát hành", "phát triển", "phòng thủ", "phản biện", "phụ nữ", "phục vụ",
    "quan trắc", "quân sự", "quản lý", "quản trị", "quốc phòng", "quốc tế", "sáng tạo", "số hóa",
    "sức khỏe", "tham mưu", "thanh niên", "thanh tra", "thi đua", "thuế", "thông tin", "thú y",
    "thương binh", "thương mại", "thường trực", "thường vụ", "thẩm định", "thể thao",
    "thị trường", "thống kê", "thủy lợi", "thủy sản", "tiếp công dân", "tiếp dân", "tiếp nhận",
    "truyền thông", "trật tự", "trẻ em", "trồng trọt", "tuyên giáo", "tuyên truyền", "tài chính",
    "tài nguyên", "tài sản", "tôn giáo", "tư pháp", "tư tưởng", "tổ chức", "tổng hợp", "tự vệ",
    "viễn thông", "việc làm", "văn hóa", "văn thư", "vận tải", "xuất bản", "xây dựng", "xã hội",
    "y tế", "điều hành", "điện lực", "đoàn thể", "đào tạo", "đô thị", "đăng kiểm", "đảng viên",
    "đất đai", "đấu giá", "đầu tư", "đối ngoại", "đối nội", "đổi mới", "ứng dụng",
})  # fmt: skip
# Fields that a list inside a name carries on in small letters: "…, dân tộc và tôn giáo".
TOPICS: frozenset[str] = frozenset({
    "công nghệ", "du lịch", "dân tộc", "hạ tầng", "khoa học", "kinh tế", "lực lượng vũ trang",
    "môi trường", "nông nghiệp", "nông thôn", "thông tin", "thể thao", "truyền thông", "tôn giáo",
    "việc làm", "văn hóa", "xã hội", "đoàn thể", "đào tạo", "đô thị", "đối ngoại",
})  # fmt: skip
# What follows a name and is none of it: verbs and function words, by their first syllable.
STOPS: frozenset[str] = frozenset({
    "ba", "bao", "biểu", "báo", "bảo", "bằng", "bị", "bố", "bốn", "bởi", "cho", "chưa", "chỉ",
    "chịu", "chủ", "cung", "các", "còn", "có", "cùng", "căn", "cũng", "cần", "cầu", "của", "cứ",
    "cử", "do", "duyệt", "dưới", "giai", "giao", "giúp", "giải", "giữ", "góp", "gắn", "gồm",
    "gửi", "hai", "hay", "hoặc", "hàng", "hướng", "hằng", "hỏi", "khi", "khóa", "không", "khẩn",
    "kia", "kiểm", "kèm", "ký", "kịp", "là", "làm", "lãnh", "lưu", "lập", "lồng", "mà", "mỗi",
    "một", "mời", "nghiêm", "nghị", "ngày", "nhiệm", "như", "nhưng", "nhất", "nhận", "nhằm",
    "những", "này", "nên", "nêu", "năm", "nơi", "nắm", "nếu", "phát", "phân", "phê", "phải",
    "phối", "qua", "quy", "quyết", "quý", "ra", "rà", "rút", "rồi", "sau", "sẽ", "số", "tham",
    "theo", "thuộc", "tháng", "thì", "thẩm", "thống", "thực", "tiếp", "triển", "trong", "trên",
    "trình", "trước", "trả", "tăng", "tại", "từ", "việc", "và", "vào", "vì", "vẫn", "về", "với",
    "xem", "xin", "xây", "xét", "xử", "yêu", "đang", "đánh", "đã", "đó", "đóng", "đôn", "đăng",
    "được", "đẩy", "đến", "đề", "đều", "để", "định", "đồng",
})  # fmt: skip

# Lower-case groups: "các sở, ban, ngành", "các cơ quan, đơn vị, địa phương".
GROUP_WORDS: frozenset[str] = frozenset({
    "ban", "ban ngành", "báo chí", "cơ quan báo chí", "cơ quan thông tấn", "ban xây dựng đảng",
    "ban đảng", "bộ", "chi", "chi bộ", "chính quyền", "chính quyền địa phương", "cá nhân",
    "cơ quan", "cơ quan chuyên môn", "cơ quan hành chính nhà nước", "cơ quan liên quan",
    "cơ quan ngang bộ", "cơ quan nhà nước", "cơ quan tham mưu", "cơ quan thuộc chính phủ",
    "cơ quan thông tin đại chúng", "cơ sở giáo dục", "cấp ủy", "doanh nghiệp",
    "doanh nghiệp nhà nước", "huyện", "huyện ủy", "hội", "hội đoàn thể", "khu dân cư",
    "lực lượng vũ trang", "ngành", "phòng", "phòng chuyên môn", "phường", "quận", "sở", "thành phố",
    "thành ủy", "thôn", "thị trấn", "thị xã", "trường học", "tỉnh", "tỉnh ủy", "tổ chức",
    "tổ chức chính trị", "tổ chức chính trị - xã hội", "tổ chức chính trị xã hội",
    "tổ chức thành viên", "tổ chức xã hội", "tổ chức đảng", "tổ dân phố", "xã", "đoàn thể",
    "đơn vị", "đơn vị sự nghiệp", "đơn vị sự nghiệp công", "đơn vị sự nghiệp công lập", "đảng bộ",
    "đảng bộ cơ sở", "đảng ủy", "đặc khu", "địa phương",
})  # fmt: skip
# A group of one such word alone says nothing of who is meant.
VAGUE: frozenset[str] = frozenset({
    "ban", "bộ", "chi", "chính quyền", "cá nhân", "cơ quan", "cơ quan liên quan", "cấp ủy",
    "doanh nghiệp", "hội", "ngành", "phòng", "thành phố", "thôn", "tỉnh", "tổ chức", "đơn vị",
    "địa phương",
})  # fmt: skip
SINGLE_GROUPS: frozenset[str] = frozenset({
    "lực lượng vũ trang",
})  # fmt: skip
