"""Where what a subject does begins, whatever stands between the two (pure)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from corpus.document import Span
from corpus.facts.appointments import is_made
from corpus.facts.names import verb_end
from corpus.facts.parties import placed
from corpus.facts.verbs import ADVERBS, GRANTED, NO_VERBS
from corpus.facts.word_runs import joined
from corpus.mentions.scan import Word, scan

# After a name in small letters these go on with it: "Người được giao … và cung cấp thông tin".
QUALIFYING = frozenset({"được", "và", "hoặc", "thực", "không", "chưa", "của", "làm", "cho"})
# Words that begin what says when, where or on what grounds.
ADVERBIAL = re.compile(
    r"(?:hằng|hàng|định kỳ|khi|trong|căn cứ|sau|trước|nếu|trường hợp|đối với|để"
    r"|theo(?!\s+dõi)|trên cơ sở"
    r"|chậm nhất|ngày|vào|từ|quá trình|ngoài|đồng thời|riêng|thường xuyên|tùy|tuỳ|với|tại|nhằm"
    r"|qua|năm|ngay|thực hiện|bên cạnh|kết thúc|mỗi|quý|tháng|trên|đến|trước mắt|thông qua|do"
    r"|quá\s+(?:thời\s+)?hạn|kể từ|cuối|đầu(?!\s+(?:mối|tư))|giữa"
    r"|bằng|lấy|dựa|phát huy|ít nhất|tối thiểu|cùng với|về|ngoài ra|tiếp tục"
    r"|ở|nhận được|có(?=\s(?!trách|nhiệm)[^.;:,]{3,60},\s)|việc(?=[^.;]{5,200}\sthì\s))"
    r"(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
ASIDE = re.compile(r"[\s*_]*(?:\([^()]{0,400}\)[\s*_]*)*")
_INSERTED = re.compile(
    r",?\s*(?:theo(?!\s+dõi)|trong|trên|căn cứ|với|tùy|tuỳ|khi"
    r"|sau khi|bằng|ngoài|định kỳ|hằng|hàng|tại"
    r"|chậm nhất|trước|nhằm|nếu|đối với)\b[^;:]{2,300}?"
    r"(?:,\s*|\s(?=có\s+(?:trách\s+nhiệm|nhiệm\s+vụ)))",
    re.IGNORECASE,
)
# "Cơ quan … được ủy quyền có trách nhiệm", "… quy định tại khoản 2 Điều này có trách nhiệm"
_QUALIFIED = re.compile(
    r"[\s*_]*(?:được|bị|quy\s+định\s+tại|nêu\s+tại|tại|theo(?!\s+dõi)|là|có\s+(?!trách|nhiệm))[^;:.()]{2,200}?\s"
    r"(?=(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|có\s+nhiệm\s+vụ)(?!\w))"
)
_CORE = (
    r"(?:(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|thi\s+hành|thực\s+hiện|tổ\s+chức|phối\s+hợp"
    r"|chủ\s+trì|chủ\s+động|báo\s+cáo|triển\s+khai|quản\s+lý|xây\s+dựng|kiểm\s+tra|hướng\s+dẫn"
    r"|lãnh\s+đạo|chỉ\s+đạo|rà\s+soát|tham\s+mưu|theo\s+dõi|quyết\s+định|ban\s+hành|bố\s+trí"
    r"|tiếp\s+tục|tăng\s+cường|xem\s+xét|giải\s+quyết|xử\s+lý|đôn\s+đốc|giám\s+sát|tổng\s+hợp"
    r"|khẩn\s+trương|kịp\s+thời|có\s+ý\s+kiến|có\s+văn\s+bản|hoàn\s+thành|nghiên\s+cứu)(?!\w)"
)
# "UBND các xã và | chủ rừng | báo cáo …": somebody besides, whom no list knows
_BESIDES = re.compile(
    r"(?:(?:,|\s*và|\s*cùng)\s+(?:[a-zà-ỹđ]++(?:\s+|(?=,))){1,8}?){1,2}"
    rf"(?={_CORE}|(?:phải|cần)\s)"
)
_OF_ITS_OWN = re.compile(
    r",?\s*(?:theo(?!\s+dõi)|trong|căn\s+cứ)\s+(?:phạm\s+vi,?\s+)?(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm"
    rf"\s+quyền|trách\s+nhiệm)(?!\w)[^;:.()]{{0,120}}?[\s,](?={_CORE})"
)
_FUNCTION = re.compile(
    r",?\s*(?:theo|trong|căn\s+cứ)\s+(?:phạm\s+vi\s+)?(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)"
    r"(?:,?\s+(?:nhiệm\s+vụ|quyền\s+hạn|được\s+giao|của\s+mình|quản\s+lý)){0,3},?\s+"
)
_WHERE = re.compile(
    r"[\s*_]*(?:có\s+(?!chức|quyền|thể|tư\s|giá|hiệu|đủ|từ|ít|trách|nhiệm)|nêu\s|quy\s+định\s+tại"
    rf"|tại\s|ở\s|nơi\s|trên\s|thuộc\s|trong\s|theo(?!\s+dõi)\s|khi\s)[^;:.()]{{2,160}}?\s(?={_CORE})"
)
# "Tổ công tác số 2 | do đồng chí A làm Tổ trưởng | kiểm tra …"
_HEADED_BY = re.compile(
    r"[\s*_]*do\s[^;:.()]{3,90}?\s(?:làm|là)\s+(?:tổ|đội|nhóm|đoàn|trưởng|chủ|nòng)\s+\w+(?:\s+đoàn)?[\s,]+",
    re.IGNORECASE,
)
_HERE = re.compile(rf"[\s*_]*nơi\s[^;:.()]{{2,80}}?\s(?={_CORE})")
# "Phó Thủ tướng được Thủ tướng giao | phụ trách …"
_GIVEN = re.compile(
    r"[\s*_]*được\s+(?=[A-ZĐÀ-Ỹ])[^,;:.()]{3,80}?\s(?:giao|phân\s+công|ủy\s+quyền|uỷ\s+quyền"
    r"|ủy\s+nhiệm|uỷ\s+nhiệm)\s+(?!cho(?!\w))"
)
# "Thủ trưởng | cơ quan được thanh tra | có trách nhiệm …"
_NAMED_ON = re.compile(
    r"[\s*_]*(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)\s[^,;:.()]{2,100}?\s"
    r"(?=(?:có|chịu)\s+trách\s+nhiệm(?!\w))"
)
# "… và | các ông, bà có tên tại Điều 1 | chịu trách nhiệm thi hành …"
_PERSONS = re.compile(
    r"(?:,|,?\s*và)\s+các\s+(?:ông|đồng\s+chí)(?:[\s,(]+bà\)?)?,?\s+có\s+tên(?!\w)[^;:.()]{0,80}?\s"
    rf"(?={_CORE}|căn\s+cứ\s)"
)
_APPOSED = re.compile(r",\s[a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+){0,4},\s(?=[a-zà-ỹđ])")
_OTHER = re.compile(r"\s+khác(?!\w)")  # "các chủ đầu tư khác cam kết …"
_MADE_SO = re.compile(r",?[\s*_]*(?=là\s)")
_LEADS_IT = re.compile(
    r"là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?=(?:chủ\s+trì|phối\s+hợp|chịu\s+trách)(?!\w))"
)

# Those that lead up to a verb, which then needs no second look.
_LEADING = (_LEADS_IT, _PERSONS, _GIVEN, _QUALIFIED, _HERE)


def predicate(text: str, words: Sequence[Word], after: Span, *, strict: bool) -> int | None:
    """Return where the words about a subject begin; None where no verb follows it.

    `after` reaches from the subject's end to that of the clause. Unless `strict`, a word in small
    letters that is nothing else is taken for a verb.
    """
    at, end = after.start, after.end
    if aside := ASIDE.match(text, at, end):
        at = aside.end()
    if other := _OTHER.match(text, at, end):
        at = other.end()
    if text.startswith(":", at):
        return at + 1
    at = _own_end(text, words, at, end)
    if (made := _MADE_SO.match(text, at, end)) and is_made(text, made.end()):
        return made.end()
    leading = _LEADING if strict else (*_LEADING, _WHERE)
    for pattern in leading:
        if found := pattern.match(text, at, end):
            return found.end()
    return _verb(text, words, Span(at, end), strict=strict)


def _own_end(text: str, words: Sequence[Word], at: int, end: int) -> int:
    """Read "theo chức năng, nhiệm vụ", "do ông A làm Tổ trưởng" up to a verb."""
    if own := _OF_ITS_OWN.match(text, at, end):
        return own.end()
    found = _FUNCTION.match(text, at, end) or _HEADED_BY.match(text, at, end)
    if found is None:
        return at
    first = word_at(words, found.end())
    return found.end() if verb_end(words, first) > first else at


def _verb(text: str, words: Sequence[Word], after: Span, *, strict: bool) -> int | None:
    first = word_at(words, _inserted_end(text, words, after.start, after.end))
    if first == len(words) or words[first].start >= after.end:
        return None
    unknown = not strict and verb_end(words, first) == first
    if unknown and (named := _NAMED_ON.match(text, after.start, after.end)):
        return named.end()
    if _is_verb(text, words, first, strict=strict):
        return words[first].start
    ground = word_at(words, after.start)  # "Cơ quan thuế căn cứ hồ sơ, chứng từ để …"
    return words[ground].start if joined(words, ground, 2) == "căn cứ" else None


def _inserted_end(text: str, words: Sequence[Word], at: int, end: int) -> int:
    if found := _INSERTED.match(text, at, end):
        return found.end()
    if (aside := _APPOSED.match(text, at, end)) and _is_aside(words, aside):
        return aside.end()
    comma = at + text.startswith(",", at)
    first = word_at(words, comma)
    acts = first < len(words) and (
        verb_end(words, first) > first or adverb_end(words, first) > first
    )
    besides = None if acts else _BESIDES.match(text, at, end)
    return besides.end() if besides else comma


def _is_aside(words: Sequence[Word], aside: re.Match[str]) -> bool:
    """Tell "Ông Bốn, cựu chiến binh, | giữ …" from "Sở A, hướng dẫn, kiểm tra …"."""
    first, after = word_at(words, aside.start()), word_at(words, aside.end())
    inside = any(verb_end(words, at) > at for at in range(first, after))
    return not inside and verb_end(words, after) > after


def _is_verb(text: str, words: Sequence[Word], at: int, *, strict: bool) -> bool:
    word = words[at]
    parted = bool(word.gap.strip(",)"))
    if _is_granted(text, words, at) or (not word.capital and verb_end(words, at) > at + 1):
        return not parted
    if word.lower == "không" and verb_end(words, at + 1) > at + 1:
        return not parted  # "Sở A | không cắt điện"
    if word.lower in NO_VERBS or (parted and word.gap != ":"):
        return False
    if word.capital and not word.gap.strip(")"):
        return False  # "Tổ công tác thực hiện | Quyết định số …"
    known = adverb_end(words, at) > at or verb_end(words, at) > at
    return known or (not strict and not word.capital and not word.gap)


def _is_granted(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether "có trách nhiệm", "được giao" or "là bộ phận thường trực" begins at word `at`."""
    if words[at].lower == "là":
        return is_made(text, words[at].start)
    return any(joined(words, at, phrase.count(" ") + 1) == phrase for phrase in GRANTED)


def word_at(words: Sequence[Word], place: int) -> int:
    """Return the first word that begins at a place or after it."""
    return bisect_left(words, place, key=lambda word: word.start)


@lru_cache(maxsize=64)
def placed_words(text: str) -> Sequence[Word]:
    """Return the words of any text, placed in the text itself."""
    views = scan(text)
    return placed(views, views.words())


def is_adverbial(words: Sequence[Word], at: int) -> bool:
    """Whether words that say when, where or on what grounds begin at word `at`."""
    if joined(words, at, 2) == "theo dõi":
        return False
    return any(
        joined(words, at, count) and ADVERBIAL.fullmatch(joined(words, at, count))
        for count in (2, 1)
    )


def adverb_end(words: Sequence[Word], at: int) -> int:
    """Return where the words before the verb that counts end: "có trách nhiệm", "chủ động"."""
    for count in (4, 3, 2, 1):
        if joined(words, at, count) in ADVERBS:
            after = at + count
            return max(after, adverb_end(words, after)) if after < len(words) else after
    return at
