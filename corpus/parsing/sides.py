"""Which unit a heading or the beginning of an item names: "2. Sở Nội vụ phối hợp…" (pure)."""

import re
from collections.abc import Sequence

from corpus.mentions.phrases import match_end, phrases
from corpus.mentions.positions import position_end
from corpus.mentions.scan import Word, scan
from corpus.mentions.unit_tails import AND, level, tail
from corpus.mentions.units import unit_end

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
    r"bộ(?! (?:luật|máy|tiêu chí|hồ sơ|câu hỏi|mặt|môn|dữ liệu|chỉ số|quy tắc))",
    r"công an|đảng (?:ủy|uỷ|bộ|đoàn)|(?:ủy|uỷ) ban|ubnd|ubmttq|hđnd",
    r"hội đồng|hội(?! (?:nghị|thảo|thi|nhập|họp|trường|trại|chợ))",
    r"văn phòng|phòng(?!,| (?:ngừa|chống|cháy|tránh|bệnh|thủ))",
    r"thủ trưởng|chủ tịch|giám đốc|bí thư|trưởng|phó|thư ký|người đứng đầu",
    r"trung tâm(?! phục vụ)|bộ phận|lực lượng(?! (?:huy động|tham gia))|liên đoàn|liên minh",
    r"đoàn(?! (?:kết|viên))",
    r"mặt trận|tòa án|toà án|viện(?! (?:trợ|dẫn))|chi cục|cục|tổng cục|vụ(?! (?:việc|án|mùa))",
    r"thanh tra(?!,)|trường(?! hợp)|bệnh viện|kho bạc|bảo hiểm xã hội|bhxh|ngân hàng|hải quan",
    r"thuế(?= (?:tỉnh|thành phố|cơ sở|khu vực))|(?:tỉnh|thành|huyện|xã|phường) đoàn",
    r"viễn thông|điện lực",
    r"quân (?:khu|đội|sự)|thường trực|cấp (?:ủy|uỷ)|chi(?:, đảng)? bộ|chi (?:ủy|uỷ)",
    r"tổ(?! (?:chức|quốc))|đội(?! ngũ)|hạt|trạm|báo(?! cáo)|đài|cơ quan|đơn vị(?! tính)",
    r"lãnh đạo(?= (?:các|cấp|sở|ban|ubnd|phòng|đơn vị|cơ quan|công an))|địa phương",
    r"xã(?! hội)|phường|huyện|thành phố(?! thông minh)|tỉnh(?! lộ)|thôn|ngành(?! nghề)",
    r"doanh nghiệp(?! số)|hợp tác xã",
    r"tổ chức (?:chính trị|đảng|đoàn thể|thành viên)|tổ chức, cá nhân|đoàn thể|thành viên",
    r"chính phủ|quốc hội|kiểm toán|tổng công ty|công ty|tập đoàn|bên(?! cạnh)",
    r"chính quyền(?! (?:số|điện tử))",
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
    r"quan tâm|nắm|(?<!cuộc )họp|thống nhất|yêu cầu|đề nghị|hỗ trợ|mở|giữ|làm|đã|đang|tại phiên|ra",
    r"khẩn trương|nghiêm túc|trân trọng|trực tiếp(?= (?:chỉ đạo|phụ trách|chủ trì|làm))|đưa|mong",
    r"theo|(?:bao )?gồm|cân đối|(?<!và )quản lý(?=,)|kiện toàn|giám sát(?= việc)|duy trì",
    r"tự giải (?:thể|tán)|đặt tại|sử dụng(?= kinh phí)",
    r"(?<!phận )(?<!tổ )(?<!Tổ )(?<!vị )(?<!quan )tiếp nhận(?! và)",
)
_VERB = re.compile(rf",? (?:{'|'.join(_VERBS)})(?![\wÀ-ỹ])|[:;(]|\. ")
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|lãnh đạo|lực lượng) (?:chủ trì|phối hợp|thực hiện|thường trực"
    r"|chỉ đạo|tham mưu|chịu trách nhiệm)(?:,? [\w ]{2,30})? ?:",
    re.IGNORECASE,
)
_LONGEST = 250
# What goes on with a name after the level or place that the finder of mentions ends it with.
_GOES_ON = re.compile(
    r" (?:và|hoặc|hay|các|của|thuộc|trực thuộc|tại|ở|trên|trong|với|về|cùng|do|số|thường trực|liên"
    r"|nơi|nào|có|không|chưa|khác|còn lại|mới|cũ|ven|vùng|biên giới|miền|giáp|lân cận|trọng điểm"
    r"|trung tâm|điểm|nói|nêu|kiêm)\b"
)
_PLAIN = phrases({"trạm y tế"})  # units of every commune that are no name to the finder


def find_side(words: str, *, heading: bool) -> str | None:
    """Return the unit or group of units that `words` begin with, None when it is none.

    A heading may be the name alone; running text names a side only where a verb follows.
    """
    lead = _LEAD.match(words)
    name = words[lead.end() :] if lead else words
    begun = _UNIT.match(name)
    if not begun or _LABEL.match(name) or not (name[0].isupper() or lead):
        return None
    known, placed = _known(name[:_LONGEST])
    verb = _VERB.search(name, max(begun.end(), known), 2 * _LONGEST)
    found = name[: verb.start()] if verb else name
    if placed and found[known + 1 : known + 2].islower() and not _GOES_ON.match(found, known):
        found = found[:known]  # a verb that nobody listed
    if verb is None and not heading:
        if not lead:
            return None
        found = name[:known] if known and found.endswith(".") else found
    found = found.strip(" .,;:-–")
    return found if 2 < len(found) <= _LONGEST and "|" not in found else None


def _known(name: str) -> tuple[int, bool]:
    """Return where the units that a text begins with end, and whether the last one's level is told.

    What follows "Công an phường" in small letters is none of the name; what follows "Phòng Quản
    lý" may be.
    """
    views = scan(name)
    words = views.words()
    start, end = 0, _one_end(words, 0)
    while 0 < end < len(words) and words[end].gap in {"", ","}:
        after = end + (words[end].lower in AND)
        last = _one_end(words, after)
        if last == after or words[after].gap not in {"", ","}:
            break
        start, end = after, last
    if not end or (end == len(words) and len(name) == _LONGEST):
        return 0, False
    placed = any(level(words, at) > at for at in range(start + 1, end))
    return views.origin[words[end - 1].end], placed


def _one_end(words: Sequence[Word], at: int) -> int:
    """Return where a unit or whoever leads it ends, `at` when neither begins there."""
    if at >= len(words):
        return at
    held = position_end(words, at)
    if held == len(words) or (held > at and words[held].gap):
        return held
    end = max(held, unit_end(words, held))
    plain = match_end(words, at, _PLAIN) if end == at else at
    return tail(words, plain) if plain > at else end
