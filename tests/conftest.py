"""What all tests share: nothing outside this machine is reached, and a fresh database each."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url

from bot.database import migrate, open_engine

# A second database that store tests repeat on: postgresql://user@127.0.0.1:port/name
_POSTGRESQL = os.environ.get("POSTGRESQL_TEST_URL")  # noqa: TID251 - read here and nowhere else
_DATABASES = ["sqlite", "postgresql"] if _POSTGRESQL else ["sqlite"]

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


def pytest_configure() -> None:
    sys.addaudithook(refuse_the_network)


@pytest.fixture(params=_DATABASES)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database of its own without a table."""
    if request.param == "postgresql":
        with _own_schema(str(_POSTGRESQL), f"test_{uuid4().hex}") as engine:
            yield engine
        return
    engine = open_engine(f"sqlite:///{tmp_path}/test.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """An engine on a database of its own with every table."""
    migrate(empty_engine)
    return empty_engine


@contextmanager
def _own_schema(url: str, name: str) -> Iterator[Engine]:
    server = open_engine(url)
    with server.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    address = make_url(url).update_query_dict({"options": f"-csearch_path={name}"})
    engine = open_engine(address.render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with server.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    server.dispose()
