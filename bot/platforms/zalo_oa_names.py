"""What groups of an Official Account and their members are called: events do not say it.

Lists are asked for beside the messages, seldom and one call after another; what is not known yet
is left out. Names are for showing alone.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.messages import IncomingMessage
from bot.platforms.errors import DeliveryRefused, PlatformError
from bot.platforms.zalo_http import Call
from bot.platforms.zalo_oa_api import ZaloOaApi
from bot.platforms.zalo_values import identity, whole_number, word
from bot.typed_text import shown_name

_log = logging.getLogger(__name__)

_GROUPS = "/v3.0/oa/group/getgroupsofoa"
_MEMBERS = "/v3.0/oa/group/listmember"
_SIZES = (50, 5)  # of a page; 5 is what is known to be taken, 50 is tried before
_MOST_PAGES = 200  # of a list: as many members as a group can have, in small pages
_BETWEEN = 1.0  # seconds between calls: the account's calls in a minute are for messages
_MISSING_FOR = timedelta(hours=1)  # before a list is asked for again that lacked a name
_KNOWN_FOR = timedelta(days=1)
_MOST_GROUPS = 500
_MOST_MEMBERS = 10_000

_Key = TypeVar("_Key")


class ZaloOaNames:
    """Learns names in the background from `begin` to `close`; all in one event loop."""

    def __init__(
        self,
        api: ZaloOaApi,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._api = api
        self._now = now
        self._sleep = sleep
        self._groups: OrderedDict[str, str] = OrderedDict()
        self._members: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._asked: OrderedDict[str, datetime] = OrderedDict()  # for a group's list; "" for all
        self._wanted: dict[str, None] = {}  # in their order
        self._is_wanted = asyncio.Event()
        self._sizes: dict[str, tuple[int, ...]] = {_GROUPS: _SIZES, _MEMBERS: _SIZES}
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Learn what the groups are called, and go on with what is wanted."""
        self._want("", is_known=False)
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def close(self) -> None:
        """Stop learning."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def named(self, message: IncomingMessage) -> IncomingMessage:
        """Return a group's message with the names that are known; the others are asked for."""
        group, person = message.chat, message.sender
        chat_name, sender_name = self._groups.get(group), self._members.get((group, person))
        self._want("", is_known=chat_name is not None)
        self._want(group, is_known=sender_name is not None)
        return replace(message, chat_name=chat_name, sender_name=sender_name)

    def _want(self, group: str, *, is_known: bool) -> None:
        asked, now = self._asked.get(group), self._now()
        if asked is not None and now - asked < (_KNOWN_FOR if is_known else _MISSING_FOR):
            return
        _keep(self._asked, group, now, _MOST_GROUPS)
        self._wanted[group] = None
        self._is_wanted.set()

    async def _work(self) -> None:
        while True:
            await self._is_wanted.wait()
            self._is_wanted.clear()
            while self._wanted:
                group = next(iter(self._wanted))
                del self._wanted[group]
                await self._learn(group)

    async def _learn(self, group: str) -> None:
        """Learn the names in one list; a failure leaves what was known."""
        try:
            if group:
                await self._learn_members(group)
            else:
                await self._learn_groups()
        except PlatformError as error:
            _log.info("names of Zalo OA were not learnt: %s", error)
        except SQLAlchemyError as error:  # its words may hold a token
            _log.info("names of Zalo OA were not learnt: %s", type(error).__name__)

    async def _learn_groups(self) -> None:
        async for one in self._listed(_GROUPS, "groups", {}):
            if (key := identity(one, "group_id")) and (name := shown_name(word(one, "name"))):
                _keep(self._groups, key, name, _MOST_GROUPS)

    async def _learn_members(self, group: str) -> None:
        async for one in self._listed(_MEMBERS, "members", {"group_id": group}):
            if (key := identity(one, "user_id")) and (name := shown_name(word(one, "name"))):
                _keep(self._members, (group, key), name, _MOST_MEMBERS)

    async def _listed(
        self, path: str, name: str, of: Mapping[str, str]
    ) -> AsyncIterator[Mapping[str, Any]]:
        """Yield what a list has, page after page; a page may be shorter than was asked for."""
        offset = 0
        for _ in range(_MOST_PAGES):
            data = await self._page(path, {**of, "offset": str(offset)})
            found = data.get(name)
            if not isinstance(found, list) or not found:
                return
            for one in found:
                if isinstance(one, dict):
                    yield one
            offset += len(found)
            total = whole_number(data.get("total"))
            if total is not None and offset >= total:
                return
            await self._sleep(_BETWEEN)

    async def _page(self, path: str, params: Mapping[str, str]) -> Mapping[str, Any]:
        """Return a page, a smaller one where the platform does not take the usual size."""
        size, *smaller = self._sizes[path]
        try:
            return await self._api.ask(Call("GET", path, params={**params, "count": str(size)}))
        except DeliveryRefused as error:
            if error.chat_lost or not smaller:
                raise
        self._sizes[path] = tuple(smaller)
        return await self._page(path, params)


def _keep(kept: "OrderedDict[_Key, Any]", key: _Key, value: object, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
