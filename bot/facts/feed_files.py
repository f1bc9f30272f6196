"""From the secret in an address to the calendar file that it stands for."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from datetime import date
from threading import Lock
from zoneinfo import ZoneInfo

from bot.facts import texts
from bot.facts.feeds import Feed
from bot.facts.items import DueItem
from bot.facts.owed import of_unit

_KEPT = 64

Deadlines = Callable[[], Sequence[DueItem]]  # the same object until something changes
GroupsOf = Callable[[str], Collection[str]]  # the keys of the groups that a unit is one of


class FeedFiles:
    """Makes the calendars of feeds, and keeps each until a deadline changes; safe from threads."""

    def __init__(
        self,
        find_feed: Callable[[str], Feed | None],
        deadlines: Deadlines,
        groups_of: GroupsOf,
        zone: ZoneInfo,
    ) -> None:
        self._find_feed = find_feed
        self._deadlines = deadlines
        self._groups_of = groups_of
        self._zone = zone
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, date], tuple[Sequence[DueItem], bytes]] = OrderedDict()

    def find(self, token: str) -> bytes | None:
        """Return the file for a secret; None for one that is unknown or revoked."""
        feed = self._find_feed(token)
        if feed is None:
            return None
        items = self._deadlines()
        this = (feed.unit.key if feed.unit else "", self._since(feed))
        with self._lock:
            kept = self._kept.get(this)
        if kept is not None and kept[0] is items:
            return kept[1]
        file = self._make(feed, items)
        with self._lock:
            self._kept[this] = (items, file)
            self._kept.move_to_end(this)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return file

    def _make(self, feed: Feed, items: Sequence[DueItem]) -> bytes:
        # Imported here: most that runs makes no calendar, and the library takes its time.
        from bot.facts.calendar import Frame, calendar_file  # noqa: PLC0415

        name = texts.CALENDAR_NAME
        if feed.unit is not None:
            name = texts.CALENDAR_NAME_OF.format(unit=feed.unit.name)
            items = of_unit(items, feed.unit.key, self._groups_of(feed.unit.key))
        return calendar_file(items, Frame(name, self._since(feed)))

    def _since(self, feed: Feed) -> date:
        return feed.created_at.astimezone(self._zone).date()
