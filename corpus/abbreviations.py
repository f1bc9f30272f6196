"""Words in canonical form: folded, no leading zeros, general abbreviations written out (pure)."""

from collections.abc import Sequence

from corpus.scan import Word

# General abbreviations, as typed in capitals or, where they are no word, in small letters.
SHORT_FORMS: dict[str, str] = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc viet nam",
    "mttqvn": "mat tran to quoc viet nam",
    "mttw": "mat tran trung uong",
    "catp": "cong an thanh pho",
    "cand": "cong an nhan dan",
    "btv": "ban thuong vu",
    "bch": "ban chap hanh",
    "bcd": "ban chi dao",
    "tgdv": "tuyen giao va dan van",
    "tg&dv": "tuyen giao va dan van",
    "btgdv": "ban tuyen giao va dan van",
    "vksnd": "vien kiem sat nhan dan",
    "tand": "toa an nhan dan",
    "thads": "thi hanh an dan su",
    "bhxh": "bao hiem xa hoi",
    "lhpn": "lien hiep phu nu",
    "ldld": "lien doan lao dong",
    "tncs": "thanh nien cong san",
    "ccb": "cuu chien binh",
    "hcm": "ho chi minh",
    "qdnd": "quan doi nhan dan",
    "chqs": "chi huy quan su",
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
    "ca": "cong an",
    "ub": "uy ban",
    "vp": "van phong",
    "tw": "trung uong",
    "bca": "bo cong an",
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
