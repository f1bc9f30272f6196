"""What Telegram can show, how the bot is reached there and how its updates come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import SecretStr

from bot.platforms.platform import Capabilities
from bot.platforms.telegram_markup import LONGEST

WEBHOOK_PATH = "/telegram/webhook"
CAPABILITIES = Capabilities(
    longest_text=LONGEST,
    private_buttons=True,
    group_buttons=True,
    edits=True,
    file_types=None,
    largest_file=50_000_000,
    pictures=True,
    push_window=None,
)


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """Settings of the adapter; `webhook_secret` is the set one or `secrets.derived_secret`'s.

    `commands` are (name, description) for each of Telegram's scopes: "all_private_chats",
    "all_group_chats", "all_chat_administrators".
    """

    token: SecretStr
    webhook_secret: SecretStr
    api_base: str = "https://api.telegram.org"
    proxy: SecretStr | None = None
    mode: Literal["polling", "webhook"] = "polling"
    public_url: str | None = None  # without "/" at the end; needed for webhooks
    commands: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def webhook_url(self) -> str:
        """Where updates are to be posted; empty with polling."""
        return f"{self.public_url}{WEBHOOK_PATH}" if self.mode == "webhook" else ""
