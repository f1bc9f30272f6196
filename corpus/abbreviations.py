"""Words in canonical form: folded, no leading zeros, general abbreviations written out (pure)."""

from collections.abc import Sequence

from corpus.mentions.scan import Word
from corpus.text import fold

# General abbreviations as they are printed, with the names that they stand for in units' names.
WRITTEN_OUT: dict[str, str] = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo",
    "CATP": "Công an thành phố",
    "TW": "Trung ương",
    "BCA": "Bộ Công an",
    "CHQS": "Chỉ huy Quân sự",
    "LĐLĐ": "Liên đoàn Lao động",
    "BHXH": "Bảo hiểm xã hội",
}
_ONLY_IN_CAPITALS = frozenset({"TW", "BCA"})

# General abbreviations, as typed in capitals or, where they are no word, in small letters.
SHORT_FORMS: dict[str, str] = {
    fold(short): fold(name) for short, name in WRITTEN_OUT.items() if short not in _ONLY_IN_CAPITALS
} | {
    "ubmttqvn": "uy ban mat tran to quoc viet nam",
    "mttqvn": "mat tran to quoc viet nam",
    "mttw": "mat tran trung uong",
    "cand": "cong an nhan dan",
    "tgdv": "tuyen giao va dan van",
    "tg&dv": "tuyen giao va dan van",
    "btgdv": "ban tuyen giao va dan van",
    "vksnd": "vien kiem sat nhan dan",
    "tand": "toa an nhan dan",
    "thads": "thi hanh an dan su",
    "lhpn": "lien hiep phu nu",
    "tncs": "thanh nien cong san",
    "ccb": "cuu chien binh",
    "hcm": "ho chi minh",
    "qdnd": "quan doi nhan dan",
    "tp": "thanh pho",
    "tx": "thi xa",
    "gd&dt": "giao duc va dao tao",
    "gddt": "giao duc va dao tao",
    "kh&cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "nn&mt": "nong nghiep va moi truong",
    "tn&mt": "tai nguyen va moi truong",
    "tnmt": "tai nguyen va moi truong",
    "tt&tt": "thong tin va truyen thong",
    "tttt": "thong tin va truyen thong",
    "vhtt&dl": "van hoa the thao va du lich",
    "vhttdl": "van hoa the thao va du lich",
    "ldtb&xh": "lao dong thuong binh va xa hoi",
    "ldtbxh": "lao dong thuong binh va xa hoi",
    "nn&ptnt": "nong nghiep va phat trien nong thon",
}
# Only in capitals: in small letters they are words or something else.
CAPITAL_SHORT_FORMS: dict[str, str] = {
    short.lower(): fold(WRITTEN_OUT[short]) for short in sorted(_ONLY_IN_CAPITALS)
} | {
    "ca": "cong an",
    "ub": "uy ban",
    "vp": "van phong",
    "bqp": "bo quoc phong",
    "bnv": "bo noi vu",
    "đu": "dang uy",
    "đk": "dac khu",
    "đtn": "doan thanh nien",
}

_DROPPED = frozenset({"cac", "nhung"})


def expansion(words: Sequence[Word], at: int) -> str | None:
    """Return what the abbreviation at `at` stands for, None when the word is none.

    "CA", "UB", "VP" are abbreviations only in capitals and not in a line of them ("DÂN CA").
    """
    word = words[at]
    if word.folded in SHORT_FORMS:
        return SHORT_FORMS[word.folded]
    if not word.upper or word.lower not in CAPITAL_SHORT_FORMS:
        return None
    around = [words[at - 1]] if at and not word.gap else []
    if at + 1 < len(words) and not words[at + 1].gap:
        around.append(words[at + 1])
    shouted = any(w.upper and not w.folded.isdigit() and not _is_short(w) for w in around)
    return None if shouted else CAPITAL_SHORT_FORMS[word.lower]


def canonical(words: Sequence[Word]) -> list[str]:
    """Return the words as they are compared: "Công an các xã" and "CA xã" come out the same."""
    return [part for at in range(len(words)) for part in canonical_word(words, at)]


def canonical_word(words: Sequence[Word], at: int) -> list[str]:
    """Return what one word is compared as: nothing for "các", several words for "UBND"."""
    word = words[at]
    if word.folded in _DROPPED:
        return []
    return (expansion(words, at) or word.folded.lstrip("0") or "0").split()


def _is_short(word: Word) -> bool:
    return word.folded in SHORT_FORMS or word.lower in CAPITAL_SHORT_FORMS
