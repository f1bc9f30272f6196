"""The one database: an engine that behaves the same on SQLite and PostgreSQL, and its schema."""

import json
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.sql.dml import ReturningInsert

from bot.errors import DatabaseError
from bot.reminder_tables import metadata as bot_metadata  # with bot.tables, which it adds to
from corpus.columns import UtcDateTime
from corpus.tables import metadata as corpus_metadata

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = [
    "UtcDateTime",
    "explained",
    "insert_and_tell",
    "insert_new",
    "migrate",
    "migrations",
    "newest_revision",
    "open_engine",
    "repeating",
    "schema",
    "wait_for_turn",
    "writing",
]

_log = logging.getLogger(__name__)

_BUSY_MS = 30_000
_BEGIN = "sotay_begin"  # execution option: how a transaction on SQLite begins
_SCRIPTS = Path(__file__).with_name("migrations")
_WRITERS: WeakKeyDictionary[Engine, threading.Lock] = WeakKeyDictionary()
_MIGRATION_LOCK = 7_303_014  # any number that nothing else locks in the same PostgreSQL database
_WAIT_FOR_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def open_engine(url: str) -> Engine:
    """Return an engine for a SQLite or PostgreSQL address; the caller disposes of it.

    Raises DatabaseError for an address that cannot be used. Nothing is connected yet.
    """
    try:
        address = make_url(url)
        if address.drivername == "postgres":  # as hosting services still write it
            address = address.set(drivername="postgresql")
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            raise DatabaseError("SOTAY_DATABASE_URL chỉ nhận địa chỉ sqlite:// hoặc postgresql://.")
        # SQLite drops what one connection holds in memory when another one has written; a database
        # that is all in memory has one connection a thread.
        pool = {"pool_use_lifo": True} if address.database else {}
        engine = create_engine(
            address,
            pool_pre_ping=address.get_backend_name() != "sqlite",
            **pool,
            json_serializer=partial(json.dumps, ensure_ascii=False),
        )
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseError("SOTAY_DATABASE_URL không phải địa chỉ cơ sở dữ liệu.") from error
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"SOTAY_DATABASE_URL cần thư viện {error.name}, máy này chưa cài."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    # The driver must not open transactions by itself: it would not do so for reads, nor for DDL.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that holds the write lock of SQLite from its beginning.

    One that reads first and locks later can fail half-way when another one wrote in between.
    Threads of this process queue up at a lock of its own: SQLite would let them sleep and retry.
    """
    with _turn(engine), engine.connect() as plain:
        connection = plain.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            yield connection


@contextmanager
def repeating(engine: Engine) -> Iterator[Connection]:
    """Give a transaction like `writing` for what is done again should a power cut take it back.

    SQLite then does not wait for the disk at its end. The end of a process takes nothing back.
    """
    with _turn(engine), engine.connect() as plain, _unhurried(plain):
        connection = plain.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            yield connection


@contextmanager
def _unhurried(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        if driver.in_transaction:  # its end failed; inside of it nothing can be set
            driver.rollback()
        driver.execute("PRAGMA synchronous=FULL")


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    if engine.dialect.name != "sqlite":
        yield
        return
    with _WRITERS.setdefault(engine, threading.Lock()):
        yield


def wait_for_turn(connection: Connection, *name: str) -> None:
    """Wait until no other write transaction is under way that waited for a turn of this name.

    On SQLite a write transaction is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_WAIT_FOR_TURN, {"name": "\t".join(name)})


