"""What it is that falls due: a report, a meeting, a review, a goal, a day that is kept (pure)."""

import re
from collections.abc import Sequence

from corpus.facts.facts import DeadlineKind, When, WhenType
from corpus.facts.verbs import VERBS
from corpus.forms import CAPITAL
from corpus.mentions.quantities import alternatives
from corpus.text import fold

_KINDS = (
    (
        DeadlineKind.MEETING,
        r"hoi nghi|giao ban|lam viec voi|to chuc phien|hop\b(?! (?:thuc|bao))|toa dam|doi thoai"
        r"|(?<!ban )(?<!dung )sinh hoat\b(?! (?:phi|cong dong|van|he|dang\b|chinh tri))",
    ),
    (
        DeadlineKind.REVIEW,
        r"(?:thanh lap|to chuc)[^;.]{0,30}? doan (?:kiem tra|giam sat)"
        r"|so ket|tong ket|danh gia|kiem tra|giam sat|xep loai|phan loai"
        r"|thanh tra(?! (?:tinh|so|thuoc|bo|chinh phu|huyen|thanh pho|nha nuoc))\b"
        r"|kiem diem|rut kinh nghiem|phuc tra",
    ),
    (
        DeadlineKind.REPORT,
        r"bao cao|(?:trao doi|thong bao)[^;.]{0,30}thong tin|phan anh|thong bao|bao ngay|trao doi"
        r"|bao (?:nhanh|so lieu)|khai bao ca"
        r"|(?:giai trinh|danh sach)\b[^;.]{0,60} (?:gui|nop|bao)\b"
        r"|gui (?:ve|ket|danh sach|van ban|so lieu|du lieu|y kien)|ket qua (?:\w+ ){0,5}gui"
        r"|nop (?:\w+ ){0,3}(?:phieu|bieu|ban|so lieu|ket qua)\b"
        r"|thong ke\b[^;.]{0,40} gui|nhan xet gui|gui [^;.]{0,80}(?:thong ke|nhan xet)\b"
        r"|cung cap [^;.]{0,60}(?:thong tin|so lieu|danh sach|du lieu|tai lieu|ho so|ket qua)",
    ),
    (
        DeadlineKind.TARGET,
        r"phan dau|dat (?:\S+ ){0,3}\d|dat chuan|dat muc|ty le|\d ?%|muc tieu|chi tieu",
    ),
)
_EARLIEST = re.compile("|".join(f"(?P<{kind.value}>\\b(?:{words}))" for kind, words in _KINDS))
_GOAL = re.compile(
    r"\b(?:phan dau|(?:giam|tang|nang) (?:\w+ ){0,2}ty le|\d ?%|dat (?:\S+ ){0,3}(?:\d|chuan)"
    r"|muc tieu|co it nhat)|%"
)
# "100% ổ dịch được xử lý …", "giảm ít nhất 10% số vụ": a share comes first.
_REACHED = re.compile(
    r"(?:phan dau |hang nam |moi nam |bao dam )*(?:(?:tren |it nhat |toi thieu )?\d+ ?%"
    r"|(?:giam|tang|nang|dat|duy tri)\b[^,;.]{0,60}\d ?%)"
)
_GOALS = re.compile(r"(?:\w+ ){0,3}(?:muc tieu|chi tieu)\b.{0,40}$")  # a heading over them
_KEPT = re.compile(
    r"\b(?:Ngày|Lễ|Tết|Tháng hành động|Tuần lễ)\s(?!\d)[^.;:\n]{2,110}$|kỷ niệm[^.;:\n]{2,90}$"
)
_DECLARED = re.compile(r"[\s*_]*(?:là|làm)[\s*_“\"]+(?P<name>Ngày\s[^.;:,()\n”\"]{3,90})")
# What is made is no report or review of its own: "ban hành kế hoạch kiểm tra".
_MADE = re.compile(
    r"(?:chu tri,? |phoi xop |(?:trinh )?\w+ \w+ )?(?:(?:xay dung|ky|tong dat|ban hanh|lap"
    r"|soan thao"
    r"|hoan thien|sua doi|bo sung|phe duyet|trinh|thong qua),? (?:va )?)+(?:cac |moi )?"
    r"(?:quy che|quy dinh|ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|nghi dinh|thong tu"
    r"|danh muc|du toan|huong dan|chinh sach|van ban|phuong an|quy trinh|quy hoach"
    r"|bo (?:tieu chi|chi tieu)"
    r"|du an|du thao|bieu mau|mau|de cuong|tai lieu|thong bao|kich ban"
    r"|he thong|co so du lieu|ho so)\b"
    r"|gui (?:ke hoach|de cuong|giay moi|du thao)\b"
)
# "tài liệu các cuộc họp" is no meeting.
_PAPERS = re.compile(r"\b(?:tai lieu|giay moi|bien ban|ket luan)(?: cac| cuoc| phuc vu| phien)* $")
# What stands after "về" is what something is about, where nothing is reported.
_TOPIC = re.compile(r"(?<!bao cao)(?<!gui)(?<!nop)(?<!tra)(?<!thong tin) ve (?!viec )(?!tinh)")
_STRIVEN = re.compile(r"\bphan dau (?:moi|hang)?[^,;.]{0,20}$")
# "đoàn kiểm tra", "tiếp nhận phản ánh": the word is a part of what something is called.
_OF = re.compile(
    r"\b(?:dot|doan|cuoc|ket luan|ke hoach|du kien|duoc|bien ban|noi dung|tiep nhan|tieu chi"
    r"|bieu mau"
    r"|camera|thiet bi|phuong phap|cong cu|quy trinh|chuong trinh|danh sach|to|ban|y kien"
    r"|phan he|he thong(?: thong tin)?|mau) $"
)
_SUPPOSED = re.compile(r"\b(?:khi|neu|truong xop)\b[^,;.:]*")  # what may come to be is no goal
_BEGUN = re.compile(
    r"(?:^|[,;]) ?(?:bao dam |dam bao )?(?:dua vao|van hanh|khoi cong|khanh thanh|hoat dong)\b"
    r"[^,;]*$"
)
# Where another thing to do begins: ", trả lời …", " và thông báo …".
_ACT = re.compile(
    rf"(?:,|\svà)\s+(?:cùng |đồng thời |kịp thời |phải |chủ động )?(?={alternatives(VERBS)}(?!\w))"
)
_ACTS_THEN = re.compile(rf",?\s(?:thì\s|phải\s)*(?={alternatives(VERBS)}(?!\w))")
_SENT = re.compile(rf"(?:gửi|gởi|báo)(?: (?:về|cho|tới|đến|lên))?\s+[{CAPITAL}]")
_TOLD_TO = re.compile(rf"(?:^|,|\svà)\s+báo(?: (?:về|cho|lên))?\s+[{CAPITAL}][^,;.:]{{0,60}}$")
_AT_ONCE = re.compile(r"\bbao (?:cao )?ngay\b")
_REPORTS = re.compile(r"\W*(?:(?:gui|goi|nop) )?bao cao\b")
_YEARS_GOAL = re.compile(r"\bphan dau\b[^.]*$")
_DONE = re.compile(
    r"(?:trình|trả lời|chuyển|đăng ký|ban hành|niêm yết|công khai|bàn giao|cấp phát|nộp|ký)(?!\w)"
)
_REACH = 400
_NEAR = 130  # characters around a time in which its goal is named
_ROUND = re.compile(r"\bđợt(?:\s+ngày)?\s*$", re.IGNORECASE)  # "Lễ trao … đợt 19/5"
_GAP = re.compile(r"[\s“”\"'’‘()*_,–-]*(?:ngày\s*)?$", re.IGNORECASE)


