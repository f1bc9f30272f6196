"""Which days are worked in Vietnam: weekends, public holidays, and the office's swapped days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

_DAY = timedelta(days=1)
_YEARS = range(1901, 2101)  # beyond them the lunar calendar is not known, and no holiday is


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days; `swapped` says of some days whether they are worked, against the calendar.

    Holidays are those of the law with their substitute days, Tết and the Hùng kings' day by the
    lunar calendar, and the days that the government swapped as far as they are known; for later
    years the days off around Tết and 2/9 are what the usual pattern gives.
    """

    swapped: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether offices work on the day."""
        is_worked = self.swapped.get(day)
        return _usual().is_working_day(day) if is_worked is None else is_worked

    def latest_before(self, day: date) -> date:
        """Return the day itself when it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """Return the working day that is the `count`-th after the day, which is not counted.

        With 0 it is the day itself, worked or not; ValueError for less.
        """
        if count < 0:
            raise ValueError(f"{count} working days cannot be counted")
        for _ in range(count):
            day = self._next(day)
        return day

    def _next(self, day: date) -> date:
        day += _DAY
        while not self.is_working(day):
            day += _DAY
        return day


@cache
def _usual() -> HolidayBase:
    # All years at once, and none later: a swap can reach into the year before, and what is never
    # written to can be read by several threads.
    return country_holidays("VN", years=_YEARS, expand=False)
