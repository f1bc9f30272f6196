"""The forms' own vocabulary, after Decree 30/2020/NĐ-CP and the Party's instructions."""

import re
from types import MappingProxyType

# Characters of a class in regular expressions: what Vietnamese is written with in capitals.
CAPITAL = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# Kind as printed in capitals -> the abbreviation that Decree 30 (appendix III) and the Party's
# own instructions give it; longer names come first when they are looked up.
ABBREVIATIONS = MappingProxyType(
    {
        "NGHỊ QUYẾT": "NQ",
        "QUYẾT ĐỊNH": "QĐ",
        "CHỈ THỊ": "CT",
        "QUY CHẾ": "QC",
        "QUY ĐỊNH": "QyĐ",
        "QUY TRÌNH": "QTr",
        "QUY CHUẨN": "QCh",
        "THÔNG CÁO": "TC",
        "THÔNG BÁO": "TB",
        "THÔNG TRI": "TTri",
        "HƯỚNG DẪN": "HD",
        "CHƯƠNG TRÌNH": "CTr",
        "KẾ HOẠCH": "KH",
        "PHƯƠNG ÁN": "PA",
        "ĐỀ ÁN": "ĐA",
        "DỰ ÁN": "DA",
        "BÁO CÁO": "BC",
        "BIÊN BẢN": "BB",
        "TỜ TRÌNH": "TTr",
        "HỢP ĐỒNG": "HĐ",
        "CÔNG ĐIỆN": "CĐ",
        "CÔNG VĂN": "CV",
        "BẢN GHI NHỚ": "BGN",
        "BẢN THỎA THUẬN": "BTT",
        "BẢN THOẢ THUẬN": "BTT",
        "GIẤY ỦY QUYỀN": "GUQ",
        "GIẤY UỶ QUYỀN": "GUQ",
        "GIẤY MỜI": "GM",
        "GIẤY GIỚI THIỆU": "GGT",
        "GIẤY NGHỈ PHÉP": "GNP",
        "PHIẾU GỬI": "PG",
        "PHIẾU CHUYỂN": "PC",
        "PHIẾU BÁO": "PB",
        "KẾT LUẬN": "KL",
        "ĐIỀU LỆ": "ĐL",
        "NỘI QUY": "NQy",
        "LỜI KÊU GỌI": "LKG",
        "TUYÊN BỐ": "TBố",
        "CHIẾN LƯỢC": "CL",
        "DANH MỤC": "DM",
        "DANH SÁCH": "DS",
        "ĐỀ CƯƠNG": "ĐC",
        "LỊCH": "L",
        "NGHỊ ĐỊNH": "NĐ",
        "THÔNG TƯ LIÊN TỊCH": "TTLT",
        "THÔNG TƯ": "TT",
        "BỘ LUẬT": "BL",
        "LUẬT": "Luật",
        "PHÁP LỆNH": "PL",
        "HIẾN PHÁP": "HP",
        "LỆNH": "Lệnh",
        "VĂN BẢN HỢP NHẤT": "VBHN",
        "BỘ TIÊU CHÍ": "BTC",
        "THỂ LỆ": "TL",
    }
)
NO_KIND = "VB"  # instead of an abbreviation
_QUALIFIERS = (
    "PHỐI HỢP|HÀNH ĐỘNG|CÔNG TÁC|LÀM VIỆC|HOẠT ĐỘNG|LIÊN TỊCH|LIÊN NGÀNH|THỰC HIỆN|TRIỂN KHAI"
    "|TỔ CHỨC|KỸ THUẬT|HỘI NGHỊ|CUỘC HỌP|HỌP|KIỂM TRA|TÓM TẮT|KIỂM ĐIỂM|QUẢN LÝ"
)
_KIND = re.compile(
    "(?P<kind>"
    + "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
    + rf")(?P<more>(?: (?:{_QUALIFIERS})(?![A-ZÀ-Ỹa-zà-ỹ]))*)(?![A-ZÀ-Ỹa-zà-ỹ])"
)
MOTTO = re.compile(
    r"c[oộ]ng h[oòóỏ]?[aàòóà]? x[aã] h[oộ]i ch[uủ] ngh[iĩ]a vi[eệ]t nam"
    r"|[đd][oộ]c l[aậ]p ?[-–—.] ?t[uự] do ?[-–—.] ?h[aạ]nh ph[uú]c"
    r"|^[đd][aả]ng c[oộ]ng s[aả]n vi[eệ]t nam",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:^|(?<=[ |>]))(?:S[ốôo]|SỐ)(?: ?: ?| |(?=\d))"
    r"(?P<number>[.…_ ]{0,40} ?[0-9]{0,6}(?:\.[0-9]{1,3})?[a-zA-Z]?(?: ?/ ?[0-9]{4})?"
    r" ?[-/–] ?[A-ZĐ][\w&/–.-]{0,60}"
    r"|[0-9]{1,6} [A-ZĐ]{1,6}[a-z]{0,2}[-/–][A-ZĐ][\w&/–.-]{0,60}"
    r"|[0-9]{1,6}(?=$|[ ;,]))"
)
ISSUED = re.compile(
    r"ngày(?P<day>[\d.…_ ]{0,20})tháng(?P<month> (?:giêng|mười một|mười hai|một|hai|ba|tư|bốn"
    r"|năm(?= năm)|sáu|bảy|tám|chín|mười|chạp) |[\d.…_ ]{0,20})năm(?P<year>[\d.…_ ]{0,12})",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"(?:V/v|v/v|Về việc|VỀ VIỆC)\b:?\s*")
