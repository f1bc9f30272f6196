"""Verbs that official Vietnamese lays duties with, and what they make of a unit; data only."""

from collections.abc import Mapping
from types import MappingProxyType

from corpus.facts.facts import Role

# The verb that a sentence leads with -> what the unit is in the matter.
ROLES: Mapping[str, Role] = MappingProxyType({
    "chủ trì": Role.LEADS,
    "phối hợp": Role.COOPERATES,
    "tham mưu": Role.ADVISES,
    "lãnh đạo": Role.DIRECTS,
    "chỉ đạo": Role.DIRECTS,
    "hướng dẫn": Role.GUIDES,
    "theo dõi": Role.MONITORS,
    "kiểm tra": Role.MONITORS,
    "đôn đốc": Role.MONITORS,
    "giám sát": Role.MONITORS,
    "tổng hợp": Role.COMPILES,
    "báo cáo": Role.REPORTS,
})  # fmt: skip
# What stands between a unit and the verb that counts, or before it.
ADVERBS: frozenset[str] = frozenset({
    "chủ động", "chịu trách nhiệm", "có nhiệm vụ", "có trách nhiệm", "cùng", "cùng nhau", "cần",
    "hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "khẩn trương",
    "kịp thời", "nghiêm túc", "phải", "sẽ", "thì", "thường xuyên", "tiếp tục", "trực tiếp",
    "tích cực", "đồng thời", "định kỳ", "cũng", "đều", "tự", "trước hết", "có thể", "ngay",
    "căn cứ chức năng", "luôn", "nhanh chóng", "chịu trách nhiệm chính", "không được", "không",
})  # fmt: skip
OTHER_VERBS: frozenset[str] = frozenset({
    "ban hành", "biểu dương", "bàn giao", "bám", "bãi bỏ", "bảo dưỡng", "bảo quản", "bảo vệ",
    "bảo đảm", "bố trí", "bồi dưỡng", "bổ nhiệm", "bổ sung", "cho", "cho phép", "chi trả",
    "chia sẻ", "chuyển", "chuẩn bị", "chăm lo", "chú trọng", "chấm dứt", "chấp hành",
    "chấp thuận", "chịu", "chọn", "chỉ định", "chủ động", "chứng nhận", "chứng thực", "cung cấp",
    "cung ứng", "cân đối", "có", "công bố", "công khai", "công nhận", "căn cứ", "cảnh báo", "cấp",
    "cập nhật", "cắt giảm", "cụ thể hóa", "cụ thể hoá", "củng cố", "cử", "duy trì", "dự báo", "dự thảo",
    "ghi", "ghi nhận", "gia hạn", "giao", "giới thiệu", "giúp", "giúp đỡ", "giải ngân",
    "giải quyết", "giải trình", "giảm", "giữ", "giữ gìn", "gắn", "gắn kết", "gửi",
    "hiện đại hóa", "hoàn thiện", "hoàn thành", "hoàn trả", "huy động", "hình thành", "họp",
    "hỗ trợ", "hủy", "khai thác", "khen thưởng", "khuyến khích", "khắc phục", "khảo sát",
    "khởi công", "kiểm điểm", "kiểm kê", "kiểm soát", "kiểm định", "kiến nghị", "kiện toàn", "ký",
    "ký kết", "kết luận", "kết nối", "làm", "lưu", "lưu giữ", "lưu trữ", "lấy", "lập", "lắp đặt",
    "lồng ghép", "lựa chọn", "mua sắm", "mời", "mở", "nghiên cứu", "ngăn chặn", "nhân rộng",
    "nhận", "niêm yết", "nâng cao", "nâng cấp", "nêu", "nắm", "nắm bắt", "nắm chắc", "nộp",
    "phê bình", "phê duyệt", "phân bổ", "phân công", "phân cấp", "phân loại", "phân tích",
    "phòng ngừa", "phát huy", "phát hiện", "phát hành", "phát triển", "phát động", "phấn đấu",
    "phản ánh", "phản hồi", "phổ biến", "phụ trách", "phục vụ", "quan tâm", "quy hoạch",
    "quy định", "quyết toán", "quyết định", "quán triệt", "quản lý", "rà soát",
    "rút kinh nghiệm", "siết chặt", "soạn thảo", "số hóa", "sơ kết", "sửa chữa", "sửa đổi",
    "sử dụng", "tham gia", "tham vấn", "thanh toán", "thanh tra", "thiết lập", "thay thế",
    "thu", "thu hồi", "thu thập", "thành lập", "thông báo", "thông tin", "thúc đẩy", "thảo luận",
    "thẩm tra", "thẩm định", "thống kê", "thống nhất", "thụ lý", "thực hiện", "thực hành",
    "tiếp nhận", "tiếp thu", "tiến hành", "tiếp", "tiêu hủy", "trao đổi", "trang bị", "triển khai",
    "trình", "trả", "trả lời", "truy cập", "truyền thông", "trích", "tuyên truyền", "tuyển chọn",
    "tuân thủ", "tăng cường", "tạo", "tạo lập", "tạo điều kiện", "tập huấn", "tập hợp",
    "tập trung", "tặng", "tổ chức", "tổng kết", "từ chối", "tự kiểm tra", "vận dụng",
    "vận hành", "vận động", "xem xét", "xin", "xác minh", "xác nhận", "xác định", "xét",
    "xét duyệt", "xây dựng", "xử lý", "xử phạt", "ám chỉ", "áp dụng", "yêu cầu", "điều chỉnh",
    "điều hành", "điều phối", "điều tra", "đánh giá", "đào tạo", "đáp ứng", "đình chỉ", "đăng",
    "đăng ký", "đăng tải", "đưa", "đảm bảo", "đảm nhiệm", "đẩy mạnh", "đấu tranh", "đầu tư",
    "đề nghị", "đề xuất", "đề ra", "đối chiếu", "đổi mới", "đồng bộ", "động viên", "định hướng", "thi hành", "phát ngôn", "họp báo", "xin", "học tập", "di chuyển", "di dời", "đại diện", "thay mặt",
    "ứng dụng", "ủy quyền", "đóng góp", "giáo dục", "trấn áp", "chấn chỉnh",
    "xóa", "khai", "tích hợp", "đấu nối", "đón", "đặt", "treo", "in", "sản xuất", "phát sóng",
    "trao", "tôn vinh", "bình xét", "nhận xét", "góp ý", "chủ trương", "giao nhiệm vụ",
    "nghiêm cấm", "khôi phục", "bảo trì", "tạm dừng", "tạm đình chỉ", "chuyển giao", "hợp tác",
    "hưởng ứng", "kêu gọi", "xã hội hóa", "quy đổi", "tính", "tính toán", "dừng", "miễn", "miễn nhiệm",
    "tuyển dụng", "luân chuyển", "điều động", "khám", "chữa", "khám chữa bệnh", "điều trị", "sàng lọc",
    "nhắc nhở", "uốn nắn", "cải thiện", "cải tiến", "cải cách", "rút", "rút ngắn",
    "mở rộng", "tiết kiệm", "bảo tồn", "gìn giữ", "phục hồi", "tu bổ", "dọn", "quét", "dự", "dự kiến",
    "dự trù", "dự toán", "lập dự toán", "tham dự", "ưu tiên", "đối thoại", "hòa giải", "giải thích",
    "tư vấn", "trợ giúp", "góp phần", "tranh thủ", "tận dụng", "chuẩn hóa", "sắp xếp",
})  # fmt: skip
VERBS: frozenset[str] = frozenset({*ROLES, *OTHER_VERBS})
LONGEST_VERB = 3  # syllables
# What makes a subject act although it begins with "có" or "được".
GRANTED: tuple[str, ...] = (
    "có trách nhiệm", "có nhiệm vụ", "có thẩm quyền", "được giao", "được phân công",
    "không được", "có văn bản", "có ý kiến", "có báo cáo", "có kế hoạch", "có hình thức",
    "có biện pháp", "được phân cấp", "có giải pháp",
)  # fmt: skip
# What follows a unit that does nothing in the sentence.
NO_VERBS: frozenset[str] = frozenset({
    "của", "và", "về", "với", "thuộc", "là", "ở", "bị", "gồm", "bao", "hoặc", "hay", "như", "nào",
    "mà", "khác", "đó", "này", "nêu", "để", "có", "được", "không", "chưa", "đã", "đang", "theo",
    "trong", "tại", "trên", "vào", "từ", "đến", "do", "bằng", "cho", "tới", "nơi", "nói", "ra",
    "liên", "vẫn", "mới", "cũ", "hiện", "trước", "sau",
})  # fmt: skip
