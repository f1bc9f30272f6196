"""Whether a term of law binds an agency and no citizen or business (pure)."""

import re

from corpus.document import Document
from corpus.facts.facts import When, WhenType
from corpus.text import fold

# The numbers of laws, decrees and circulars hold the year: "244/2026/NĐ-CP" (Decree 34/2016).
_OF_LAW = re.compile(r"\D{0,12}\d{1,4}[a-z]?\s*/\s*(?:19|20)\d\d\s*/")
_KINDS = frozenset({"luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich"})
_AGENCY = (
    r"co quan(?! bao chi)|uy ban|bo(?! phan|i|\b du|\b sung|\b tri)|cac bo|so(?! luong|\b voi|\d)"
    r"|cac so|cuc|tong cuc|chi cuc|vu (?=\w+ \w+)|thu truong|chu tich|cong an|toa an|vien kiem sat"
    r"|hoi dong|thanh tra|giam doc (?:so|cong an)|van phong|bo truong|thu tuong|chinh phu"
    r"|nguoi (?:dung dau|phat ngon|co tham quyen|duoc giao|tiep nhan)|kho bac|cap co tham quyen"
    r"|ngan hang nha nuoc|trung tam phuc vu|bo phan mot cua|bo phan tiep nhan|don vi su nghiep"
    r"|can bo|cong chuc|truong (?:cong an|phong|ban)|kiem toan nha nuoc|quoc hoi|hdnd|ubnd"
    r"|bao hiem xa hoi|tinh uy|thanh uy|dang uy|ban thuong vu|mat tran|dia phuong|cac tinh"
    r"|don vi|(?:nha )?truong|co so (?:giao duc|y te|dao tao|kham)|doan (?:thanh tra|kiem tra)"
    r"|ban (?:quan ly|chi dao|chap hanh|soan thao)|hai quan"
)
_OTHERS = (
    r"to chuc(?=,? (?:va |hoac )?(?:ca nhan|doanh|phai|de nghi|xin|nop|khai|kinh te|tin dung"
    r"|nuoc ngoai|duoc cap|dang ky|su dung|khong))|ca nhan|(?:cac )?doanh nghiep|nguoi\b"
    r"|cong dan|ho (?:gia dinh|kinh doanh|khau)|chu (?!tich|tri|dong|yeu|truong|quan)\w+"
    r"|nha (?:dau tu|thau|san xuat"
    r"|nhap khau|cung cap)|ben\b|co so|thi sinh|hoc sinh|sinh vien|thuong nhan|duong su|bi can"
    r"|hop tac xa|cong ty|dai dien|thanh vien|luat su|cha\b|ngan hang thuong mai|to hoa giai"
    r"|co quan bao chi|(?<!hoi )nha bao|he thong|chu the|quy tin dung|ngan hang|chi nhanh|lien hiep"
)
# A subject stands where a clause begins, or after whoever asks it.
_NAMED = re.compile(
    r"(?:^\W*|[,:.]\s+|\b(?:thi|yeu cau|de nghi|giao|chi dao|huong dan)\s+)(?:cac\s+|moi\s+)?"
    rf"(?:(?P<agency>{_AGENCY})|(?P<other>{_OTHERS}))\b"
)
_LISTED = 30  # characters between the names of a list
_TERMS = frozenset({WhenType.RELATIVE, WhenType.ON_EVENT, WhenType.CONTINUOUS})
_CONDITION = re.compile(r"\b(?:truong hop|neu|qua|het|khi)\s*$")
_SINCE = re.compile(r"(?:ke )?tu\b")
_ASIDE = re.compile(r"\((?:[^()]|\([^()]*\)){0,300}\)")


def is_law(document: Document) -> bool:
    """Whether a document lays down rules that hold for everybody."""
    kind = fold(document.kind.text) if document.kind else ""
    number = fold(document.number.text) if document.number else ""
    named = kind.partition(" so ")[0]
    return named in _KINDS or _OF_LAW.match(number) is not None


def binds_others(text: str, when: When, *, has_owner: bool) -> bool:
    """Whether a time in a text of law is one for citizens or businesses, or for nobody named.

    The last one named before the time, and not as a mere object, is bound by it; a time that
    opens its sentence binds the first one named after it.
    """
    if when.type is WhenType.DATE and not when.before and _SINCE.match(fold(when.said)):
        return True  # from then on a rule holds
    before = _ASIDE.sub(" ", fold(text[: when.span.start])).rpartition(";")[2]
    if when.type is WhenType.RELATIVE and _CONDITION.search(before):
        return True
    subject = _last_subject(before)
    if subject is None:
        after = _ASIDE.sub(" ", fold(text[when.span.end :])).partition(";")[0]
        subject = next(_NAMED.finditer(after), None)
    if subject is not None:
        return subject["other"] is not None
    return when.type in _TERMS and not has_owner


def _last_subject(words: str) -> re.Match[str] | None:
    """Return the first name of the last list of names that a clause begins with."""
    found: re.Match[str] | None = None
    for name in _NAMED.finditer(words):
        listed = name[0].lstrip()[:1] == ","
        if found is None or not listed or name.start() - found.end() > _LISTED:
            found = name
    return found
