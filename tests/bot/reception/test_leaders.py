import asyncio

from bot.messages import ChatId, Place, UserId
from bot.reception.leaders import Leaders
from tests.fakes.scripted_platform import ScriptedPlatform

GROUP = Place("telegram", ChatId("-100"), is_group=True)


async def test_a_thread_learns_who_leads_a_group() -> None:
    platform = ScriptedPlatform()
    platform.managers.add((GROUP.chat, UserId("7")))
    leaders = Leaders({"telegram": platform}, asyncio.get_running_loop())

    assert await asyncio.to_thread(leaders.lead, GROUP, UserId("7"))
    assert not await asyncio.to_thread(leaders.lead, GROUP, UserId("8"))


async def test_nobody_leads_a_group_on_a_platform_that_is_not_connected() -> None:
    leaders = Leaders({}, asyncio.get_running_loop())

    assert not await asyncio.to_thread(leaders.lead, GROUP, UserId("7"))
