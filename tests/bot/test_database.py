import sqlite3
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from bot.database import (
    explained,
    migrate,
    migrations,
    newest_revision,
    open_engine,
    repeating,
    schema,
    writing,
)
from bot.errors import DatabaseError

pytestmark = pytest.mark.every_database


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """An engine on a database of its own: these tests change its tables."""
    migrate(empty_engine)
    return empty_engine


def reason_for(url: str) -> str:
    with pytest.raises(DatabaseError) as caught:
        migrate(open_engine(url))
    return caught.value.reason


def at(engine: Engine, revision: str) -> None:
    with engine.connect() as connection, connection.begin():
        command.upgrade(migrations(connection), revision)


def test_an_empty_database_gets_every_table(empty_engine: Engine) -> None:
    migrate(empty_engine)

    expected = {name for metadata in schema() for name in metadata.tables} | {"alembic_version"}
    assert set(inspect(empty_engine).get_table_names()) == expected


def test_the_first_revision_is_brought_up_to_date(empty_engine: Engine) -> None:
    at(empty_engine, "0001")

    migrate(empty_engine)
    migrate(empty_engine)


def test_the_revisions_add_up_to_the_tables(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        command.check(migrations(connection))


def test_the_newest_revision_is_told_by_the_files(engine: Engine) -> None:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrations(connection))

    assert newest_revision() == scripts.get_current_head()


def test_a_schema_that_is_up_to_date_takes_no_lock(engine: Engine) -> None:
    with engine.connect() as other, other.begin():
        other.exec_driver_sql("INSERT INTO corpus_revision (id, revision) VALUES (1, 1)")

        migrate(engine)


def test_every_revision_can_be_taken_back(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        command.downgrade(migrations(connection), "base")

    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate(engine)


def test_two_programs_that_start_at_once_do_not_collide(empty_engine: Engine) -> None:
    program = (
        "import sys; from bot.database import migrate, open_engine;"
        "e = open_engine(sys.argv[1]); sys.stdin.readline(); migrate(e)"
    )
    url = empty_engine.url.render_as_string(hide_password=False)
    started = [
        Popen([sys.executable, "-c", program, url], stdin=PIPE, stderr=PIPE)  # noqa: S603 - above
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()

    assert [process.communicate()[1] for process in started] == [b"", b"", b""]
    assert [process.returncode for process in started] == [0, 0, 0]


def test_a_migration_that_breaks_off_leaves_nothing_behind(empty_engine: Engine) -> None:
    with empty_engine.connect() as connection:
        change = connection.begin()
        command.upgrade(migrations(connection), "head")
        change.rollback()

    assert inspect(empty_engine).get_table_names() == []


def test_a_database_of_a_newer_version_is_said(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(DatabaseError, match="phiên bản Sổ Tay mới hơn"):
        migrate(engine)


def test_sqlite_keeps_foreign_keys_and_lets_readers_read_while_one_writes(
    tmp_path: Path,
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/a.sqlite")
    with engine.connect() as connection:
        said = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "busy_timeout")
        ]
    engine.dispose()

    assert said == [1, "wal", 30_000]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://a/b", "SOTAY_DATABASE_URL chỉ nhận địa chỉ sqlite:// hoặc postgresql://."),
        ("không phải", "SOTAY_DATABASE_URL không phải địa chỉ cơ sở dữ liệu."),
        ("sqlite+la://", "SOTAY_DATABASE_URL không phải địa chỉ cơ sở dữ liệu."),
        (
            "postgresql+asyncpg_la://a:bi-mat@127.0.0.1/b",
            "SOTAY_DATABASE_URL không phải địa chỉ cơ sở dữ liệu.",
        ),
        (
            "postgresql+pg8000://a:bi-mat@127.0.0.1/b",
            "SOTAY_DATABASE_URL cần thư viện pg8000, máy này chưa cài.",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_explained(url: str, reason: str) -> None:
    assert reason_for(url) == reason


def test_the_short_name_of_postgresql_is_understood() -> None:
    reason = reason_for("postgres://a:bi-mat@127.0.0.1:1/b?connect_timeout=1")

    assert reason in {
        "SOTAY_DATABASE_URL cần thư viện psycopg, máy này chưa cài.",
        "Không kết nối được cơ sở dữ liệu; hãy kiểm tra SOTAY_DATABASE_URL và máy chủ.",
    }


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    assert reason_for(f"sqlite:///{tmp_path}/x/a.sqlite") == (
        "Không mở được tệp cơ sở dữ liệu; hãy kiểm tra thư mục và quyền ghi."
    )


def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"x" * 5000)

    assert reason_for(f"sqlite:///{tmp_path}/a.sqlite") == (
        "Tệp cơ sở dữ liệu bị hỏng hoặc không phải của Sổ Tay."
    )


@pytest.mark.parametrize(
    ("details", "start"),
    [
        ("database or disk is full", "Đĩa đã đầy"),
        ("attempt to write a readonly database", "Cơ sở dữ liệu chỉ đọc được"),
        ("database is locked", "Cơ sở dữ liệu đang bận quá lâu"),
        ("disk I/O error", "Không đọc ghi được tệp cơ sở dữ liệu"),
        ("database disk image is malformed", "Tệp cơ sở dữ liệu bị hỏng"),
        ("connection refused", "Không kết nối được cơ sở dữ liệu"),
    ],
)
def test_what_a_database_refuses_is_explained(details: str, start: str) -> None:
    with pytest.raises(DatabaseError) as caught, explained():
        raise OperationalError("SELECT", {}, sqlite3.OperationalError(details))

    assert caught.value.reason.startswith(start)


def test_of_any_other_trouble_the_log_gets_the_kind_and_no_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(DatabaseError, match="báo lỗi khi đọc ghi"), explained():
        raise ProgrammingError("SELECT", {"name": "Lò Thị Mẩy"}, sqlite3.ProgrammingError("Mẩy"))

    assert caplog.messages == ["the database refused a statement: ProgrammingError"]


@pytest.mark.parametrize("begin", [writing, repeating])
def test_a_transaction_is_kept_whole_or_not_at_all(
    engine: Engine, begin: Callable[[Engine], AbstractContextManager[Connection]]
) -> None:
    def change_and_fail() -> None:
        with begin(engine) as connection:
            connection.exec_driver_sql("UPDATE audit_head SET seq = 7")
            raise RuntimeError

    with begin(engine) as connection:
        connection.exec_driver_sql("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, 'a')")
    with pytest.raises(RuntimeError):
        change_and_fail()

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT seq FROM audit_head").scalar_one() == 0


def test_why_the_end_of_a_transaction_fails_is_told_and_the_next_one_waits_for_the_disk(
    tmp_path: Path,
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/test.sqlite")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE whole (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE part (of INTEGER REFERENCES whole DEFERRABLE INITIALLY DEFERRED)"
        )

    def end_in_vain() -> None:
        with repeating(engine) as connection:
            connection.exec_driver_sql("INSERT INTO part VALUES (1)")

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        end_in_vain()

    with writing(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM part").scalar_one() == 0
    engine.dispose()


def test_only_what_is_done_again_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/test.sqlite")
    waits = []
    for begin in (writing, repeating, writing):
        with begin(engine) as connection:
            waits.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
    engine.dispose()

    assert waits == [2, 1, 2]  # FULL, NORMAL, FULL
