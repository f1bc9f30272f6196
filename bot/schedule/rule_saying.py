"""A recurrence rule in natural Vietnamese: how often it comes, and where in the year (pure)."""

from collections.abc import Iterable

from bot.schedule.dates import day_of_month
from bot.schedule.rules import Rule

_EVERY = {
    "YEARLY": "hằng năm",
    "MONTHLY": "hằng tháng",
    "WEEKLY": "hằng tuần",
    "DAILY": "hằng ngày",
}
_UNITS = {"YEARLY": "năm", "MONTHLY": "tháng", "WEEKLY": "tuần", "DAILY": "ngày"}
_EVERY_QUARTER: dict[tuple[int, ...], str] = {
    (1, 4, 7, 10): "tháng đầu quý",
    (2, 5, 8, 11): "tháng thứ hai của quý",
    (3, 6, 9, 12): "tháng cuối quý",
}
_STRETCHES: dict[tuple[int, ...], str] = {
    (1, 2, 3): "quý I",
    (4, 5, 6): "quý II",
    (7, 8, 9): "quý III",
    (10, 11, 12): "quý IV",
    (1, 2, 3, 4, 5, 6): "6 tháng đầu năm",
    (7, 8, 9, 10, 11, 12): "6 tháng cuối năm",
}
_WEEKDAYS = {
    "MO": "thứ Hai",
    "TU": "thứ Ba",
    "WE": "thứ Tư",
    "TH": "thứ Năm",
    "FR": "thứ Sáu",
    "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}
_ORDER = {"": "", "1": " đầu tiên", "2": " thứ hai", "3": " thứ ba", "4": " thứ tư", "-1": " cuối"}


def say_frequency(rule: Rule) -> str:
    """Return how often it comes: "hằng năm", "hằng quý", "6 tháng một lần"."""
    if rule.frequency == "MONTHLY" and rule.interval == 3:
        return "hằng quý"
    if rule.interval > 1:
        return f"{rule.interval} {_UNITS[rule.frequency]} một lần"
    if rule.months:
        return "hằng quý" if rule.months in _EVERY_QUARTER else _EVERY["YEARLY"]
    is_monthly = rule.frequency == "YEARLY" and rule.month_days  # so in RFC 5545
    return _EVERY["MONTHLY"] if is_monthly else _EVERY[rule.frequency]


def say_days(rule: Rule) -> str | None:
    """Return the days that it names: "ngày 15/6", "ngày 20 tháng cuối quý", "thứ Sáu".

    None where it names none, or in a way that cannot be said briefly.
    """
    if not rule.weekdays:
        return _month_days(rule) if rule.month_days and rule.month_days[0] >= -1 else None
    if rule.month_days or rule.places:
        return None
    of = f" của {say_months(rule)}" if rule.months else ""
    weekdays = [_weekday(day, rule) for day in rule.weekdays]
    return None if None in weekdays else listed(day for day in weekdays if day) + of


def say_months(rule: Rule) -> str:
    """Return the months that it names: "tháng 6", "quý I", "tháng cuối quý"; may be empty."""
    stretch = _EVERY_QUARTER.get(rule.months) or _STRETCHES.get(rule.months)
    if stretch or not rule.months:
        return stretch or ""
    return f"tháng {listed(str(month) for month in rule.months)}"


def listed(words: Iterable[str]) -> str:
    """Return the words as a list in a sentence: "a, b và c"."""
    *others, last = words
    return f"{', '.join(others)} và {last}" if others else last


def _month_days(rule: Rule) -> str:
    quarterly = _EVERY_QUARTER.get(rule.months)
    if rule.is_run and not rule.months:
        return f"từ ngày {_day(rule.month_days[0])} đến ngày {_day(rule.month_days[-1])}"
    if not rule.months or quarterly:
        of = quarterly or ("tháng" if rule.month_days == (-1,) else "")
        return f"ngày {listed(_day(day) for day in _in_order(rule))} {of}".rstrip()
    if rule.month_days == (-1,):
        return f"ngày cuối {say_months(rule)}"
    days = [(month, day) for month in rule.months for day in _in_order(rule)]
    return f"ngày {listed(_day_in(day, month) for month, day in days)}"


def _in_order(rule: Rule) -> list[int]:
    return sorted(rule.month_days, key=lambda day: day if day > 0 else 32)


def _day(day: int) -> str:
    return "cuối" if day < 0 else f"{day:02}"


def _day_in(day: int, month: int) -> str:
    return f"cuối tháng {month}" if day < 0 else day_of_month(day, month)


def _weekday(day: str, rule: Rule) -> str | None:
    place = day[:-2].removeprefix("+")
    is_of_months = not place or rule.frequency == "MONTHLY" or bool(rule.months)
    return _WEEKDAYS[day[-2:]] + _ORDER[place] if is_of_months and place in _ORDER else None
