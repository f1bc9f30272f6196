"""What all tests share: nothing outside this machine is reached, and a fresh database each."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from bot.database import migrate, open_engine
from tests.fakes.postgresql import Server, empty, running_server

DATABASES = ["sqlite", "postgresql"]

_LOOPBACK = {"localhost", "::1", "0.0.0.0", "::", ""}  # noqa: S104 - compared, never bound
_ADDRESS_EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
_NAME_EVENTS = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}


class OutsideConnection(BaseException):
    """A test reached for the network; no `except Exception` on the way may hide it."""


def refuse_the_network(event: str, args: tuple[object, ...]) -> None:
    if event in _ADDRESS_EVENTS:
        address = args[_ADDRESS_EVENTS[event]]
        host = address[0] if isinstance(address, tuple) else None  # else a socket in the file tree
    elif event in _NAME_EVENTS:
        host = args[_NAME_EVENTS[event]]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if isinstance(name, str) and name not in _LOOPBACK and not name.startswith("127."):
        raise OutsideConnection(f"{event} {name}")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("steady", deadline=None)  # how busy a machine is fails no test
    settings.load_profile("steady")
    config.addinivalue_line("markers", f"every_database: repeated on {' and '.join(DATABASES)}")
    sys.addaudithook(refuse_the_network)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat tests that are marked so on every database; all others use SQLite."""
    if "database" in metafunc.fixturenames:
        repeated = metafunc.definition.get_closest_marker("every_database")
        names = DATABASES if repeated else DATABASES[:1]
        metafunc.parametrize("database", names, indirect=True)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The name of the database that a test is run on."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A server for all tests of this process."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def full_postgresql(postgresql_server: Server) -> str:
    """The address of a database with every table, emptied after each test."""
    address = postgresql_server.url(postgresql_server.create())
    _migrated(address)
    return address


@pytest.fixture(scope="session")
def full_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table, to copy."""
    path = tmp_path_factory.mktemp("full") / "full.sqlite"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture
def empty_engine(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database of its own without a table."""
    if database == "postgresql":
        with _own_database(request.getfixturevalue("postgresql_server")) as engine:
            yield engine
        return
    with _open(f"sqlite:///{tmp_path}/test.sqlite") as engine:
        yield engine


@pytest.fixture
def engine(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database of its own with every table."""
    if database == "postgresql":
        with _open(request.getfixturevalue("full_postgresql")) as engine:
            yield engine
            empty(engine)
        return
    path = shutil.copyfile(request.getfixturevalue("full_sqlite"), tmp_path / "test.sqlite")
    with _open(f"sqlite:///{path}") as engine:
        yield engine


@contextmanager
def _own_database(server: Server) -> Iterator[Engine]:
    name = server.create()
    with _open(server.url(name)) as engine:
        yield engine
    server.drop(name)


@contextmanager
def _open(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def _migrated(url: str) -> None:
    with _open(url) as engine:
        migrate(engine)
