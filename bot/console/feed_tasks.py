"""The commands of `sotay` about calendars to subscribe to, and the unit that a command is about."""

import argparse
from dataclasses import dataclass

from bot.app import open_documents, open_feeds, open_register
from bot.console import fact_texts
from bot.console import feed_texts as texts
from bot.console.surroundings import Surroundings
from bot.errors import SotayError
from bot.facts.feeds import Feed, calendar_url
from bot.facts.hands import made_by
from bot.facts.naming import Naming
from bot.facts.register import Register
from bot.schedule.dates import say_date
from corpus.facts.facts import Party

_DONE = 0
_BY = "terminal"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The unit that was asked for, and the keys of the groups that it is one of."""

    unit: Party
    groups: frozenset[str]


def make_feed(here: Surroundings, typed: argparse.Namespace) -> int:
    """Print a new address, which is seen only now, and how it is used."""
    # Imported here: the web server, which nothing else here needs.
    from bot.web.server import reachable  # noqa: PLC0415

    settings = here.settings
    with open_documents(settings) as documents:
        chosen = chosen_unit(open_register(documents, here.today), typed.unit)
        unit = chosen.unit if chosen else None
        token = open_feeds(documents.engine).create(_BY, here.now(), unit=unit)
    address = settings.public_url or f"http://{reachable(settings.host)}:{settings.port}"
    name = unit.name if unit else texts.ALL_UNITS
    here.say(texts.CREATED.format(name=name, address=calendar_url(address, token)))
    here.say(texts.CREATED_HOW)
    if settings.public_url is None:
        here.notices.write(f"sotay: {texts.LOCAL_ONLY}\n")
    return _DONE


def list_feeds(here: Surroundings, _typed: argparse.Namespace) -> int:
    """Print the addresses by number: their secrets are not kept."""
    with open_documents(here.settings) as documents:
        found = open_feeds(documents.engine).feeds()
    for feed in found:
        here.say(_listed(here, feed))
    if not found:
        here.say(texts.NO_FEEDS)
    return _DONE


def revoke_feed(here: Surroundings, typed: argparse.Namespace) -> int:
    """End an address."""
    with open_documents(here.settings) as documents:
        is_ended = open_feeds(documents.engine).revoke(typed.number, here.now())
    if not is_ended:
        raise SotayError(texts.NO_FEED.format(number=typed.number))
    here.say(texts.REVOKED.format(number=typed.number))
    return _DONE


def chosen_unit(register: Register, name: str | None) -> Chosen | None:
    """Return the one unit with this name; raises SotayError for none and for several."""
    if not name:
        return None
    naming = Naming(register.units(), register.cards())
    meant = naming.find(name)
    if meant.unit is not None:
        unit = Party(meant.unit.name, meant.unit.key, meant.unit.is_group)
    elif meant.units:
        near = ", ".join(found.name for found in meant.units)
        raise SotayError(fact_texts.WHICH_UNIT.format(name=name, near=near))
    else:
        unit = Party(" ".join(name.split()), meant.key)
    groups = frozenset(group.key for group in naming.groups_of(unit.key))
    if not meant.units and not groups:
        raise SotayError(fact_texts.NO_UNIT.format(name=name))
    return Chosen(unit, groups)


def _listed(here: Surroundings, feed: Feed) -> str:
    zone = here.settings.zone
    ended = ""
    if feed.revoked_at is not None:
        ended = texts.ENDED.format(at=say_date(feed.revoked_at.astimezone(zone)))
    return texts.LISTED.format(
        number=feed.number,
        name=feed.unit.name if feed.unit else texts.ALL_UNITS,
        by=made_by(feed.created_by),
        at=say_date(feed.created_at.astimezone(zone)),
        ended=ended,
    )
