"""Days and moments in figures, as official documents write them (pure).

Decree 30/2020/NĐ-CP, appendix I: days below 10 and the months 1 and 2 begin with a zero.
"""

from datetime import date, datetime


def day_of_month(day: int, month: int) -> str:
    """Return "05/6", "02/9", "15/02"."""
    return f"{day:02}/{month_number(month)}"


def month_number(month: int) -> str:
    """Return "02", "6", "12"."""
    return f"{month:02}" if month <= 2 else f"{month}"


def short_date(day: date) -> str:
    """Return "05/6": where the year goes without saying."""
    return day_of_month(day.day, day.month)


def say_date(day: date) -> str:
    """Return "05/6/2026"; of a moment its day."""
    return f"{short_date(day)}/{day.year}"


def say_moment(moment: datetime) -> str:
    """Return "08:00 ngày 05/6/2026"; `moment` is local."""
    return f"{moment:%H:%M} ngày {say_date(moment)}"
