"""What can be taken along from a look-up: pictures, and a calendar to subscribe to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.actions import ShowPicture, Subscribe
from bot.facts import taking_texts as texts
from bot.facts import texts as names
from bot.facts.agenda import Agenda
from bot.facts.asking import as_typed, read_due, read_duties
from bot.facts.duty_list import nothing_of, of_unit
from bot.facts.feeds import Feeds, Owner, calendar_url
from bot.facts.lookups import Lookups
from bot.facts.matrix import responsibility_matrix
from bot.facts.naming import Meant
from bot.facts.owed import agenda_of
from bot.facts.periods import YEAR, days_from
from bot.facts.replies import sentence
from bot.messages import IncomingMessage, PictureBlock, PictureId, Reply, TextBlock
from corpus.facts.facts import Party

_MOST_PICTURES = 3


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where calendars are kept and reached, and what names pictures."""

    feeds: Feeds
    address: str | None  # of the server, as phones reach it; None when they do not
    new_id: Callable[[], str]


class Taking:
    """Draws what a look-up shows, and makes calendars of it; safe to use from threads."""

    def __init__(self, lookups: Lookups, outlets: Outlets) -> None:
        self._lookups = lookups
        self._outlets = outlets

    def picture(self, action: ShowPicture, message: IncomingMessage) -> Reply:
        """Return the pictures of a year, a line of time or who does what, the first few of many."""
        match action.what:
            case "year":
                return self._year(action.asked, message)
            case "timeline":
                return self._timeline(action.asked, message)
            case "matrix":
                return self._matrix(action.asked)

    def subscribe(self, action: Subscribe, message: IncomingMessage) -> Reply:
        """Return an address that a calendar can be subscribed to by."""
        address = self._outlets.address
        if address is None:
            return sentence(texts.NO_ADDRESS)
        today = self._lookups.today(message)
        meant, name = self._meant(read_due(action.asked, today).name, action.asked)
        unit = Party(name, meant.known_key) if meant is not None else None
        by, owner = f"{message.platform}:{message.sender}", Owner(message.platform, message.chat)
        token = self._outlets.feeds.create(by, message.sent_at, unit=unit, owner=owner)
        whose = texts.OF_UNIT.format(name=name) if unit else texts.OF_ALL
        url = calendar_url(address.rstrip("/"), token)
        return sentence(texts.SUBSCRIBED.format(whose=whose, url=url))

    def _year(self, typed: str, message: IncomingMessage) -> Reply:
        # Imported here: drawing, which few messages ask for.
        from bot.facts.pictures import year_calendar  # noqa: PLC0415

        today = self._lookups.today(message)
        asked = read_due(typed, today)
        agenda, name = self._agenda(asked.name, typed)
        year = (asked.period.first if asked.period else today).year
        drawn = year_calendar(agenda, year, today, of=name or None)
        return self._pictures(drawn, _captioned(texts.YEAR.format(year=year), name))

    def _timeline(self, typed: str, message: IncomingMessage) -> Reply:
        # Imported here: drawing, which few messages ask for.
        from bot.facts.pictures import timeline  # noqa: PLC0415

        today = self._lookups.today(message)
        asked = read_due(typed, today)
        agenda, name = self._agenda(asked.name, typed)
        period = asked.period or days_from(today, YEAR)
        drawn = timeline(agenda, period, today, of=name or None)
        return self._pictures(drawn, _captioned(texts.TIMELINE.format(period=period.said), name))

    def _agenda(self, folded: str, typed: str) -> tuple[Agenda, str]:
        """Return what the unit that words name owes or receives, and its name; else everything."""
        meant, name = self._meant(folded, typed)
        agenda = self._lookups.agenda()
        if meant is not None:
            agenda = agenda_of(agenda, meant, self._lookups.naming())
        return agenda, name

    def _matrix(self, typed: str) -> Reply:
        # Imported here: drawing, which few messages ask for.
        from bot.facts.matrix_picture import matrix_pictures  # noqa: PLC0415

        meant, name = self._meant(read_duties(typed).name, typed)
        if meant is None:
            return sentence(texts.NO_UNIT)
        found = of_unit(
            meant, self._lookups.naming(), self._lookups.duties_with, self._lookups.duties_of
        )
        if found.is_empty and found.replaced:
            return sentence(nothing_of(replace(found, name=name)))
        shared = (item for _, items in found.shared for item in items)
        matrix = responsibility_matrix((*found.own, *found.as_partner, *shared))
        title = names.MATRIX_TITLE_OF.format(name=name)
        return self._pictures(matrix_pictures(matrix, title), title)

    def _pictures(self, drawn: Sequence[bytes], caption: str) -> Reply:
        shown = drawn[:_MOST_PICTURES]
        count = len(drawn)
        blocks = [
            PictureBlock(
                PictureId(self._outlets.new_id() + self._outlets.new_id()),
                png,
                caption if count == 1 else texts.PART.format(caption=caption, n=n, count=count),
            )
            for n, png in enumerate(shown, start=1)
        ]
        if count > len(shown):
            return Reply((*blocks, TextBlock(texts.MORE_PICTURES.format(count=count - len(shown)))))
        return Reply(tuple(blocks))

    def _meant(self, folded: str, typed: str) -> tuple[Meant | None, str]:
        """Return the unit that words name, with what it is called; None for no or any unit."""
        meant = self._lookups.naming().find(folded) if folded else None
        if meant is None or not meant.is_sure or len(meant.units) > 1:
            return None, ""
        return meant, meant.unit.name if meant.unit else as_typed(folded, typed)


def _captioned(caption: str, name: str) -> str:
    return f"{caption} – {name}" if name else caption
