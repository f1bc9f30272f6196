"""What is said in the chats of a platform, and what can be done there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

Rows = tuple[tuple[str, ...], ...]  # the labels of buttons

PEOPLE = LAN, MINH, TU = "Chị Lan", "Anh Minh", "Anh Tú (quản trị)"  # TU administers
PICTURE = "ảnh"


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is seen, in Telegram's HTML; what the assistant says has no name."""

    html: str
    who: str = ""
    to: str = ""  # whose private chat it stands in; empty in the group
    is_tap: bool = False
    is_reply: bool = False
    is_time: bool = False  # not said at all: when the next was
    rows: Rows = ()
    file: str = ""
    png: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """What the group is called, and its topic where there are topics."""

    title: str = "UBND phường"
    topic: str = "Chương trình phối hợp"


class Chats(Protocol):
    """Private chats and a group on one platform; where nothing can be tapped, numbers are typed."""

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write to the assistant, in a group with its name in front."""
        ...

    def reply(self, text: str, who: str, *, in_group: bool) -> Said:
        """Answer the assistant's last message in the chat, as one does in a group."""
        ...

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Choose what the last message in the chat offers under a label."""
        ...

    def has_buttons(self, *, in_group: bool) -> bool:
        """Whether something can be tapped."""
        ...

    def expel(self) -> None:
        """Take the assistant out of the group."""
        ...

    def heard(self) -> Sequence[Said]:
        """Return everything that the assistant has said so far."""
        ...
