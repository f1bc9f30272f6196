"""What a mention is: a date, number, unit or person that a text names, and how two compare."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span


class MentionKind(StrEnum):
    """What is named; a wrong one of any kind makes an answer wrong."""

    DATE = "date"  # "2025-09-22", "--06-15", "2024-08", "2030", "2025-Q3", "---15", "T08:00"
    PERIOD = "period"  # "P6M", "P5D-lam-viec", "hang-nam", "dinh-ky", "2025/2030"
    NUMBER = "number"  # "9", "2.5", "12/15"; "so 512" after "số"; "dieu 5" after Điều
    MONEY = "money"  # "500000 vnd"
    PERCENT = "percent"  # "15%"
    PHONE = "phone"  # "0225123456"
    SYMBOL = "symbol"  # "5-ctr/btg-ca", "19/2024/tt-bnv", "/kh-ubnd", "px03"
    UNIT = "unit"  # "uy ban nhan dan tinh"
    PERSON = "person"  # "nguyen van a"
    POSITION = "position"  # "pho chu tich"; "kt chu tich" where signed in place of one


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming in a text; `span` points into the text that was searched.

    `text` is the display form. `key` is canonical: two mentions of one kind that mean the same
    have the same key, whatever their spelling, language or form.
    """

    kind: MentionKind
    span: Span
    text: str
    key: str
