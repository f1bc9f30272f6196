import logging

import pytest

from bot.incidents import log_failure

_log = logging.getLogger(__name__)
SECRET = "câu hỏi bí mật"


def fail(*, chained: bool) -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(SECRET) from (error if chained else None)


def failing(*, chained: bool) -> Exception:
    with pytest.raises(RuntimeError) as caught:
        fail(chained=chained)
    return caught.value


def test_kinds_and_places_along_the_causes_are_logged_without_their_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    code = log_failure(_log, failing(chained=True))

    assert f"incident {code}: RuntimeError\n" in caplog.text
    assert "caused by ValueError\n" in caplog.text
    assert "in failing" in caplog.text
    assert SECRET not in caplog.text


def test_a_cause_that_was_hidden_stays_hidden(caplog: pytest.LogCaptureFixture) -> None:
    log_failure(_log, failing(chained=False))

    assert "ValueError\n" not in caplog.text


def test_each_incident_has_a_code_of_its_own() -> None:
    assert log_failure(_log, KeyError("a")) != log_failure(_log, KeyError("a"))
