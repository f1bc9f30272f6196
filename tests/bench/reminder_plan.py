"""An invented plan of what falls due: its texts, and by a calculation of its own, when it does.

Nothing here asks the product: what it plans is compared with this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

_DAY = timedelta(days=1)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_UNITS = (
    "Sở Xây dựng",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Y tế",
    "Sở Tư pháp",
    "Sở Công Thương",
    "Công an tỉnh",
    "Thanh tra tỉnh",
    "Tỉnh đoàn",
    "Hội Nông dân tỉnh",
)
_PLACES = ("Suối Ngọc", "Bến Đá", "Mường Thảo", "Khe Vàng")
_IN_PLACES = (
    "Trạm Y tế xã {}",
    "Đoàn Thanh niên xã {}",
    "Hội Phụ nữ xã {}",
    "Công an xã {}",
    "Hội Nông dân xã {}",
)
_DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: {number}/KH-UBND Sông Lam, ngày 05 tháng 01 năm {year}

KẾ HOẠCH
Triển khai {subject} năm {year}

I. TỔ CHỨC THỰC HIỆN

{units}

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lò Thị Mẩy
"""
_SUBJECTS = (
    "công tác cải cách hành chính",
    "công tác phòng, chống thiên tai",
    "phong trào xây dựng xã hội học tập",
)


@dataclass(frozen=True, slots=True)
class Fall:
    """One time at which something falls due; `key` names it as rows do."""

    key: str
    last: date  # the last day in time


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say when something is due, and what that means.

    Without `months` it is due in each; without `day` in the `length` months that begin then.
    `excludes` says that the named day itself is too late.
    """

    words: str
    day: int | None = None
    months: tuple[int, ...] = ()
    year: int | None = None
    excludes: bool = False
    weekday: int | None = None
    length: int = 1

    def falls(self, first: date, last: date) -> Iterator[Fall]:
        """Yield what falls due with a last day in time from `first` to `last`."""
        if self.weekday is not None:
            found = self._weekly(first, last)
        else:
            begin = (first - 31 * _DAY).replace(day=1)
            months = (_month(begin, n) for n in range((last - begin).days // 28 + 2))
            found = (self._in(month) for month in months if self._names(month))
        yield from (fall for fall in found if first <= fall.last <= last)

    def _names(self, month: date) -> bool:
        return self.year in {None, month.year} and (not self.months or month.month in self.months)

    def _in(self, month: date) -> Fall:
        end = _month(month, 1) - _DAY
        if self.day is None:
            end = _month(month, self.length) - _DAY
            quarter = f"{month.year}-Q{month.month // 3 + 1}"
            return Fall(f"{month:%Y-%m}" if self.length == 1 else quarter, end)
        if self.day > end.day:  # 30 February: by the end of that month
            return Fall(f"{month:%Y-%m}", end)
        named = month.replace(day=self.day)
        return Fall(named.isoformat(), named - _DAY if self.excludes else named)

    def _weekly(self, first: date, last: date) -> Iterator[Fall]:
        day = first
        while day <= last:
            if day.weekday() == self.weekday:
                yield Fall(day.isoformat(), day)
            day += _DAY


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a unit owes; `code` stands in its words and nowhere else."""

    code: str
    unit: str
    document: int
    form: Form

    @property
    def sentence(self) -> str:
        """What the document says."""
        return f"Gửi báo cáo chuyên đề {self.code} về Ủy ban nhân dân tỉnh {self.form.words}"


def units() -> tuple[str, ...]:
    """Return thirty units that no office has."""
    return _UNITS + tuple(kind.format(place) for place in _PLACES for kind in _IN_PLACES)


def items(number: int, year: int) -> tuple[Item, ...]:
    """Return so many things to do, dealt out evenly to all units, who stand in three documents."""
    owing = units()
    each = number // len(owing)
    codes = (f"CĐ{n:03}" for n in count(1))
    return tuple(
        Item(next(codes), unit, at * len(_SUBJECTS) // len(owing), _form(at * each + n, year))
        for at, unit in enumerate(owing)
        for n in range(each)
    )


def documents(plan: Sequence[Item], year: int) -> dict[str, str]:
    """Return the texts of the documents by file name."""
    return {
        f"ke-hoach-{at + 1}.txt": _DOCUMENT.format(
            number=11 + at,
            year=year,
            subject=subject,
            units="\n\n".join(_tasks([item for item in plan if item.document == at])),
        )
        for at, subject in enumerate(_SUBJECTS)
    }


def single(day: date, *, excludes: bool) -> Form:
    """Return a single day, as plans write it."""
    if excludes:
        words = f"trước ngày {day.day:02} tháng {day.month} năm {day.year}"
    else:
        words = f"chậm nhất ngày {day.day:02}/{day.month:02}/{day.year}"
    return Form(words, day.day, (day.month,), day.year, excludes)


def _tasks(owed: Sequence[Item]) -> Iterator[str]:
    for number, unit in enumerate(dict.fromkeys(item.unit for item in owed), start=1):
        yield f"{number}. {unit}"
        theirs = (item for item in owed if item.unit == unit)
        yield from (
            f"{letter}) {item.sentence};" for letter, item in zip(_LETTERS, theirs, strict=False)
        )


def _form(number: int, year: int) -> Form:
    """Return one of many ways, different with each number and spread over the year."""
    day, month = 3 + number * 7 % 25, 1 + number * 5 % 12
    forms = (
        lambda: Form(f"trước ngày {day} tháng {month} hằng năm", day, (month,), excludes=True),
        lambda: Form(f"chậm nhất ngày {day} tháng {month} hằng năm", day, (month,)),
        lambda: Form(f"trước ngày {day} hằng tháng", day, excludes=True),
        lambda: single(date(year, month, day), excludes=False),
        lambda: Form(f"trước ngày {day} của tháng cuối quý", day, (3, 6, 9, 12), excludes=True),
        lambda: single(date(year + (month < 3), month, day), excludes=True),
        lambda: Form(
            f"hằng quý, trước ngày {day} tháng cuối quý", day, (3, 6, 9, 12), excludes=True
        ),
        lambda: Form("chậm nhất ngày 31 hằng tháng", 31) if number % 2 else _on_15_august(),
        lambda: Form(f"trong tháng {month} năm {year}", None, (month,), year),
        lambda: Form(f"vào ngày {day} tháng {month} hằng năm", day, (month,)),
        lambda: Form(f"trong quý II năm {year}", None, (4,), year, length=3),
        lambda: _leap_day() if number % 3 else _on_15_august(),
        lambda: Form("hằng tuần, vào thứ sáu", weekday=4) if number % 4 == 0 else _yearly_end(),
    )
    return forms[number % len(forms)]()


def _leap_day() -> Form:
    return Form("trước ngày 29 tháng 02 hằng năm", 29, (2,), excludes=True)


def _on_15_august() -> Form:
    return Form("vào ngày 15 tháng 8 hằng năm", 15, (8,))


def _yearly_end() -> Form:
    return Form("chậm nhất ngày 31 tháng 12 hằng năm", 31, (12,))


def _month(begin: date, later: int) -> date:
    """Return the first day of the month that is so many later."""
    year, month = divmod(begin.year * 12 + begin.month - 1 + later, 12)
    return date(year, month + 1, 1)