ADDRESSEES = re.compile(r"k[ií]nh g[uử]i\b", re.IGNORECASE)
RECIPIENTS = re.compile(r"n[oơ]i nh[aậ]n\b", re.IGNORECASE)
ISSUED_WITH = re.compile(r"\(?(?:được |đã )?(?:ban hành )?kèm theo\b", re.IGNORECASE)
APPENDIX = re.compile(
    r"(?P<label>PHỤ LỤC(?: SỐ)?(?: (?:\d{1,3}|[IVXLC]{1,7}|[A-Z]))?(?![\wÀ-ỹ])"
    r"|Phụ lục(?: số)?(?: (?:\d{1,3}|[IVXLC]{1,7}|[A-Z]))?"
    rf"(?=$| ?[:.–-]? ?[{CAPITAL}]{{2,}}| ?[:.]$)"
    r"|(?:Mẫu|MẪU|Biểu|BIỂU|Biểu mẫu|BIỂU MẪU) (?:số|SỐ):? ?\d{1,3}[a-zA-Z]?"
    rf"(?=$| ?[:.–-]? ?[{CAPITAL}]{{2,}}))"
)
SECRECY = re.compile(r"(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|DỰ THẢO)\b")
# Sentences that close a document and speak for all of it, whatever item stands before them.
CLOSING = re.compile(
    r"(?:Trong quá trình|Quá trình|Trên đây là|Yêu cầu|Đề nghị|Nhận được|Trân trọng|Căn cứ|Giao"
    r"|(?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Quy chế|Quy định|Chương trình|Hướng dẫn|Thông báo"
    r"|Công văn|Báo cáo|Đề án|Phương án|Thông tư|Nghị định|Biên bản) này)\b"
)
BASIS = re.compile(r"[-–+•]?\s*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở)\b")
_LETTERS = re.compile(r"[^\W\d_]")


def find_kind(line: str) -> tuple[str, int] | None:
    """Return the kind that a title line begins with and its length, None for another line.

    A short line in capitals is a kind as a whole ("CHƯƠNG TRÌNH PHỐI HỢP").
    """
    match = _KIND.match(line)
    return (match.group(), match.end()) if match else None


def abbreviation(kind: str) -> str:
    """Return the official abbreviation of a kind, `NO_KIND` for one that has none."""
    match = _KIND.match(kind.upper())
    return ABBREVIATIONS[match.group("kind")] if match else NO_KIND


def is_capitals(line: str) -> bool:
    """Whether the words of a line are printed in capitals (numbers and marks do not count)."""
    letters = "".join(_LETTERS.findall(line))
    return len(letters) >= 2 and letters.isupper()
