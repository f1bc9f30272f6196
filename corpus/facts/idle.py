"""What lays nothing on anybody: purposes, lead-ins, conditions, rules for citizens (pure)."""

import re

from corpus.document import NodeKind
from corpus.facts.facts import Party
from corpus.facts.keys import CAPITAL
from corpus.facts.sentence_spans import sentence_spans
from corpus.facts.sentences import Statement
from corpus.text import fold

# Sections that say why, what about or how it was, and lay nothing on anybody.
_IDLE = re.compile(
    r"(?:muc dich|muc tieu|quan diem|nguyen tac|pham vi|doi tuong(?!,? (?:va )?dang ky)"
    r"|giai thich tu ngu|danh gia"
    r"|tinh hinh|ket qua dat duoc|ton tai|han che|nguyen nhan|thuc trang|can cu|yeu cau$|y nghia"
    r"|su can thiet|uu diem|khuyet diem|y kien (?:thao luan|phat bieu|tham gia)|thao luan$)"
)
# Sentences that only lead in what follows: "Sở Nội vụ có trách nhiệm:"
_LEADS_IN = re.compile(
    r"(?:(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|như\s+sau|nhiệm\s+vụ|gồm|các\s+nội\s+dung)"
    r"(?:\s+sau(?:\s+đây)?)?[\s*_]*:[\s*_]*$"
    r"|phối\s+hợp(?:\s+chặt\s+chẽ)?\s+với\s[^.;:()]{2,120}:[\s*_]*$|^[^:]{0,60}:[\s*_]*$"
)
# Sentences that lead in conditions and contents, and no tasks.
# "GIÁM ĐỐC: Lê Văn An", "Người lập: Tô Thị Na": who signs, however it is printed
_SIGNED = re.compile(rf"^(?:{CAPITAL}+\s+){{1,8}}{CAPITAL}+\s*:\s|^Người lập(?:\s+\w+){{0,2}}:")
_INVITES = re.compile(
    r"(?:^|\s)(?:trân\s+trọng\s+)?kính\s+mời\s|^(?:Kính\s+)?[Đđ]ề\s+nghị\s[^.;:]{3,120}\sbiết(?:,|\s+và|\s+để)\s"
)
_GOAL = re.compile(r"^Phấn đấu\s[^.]*\d\s?%")  # how much is aimed at, and not what is to be done
_BLANKS = re.compile(r"\]\(https?://|[.…_]{6,}|…{2,}")  # a form, to be filled in
_FORM = re.compile(r"mau (?:so )?\d|mau so ")
_LISTING = re.compile(
    r"(?:dieu kien|tieu chi|tieu chuan|nguyen tac|truong hop|thanh phan|ho so)"
    r"(?: sau(?: day)?| duoi day)?:?$|(?:bao gom|gom)(?: cac)?[^:]{0,40}:$"
)
# What an office holder may do: powers, and no duties.
_POWERS = re.compile(
    r"co (?:quyen|tham quyen)(?: (?:xu phat|sau|sau day|nhu sau))*:?$"
    r"|^(?:quyen(?! han)|quyen han:?$|tham quyen xu (?:phat|ly))"
    r"(?!.*(?:nhiem vu|trach nhiem|nghia vu))"
)
# Those whom rules of law address besides agencies.
_PRIVATE = re.compile(
    r"(?:to chuc nuoc ngoai.*|(?:to chuc|ca nhan|doanh nghiep|ho|khu dan cu)"
    r"(?: (?:to chuc|ca nhan|doanh nghiep|lien quan|khac|va))*"
    r"|nha (?:thau|dau tu|cung cap|san xuat)(?: .*)?|ben (?:mua|ban|thue|cho thue)(?: .*)?"
    r"|nguoi (?!dung dau|co tham quyen|phu trach|chu tri|phat ngon|giai quyet|tien hanh|ra quyet"
    r"|duoc (?:giao|phan cong|uy quyen|cu)|quan ly|thi hanh|ky|tiep cong dan|dai dien|quyet dinh"
    r"|lam cong tac|thuc thi|truc).*"
    r"|(?:doanh nghiep|thuong nhan|co so san xuat|co so kinh doanh|ho gia dinh|hop tac xa|chu xe"
    r"|nguoi (?:nop|su dung|lao dong|dan|benh|hoc)) (?!nha nuoc).*)"
)
_PROPER = re.compile(r"\s[A-ZĐÀ-Ỹ]")  # one such business, by name

# A task, and a lead-in of what others are told: "Chỉ đạo Công an các xã:"
_DIRECTS = re.compile(r"(?:Chỉ|Lãnh)\s+đạo\s")
# The closing words of a notice: "Văn phòng thông báo để các đơn vị biết, thực hiện."
_NOTIFIES = re.compile(
    r"thông\s+báo\s+(?:để|đến|tới)\s[^.;:]{0,160}\sbiết(?:,|\s+và|\s+để)?(?:\s+(?:triển\s+khai|tổ"
    r"\s+chức))?(?:\s+thực\s+hiện)?[\s./*_]*$"
)


def leads_in(statement: Statement) -> bool:
    """Whether a sentence only leads in what follows: it may still say what its unit is."""
    if statement.side and _DIRECTS.match(statement.text):
        return False
    return _LEADS_IN.search(statement.text) is not None


def is_idle(statement: Statement) -> bool:
    """Whether a sentence stands where nobody is told to do anything, or only leads in others."""
    passage = statement.passage
    if any(said.search(statement.text) for said in (_SIGNED, _NOTIFIES, _BLANKS, _INVITES, _GOAL)):
        return True
    if passage.kind is NodeKind.TABLE:
        return True
    above = [fold(_last_said(heading)) for heading in passage.headings]
    return any(
        _IDLE.match(heading)
        or _LISTING.search(heading)
        or _POWERS.search(heading)
        or _FORM.match(heading)
        or "cong hoa xa hoi chu nghia" in heading
        for heading in above
    )


def _last_said(heading: str) -> str:
    """Return of a paragraph that leads in a list what it says last: that is what stands over it."""
    if not heading.rstrip(" *_").endswith(":"):
        return heading
    spans = list(sentence_spans(heading, 0, len(heading)))
    return spans[-1].of(heading) if spans else heading


def is_preamble(statement: Statement) -> bool:
    """Whether a sentence stands before the body: what is asked of others there is asked."""
    passage = statement.passage
    return passage.kind is NodeKind.BASIS or "preamble" in passage.address


def is_private(unit: Party) -> bool:
    """Whether it is citizens or businesses, whom rules of law address besides agencies."""
    named = _PROPER.search(unit.name, 1) is not None
    return not named and _PRIVATE.fullmatch(unit.key) is not None
