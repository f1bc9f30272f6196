"""What an Official Account has: groups of its own, and so many calls a minute."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.fakes.loopback import Call
from tests.fakes.zalo_oa_envelope import Refused
from tests.fakes.zalo_oa_events import OA_ID


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the account."""

    name: str
    is_enabled: bool = True
    is_owned: bool = True
    members: Mapping[str, str] = field(default_factory=dict)  # their names by id


def check_open(group: Group | None) -> None:
    """Raise Refused for a group that cannot be written to."""
    if group is None or not group.is_owned:
        raise Refused(-403)
    if not group.is_enabled:
        raise Refused(-237)


def _asked_for(call: Call, most: int | None, *more: str) -> tuple[int, int]:
    """Return the offset and the count of a page; more than `most` at once are not given."""
    asked = call.fields
    numbers = [asked.get("offset", ""), asked.get("count", "")]
    if set(asked) != {"offset", "count", *more} or not all(map(str.isdecimal, numbers)):
        raise Refused(-201, f"unexpected parameters: {call.query}")
    offset, count = map(int, numbers)
    if most is not None and count > most:
        raise Refused(-201)
    return offset, count


def page_of_members(groups: Mapping[str, Group], call: Call, most: int | None) -> dict[str, Any]:
    """Return the part of a group's members that is asked for."""
    offset, count = _asked_for(call, most, "group_id")
    group = groups.get(call.fields["group_id"])
    check_open(group)
    members = sorted(group.members.items()) if group else []
    avatar = "https://avatar.example/a.jpg"
    listed: list[dict[str, str]] = [{"oa_id": OA_ID, "name": "Sổ Tay", "avatar": avatar}]
    listed += ({"user_id": key, "name": name, "avatar": avatar} for key, name in members)
    return {"members": listed[offset : offset + count]}


def page(groups: Mapping[str, Group], call: Call, most: int | None) -> dict[str, Any]:
    """Return the part of the account's groups that is asked for."""
    offset, count = _asked_for(call, most)
    owned = [(key, group) for key, group in sorted(groups.items()) if group.is_owned]
    listed = [
        {
            "group_id": key,
            "name": group.name,
            "status": "enabled" if group.is_enabled else "disabled",
            "total_member": 12,
        }
        for key, group in owned[offset : offset + count]
    ]
    return {"groups": listed, "offset": offset, "count": len(listed), "total": len(owned)}


class Minute:
    """Counts the calls of the minute that runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = 0
        self._calls = 0

    def count(self, now: datetime) -> int:
        """Return which call of its minute this one is."""
        with self._lock:
            minute = int(now.timestamp()) // 60
            self._calls = self._calls + 1 if minute == self._minute else 1
            self._minute = minute
            return self._calls
