"""The words by which a Vietnamese question says what it wants; patterns run on folded text."""

import re
from enum import StrEnum


class Wanted(StrEnum):
    """What kind of thing would answer a question."""

    UNIT = "unit"  # an agency, a part of one, or whoever holds an office
    PERSON = "person"  # a name
    SIGNER = "signer"
    DAY = "day"  # a date with its day
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
        Wanted.PERSON, Wanted.DAY, Wanted.DURATION, Wanted.COUNT, Wanted.MONEY,
        Wanted.PERCENT, Wanted.PHONE, Wanted.SYMBOL,
    }
)  # fmt: skip

_POSITION = (
    r"(?:pho )?(?:chu tich|giam doc|truong ban|truong phong|bi thu|to truong|chanh van phong|"
    r"thu truong|hieu truong|vien truong|chi huy truong|cuc truong|vu truong|bo truong|thu tuong|"
    r"doi truong|truong cong an|truong doan|chu nhiem|thu ky|dai bieu|can bo|chuyen vien)"
)
_LEGAL = r"(?:thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|ket luan|cong van|luat|phap lenh)"
_THING = r"(?:cua )?(?:chuong trinh|de an|van ban|ke hoach|mo hinh|phong trao|du an|ngay|hoi nghi)"

CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern))
    for wanted, pattern in (
        (
            Wanted.PHONE,
            r"\b(?:so dien thoai|dien thoai|sdt|duong day nong|hotline|email|thu dien tu|zalo cua)\b",
        ),
        (
            Wanted.MONEY,
            r"\bbao nhieu (?:tien|dong|trieu|ty|ti|kinh phi|nghin|ngan sach|von)\b"
            r"|\b(?:kinh phi|le phi|hoc phi|chi phi|phu cap|don gia|ngan sach|tong muc|thu lao|"
            r"ty gia|gia (?:dat|ban|tien)|tien (?:luong|thuong|phat|dien|nuoc|ho tro|cong|boi duong)|"
            r"muc (?:phat|thu|chi|ho tro|thuong|luong|phi|dong))\b"
            r".{0,80}\b(?:bao nhieu|may)\b(?! (?:phan tram|ngay|thang|nguoi|don vi))"
            r"|\b(?:het|ton|mat) bao nhieu\b(?! (?:ngay|thang|lau|thoi gian|gio|phut))",
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
            r"(?<!\bso )\b(?:may|bao nhieu) (?:ngay|thang|tuan|gio|nam|phut|quy|ngay lam viec)\b"
            r"(?! (?:hang|moi|mot lan|1 lan|nao))|\bbao lau\b(?! (?:mot|1) lan)",
        ),
        (
            Wanted.COUNT,
            r"\bbao nhieu (?:nguoi|thanh vien|dong chi|don vi|co quan|mo hinh|dieu|chuong|khoan|"
            r"muc|ban|to|xa|phuong|ho|lop|cuoc|buoi|lan|nhiem vu|tieu chi|van ban)\b"
            r"|(?<!voi )(?<!cua )(?<!cho )(?<!cac )\bmay (?:nguoi|thanh vien|don vi|dieu|chuong|nhiem vu|tieu chi|ben|buoi|cuoc|noi dung)\b"
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
            r"thoi gian thuc hien|thoi gian hoan thanh|chung nao|nam may|thang may|quy may|dot nao)\b"
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
            r"|\bduoc nhung van ban nao\b|\b(?:van ban|tai lieu) nao (?:co|noi|neu|nhac|lay|de cap)\b",
        ),
        (
            Wanted.SYMBOL,
            r"\bso(?:,| va) ngay\b|\bso hieu\b|\bso (?:may|bao nhieu)\b|\bky hieu\b|\bso(?: cua)? van ban\b",
        ),
        (
            Wanted.REFERENCE,
            rf"\b{_LEGAL} (?:so )?(?:nao|may|gi)\b"
            r"|\b(?:thay|thay the|bai bo|huy bo|sua doi|dinh chinh)\b.{0,40}\b(?:nao|so may|gi)\b",
        ),
        (
            Wanted.MEANING,
            r"\bviet tat\b|\bnghia la gi\b|\bco nghia\b|\bduoc hieu\b|\bla (?:cai )?gi\b"
            r"|\bla (?:chuong trinh|ban|ban chi dao|ke hoach|\w+) (?:ve )?(?:linh vuc )?gi\b",
        ),
        (
            Wanted.UNIT,
            r"\b(?:ai|nhung ai)\b"
            r"|\b(?:ben|co quan|don vi|to chuc(?! thuc)|phong|so(?! hieu| may| bao| luong)|ban(?! hanh)|"
            r"bo phan|luc luong|cap(?! nhat)|noi(?! dung)|doan the|hoi(?! nghi| thao)|bo|nganh|xa|"
            r"phuong(?! (?:phap|cham|an|huong))|tinh(?! hinh)|dia phuong|doi tuong|thanh phan|dau moi)"
            r"(?: \w+){0,2}? (?:nao|may)\b"
            r"|\b(?:gui|bao cao|nop|phan anh|trinh|chuyen|lien he|hoi)(?: \w+){0,4}? (?:dau|ai)\b"
            r"|\bo dau\b|\bve dau\b|\bdi dau\b",
        ),
        (
            Wanted.YESNO,
            r"\bco\b.{1,200}\b(?:khong|chua|ko)\b|\b(?:phai|duoc) khong\b|\bdung khong\b",
        ),
        (
            Wanted.LIST,
            r"\bliet ke\b|\bgom (?:nhung|co|cac)?\b|\bbao gom\b|\bnhung\b(?: \w+){1,6}? (?:nao|gi)\b"
            r"|\bcac\b(?: \w+){1,5}? (?:nao|gi)\b",
        ),
        (
            Wanted.CONTENT,
            r"\blam gi\b|\bnhu the nao\b|\bra sao\b|\bthe nao\b|\bnhiem vu\b|\btrach nhiem\b"
            r"|\bnoi dung\b|\bmuc dich\b|\byeu cau\b|\bnguyen tac\b|\bgi\b|\bvi sao\b|\btai sao\b",
        ),
    )
)

