"""What a check found, for `sotay doctor`: how it is, and what a person is to do."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How a part is doing."""

    GOOD = "good"
    WARNING = "warning"  # works, and something is to be known or mended
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One finding; `sentence` and `advice` are Vietnamese and hold no secret."""

    health: Health
    subject: str  # "Telegram", "Đĩa", …
    sentence: str
    advice: str = ""
