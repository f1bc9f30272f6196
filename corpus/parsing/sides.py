"""Which unit a heading or the beginning of an item names: "2. Sở Nội vụ phối hợp…" (pure)."""

import re

_LEAD = re.compile(
    r"(?:(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Nhiệm vụ, quyền hạn|Phân công|Giao|Đề nghị|Yêu cầu"
    r"|Đối với|Phía|Về phía|Đồng chí|Kính đề nghị)"
    r"(?: (?:của|cho|trách nhiệm|nhiệm vụ))*:? )"
)
# First words of units. What may follow the word in other senses is excluded: "phòng, chống",
# "tổ chức", "bộ luật", "hội nghị".
_UNIT_WORDS = (
    r"ban(?! hành)(?!,)|(?<=các )(?:ban|phòng)",
    r"sở",
    r"bộ(?! (?:luật|máy|tiêu chí|hồ sơ|câu hỏi|mặt|môn|dữ liệu|chỉ số))",
    r"công an|đảng (?:ủy|uỷ|bộ|đoàn)|(?:ủy|uỷ) ban|ubnd|ubmttq|hđnd",
    r"hội đồng|hội(?! (?:nghị|thảo|thi|nhập|họp|trường|trại|chợ))",
    r"văn phòng|phòng(?!,| (?:ngừa|chống|cháy|tránh|bệnh|thủ))",
    r"thủ trưởng|chủ tịch|giám đốc|bí thư|trưởng|phó|thư ký|người đứng đầu",
    r"trung tâm(?! phục vụ)|bộ phận|lực lượng|liên đoàn|liên minh|đoàn(?! (?:kết|viên))",
    r"mặt trận|tòa án|toà án|viện(?! (?:trợ|dẫn))|chi cục|cục|tổng cục|vụ(?! (?:việc|án|mùa))",
    r"thanh tra(?!,)|trường(?! hợp)|bệnh viện|kho bạc|bảo hiểm xã hội|bhxh|ngân hàng|hải quan",
    r"thuế(?= (?:tỉnh|thành phố|cơ sở|khu vực))|(?:tỉnh|thành|huyện|xã|phường) đoàn",
    r"viễn thông|điện lực",
    r"quân (?:khu|đội|sự)|thường trực|cấp (?:ủy|uỷ)|chi(?:, đảng)? bộ|chi (?:ủy|uỷ)",
    r"tổ(?! (?:chức|quốc))|đội(?! ngũ)|hạt|trạm|báo(?! cáo)|đài|cơ quan|đơn vị(?! tính)",
    r"lãnh đạo(?= (?:các|cấp|sở|ban|ubnd|phòng|đơn vị|cơ quan|công an))|địa phương",
    r"xã|phường|huyện|thành phố|tỉnh|thôn|ngành|doanh nghiệp|hợp tác xã",
    r"tổ chức (?:chính trị|đảng|đoàn thể|thành viên)|tổ chức, cá nhân|đoàn thể|thành viên",
    r"chính phủ|quốc hội|kiểm toán|tổng công ty|công ty|tập đoàn|bên|chính quyền",
)
_UNIT = re.compile(
    rf"(?:Các|Những|Toàn thể)? ?(?:{'|'.join(_UNIT_WORDS)})(?![\wÀ-ỹ])", re.IGNORECASE
)
# Where a name ends and the sentence about it begins; capitals ("Ban Chỉ đạo") are of the name.
_VERBS = (
    r"có trách nhiệm|có nhiệm vụ|có quyền|chịu trách nhiệm|chủ trì|phối hợp(?! của)|tham mưu",
    r"hướng dẫn|tiếp tục|chủ động|thực hiện|căn cứ|theo dõi|xây dựng|chỉ đạo(?! \d)",
    r"tổ chức(?! (?:chính trị|thành viên|đảng|đoàn thể|xã hội)|,)|(?<!ban )kiểm tra",
    r"thường xuyên|tăng cường|đẩy mạnh|triển khai|quán triệt|tuyên truyền(?! và|,)|báo cáo",
    r"gửi|bố trí|rà soát|là|được|giao|nghiên cứu|đề xuất|ban hành|cung cấp|tham gia|có",
    r"bảo đảm|đảm bảo|lãnh đạo(?=,| )|lập|ký|cử|phân công|quyết định|trình|tổng hợp",
    r"(?<!trợ )(?<!Trợ )giúp(?! việc)|thẩm định|tạo|chuẩn bị|đôn đốc|vận động|thông báo|khi|nếu",
    r"trong|cần|phải|sẽ|định kỳ|hằng năm|hàng năm|kịp thời|nêu|quy định|chấp hành|tập trung",
    r"quan tâm|nắm|họp|thống nhất|yêu cầu|đề nghị|hỗ trợ|mở|giữ|làm|đã|đang|tại phiên|ra",
)
_VERB = re.compile(rf",? (?:{'|'.join(_VERBS)})(?![\wÀ-ỹ])|[:;(]|\. ")
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|lãnh đạo|lực lượng) (?:chủ trì|phối hợp|thực hiện|thường trực"
    r"|chỉ đạo|tham mưu|chịu trách nhiệm)(?:,? [\w ]{2,30})? ?:",
    re.IGNORECASE,
)
_LONGEST = 200


def find_side(words: str, *, heading: bool) -> str | None:
    """Return the unit or group of units that `words` begin with, None when it is none.

    A heading may be the name alone; running text names a side only where a verb follows.
    """
    lead = _LEAD.match(words)
    name = words[lead.end() :] if lead else words
    if not _UNIT.match(name) or _LABEL.match(name) or not (name[0].isupper() or lead):
        return None
    verb = _VERB.search(name, 2, 2 * _LONGEST)
    if verb is None and not (heading or lead):
        return None
    found = (name[: verb.start()] if verb else name).strip(" .,;:-–")
    return found if 2 < len(found) <= _LONGEST else None
