"""`sotay doctor`: looks at the machine, the documents and the platforms.

It may run beside the assistant: it takes no lock of it, fetches no update and sets no webhook. The
token of an Official Account is renewed only when it would be at the next message, in the same row.
"""

import argparse
import asyncio
import logging
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx
from sqlalchemy import Engine

from bot.app import Documents, is_behind, open_assistant, open_documents
from bot.connections import Connecting, connect, hosts
from bot.console import doctor_texts as texts
from bot.console.doctor import (
    check_clock,
    check_disk,
    check_index,
    check_reach,
    check_service,
    check_settings,
    check_troubles,
    is_broken,
    report,
    summary,
)
from bot.console.surroundings import Surroundings
from bot.database import explained, open_engine, writing
from bot.delivery.alerts import known_troubles
from bot.diagnosis import Diagnosis, Health
from bot.errors import DataFolderError, SotayError
from bot.incidents import log_failure
from bot.platforms.platform import Platform
from bot.platforms.reach import Host, Probe, reach
from bot.records.files import StoredFiles
from bot.records.pictures import Pictures
from bot.settings import Settings
from bot.texts import PLATFORMS
from corpus.store import DocumentStore
from retrieval.errors import RetrievalError

_log = logging.getLogger(__name__)
_PATIENCE = 30.0  # seconds for all that one platform is asked
_SERVICE_PATIENCE = 5.0
_DONE = 0
_BROKEN = 1
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - compared, never bound

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Visit:
    """How the world outside is asked: by what clock, by whom, and for how long."""

    now: Now
    probe: Probe = reach
    patience: float = _PATIENCE


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found at a platform, and the time that its server gave."""

    found: Sequence[Diagnosis]
    time: datetime | None = None


def examine(here: Surroundings, _typed: argparse.Namespace) -> int:
    """Print what was found, each with what to do; status 1 when something is broken."""
    found = list(diagnoses(here.settings, Visit(here.now)))
    for line in report(found):
        here.say(line)
    here.say(summary(found))
    return _BROKEN if is_broken(found) else _DONE


def diagnoses(settings: Settings, visit: Visit) -> Iterator[Diagnosis]:
    """Yield all findings: this machine first, then each platform."""
    with ExitStack() as stack:
        data = _documents(stack, settings)
        yield check_disk(shutil.disk_usage(_existing(settings.data_dir)).free)
        if isinstance(data, Diagnosis):
            yield data
        else:
            yield Diagnosis(Health.GOOD, texts.ON_DATABASE, texts.DATABASE)
            yield _index(settings, data)
        engine = None if isinstance(data, Diagnosis) else data.engine
        yield from asyncio.run(_outside(settings, engine, visit))
        if engine is not None:
            yield from check_troubles(known_troubles(engine), settings)


def _existing(path: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(place for place in (path.absolute(), *path.absolute().parents) if place.exists())


def _documents(stack: ExitStack, settings: Settings) -> Documents | Diagnosis:
    try:
        documents = stack.enter_context(open_documents(settings))
        with explained(), writing(documents.engine):
            return documents
    except DataFolderError as error:
        return Diagnosis(Health.BROKEN, texts.ON_FOLDER, error.reason)
    except SotayError as error:
        return Diagnosis(Health.BROKEN, texts.ON_DATABASE, error.reason)


def _index(settings: Settings, documents: Documents) -> Diagnosis:
    count = len(documents.store.cards())
    if count == 0:
        return check_index(count, in_line=True)
    try:
        with open_assistant(settings) as assistant:
            return check_index(count, in_line=not is_behind(assistant))
    except (SotayError, RetrievalError) as error:
        return Diagnosis(Health.BROKEN, texts.ON_INDEX, error.reason)


async def _outside(settings: Settings, engine: Engine | None, visit: Visit) -> list[Diagnosis]:
    """Return what the running assistant, the clocks and the platforms say."""
    service = asyncio.create_task(_service(settings))
    seen = await _platforms(settings, engine, visit)
    theirs = {name: one.time for name, one in seen.items() if one.time is not None}
    return [
        *await service,
        check_clock(visit.now(), theirs, settings),
        *check_settings(settings),
        *(finding for one in seen.values() for finding in one.found),
    ]


async def _service(settings: Settings) -> list[Diagnosis]:
    if settings.port == 0:  # any free port: only the running assistant knows which
        return []
    host = _EVERYWHERE.get(settings.host, settings.host)
    address = f"http://{host}:{settings.port}"
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=_SERVICE_PATIENCE) as client:
            response = await client.get(f"{address}/healthz")
        runs = '"status"' in response.text
    except (httpx.HTTPError, httpx.InvalidURL):
        runs = False
    return [check_service(address, runs=runs)]


async def _platforms(
    settings: Settings, engine: Engine | None, visit: Visit
) -> Mapping[str, _Seen]:
    """Ask all platforms at the same time; one that does not answer holds up no other."""
    ways = {host.platform: host for host in hosts(settings)}
    with _adapters(settings, engine, visit.now) as adapters:
        try:
            seen = await asyncio.gather(
                *(_platform(host, adapters.get(name), visit) for name, host in ways.items())
            )
        finally:
            for adapter in adapters.values():
                await adapter.close()
    return dict(zip(ways, seen, strict=True))


@contextmanager
def _adapters(
    settings: Settings, engine: Engine | None, now: Now
) -> Iterator[Mapping[str, Platform]]:
    """Give the adapters; without a database none that would have to keep a token in it."""
    with ExitStack() as stack:
        if engine is None:
            settings = settings.model_copy(update={"zalo_oa_app_id": None})
            engine = open_engine("sqlite://")
            stack.callback(engine.dispose)
        files = StoredFiles(DocumentStore(engine), Pictures(engine).find)
        connecting = Connecting(engine, files, now, asyncio.sleep)
        adapters = (connection.platform for connection in connect(settings, connecting))
        yield {adapter.name: adapter for adapter in adapters}


async def _platform(host: Host, adapter: Platform | None, visit: Visit) -> _Seen:
    reached = await visit.probe(host)
    way = check_reach(host, reached)
    if not reached.ok:
        return _Seen([way])
    if adapter is None:
        unknown = Diagnosis(
            Health.WARNING, PLATFORMS[host.platform], texts.NOT_CHECKED, texts.DATABASE_FIRST
        )
        return _Seen([way, unknown], reached.time)
    return _Seen([way, *await _asked(adapter, visit.patience)], reached.time)


async def _asked(adapter: Platform, patience: float) -> Sequence[Diagnosis]:
    subject = PLATFORMS[adapter.name]
    try:
        async with asyncio.timeout(patience):
            return await adapter.diagnose()
    except TimeoutError:
        return [Diagnosis(Health.BROKEN, subject, texts.TOO_SLOW, texts.TRY_LATER)]
    except Exception as error:  # noqa: BLE001 - what else was found is still to be told
        sentence = texts.FAILED.format(code=log_failure(_log, error))
        return [Diagnosis(Health.BROKEN, subject, sentence, texts.TELL_DEVELOPERS)]
