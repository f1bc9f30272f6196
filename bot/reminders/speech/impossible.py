"""Numbers that look like a time and are none: "25:99", "ngày 32/12", "báo trước -5 ngày" (pure).

Looked for in what is left of a sentence once all times in it are read.
"""

from calendar import monthrange

from bot.reminders.speech import texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.words import Said, spoken
from bot.schedule.dates import day_of_month

_LEAP_YEAR = 2024

_LEADS = spoken(
    r"(?:(?:báo|nhắc|thông báo|nhắn)(?: nhắc| lại)? )?trước "
    r"(?:[-–−+] ?\d|\d{1,9}[.,]\d|\d{3,9} )[\d., ]{0,40}(?:ngày|hôm|tuần)"
)
_CLOCK = spoken(
    r"(?:(?:lúc|hồi) [-–−]?\d{1,4}(?::\d{1,4}| ?(?:h|giờ) ?\d{0,4}|(?= ?(?:$|[,.;\x02])))"
    r"|\d{1,4}:\d{2}|\d{1,2}h\d{2,4})"
)
_DATE = spoken(
    r"(?:ngày )?(?P<day>\d{1,2})(?: ?/ ?| tháng )(?P<month>\d{1,2})"
    r"(?:(?:/|,? năm )(?P<year>\d{4}|\d{2}))?"
)
_DAY = spoken(r"ngày (?P<day>0{1,4}|3[2-9]|[4-9]\d|\d{3,4})(?! (?:ngày|năm|tuổi|lần|người))")
_WEEKDAY = spoken(r"thứ (?P<day>[0189]|\d{2})")


def check_numbers(rest: Said) -> None:
    """Raise UnclearReminder for an hour that no day has, or days before that are no number."""
    if any(rest.find(_LEADS)):
        raise UnclearReminder(texts.UNCLEAR_LEADS)
    if any(rest.find(_CLOCK)):
        raise UnclearReminder(texts.UNCLEAR_CLOCK)


def check_days(rest: Said) -> None:
    """Raise UnclearReminder for a day that no calendar has, where no other is named."""
    for match in rest.find(_DATE):
        day, month = int(match["day"]), int(match["month"])
        if not (1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]):
            year = f"/{match['year']}" if match["year"] else ""
            said = f"{day_of_month(day, month)}{year}"
            raise UnclearReminder(texts.NO_SUCH_DAY.format(day=said))
    for match in rest.find(_DAY):
        raise UnclearReminder(texts.NO_SUCH_DAY.format(day=match["day"]))
    for match in rest.find(_WEEKDAY):
        raise UnclearReminder(texts.NO_SUCH_WEEKDAY.format(day=match["day"]))
