"""Verbs that official Vietnamese lays duties with, and what they make of a unit; data only."""

from collections.abc import Mapping
from types import MappingProxyType

from corpus.facts.facts import Role
from corpus.facts.plain_verbs import PLAIN_VERBS

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
    "chịu trách nhiệm chính", "chịu trách nhiệm", "chủ động", "có nhiệm vụ", "có thể",
    "có trách nhiệm", "cùng nhau", "cùng", "căn cứ chức năng", "cũng", "cần", "hàng năm",
    "hàng quý", "hàng tháng", "hằng năm", "hằng quý", "hằng tháng", "không được", "không",
    "khẩn trương", "kịp thời", "luân phiên", "luôn", "ngay", "nghiêm túc", "nhanh chóng", "phải",
    "sẽ", "thì", "thường xuyên", "tiếp tục", "trước hết", "trực tiếp", "tích cực", "tự", "đều",
    "định kỳ", "đồng thời", "thay phiên nhau", "thay phiên",
})  # fmt: skip
OTHER_VERBS: frozenset[str] = frozenset({
    "ban hành", "biểu dương", "bàn giao", "bám sát", "bám", "bãi bỏ", "bồi thường", "bảo lãnh",
    "bảo mật", "bình xét", "bảo dưỡng", "bảo quản", "bảo trì", "bảo tồn", "bảo vệ", "bảo đảm",
    "bố trí", "bồi dưỡng", "bổ nhiệm", "bổ sung", "chi trả", "chia sẻ", "cho phép", "cho ý kiến",
    "cho", "chuyển giao", "chuyển", "chuẩn bị", "chuẩn hóa", "chú trọng", "chăm lo", "chấm dứt",
    "chấn chỉnh", "chấp hành", "chấp thuận", "chỉ định", "chịu", "chọn", "chủ trương", "chủ động",
    "chứng nhận", "chứng thực", "chữa", "cung cấp", "cung ứng", "cân đối", "có", "công bố",
    "công khai", "công nhận", "căn cứ", "cam kết", "công chứng", "cải cách", "cải chính",
    "cải thiện", "cải tiến", "cảnh báo", "cấp", "cập nhật", "cắt giảm", "cụ thể hoá", "cụ thể hóa",
    "củng cố", "cử", "di chuyển", "di dời", "duy trì", "dọn", "dừng", "dự báo", "dự kiến",
    "dự thảo", "dự toán", "dự trù", "dự", "ghi nhận", "ghi", "gia hạn", "giao ban", "giao nhiệm vụ",
    "giao", "giáo dục", "giúp đỡ", "giúp", "giải ngân", "giải quyết", "giải thích", "giải thể",
    "giải trình", "giảm", "giới thiệu", "giữ gìn", "giữ", "gìn giữ", "góp phần", "góp ý", "gắn kết",
    "gắn", "gửi", "hiện đại hóa", "hoàn thiện", "hoàn thành", "hoàn trả", "huy động", "hình thành",
    "hòa giải", "hưởng ứng", "học tập", "họp báo", "họp", "hỗ trợ", "hợp tác", "hủy", "in",
    "khai báo", "khai thác", "khai", "khấu trừ", "khởi tố", "kê khai", "khoanh vùng", "kiểm dịch",
    "kiểm toán", "khen thưởng", "khuyến khích", "khám chữa bệnh", "khám", "khôi phục", "khảo sát",
    "khắc phục", "khởi công", "kiến nghị", "kiểm kê", "kiểm soát", "kiểm điểm", "kiểm định",
    "kiện toàn", "kêu gọi", "ký kết", "ký", "kết luận", "kết nối", "luân chuyển", "làm", "lưu giữ",
    "lưu trữ", "lưu", "lấy", "lập dự toán", "lập", "lắp đặt", "lồng ghép", "lựa chọn", "miễn nhiệm",
    "miễn", "mua sắm", "mời", "mở rộng", "mở", "nghiêm cấm", "nghiên cứu", "ngăn chặn", "nhân rộng",
    "nhận xét", "nhận", "nhắc nhở", "niêm phong", "niêm yết", "ngăn ngừa", "nghiệm thu", "nhập",
    "nâng cao", "nâng cấp", "nêu cao", "nêu", "nắm bắt", "nắm chắc", "nắm", "nộp", "phát hiện",
    "phát huy", "phát hành", "phát ngôn", "phát sóng", "phát triển", "phát động", "phân bổ",
    "phân công", "phân cấp", "phân loại", "phân tích", "phê bình", "phê duyệt", "phòng ngừa",
    "phản hồi", "phản ánh", "phấn đấu", "phổ biến", "phụ trách", "phục hồi", "phục vụ", "quan tâm",
    "quy hoạch", "quy định", "quy đổi", "quyết toán", "quyết định", "quán triệt", "quét", "quản lý",
    "rà soát", "rút kinh nghiệm", "rút ngắn", "rút", "siết chặt", "soạn thảo", "sàng lọc", "sơ kết",
    "sản xuất", "sắp xếp", "số hóa", "sử dụng", "sửa chữa", "sửa đổi", "tham dự", "tham gia",
    "tham vấn", "thanh toán", "thanh tra", "thay mặt", "thay thế", "thi hành", "thiết lập",
    "thu hồi", "thu thập", "thu", "thành lập", "thông báo", "thông qua", "thông tin", "thoả thuận",
    "thỏa thuận", "thu hút", "tháo gỡ", "thay đổi", "thể chế hóa", "thể hiện", "thuyết minh",
    "tịch thu", "thúc đẩy", "thảo luận", "thẩm tra", "thẩm định", "thống kê", "thống nhất",
    "thụ lý", "thực hiện", "thực hành", "tiêu hủy", "tiến hành", "tiếp nhận", "tiếp thu", "tiếp",
    "tiết kiệm", "trang bị", "tranh thủ", "trao đổi", "trao", "treo", "triển khai", "truy cập",
    "truyền thông", "trình", "trích", "trả lời", "trả", "trấn áp", "trợ giúp", "tu bổ",
    "tuyên truyền", "tuyển chọn", "tuyển dụng", "tuân thủ", "tích hợp", "tính toán", "tính",
    "tiêm phòng", "tuân theo", "tôn trọng", "tôn vinh", "tạm ứng", "tổng rà soát", "túc trực",
    "trồng", "tăng cường", "tăng", "tư vấn", "tạm dừng", "tạm đình chỉ", "tạo lập", "tạo điều kiện",
    "tạo", "tận dụng", "tập huấn", "tập hợp", "tập trung", "tặng", "tổ chức", "tổng kết", "từ chối",
    "tự kiểm tra", "uốn nắn", "vận dụng", "vận hành", "vận động", "xem xét", "xin", "xác minh",
    "xác nhận", "xác định", "xây dựng", "xã hội hóa", "xét duyệt", "xét", "xóa", "xuất cấp",
    "xuất trình", "xếp loại", "xử lý", "xác thực", "xử phạt", "yêu cầu", "ám chỉ", "áp dụng",
    "điều chỉnh", "điều hành", "điều phối", "điều tra", "điều trị", "điều động", "đào tạo",
    "đánh giá", "đáp ứng", "đình chỉ", "đón", "đóng góp", "đăng ký", "đăng tải", "đăng", "đưa",
    "đại diện", "đảm bảo", "đảm nhiệm", "đấu nối", "đấu tranh", "đầu tư", "đẩy mạnh", "đặt",
    "đề cao", "đề nghị", "đề ra", "đề xuất", "định hướng", "đối chiếu", "đối thoại", "đồng bộ",
    "đổi mới", "động viên", "ưu tiên", "coi", "gỡ bỏ", "sinh hoạt", "ủy quyền", "ứng dụng",
})  # fmt: skip
VERBS: frozenset[str] = frozenset({*ROLES, *OTHER_VERBS, *PLAIN_VERBS})
LONGEST_VERB = 3  # syllables
# What makes a subject act although it begins with "có" or "được".
GRANTED: tuple[str, ...] = (
    "có trách nhiệm", "có nhiệm vụ", "có thẩm quyền", "được giao", "được phân công",
    "không được", "có văn bản", "có ý kiến", "có báo cáo", "có kế hoạch", "có hình thức",
    "có biện pháp", "được phân cấp", "có giải pháp", "được đề nghị", "được yêu cầu",
    "được ủy quyền", "được cử",
)  # fmt: skip
# What follows a unit that does nothing in the sentence.
NO_VERBS: frozenset[str] = frozenset({
    "bao", "biết", "bằng", "bị", "kính", "trân", "cho", "chưa", "có", "cũ", "của", "do", "gồm",
    "hay", "hiện", "hoặc", "khác", "không", "liên", "là", "mà", "mới", "như", "nào", "này", "nêu",
    "nói", "nơi", "ra", "sau", "số", "theo", "thuộc", "trong", "trên", "trước", "tại", "tới", "từ",
    "và", "vào", "vẫn", "về", "với", "đang", "đã", "đó", "được", "đến", "để", "ở",
})  # fmt: skip
