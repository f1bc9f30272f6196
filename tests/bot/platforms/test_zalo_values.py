"""Values are read for what they mean, whatever type they come in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.zalo_values import identity, moment, section, whole_number, word

NOW = datetime(2026, 3, 2, tzinfo=UTC)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
)


def test_an_object_is_found_and_anything_else_is_empty() -> None:
    assert section({"a": {"b": 1}}, "a") == {"b": 1}
    assert section({"a": [1]}, "a") == {}


def test_the_first_key_with_a_value_counts() -> None:
    assert word({"a": "", "b": 7, "c": "x"}, "a", "b", "c") == "7"


def test_an_endless_id_is_none() -> None:
    assert identity({"id": "x" * 129}, "id") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [("90000", 90000), ("9e4", 90000), (90000.0, 90000), (-32, -32), (True, None), ("x", None)],
)
def test_numbers_are_read_also_from_text(value: object, expected: int | None) -> None:
    assert whole_number(value) == expected


def test_milliseconds_are_a_time() -> None:
    assert moment("1772409600123", NOW) == datetime(2026, 3, 2, 0, 0, 0, 123000, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, "soon", 10**30, "inf"])
def test_what_is_no_time_is_now(value: object) -> None:
    assert moment(value, NOW) == NOW


@given(_JSON)
def test_nothing_that_comes_in_breaks_the_reading(value: object) -> None:
    whole_number(value)

    assert moment(value, NOW).tzinfo is not None
