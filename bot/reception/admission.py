"""Who may ask: everyone, a list, or a list and whoever was invited."""

from collections.abc import Callable, Iterable

from bot.messages import IncomingMessage, UserId
from bot.settings import Access

_ON_THIS_MACHINE = {"web", "terminal"}


class Admission:
    """Decides by the ids that platforms give, never by names, which anyone can take on."""

    def __init__(
        self,
        policy: Access,
        admins: Iterable[str],
        allowed: Iterable[str],
        is_member: Callable[[str, UserId], bool],
    ) -> None:
        self._policy = policy
        self._admins = frozenset(map(_entry, admins))
        self._allowed = frozenset(map(_entry, allowed))
        self._is_member = is_member

    def is_admin(self, platform: str, user: UserId) -> bool:
        """Return whether the settings name this person as an administrator."""
        return (platform, user) in self._admins

    def admits(self, message: IncomingMessage) -> bool:
        """Return whether its sender, or whoever is in its chat, may ask."""
        platform, sender = message.platform, message.sender
        if self._policy == "open" or platform in _ON_THIS_MACHINE:
            return True
        named = {(platform, sender), (platform, message.chat)}
        if self.is_admin(platform, sender) or not named.isdisjoint(self._allowed):
            return True
        return self._policy == "paired" and self._is_member(platform, sender)


def _entry(written: str) -> tuple[str, str]:
    platform, _, user = written.partition(":")
    return platform.strip().lower(), user.strip()
