"""Number words of Vietnamese and English, as far as official texts count with them (pure)."""

_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEENS = {f"mười {word}": 10 + n for n, word in enumerate(_ONES, 1) if word != "năm"}
_TENS = {f"{word} mươi": 10 * n for n, word in enumerate(_ONES, 1) if n > 1}

VIETNAMESE: dict[str, int] = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {"tư": 4, "mười": 10, "mười lăm": 15}
    | _TEENS
    | _TENS
)
ENGLISH: dict[str, int] = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30}


def alternatives(words: dict[str, int], *, leave: frozenset[str] = frozenset()) -> str:
    """Return the words as one regular expression, longest first, without those to `leave`."""
    return "|".join(sorted((w for w in words if w not in leave), key=len, reverse=True))


def value(word: str) -> int:
    """Return what digits or a number word stand for; the word must be a known one."""
    if word.isdigit():
        return int(word)
    return VIETNAMESE[word] if word in VIETNAMESE else ENGLISH[word]
