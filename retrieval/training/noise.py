"""Makes a statement look like a question typed in a hurry (pure, given the random source)."""

from random import Random

_OPENINGS = (
    *("cho hỏi", "cho em hỏi", "xin hỏi", "hỏi", "theo quy định", "quy định về", "nêu", "liệt kê"),
    *("ai", "đơn vị nào", "cơ quan nào", "khi nào", "bao giờ", "vì sao", "có phải"),
)
_ENDINGS = (
    *("là gì", "như thế nào", "được quy định như thế nào", "là ai", "khi nào", "ở đâu", "không"),
    *("bao nhiêu", "gồm những gì", "có được không", "thế nào ạ", "vậy ạ", "trong bao lâu"),
    *("do ai thực hiện", "do cơ quan nào chịu trách nhiệm", "ai chủ trì", "hạn đến ngày nào", "ạ"),
)
_ENGLISH_OPENINGS = (
    *("who is responsible for", "which unit", "which agency", "what is", "what are", "when must"),
    *("when is", "how many", "how often", "where", "who", "is", "does", "list", "according to"),
)
_ABBREVIATIONS = (
    *(("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("mặt trận tổ quốc", "mttq")),
    *(("công an thành phố", "catp"), ("công an tỉnh", "cat"), ("công an", "ca")),
    *(("thành phố", "tp"), ("trung ương", "tw"), ("thông tư", "tt"), ("nghị định", "nđ")),
    *(("quyết định", "qđ"), ("nghị quyết", "nq"), ("chỉ thị", "ct"), ("văn bản", "vb")),
    *(("an ninh trật tự", "antt"), ("an ninh tổ quốc", "antq"), ("an toàn giao thông", "atgt")),
    *(("phòng cháy chữa cháy", "pccc"), ("phòng cháy, chữa cháy", "pccc"), ("báo cáo", "bc")),
    *(("kế hoạch", "kh"), ("chương trình", "ctr"), ("cán bộ", "cb"), ("công chức", "cc")),
    *(("viên chức", "vc"), ("đảng viên", "đv"), ("quy phạm pháp luật", "qppl")),
    *(("bảo hiểm xã hội", "bhxh"), ("bảo hiểm y tế", "bhyt"), ("bảo hiểm thất nghiệp", "bhtn")),
    *(("kinh tế - xã hội", "ktxh"), ("kinh tế - xã hội", "kt-xh"), ("cơ sở dữ liệu", "csdl")),
    *(("công nghệ thông tin", "cntt"), ("thủ tục hành chính", "tthc"), ("trách nhiệm", "tn")),
    *(("vi phạm hành chính", "vphc"), ("quản lý nhà nước", "qlnn"), ("ngân sách nhà nước", "nsnn")),
    *(("quốc phòng", "qp"), ("an ninh", "an"), ("học sinh, sinh viên", "hssv")),
    *(("dân quân tự vệ", "dqtv"), ("nghĩa vụ quân sự", "nvqs"), ("đoàn thanh niên", "đtn")),
    *(("không", "ko"), ("không", "k"), ("được", "đc"), ("những", "n~"), ("người", "ng")),
)


def crop(random: Random, text: str, shortest: int, longest: int) -> str:
    """Return some neighbouring words of `text`: at most `longest`, all of them when it is short."""
    words = text.split()
    length = random.randint(shortest, longest)
    start = random.randint(0, max(len(words) - length, 0))
    return " ".join(words[start : start + length])


def as_question(random: Random, text: str) -> str:
    """Return `text` with what officials add, shorten, misspell and leave out when they type."""
    asked = text.lower()
    if random.random() < 0.25:
        asked = _abbreviated(random, asked)
    if random.random() < 0.25:
        asked = f"{random.choice(_OPENINGS)} {asked}"
    if random.random() < 0.3:
        asked = f"{asked} {random.choice(_ENDINGS)}"
    words = asked.split()
    if len(words) > 5 and random.random() < 0.2:
        del words[random.randrange(len(words))]
    if len(words) > 5 and random.random() < 0.1:
        place = random.randrange(len(words))
        words[place] = _misspelt(random, words[place])
    return " ".join(words)


def in_english(random: Random, terms: list[str], fillers: tuple[str, ...]) -> str:
    """Return English terms strung together the way a question holds them."""
    words = [random.choice(_ENGLISH_OPENINGS)]
    for term in terms:
        if fillers and random.random() < 0.6:
            words.append(random.choice(fillers))
        words.append(term)
    return " ".join(words)


def _abbreviated(random: Random, text: str) -> str:
    for whole, short in _ABBREVIATIONS:
        if whole in text and random.random() < 0.7:
            text = text.replace(whole, short)
    return text


def _misspelt(random: Random, word: str) -> str:
    """Return `word` with a letter lost, or two letters in the wrong order."""
    if len(word) < 3:
        return word
    place = random.randrange(len(word) - 1)
    kept = "" if random.random() < 0.5 else word[place]
    return f"{word[:place]}{word[place + 1]}{kept}{word[place + 2 :]}"
