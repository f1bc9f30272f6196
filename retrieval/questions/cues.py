"""The words by which a Vietnamese question says what it wants; patterns run on folded text."""

import re
from enum import StrEnum

from retrieval.questions.asked_numbers import ASKED_NUMBER, ASKED_SIGN, WORD_IN_SO
from retrieval.questions.document_kinds import ISSUED, LEGAL


class Wanted(StrEnum):
    """What kind of thing would answer a question."""

    UNIT = "unit"  # an agency, a part of one, or whoever holds an office
    PERSON = "person"  # a name
    PLACE = "place"  # where something is or happens
    SIGNER = "signer"
    DAY = "day"  # a date with its day
    HOUR = "hour"  # a time of the day
    TIME = "time"  # any date, period or occasion
    FREQUENCY = "frequency"
    DURATION = "duration"  # a number of days, months…
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PHONE = "phone"  # or another way to reach someone
    SYMBOL = "symbol"  # number and symbol of a document
    REFERENCE = "reference"  # which other text is cited
    MEANING = "meaning"
    YESNO = "yesno"
    LIST = "list"
    DOCUMENTS = "documents"  # which documents say something
    CONTENT = "content"


# An answer that lacks one of these does not answer: better to say that it is not there.
STRICT = frozenset(
    {
        Wanted.PERSON,
        Wanted.PLACE,
        Wanted.DAY,
        Wanted.HOUR,
        Wanted.DURATION,
        Wanted.COUNT,
        Wanted.MONEY,
        Wanted.PERCENT,
        Wanted.PHONE,
        Wanted.SYMBOL,
    }
)

# Where the first is wanted, the others were only read into its words.
STRONGER = (
    (Wanted.FREQUENCY, (Wanted.DURATION, Wanted.COUNT)),
    (Wanted.SIGNER, (Wanted.UNIT, Wanted.PERSON)),
    (Wanted.PERSON, (Wanted.UNIT, Wanted.MEANING)),
    (Wanted.PHONE, (Wanted.SYMBOL,)),
    (Wanted.DOCUMENTS, (Wanted.SYMBOL, Wanted.MEANING)),
    (Wanted.MONEY, (Wanted.COUNT,)),
    (Wanted.DURATION, (Wanted.DAY, Wanted.COUNT)),
    (Wanted.PERCENT, (Wanted.MONEY, Wanted.COUNT)),
)

_POSITION = (
    r"(?:pho )?(?:chu tich|giam doc|truong ban|truong phong|bi thu|to truong|chanh van phong|"
    r"thu truong|hieu truong|vien truong|chi huy truong|cuc truong|vu truong|bo truong|thu tuong|"
    r"doi truong|truong cong an|truong doan|truong tieu ban|truong nhom|nhom truong|"
    r"truong (?:tram|thon|khu pho|ap(?! dung))|(?:tram|thon|khu pho|ap) truong|to pho|doi pho|"
    r"pho ban(?! hanh)|pho doan|chu nhiem|thu ky|dai bieu|can bo|chuyen vien)"
)
# Nouns that a text with their number says; of others it may well count by another word.
COUNTED_NOUNS = (
    "nguoi|thanh vien|dong chi|don vi|co quan|mo hinh|dieu|chuong|khoan|muc|ban|to|xa|phuong|ho|"
    "lop|cuoc|buoi|lan|nhiem vu|tieu chi|van ban|ben|noi dung|bo"
)
_NOT_COUNTED = (
    "ngay|thang|tuan|gio|nam|phut|quy|lau|thoi gian|tien|dong|trieu|ty|ti|kinh phi|nghin|ngan|von|"
    "phan|la|thi|vay|the|cho|cua|o|trong|moi|mot|nhu|de|va|tu|khi|ai|duoc|do|a|tren|theo|den|co|"
    "khong|hang|nhi|nua|hay|vao|nao|so voi|ke|con lai|toi|tai|sau|truoc|thoi|nhieu|gi"
)
# "ngày mấy", "đợt mấy" ask which; "máy bơm" is counted by other words.
_NO_ORDINAL = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("ngay", "thu", "quy", "nam", "thang", "dieu", "khoan", "so", "mung", "mong", "muc"),
        *("chuong", "cap", "lop", "phong", "ky", "dot", "tang", "lan", "khu", "to", "loai"),
        *("nhom", "bac", "hang", "diem", "luc", "bieu", "vong", "buoc", "tuan", "gio", "hom"),
        *("nhung", "voi", "cua", "cho", "cac", "cai", "chiec", "bo", "dien", "xuong", "xe"),
    )
)
_MACHINES = (
    "bay|moc|tinh|chu|bom|in|phat|scan|chieu|xuc|gat|cay|loc|tho|dieu|anh|quay|ui|photo|nong|lanh|"
    "photocopy|giat|hut|nen|khoan|keo|say|han|det|may|xay|cat|fax|quet|mo"
)
# "trong mấy giờ" asks how long, "lúc mấy giờ", "trước mấy giờ" ask when.
_HOURS_LONG = (
    r"\b(?:trong|trong vong|mat|het|keo dai|ton|them|qua|sau|cach|toi da|toi thieu|it nhat)"
    r"(?: bao nhieu)? may gio\b|\bmay gio (?:dong ho|lam viec|lien tuc|moi|mot|1|/)"
)
# Of what is handed in, "ở đâu" asks to whom; "hội" and "chương trình" hand in nothing.
_HAND_IN = (
    r"(?:gui|nop|phan anh|bao cao|lien he|(?<!\bchuong )(?<!\bcong )(?<!\bquy )trinh|"
    r"chuyen(?! de| doi| mon))"
)
_THING = r"(?:cua )?(?:chuong trinh|de an|van ban|ke hoach|mo hinh|phong trao|du an|ngay|hoi nghi)"

CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern))
    for wanted, pattern in (
        (
            Wanted.PHONE,
            r"\b(?:so dien thoai|dien thoai|sdt|duong day nong|hotline|email|thu dien tu|"
            r"zalo cua)\b",
        ),
        (
            Wanted.MONEY,
            r"\bbao nhieu (?:tien|dong|trieu|ty|ti|kinh phi|nghin|ngan sach|von)\b"
            r"|\b(?:kinh phi|le phi|hoc phi|chi phi|phu cap|don gia|ngan sach|tong muc|thu lao|"
            r"ty gia|gia (?:dat|ban|tien)|"
            r"(?<!so )(?<!chat )(?<!luc )(?<!khoi )(?<!nang )(?<!san )(?<!dung )(?<!thoi )luong|"
            r"tien (?:luong|thuong|phat|dien|nuoc|ho tro|cong|boi duong)|"
            r"muc(?: \w+){0,3}? (?:phat|thu|chi|ho tro|thuong|luong|phi|dong))\b"
            r".{0,80}\b(?:bao nhieu|may)\b(?! (?:phan tram|ngay|thang|nguoi|don vi))"
            r"|\b(?:het|ton|mat) bao nhieu\b(?! (?:ngay|thang|lau|thoi gian|gio|phut))"
            r"|^(?:tong )?(?:kinh phi|chi phi|muc ho tro)\b"
            r"(?!.*\b(?:ai|nao|gi|(?:o|tu|ve|tai) dau|sao|khong|khi|bao gio|may|ngay|han|nguon|"
            r"phan tram)\b)",
        ),
        (
            Wanted.PERCENT,
            r"\b(?:phan tram)\b|\bbao nhieu ?%|\b(?:ty le|ti le)\b.{0,80}\b(?:bao nhieu|may)\b",
        ),
        (
            Wanted.FREQUENCY,
            r"\bbao lau (?:mot|1) lan\b|\bmay (?:thang|nam|tuan|ngay|quy) (?:mot|1) lan\b"
            r"|\bmay lan\b|\b(?:dinh ky|ky) (?:nao|the nao|ra sao|bao lau|khi nao|gi)\b",
        ),
        (
            Wanted.DURATION,
            rf"(?:(?<!\bso )|{WORD_IN_SO})\b(?:may|bao nhieu)"
            r" (?:ngay|thang|tuan|nam|phut|quy|ngay lam viec)\b"
            r"(?! (?:hang|moi|mot lan|1 lan|nao))|\bbao lau\b(?! (?:mot|1) lan)"
            rf"|\bbao nhieu gio\b|{_HOURS_LONG}",
        ),
        (Wanted.HOUR, rf"\bgio (?:nao|may)\b|^(?!.*(?:{_HOURS_LONG})).*\bmay gio\b"),
        (
            Wanted.COUNT,
            rf"\bbao nhieu (?!(?:{_NOT_COUNTED})\b)[a-z]+\b"
            rf"|(?<!voi )(?<!cua )(?<!cho )(?<!cac )\bmay (?:{COUNTED_NOUNS})\b"
            rf"|{_NO_ORDINAL}\bmay (?!(?:{_NOT_COUNTED}|{_MACHINES})\b)[a-z]+\b"
            r"|\bso luong\b.{0,40}\bbao nhieu\b",
        ),
        (
            Wanted.DAY,
            r"\bngay (?:nao|may|bao nhieu|gi)\b|\bhom nao\b|\b(?:mung|mong) may\b"
            r"|\bso(?:,| va)? ngay (?:nhu )?(?:the nao|nao|may|ra sao)\b"
            r"|\bngay(?:,)? thang(?:,)?(?: nam)? nao\b|\bngay ban hanh\b|\bngay ky\b|\bde ngay\b",
        ),
        (
            Wanted.TIME,
            r"\b(?:khi nao|bao gio|luc nao|thoi diem nao|thoi diem|nam nao|thang nao|quy nao|"
            r"thoi han|han chot|han cuoi|han nop|han bao cao|deadline|thoi gian nao|"
            r"thoi gian thuc hien|thoi gian hoan thanh|chung nao|nam may|thang may|quy may|"
            r"dot nao)\b"
            r"|\bhan\b.{0,40}\b(?:nao|may|gi)\b",
        ),
        (
            Wanted.SIGNER,
            r"\b(?:ai|nguoi|sep|lanh dao|dong chi|ong|ba|vi) (?:nao )?(?:da )?(?:dung ra )?ky\b"
            r"|\bai\b(?: (?!dinh|hoc|nhiem|moi|trong|giao)\w+){1,6} (?<!dinh )ky\b"
            r"(?! (?:ket|hop|nay|truoc|sau|truc|niem|luat|thi))"
            r"|\bky ten\b|\bdo ai ky\b|\bnguoi ky\b|\bky (?:voi )?chuc\b|\bky thay\b"
            r"|\b(?:sep|ai|nguoi|lanh dao) nao.{0,12}\bky\b|\bky (?:duyet|ban hanh)\b.{0,60}\bai\b",
        ),
        (
            Wanted.PERSON,
            rf"\bten (?!{_THING})(?:\w+ ){{0,8}}?(?:gi|ai|nao)\b|\bho (?:va )?ten\b"
            rf"|\bten (?:day du|rieng|nguoi)\b|\bten cua {_POSITION}"
            rf"|\b{_POSITION}\b[^,;?]{{0,90}}\bla (?:dong chi |ong |ba )?(?:ai|nguoi nao)\b"
            rf"|\bai (?:dang |hien )?(?:la|lam|giu|giu chuc|dam nhiem)(?: chuc)? {_POSITION}\b"
            rf"|\b(?:la )?(?:dong chi|ong|ba) (?:nao|gi)\b(?!.{{0,20}}\bky\b)",
        ),
        (
            Wanted.DOCUMENTS,
            r"\b(?:nhung |cac )?(?:van ban|tai lieu|cong van|ke hoach|quyet dinh|chuong trinh)"
            r"(?: nao)?(?: \w+){0,3}? (?:nao )?(?:co |deu |da |duoc )*"
            r"(?:de cap|nhac|noi den|noi toi|noi ve|neu|lay|can cu|dan chieu|vien dan)\b"
            r"|\bduoc nhung van ban nao\b"
            r"|\b(?:co|nhung|cac)"
            r" (?:van ban|tai lieu|cong van|ke hoach|quyet dinh|chuong trinh) nao"
            r" (?:ve|lien quan|quy dinh|huong dan)\b"
            r"|\b(?:van ban|tai lieu) nao (?:co|noi|neu|nhac|lay|de cap)\b",
        ),
        (
            Wanted.SYMBOL,
            rf"\bso(?:,| va) ngay\b|\bso hieu\b|{ASKED_NUMBER}|{ASKED_SIGN}"
            r"|\bso(?: cua)? van ban\b",
        ),
        (
            Wanted.REFERENCE,
            rf"\b(?:{LEGAL}) (?:so )?(?:nao|may|gi)\b"
            r"|\b(?:thay|thay the|bai bo|huy bo|sua doi|dinh chinh)\b.{0,40}\b(?:nao|so may|gi)\b"
            rf"|\b(?:thuc hien|trien khai|can cu|cu the hoa|du(?:a)? (?:vao|tren)) (?:cac |nhung )?"
            rf"(?:{ISSUED})(?: \w+){{0,4}}? (?:nao|so may|so bao nhieu)\b",
        ),
        (
            Wanted.MEANING,
            r"\bviet tat\b|\bnghia la gi\b|\bco nghia\b|\bduoc hieu\b|\bla (?:cai )?gi\b"
            r"|\bla (?:chuong trinh|ban|ban chi dao|ke hoach|\w+) (?:ve )?(?:linh vuc )?gi\b",
        ),
        (
            Wanted.UNIT,
            r"\b(?:ai|nhung ai)\b"
            r"|\b(?:ben|co quan|don vi|to chuc(?! (?:thuc|ngay|khi|luc|gio|hom|vao|trong|o)\b)|"
            r"phong|so(?! hieu| may| bao| luong)|"
            r"ban(?! hanh)|"
            r"bo phan|luc luong|cap(?! nhat)|noi(?! dung)|doan the|hoi(?! nghi| thao)|bo|nganh|xa|"
            r"phuong(?! (?:phap|cham|an|huong))|tinh(?! hinh)|dia phuong|doi tuong|thanh phan|"
            r"dau moi)"
            r"(?: \w+){0,2}? (?:nao|may)\b"
            r"|\b(?:gui|bao cao|nop|phan anh|trinh|chuyen|lien he|hoi)"
            r"(?: \w+){0,4}? (?:ai|(?<!\bo )(?<!\btai )dau)\b"
            rf"|\b{_HAND_IN}(?: \w+){{0,8}}? (?:o|tai) dau\b|\bve dau\b|\bdi dau\b",
        ),
        (
            Wanted.PLACE,
            rf"^(?!.*\b{_HAND_IN}(?: \w+){{0,8}}? (?:o|tai) dau\b)"
            r".*\b(?:o dau|tai dau|cho nao|(?:dia diem|noi to chuc)(?: \w+){0,6}? (?:nao|dau))\b",
        ),
        (
            Wanted.YESNO,
            r"\bco\b.{1,200}\b(?:khong|chua|ko)\b|\b(?:phai|duoc) khong\b|\bdung khong\b",
        ),
        (
            Wanted.LIST,
            r"\bliet ke\b|\bgom (?:nhung|co|cac)?\b|\bbao gom\b"
            r"|\bnhung\b(?: \w+){1,6}? (?:nao|gi)\b"
            r"|\bcac\b(?: \w+){1,5}? (?:nao|gi)\b",
        ),
        (
            Wanted.CONTENT,
            r"\blam gi\b|\bnhu the nao\b|\bra sao\b|\bthe nao\b|\bnhiem vu\b|\btrach nhiem\b"
            r"|\bnoi dung\b|\bmuc dich\b|\byeu cau\b|\bnguyen tac\b|\bgi\b|\bvi sao\b|\btai sao\b",
        ),
    )
)

OFFICE = re.compile(rf"\b({_POSITION})\b((?: (?!la\b|ten\b|ai\b|do\b)[a-z]+){{0,2}})")
DUTIES = re.compile(r"\b(?:trach nhiem|nhiem vu|(?:phai )?lam (?:gi|nhung gi|viec gi))\b")
NAME = re.compile(r"\b(?:ten|ho ten|ho va ten)\b")
