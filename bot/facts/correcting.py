"""What a clerk types to correct a deadline, read as the documents are read."""

from bot.errors import SotayError
from corpus.facts.facts import When
from corpus.facts.when import read_whens
from corpus.text import display

_NO_TIME = (
    "Chưa hiểu thời hạn “{words}”. Viết như trong văn bản, ví dụ: trước ngày 20/6 hằng năm;"
    " chậm nhất ngày 20 tháng cuối quý; trong 05 ngày làm việc kể từ ngày ban hành."
)
_SEVERAL_TIMES = "“{words}” có {count} thời hạn; xin nêu một thời hạn thôi."


class UnclearTime(SotayError):
    """What was typed is not one time."""


def read_time(words: str) -> When:
    """Return the one time that the words name; raises UnclearTime for none and for several."""
    shown = display(words)
    found = read_whens(shown)
    if not found:
        raise UnclearTime(_NO_TIME.format(words=shown))
    if len(found) > 1:
        raise UnclearTime(_SEVERAL_TIMES.format(words=shown, count=len(found)))
    return found[0]
