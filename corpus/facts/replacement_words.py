"""The words by which one document takes the place of another, as patterns (pure)."""

import re

from corpus.forms import ABBREVIATIONS, CAPITAL

ALL_KINDS = frozenset(kind.lower() for kind in ABBREVIATIONS) | {"văn bản"}
ACTS = ("quyet dinh", "nghi quyet", "nghi dinh", "thong tu", "luat", "phap lenh")

_KIND = "(?i:" + "|".join(sorted(ALL_KINDS, key=len, reverse=True)) + ")"
_MORE = (
    "(?: (?i:phối hợp|hành động|công tác|hoạt động|liên tịch|liên ngành|thực hiện|triển khai"
    "|tổ chức|kiểm tra|giám sát)){0,3}"
)
_DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
_NUMBER = rf"\d{{1,6}}[a-zđ]?(?:/\d{{4}})?(?: ?- ?| ?/ ?)[{CAPITAL}][\wĐđ]*(?:[-/&][\wĐđ]+)*"
_SINCE = r"(?:có hiệu lực(?: thi hành)? )?(?:kể )?từ (?P<since>[^;“”\"]{3,60})"
_ABOUT = (
    r"về|v/v|ban hành|quy định|phê duyệt|công bố|thành lập|kiện toàn|triển khai|thực hiện|tổ chức"
    r"|hướng dẫn|sửa đổi|giữa|giai đoạn|năm \d{4}"
)

# "Kế hoạch này", "Quy chế phối hợp này"
SELF = re.compile(rf"(?P<self>{_KIND}){_MORE} này ")
FORCE = re.compile(r"(?:có hiệu lực|áp dụng)(?: thi hành)? (?P<force>.+)")
# "Quyết định này có hiệu lực kể từ ngày ký và thay thế "
REPLACES = re.compile(
    rf"(?P<self>{_KIND}){_MORE}"
    r"(?: này)?(?P<clause> (?:có hiệu lực|áp dụng|được áp dụng)(?: thi hành)?"
    r" (?P<force>[^;:“”\"]{3,60}?)(?:[,;]? và|[,;]))?"
    r"(?(clause)|(?<= này)) (?:thay thế|bãi bỏ)(?: cho| toàn bộ)? (?i:(?:các|những) )?"
)
# "… hết hiệu lực kể từ ngày Quyết định này có hiệu lực"
ENDS = re.compile(
    r" (?:(?:sẽ|đều) )?hết hiệu lực(?: thi hành)? (?:kể )?từ (?:ngày|khi) "
    rf"(?P<self>{_KIND}){_MORE} này có hiệu lực(?: thi hành)?[ .;]*$"
)
REVOKED = re.compile(r"(?:Nay )?(?i:bãi bỏ)(?: toàn bộ)? (?i:(?:các|những) )?")
TARGET = re.compile(
    rf"(?:(?i:(?:các|những) )?(?P<kind>{_KIND}){_MORE} )?số:? ?(?P<number>{_NUMBER})(?![\w/])"
)
NUMBERED = re.compile(rf"\bsố:? ?(?:{_NUMBER})")
# What stands between two documents of a list.
BETWEEN = re.compile(r" ?(?P<mark>[,;]) (?:và )?| và ")
# Where one of these words stands, not all of a document is replaced, or not yet, or not here.
EXCEPTED = re.compile(
    r"\b(?i:trừ|ngoại trừ|một phần|các nội dung|phần nội dung|nếu|trường hợp|dự kiến|dự thảo"
    r"|đề nghị|đề xuất|kiến nghị|chưa|cho đến khi|khi có|giữ nguyên|tiếp tục)\b"
)
# A title that names other documents: who knows where it ends.
WITHIN = re.compile(
    r"\b(?i:thực hiện|thi hành|triển khai|theo|hướng dẫn|sửa đổi|bổ sung|thay thế|bãi bỏ|kèm"
    r"|căn cứ)\b|\bsố:? ?\d"
)
DATED = re.compile(
    r"(?:thi hành )?(?:(?:kể )?từ )?(?:ngày (?:ký ban hành|ban hành|ký)|(?:ngày )?"
    rf"(?P<day>{_DAY}))(?=$|[ ]?[,;.]|(?: cho)? đến| và)"
)
_REST = re.compile(
    rf"(?:,? (?:ký )?ngày (?P<day>{_DAY})(?!\d))?"
    r"(?:,? của (?P<agency>[^,;:.()“”\"]{2,90}?))?"
    rf"(?:,? (?P<about>(?:{_ABOUT})\b.*?))?"
)
_LAST = re.compile(
    _REST.pattern
    + r"(?:[,;]? (?:và )?(?i:các|những) (?:văn bản|quy định)[^;]* trái [^;]*)?"
    + rf"(?:,? (?:và )?{_SINCE})?[ .;]*"
)
_NOT_AN_AGENCY = re.compile(
    rf"\b(?:{_ABOUT}|ngày|trong|tại|có|hết|được|là|cho|từ|thì|và|thay thế|hiệu lực)\b"
)


def after_number(words: str, *, is_last: bool) -> dict[str, str | None] | None:
    """Return what is said after a document's number; None when some of it is something else."""
    found = (_LAST if is_last else _REST).fullmatch(words)
    if found is None:
        return None
    said = {"since": None, **found.groupdict()}
    agency = said["agency"]
    return None if agency and _NOT_AN_AGENCY.search(agency) else said
