"""What comes in can be stored, whatever was sent."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.zalo_json import parsed


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"{", b'{"a": NaN}', b"[" * 100_000, b"1" * 5_000]
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(content)


def test_half_a_surrogate_pair_and_nul_do_not_stay() -> None:
    assert parsed(b'{"a\\ud800": ["x\\u0000y", "\\ud83d\\ude00"]}') == {"a\ufffd": ["xy", "😀"]}
    assert parsed(b'["\xed\xa0\x80"]') == ["\ufffd"]


@given(st.recursive(st.none() | st.integers() | st.text(), lambda v: st.lists(v) | st.tuples(v)))
def test_every_value_can_be_written_as_utf_8(value: object) -> None:
    json.dumps(parsed(json.dumps(value).encode()), ensure_ascii=False).encode()
