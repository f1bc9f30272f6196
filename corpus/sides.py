"""Which unit a heading or the beginning of an item names: "2. Sở Nội vụ phối hợp…" (pure)."""

import re

_LEAD = re.compile(
    r"(?:(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Nhiệm vụ, quyền hạn|Phân công|Giao|Đề nghị|Yêu cầu|Đối với"
    r"|Phía|Về phía|Đồng chí|Kính đề nghị)(?: (?:của|cho|trách nhiệm|nhiệm vụ))*:? )"
)
_UNIT = re.compile(
    r"(?:Các|Những|Toàn thể)? ?(?:"
    r"ban(?! hành)(?![,;])|sở|bộ(?! (?:luật|máy|tiêu chí|hồ sơ|câu hỏi|mặt|môn|dữ liệu|chỉ số))"
    r"|công an|đảng (?:ủy|uỷ|bộ|đoàn)|(?:ủy|uỷ) ban|ubnd|ubmttq|hđnd|hội đồng|hội(?! (?:nghị|thảo|thi|nhập|họp|trường))"
    r"|văn phòng|phòng(?![,]| (?:ngừa|chống|cháy|tránh|bệnh|thủ))|thủ trưởng|chủ tịch|giám đốc|bí thư"
    r"|trung tâm(?! phục vụ)|bộ phận|lực lượng|liên đoàn|liên minh|đoàn(?! (?:kết|viên))|mặt trận|tòa án|toà án|viện(?! trợ)"
    r"|chi cục|cục|tổng cục|vụ(?! (?:việc|án|mùa))|thanh tra(?!,)|trường(?! hợp)|bệnh viện|kho bạc|bảo hiểm xã hội"
    r"|ngân hàng|quân (?:khu|đội|sự)|ban chỉ huy|thường trực|cấp (?:ủy|uỷ)|chi(?:, đảng)? bộ|chi ủy|tổ(?! (?:chức|quốc))"
    r"|đội(?! ngũ)|hạt|trạm|báo(?! cáo)|đài|cơ quan|đơn vị(?! tính)|người đứng đầu|lãnh đạo(?= (?:các|cấp|sở|ban|ubnd|phòng|đơn vị|cơ quan|công an))|địa phương"
    r"|xã|phường|huyện|thành phố|tỉnh|ngành|doanh nghiệp|tổ chức (?:chính trị|đảng|đoàn thể|thành viên)"
    r"|tổ chức, cá nhân|đoàn thể|thành viên|chính phủ|quốc hội|kiểm toán|tổng công ty|công ty|tập đoàn|hợp tác xã"
    r"|trưởng|phó|thư ký|bên|chính quyền"
    r")(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:,? (?:có trách nhiệm|có nhiệm vụ|có quyền|chịu trách nhiệm|chủ trì|phối hợp(?! của)|tham mưu"
    r"|hướng dẫn|tiếp tục|chủ động|thực hiện|tổ chức(?! (?:chính trị|thành viên|đảng|đoàn thể|xã hội|,))"
    r"|căn cứ|theo dõi|kiểm tra|xây dựng|chỉ đạo(?! \d)|thường xuyên|tăng cường|đẩy mạnh|triển khai|quán triệt"
    r"|tuyên truyền(?! (?:và|,))|báo cáo|gửi|bố trí|rà soát|là|được|giao|nghiên cứu|đề xuất|ban hành"
    r"|cung cấp|tham gia|bảo đảm|đảm bảo|lãnh đạo(?=,| )|lập|ký|cử|phân công|quyết định|trình|tổng hợp"
    r"|giúp|thẩm định|tạo|chuẩn bị|đôn đốc|vận động|thông báo|khi|nếu|trong|cần|phải|sẽ|định kỳ"
    r"|hằng năm|hàng năm|kịp thời|nêu|quy định|chấp hành|tập trung|quan tâm|nắm)(?![\wÀ-ỹ]))|[:;(]|\. "
)
_LONGEST = 160
_LABEL = re.compile(
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Ll]ãnh đạo) (?:chủ trì|phối hợp|thực hiện|thường trực|chỉ đạo"
    r"|tham mưu|chịu trách nhiệm)(?:, [\w ]{2,30})? ?:"
)


def find_side(words: str, *, heading: bool) -> str | None:
    """Return the unit or group of units that `words` begin with, None when it is none.

    A heading may be the name alone; running text names a side only where a verb follows.
    """
    lead = _LEAD.match(words)
    name = words[lead.end() :] if lead else words
    if not _UNIT.match(name) or _LABEL.match(name) or not (name[0].isupper() or lead):
        return None
    verb = _VERB.search(name, 2, _LONGEST * 2)
    if verb is None and not (heading or lead):
        return None
    found = name[: verb.start()] if verb else name
    found = found.strip(" .,;:-–")
    return found if 2 < len(found) <= _LONGEST else None