_ROLES = (
    "head|director|chair|chairman|chairperson|leader|secretary|chief|commander|officer|manager|"
    "president|minister|deputy|principal|captain"
)
ENGLISH_CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE))
    for wanted, pattern in (
        (Wanted.PHONE, r"\b(?:phone|telephone|hotline|email|e-mail|contact number|mobile)\b"),
        (Wanted.MONEY, r"\bhow much\b|\b(?:cost|budget|amount of money|bonus|fee|price)\b"),
        (Wanted.PERCENT, r"\b(?:percent|percentage|per cent)\b|what share"),
        (Wanted.DURATION, r"\bhow (?:many (?:working )?(?:days|months|weeks|hours|years)|long)\b"),
        (Wanted.FREQUENCY, r"\bhow often\b"),
        (
            Wanted.COUNT,
            r"\bhow many (?!(?:working )?(?:days|months|weeks|hours|years|times a|times per))",
        ),
        (Wanted.SIGNER, r"\bwho (?:has )?sign(?:s|ed)\b|\bsigned by whom\b|\bsignator(?:y|ies)\b"),
        (
            Wanted.PERSON,
            rf"\bname of the (?:\w+ )?(?:{_ROLES})\b"
            rf"|\bname the (?:\w+ )?(?:{_ROLES})\b"
            rf"|\bwho is the (?:\w+ )?(?:{_ROLES})\b",
        ),
        (
            Wanted.DAY,
            r"\b(?:what|which|its) (?:exact )?(?:date|day)\b|\bnumber and (?:the )?date\b",
        ),
        (
            Wanted.TIME,
            r"\bwhen\b|\bby what time\b|\bwhat time\b|\bdeadline\b|\bdue\b|\bwhich year\b",
        ),
        (Wanted.SYMBOL, r"\bnumber (?:and|of the)\b|\breference number\b|\bwhat is the number\b"),
        (
            Wanted.REFERENCE,
            r"\b(?:which|what) (?:\w+ )?(?:decree|circular|decision|directive|law|letter)\b",
        ),
        (Wanted.MEANING, r"\bstands? for\b|\babbreviation\b|\bmean(?:s|ing)?\b"),
        (
            Wanted.UNIT,
            r"\b(?:who|whom)\b|\b(?:which|what) (?:\w+ )?(?:unit|agency|body|office|units|side)\b",
        ),
    )
)
OFFICE = re.compile(rf"\b({_POSITION})\b((?: (?!la\b|ten\b|ai\b|do\b)[a-z]+){{0,2}})")
NAME = re.compile(r"\b(?:ten|ho ten|ho va ten)\b")

