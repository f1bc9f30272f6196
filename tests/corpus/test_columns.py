from sqlalchemy.dialects import sqlite

from corpus.columns import UtcDateTime


def test_no_time_stays_no_time() -> None:
    column, dialect = UtcDateTime(), sqlite.dialect()

    assert column.process_bind_param(None, dialect) is None
    assert column.process_result_value(None, dialect) is None
