"""Which restricted documents may be shown where: decided by the place, and alone by the person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.messages import IncomingMessage, Place, UserId

_OPERATOR = "terminal"
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sight:
    """Decides by the ids that platforms give, and gives names of files.

    A group sees what is for the group, whoever asks: others read along. A person alone sees what
    is for them or for that chat, an administrator everything, and so does the operator at the
    terminal. The page, which knows nobody, sees nothing of it.
    """

    audiences: Callable[[], Mapping[str, frozenset[str]]]  # of the files that are not for all
    is_admin: Callable[[str, UserId], bool]

    def of_message(self, message: IncomingMessage) -> frozenset[str]:
        """Return the names that may be shown in reply to a message."""
        closed = self.audiences()
        return self._of(closed, message.place, message.sender) if closed else NOTHING

    def of_place(self, place: Place) -> frozenset[str]:
        """Return the names that may be shown in a chat; a private one is its person's."""
        closed = self.audiences()
        return self._of(closed, place, UserId(place.chat)) if closed else NOTHING

    def everything(self) -> frozenset[str]:
        """Return all names."""
        return frozenset(self.audiences())

    def _of(
        self, closed: Mapping[str, frozenset[str]], place: Place, person: UserId
    ) -> frozenset[str]:
        members = {f"{place.platform}:{place.chat}"}
        if not place.is_group:
            if place.platform == _OPERATOR or self.is_admin(place.platform, person):
                return frozenset(closed)
            members.add(f"{place.platform}:{person}")
        return frozenset(name for name, audience in closed.items() if audience & members)
