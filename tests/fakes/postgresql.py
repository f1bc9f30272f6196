"""A PostgreSQL server for the tests of one process, thrown away with everything in it.

It listens on a socket in its own temporary folder alone, and never waits for the disk.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Engine, text

from bot.database import open_engine

_USER = "sotay"
_PORT = 5432  # only names the socket
_OWNER = "nobody"  # the server does not run as root
_DEBIAN = Path("/usr/lib/postgresql")
_MOST_SECONDS = 120
_LOCALE = ("-E", "UTF8", "--locale", "C")
_CONFIGURATION = f"""
listen_addresses = ''
port = {_PORT}
unix_socket_directories = '{{folder}}'
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
timezone = 'Asia/Ho_Chi_Minh'
"""


# Far cheaper than a new database. Nobody who was left behind may hold a row.
_EMPTY = """
DO $$
DECLARE name text;
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET LOCAL session_replication_role = replica; -- foreign keys in any order
  FOR name IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Makes databases; `engine` is on the one that every server has."""

    folder: Path
    engine: Engine
    numbers: Iterator[int]

    def url(self, name: str) -> str:
        return _url(self.folder, name)

    def create(self) -> str:
        """Return the name of a new, empty database."""
        name = f"test_{next(self.numbers)}"
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server() -> Iterator[Server]:
    """Give a server with nothing in it."""
    with TemporaryDirectory(prefix="sotay-") as path:
        folder = Path(path)
        data = str(folder / "data")
        if os.geteuid() == 0:
            shutil.chown(folder, _OWNER)
        _run(folder, "initdb", "-D", data, "-U", _USER, "-A", "trust", "--no-sync", *_LOCALE)
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(_CONFIGURATION.format(folder=folder))
        _run(folder, "pg_ctl", "start", "-w", "-s", "-D", data, "-l", str(folder / "log"))
        engine = open_engine(_url(folder, "postgres"))
        try:
            with_each = engine.execution_options(isolation_level="AUTOCOMMIT")
            yield Server(folder, with_each, count(1))
        finally:
            engine.dispose()
            _run(folder, "pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", data)


def empty(engine: Engine) -> None:
    """Take all rows out of a database, which counts from 1 again."""
    engine.dispose()
    with engine.begin() as connection:
        connection.execute(text(_EMPTY))


def _url(folder: Path, name: str) -> str:
    where = {"host": str(folder), "port": str(_PORT)}
    address = URL.create("postgresql", _USER, database=name, query=where)
    return address.render_as_string(hide_password=False)


def _run(folder: Path, program: str, *arguments: str) -> None:
    # Nothing of the environment: PGDATA, PGPORT and the like are meant for another server.
    is_root = os.geteuid() == 0
    done = subprocess.run(  # noqa: S603 - one of two programs, found below
        [_found(program), *arguments],
        cwd=folder,
        env={"LC_ALL": "C"},
        user=_OWNER if is_root else None,
        group=pwd.getpwnam(_OWNER).pw_gid if is_root else None,
        extra_groups=() if is_root else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server keeps it open
        stderr=subprocess.DEVNULL,
        timeout=_MOST_SECONDS,
        check=False,
    )
    if done.returncode:
        log = folder / "log"
        told = log.read_text() if log.exists() else ""
        raise RuntimeError(f"{program} ended with {done.returncode}\n{told}")


def _found(program: str) -> str:
    """Return a program of the newest version that Debian's packages hold, else of the PATH."""
    versions: Sequence[Path] = sorted(
        _DEBIAN.glob(f"*/bin/{program}"), key=lambda path: int(path.parent.parent.name)
    )
    found = str(versions[-1]) if versions else shutil.which(program)
    if found is None:
        raise RuntimeError(f"{program} is missing: install PostgreSQL (on Debian: `postgresql`)")
    return found
