"""Who may change what a chat is reminded of."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.messages import IncomingMessage, Place, UserId
from bot.reminders.wishes import Target

EVERYONE = "*"  # among a target's managers: whoever is in the chat


@dataclass(frozen=True, slots=True)
class Rights:
    """Decides by the ids that platforms give.

    `leads_group` asks the platform whether somebody leads a group there; False where it cannot
    tell.
    """

    is_admin: Callable[[str, UserId], bool]
    leads_group: Callable[[Place, UserId], bool]

    def may_change(self, target: Target | None, message: IncomingMessage) -> bool:
        """Return whether a message's sender may change what its chat is reminded of.

        Alone with the assistant everybody decides for themselves.
        """
        if not message.is_group or self.is_admin(message.platform, message.sender):
            return True
        managers = target.managers if target else ()
        if EVERYONE in managers or f"{message.platform}:{message.sender}" in managers:
            return True
        return self.leads_group(message.place, message.sender)