def insert_new(
    connection: Connection, table: Table, *unique: str
) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that leaves out rows which are there already, by the columns `unique`.

    Without any: by whatever must be unique. The result's `rowcount` says how many were new.
    """
    return _insert_new(connection.dialect.name, table, *unique)


def insert_and_tell(connection: Connection, table: Table, row: Mapping[str, object]) -> int | None:
    """Insert a row and return its id; None when it is there already."""
    statement = _insert_and_tell(connection.dialect.name, table)
    identity: int | None = connection.execute(statement, dict(row)).scalar_one_or_none()
    return identity


@cache  # making a statement takes longer than running it
def _insert_new(dialect_name: str, table: Table, *unique: str) -> sqlite.Insert | postgresql.Insert:
    dialect = postgresql if dialect_name == "postgresql" else sqlite
    statement: sqlite.Insert | postgresql.Insert = dialect.insert(table)
    new = statement.on_conflict_do_nothing(index_elements=unique or None)
    return new.execution_options(preserve_rowcount=True)  # else psycopg's is lost: -1


@cache
def _insert_and_tell(dialect_name: str, table: Table) -> ReturningInsert[Any]:
    return _insert_new(dialect_name, table).returning(table.c.id)


def schema() -> list[MetaData]:
    """Return the tables of all folders, which the revisions must add up to."""
    return [corpus_metadata, bot_metadata]


def migrations(connection: Connection) -> "Config":
    """Return Alembic's configuration for a connection that is already in a transaction."""
    from alembic.config import Config  # noqa: PLC0415 - see `migrate`

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Bring the schema up to date, all or nothing; of two at once the second finds it done.

    Raises DatabaseError when the database cannot be reached or is of a newer version.
    """
    if _is_up_to_date(engine):
        return
    # Imported here: it takes as long as opening an index, and most starts do not need it.
    from alembic import command  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    with explained(), engine.connect() as plain:
        connection = plain.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
            try:
                command.upgrade(migrations(connection), "head")
            except CommandError as error:
                raise DatabaseError(
                    "Cơ sở dữ liệu do phiên bản Sổ Tay mới hơn tạo ra; hãy cập nhật Sổ Tay."
                ) from error


def newest_revision() -> str:
    """Return the revision that the schema should have; its file is named after it."""
    found = (_SCRIPTS / "versions").glob("revision_*.py")
    return max(path.stem for path in found).removeprefix("revision_")


def _is_up_to_date(engine: Engine) -> bool:
    """Ask without a lock, so that a question is answered while an ingest writes."""
    try:
        with engine.connect() as connection:
            applied = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            return [row[0] for row in applied] == [newest_revision()]
    except DBAPIError:  # no such table yet, or trouble that the migration will explain
        return False


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database refuses inside the block into a DatabaseError for people."""
    try:
        yield
    except OperationalError as error:
        unreachable = (
            "Không kết nối được cơ sở dữ liệu; hãy kiểm tra SOTAY_DATABASE_URL và máy chủ."
        )
        raise DatabaseError(_reason(error, unreachable)) from error
    except DBAPIError as error:
        # The details may hold an official's words: only their kind goes to the log.
        _log.error("the database refused a statement: %s", type(error.orig).__name__)
        raise DatabaseError(_reason(error, "Cơ sở dữ liệu báo lỗi khi đọc ghi.")) from error


def _reason(error: DBAPIError, otherwise: str) -> str:
    details = str(error.orig)
    for sign, reason in (
        ("not a database", "Tệp cơ sở dữ liệu bị hỏng hoặc không phải của Sổ Tay."),
        ("malformed", "Tệp cơ sở dữ liệu bị hỏng; hãy khôi phục từ bản sao lưu."),
        ("full", "Đĩa đã đầy, không ghi được vào cơ sở dữ liệu; hãy dọn bớt rồi chạy lại."),
        ("readonly", "Cơ sở dữ liệu chỉ đọc được, không ghi được; hãy kiểm tra quyền ghi."),
        ("locked", "Cơ sở dữ liệu đang bận quá lâu vì một tiến trình khác; hãy thử lại sau."),
        ("unable to open", "Không mở được tệp cơ sở dữ liệu; hãy kiểm tra thư mục và quyền ghi."),
        ("disk I/O", "Không đọc ghi được tệp cơ sở dữ liệu; hãy kiểm tra đĩa."),
    ):
        if sign in details:
            return reason
    return otherwise
