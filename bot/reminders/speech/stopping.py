"""Whether words ask that something is no longer reminded of: that is no new reminder (pure)."""

import re

from bot.reminders.speech.words import Said, spoken

_WHOM = (
    r"(?:nhóm|tôi|mình|em|chúng tôi|mọi người|cả nhóm|anh|chị|bot|sổ tay|dạ|vâng|à|ạ|ơi|nhờ|hãy|xin"
    r"|cho|làm ơn|vui lòng|đề nghị|giúp|từ nay|từ mai|thôi)"
)
_BETWEEN = r"(?:(?:cần|phải|muốn|được|việc|hẳn|bớt|các|những|cái|mục|có) ){0,3}"
_STOP = spoken(
    rf"(?:{_WHOM},? ){{0,8}}"
    r"(?P<how>không|đừng|dừng|thôi|ngừng|ngưng|bỏ|hủy|huỷ|xóa|xoá|tắt|chớ|miễn)"
    rf" {_BETWEEN}(?:lời |lịch |hẹn )?nhắc(?: nhở| việc| hẹn)?(?! đến)"
)
_NO_MORE = re.compile(r"(?<!\w)(?:nữa|nua)(?: (?:nhé|nha|ạ|đâu|nhe|a|dau))?[ .!]*$")
_ASKING = re.compile(
    r"\?|(?<!\w)(?:gì|nào|sao|bao lâu|hay không|được không|gi|nao|bao lau|duoc khong)(?!\w)"
)
_FROM = re.compile(r"[\s,;:.!]*")


def is_stop(typed: str) -> bool:
    """Whether it begins with not reminding: "bỏ nhắc họp", "đừng nhắc nhóm …"."""
    return _found(Said.of(typed)) is not None


def asks_to_stop(text: str) -> bool:
    """Whether a message that was typed without a command does, and asks nothing else."""
    said = Said.of(text)
    found = _found(said)
    if found is None or _ASKING.search(said.plain):
        return False
    return found["how"] not in {"không", "khong"} or _NO_MORE.search(said.plain) is not None


def _found(said: Said) -> re.Match[str] | None:
    start = _FROM.match(said.plain)
    pattern = _STOP.bare if said.is_bare else _STOP.marked
    return pattern.match(said.plain, start.end() if start else 0)