def kind_of(
    what: str, text: str, when: When, names: Sequence[str] = (), headings: Sequence[str] = ()
) -> DeadlineKind:
    """Return the kind that the words of what is due speak of first; `names` speak of nothing.

    A goal is only what is to be reached once, by a day or within a year.
    """
    words = _plain(what, names)[:200]
    end = text.find(";", when.span.end)
    around = _told_apart(
        text[
            max(0, when.span.start - _NEAR, text.rfind(";", 0, when.span.start) + 1) : min(
                when.span.end + _NEAR, end if end >= 0 else len(text)
            )
        ]
    )
    share = when.type is not WhenType.ON_EVENT and _REACHED.match(words)
    made = _MADE.match(words)
    below_goals = any(_GOALS.match(fold(heading)) for heading in headings)
    single = when.date is not None and when.type is not WhenType.PERIOD
    below = below_goals and bool(when.date or when.rrule)
    if share or below or (single and (_is_goal(words, around) or _is_striven(text, words, when))):
        return DeadlineKind.TARGET
    if _STRIVEN.search(fold(text[max(0, when.span.start - 40) : when.span.start] + "|")[:-1]):
        return DeadlineKind.TARGET
    begun = _BEGUN.search(fold(text[max(0, when.span.start - _NEAR) : when.span.start]))
    if made or begun:
        return DeadlineKind.TASK
    goals = when.date is not None and not _SUPPOSED.search(words)
    told = [DeadlineKind.REPORT] if _is_told(text, when) else _kinds_of_act(text, when, names)
    kinds = told or _kinds(words[:160], goals=goals)
    if kinds:
        return kinds[0]
    leading = _EARLIEST.match(_plain(what, ()))  # "Họp Hội đồng …" is no name of a unit
    if leading and leading.lastgroup != DeadlineKind.TARGET:
        return DeadlineKind(leading.lastgroup or "")
    return _kind_near(text, when, names)


def kind_of_words(what: str) -> DeadlineKind:
    """Return the kind that the words speak of first; a task where they speak of none."""
    kinds = _kinds(_plain(what, ())[:160], goals=False)
    return kinds[0] if kinds else DeadlineKind.TASK