# Orders to the assistant itself: whatever they say, they are left out of the question.
INSTRUCTION = re.compile(
    r"\b(?:bo qua|quen|phot lo|khong can theo)\b.{0,40}"
    r"\b(?:huong dan|quy tac|chi dan|chi thi truoc|lenh|yeu cau truoc|luat)\b"
    r"|\bignore\b.{0,40}\b(?:instruction|rule|prompt|previous|above)"
    r"|\b(?:tu gio|tu bay gio|bay gio) (?:ban|may|em) (?:la|se la|dong vai|tro thanh)\b"
    r"|\b(?:dong vai(?! tro)|gia vo)\b|\byou are now\b|\bact as\b|\bpretend\b"
    r"|\b(?:system prompt|chi dan he thong|loi nhac he thong|prompt he thong|khoa api|api key)\b"
    r"|\b(?:mat khau|token) (?:cua )?(?:ban|may|em|admin)\b"
)

GREETING = re.compile(
    r"^(?:(?:xin |em |da |kinh |cho |toi )*chao|hello|hi|alo|hey|chao buoi \w+|good (?:morning|day))\b"
)
THANKS = re.compile(r"\b(?:cam on|cam ta|thanks?|thank you|tks|hay qua|tot qua|tuyet voi)\b")
FAREWELL = re.compile(r"\b(?:tam biet|bye|hen gap lai|chuc ngu ngon|good ?bye)\b")

# A turn that leans on the one before it.
FOLLOW_UP = re.compile(
    r"^(?:the|vay|con|vay con|the con|roi|a|uh|u|ok|o the|nguoc lai|the nguoc lai|ro)\b"
    r"|\b(?:cai (?:do|nay|day|ay)|(?:viec|don vi|noi dung|van ban|hoi nghi|chuong trinh|ben|nguoi) "
    r"(?:do|nay|ay|tren)|nhu vay|thi sao|nua khong|truong hop do|luc do|o do|ho)\b"
    r"|\b(?:it|that|they|those|what about|and the)\b"
)

# Syllables that carry no topic when they stand alone.
STOP = frozenset(
    """
    a ah ai anh bao bay bi boi ben cai can cac cach chi cho chu co con cua cung da dang day de den
    di do doi du duoc e em gi gio giup ha hay het hoi hom i ke khi kia kieu ko khong la lai lam lan
    len leu luc luon ma mac may minh moi mot muon nao nay nen neu ngay nghe ngoai nguoi nhe nhi nhieu
    nho nhu nhung no noi nua o oi on qua ra rang rat roi sao sau se so tai tao theo thi the thay
    phai mang hien thuoc tin toi trong truoc tu tung tren u va van vao vay ve vi voi xin xem y ay duoi dau gom
    """.split()
)

# Syllables that ask or join; next to one, two syllables are no word of the matter.
ASKING = frozenset("ai gi nao la thi nhung".split())

# Words that questions and documents of every matter share; they tell little of the topic.
LIGHT = frozenset(
    """
    don_vi co_quan to_chuc doi_tuong thoi_diem thoi_gian so_hieu chuc_vu chuc_danh quy_dinh
    thuc_hien noi_dung van_ban bao_nhieu bao_lau the_nao cu_the nhiem_vu trach_nhiem cong_tac
    ben ky ngay nam thang lan nguoi dong_chi ban_hanh tai_lieu hang_nam chuong_trinh ke_hoach
    quyet_dinh thong_bao quy_che ten so_may lam_gi o_dau duoc_giao giao_cho phai_lam
    de_cap nhac neu noi nghia viet_tat lay
    """.split()
)
