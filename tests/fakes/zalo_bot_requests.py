"""The parameters that the methods of the Zalo Bot Platform take, and no others."""

import re
from ipaddress import ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_MARKS = re.compile(r"\{/?(red|orange|yellow|green|big|underline)\}")


def utf16_units(text: str) -> int:
    """Return the length as Zalo counts it; raises ValueError for half a surrogate pair."""
    return len(text.encode("utf-16-le")) // 2


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    if utf16_units(text) > 2000:
        raise ValueError("the text is longer than 2000")
    return text


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        raise ValueError("the photo is no http(s) address")
    return url


Text = Annotated[str, AfterValidator(_text)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Nothing(_Strict):
    """No parameters."""


class GetUpdates(_Strict):
    """`timeout` in seconds, as text or as a number."""

    timeout: Annotated[str, Field(pattern=r"^\d{1,3}$")] | int | float = "30"

    @property
    def seconds(self) -> float:
        """The timeout as a number."""
        return float(self.timeout)


class SetWebhook(_Strict):
    """Both are required."""

    url: str
    secret_token: Annotated[str, Field(min_length=8, max_length=256)]


class SendMessage(_Strict):
    """A text, plain unless `parse_mode` says otherwise."""

    chat_id: str
    text: Text
    parse_mode: Literal["markdown", "html"] | None = None
    text_styles: list[dict[str, Any]] | None = None

    @property
    def is_broken_markdown(self) -> bool:
        """Whether a brace stands where Zalo reads a mark of its own."""
        return self.parse_mode == "markdown" and "{" in _MARKS.sub("", self.text)


class SendPhoto(_Strict):
    """A picture that Zalo fetches from a public address."""

    chat_id: str
    photo: Annotated[str, AfterValidator(_web_address)]
    caption: Text | None = None


class SendChatAction(_Strict):
    """Shows that the bot is typing."""

    chat_id: str
    action: Literal["typing"]


def webhook_fault(url: str, *, plain: bool) -> str | None:
    """Return why Zalo would not call `url`; with `plain` loopback and http are let through."""
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        return "the url is no web address"
    if plain:
        return None
    if parts.scheme != "https":
        return "the url is not https"
    return "the host is not public" if _is_private(parts.hostname) else None


def _is_private(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".local", ".localhost", ".internal"))