def _kinds_of_act(text: str, when: When, names: Sequence[str]) -> list[DeadlineKind]:
    """Return the kinds of the last act before a time: "rà soát …, báo cáo kết quả trước …"."""
    often = when.type is WhenType.PERIOD and not when.date
    told = _kinds(_plain(when.said, names), goals=False) if often else []
    if _TOLD_TO.search(text, max(0, when.span.start - _NEAR), when.span.start):
        return [DeadlineKind.REPORT]
    ends = (text.rfind(mark, 0, when.span.start) + 1 for mark in ";:")
    start = max(0, when.span.start - _REACH, *ends)
    acts = list(_ACT.finditer(text, start, when.span.start))
    if told or not acts:
        return told
    act = text[acts[-1].end() : when.span.start]
    if _SENT.match(act):
        return [DeadlineKind.REPORT]
    if _MADE.match(_plain(act, names)):
        return [DeadlineKind.TASK]
    kinds = _kinds(_plain(act, names), goals=False)
    return kinds or ([DeadlineKind.TASK] if _DONE.match(act) else [])


def _kind_near(text: str, when: When, names: Sequence[str]) -> DeadlineKind:
    """Return the kind that the words right before the time speak of last."""
    if _ACTS_THEN.match(text, when.span.end):
        return DeadlineKind.TASK  # what is done then stands behind it
    start = max(0, when.span.start - _NEAR, text.rfind(";", 0, when.span.start) + 1)
    words = _plain(text[start : when.span.start], names)
    kinds = _kinds(words, goals=False)
    return kinds[-1] if kinds else DeadlineKind.TASK


def _kinds(words: str, *, goals: bool) -> list[DeadlineKind]:
    """Return the kinds that plain words speak of, in order; not those of names and topics."""
    found = []
    for match in _EARLIEST.finditer(words):
        kind = DeadlineKind(match.lastgroup or "")
        named = _OF.search(words, 0, match.start()) and kind is not DeadlineKind.MEETING
        if kind is DeadlineKind.MEETING and _PAPERS.search(words, 0, match.start()):
            continue
        if named or _TOPIC.search(words, 0, match.start()):
            continue
        if goals or kind is not DeadlineKind.TARGET:
            found.append(kind)
    return found


def _plain(words: str, names: Sequence[str]) -> str:
    """Return words without marks and names: "trường hợp" must not become a meeting ("họp")."""
    plain = _told_apart(words)
    for name in names:
        plain = plain.replace(_told_apart(name), " ")
    return plain


def _told_apart(words: str) -> str:
    """Return words without marks, those left apart that would become others: "đất" is no "đạt"."""
    kept = words.lower()
    for word, other in (("gởi", "gửi"), ("hợp", "xop"), ("hộp", "xop"), ("đất", "xat")):
        kept = kept.replace(word, other)
    return fold(kept)


def _is_goal(words: str, around: str) -> bool:
    around, words = _SUPPOSED.sub(" ", around), _SUPPOSED.sub(" ", words)
    leading = _EARLIEST.match(words)
    if leading and leading.lastgroup != DeadlineKind.TARGET:
        return False
    return _GOAL.search(around) is not None or _GOAL.search(words) is not None


def _is_striven(text: str, words: str, when: When) -> bool:
    """Whether a year stands in a sentence of goals: "Phấn đấu năm 2027 …; năm 2030 …"."""
    if (when.date or "").count("-") not in {0, 2} or not re.search(r"20\d\d\W*$", when.said):
        return False
    if "-" in (when.date or "") and not (when.date or "").endswith("-12-31"):
        return False
    leading = _EARLIEST.match(words)
    if leading and leading.lastgroup != DeadlineKind.TARGET:
        return False
    return _YEARS_GOAL.search(fold(text[: when.span.start])) is not None


def _is_told(text: str, when: When) -> bool:
    """Whether something is reported on an event: "Khi có cháy, …, trực ban báo cáo ngay …"."""
    if when.type is not WhenType.ON_EVENT:
        return False
    start = text.rfind(";", 0, when.span.start) + 1
    if start and not text[start : when.span.start].strip() and ";" not in text[when.span.end :]:
        rest = fold(text[when.span.end :])
        return _REPORTS.match(fold(text[:60])) is not None and not _ACTS_THEN.search(rest)
    opens = not text[: when.span.start].strip(" -+*•")
    return opens and _AT_ONCE.search(fold(text[when.span.end :].partition(";")[0])) is not None


def is_event(text: str, when: When) -> bool:
    """Whether the time is a day that is kept every year: “Ngày hội … – 19/8”."""
    if when.type is not WhenType.RULE or "BYMONTHDAY" not in (when.rrule or "") or when.before:
        return False
    return kept_day(text, when) is not None or declared_day(text, when) is not None


def declared_day(text: str, when: When) -> re.Match[str] | None:
    """Return the name that a day is given: “ngày 15 tháng 10 hằng năm là Ngày …”."""
    return _DECLARED.match(text, when.span.end)


def kept_day(text: str, when: When) -> re.Match[str] | None:
    """Return the name of the day that stands right before its date."""
    start = max(0, when.span.start - 140)
    if _ROUND.search(text, start, when.span.start):
        return None
    gap = _GAP.search(text, start, when.span.start)
    return _KEPT.search(text, start, gap.start() if gap else when.span.start)
