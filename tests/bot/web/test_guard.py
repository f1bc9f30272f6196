from collections.abc import Mapping

import pytest

from bot.web.guard import is_own_host, is_own_page


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8080",
        "localhost",
        "LOCALHOST:8080",
        "[::1]:8080",
        "192.168.1.20:8080",
        "sotay.xa.vn",
    ],
)
def test_addresses_localhost_and_the_given_names_are_own(host: str) -> None:
    assert is_own_host(host, {"sotay.xa.vn"})


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "[::1", "a:b:c"])
def test_any_other_name_is_foreign(host: str) -> None:
    assert not is_own_host(host, {"sotay.xa.vn"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1:8080"},
        {"origin": "https://127.0.0.1:8080", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_post_from_the_page_or_from_no_page_is_own(headers: Mapping[str, str]) -> None:
    assert is_own_page({"host": "127.0.0.1:8080", **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"origin": "http://[::1"},
        {"origin": "http://127.0.0.1:8080", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_post_from_another_page_is_foreign(headers: Mapping[str, str]) -> None:
    assert not is_own_page({"host": "127.0.0.1:8080", **headers})
