"""Let an office be reminded for weeks and write down what is seen: docs/transcripts, docs/images.

On each platform a real process by a clock that leaps talks over HTTP to the strict servers of the
tests. Run it from the root: `python docs/reminder_transcripts.py`, with names of platforms for
some of them only. What it writes is the same at every run, but for a second here and there.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the tests are not installed
# ruff: noqa: E402

from bot.facts.texts import WEEKDAYS
from docs.chat_pages import markdown, take_picture
from docs.chats import PEOPLE, TU, Group, Said
from docs.connecting import telegram_settings, zalo_bot_settings, zalo_oa_settings
from docs.reminder_stage import Seen, Site, Stage, Typed, perform, stage
from docs.reminder_story import DOCUMENT, FILE, GROUP, STORY, TOPIC, Moment
from docs.telegram_chats import TelegramChats
from docs.zalo_chats import ZaloBotChats, ZaloOaChats, number_on_zalo
from tests.bench.reminder_clock import SharedClock
from tests.bench.reminder_nursery import Nursery, nursery
from tests.fakes.telegram_server import Manner, telegram_server
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_server import ZaloOaServer

TRANSCRIPTS = ROOT / "docs" / "transcripts"
IN_GROUP = "Trong nhóm:"
IN_PRIVATE = "Nhắn riêng với {name}:"

INTRODUCTION = """# {title}

Hai tuần rưỡi của một nhóm ở phường, tháng 6/2026, với một văn bản đặt ra để thử: đặt nhắc việc, tin
nhắc buổi sáng, nhận việc, hoãn, báo xong, quá hạn, đính chính, tin gửi muộn, mất liên lạc với nhóm.
Trang này do `python docs/reminder_transcripts.py` ghi lại: Sổ Tay thật, nối với máy chủ thử của
{platform}, đồng hồ được vặn tới từng mốc.

Cách đọc: phần thụt vào là tin của Sổ Tay. {reading}

Việc trong văn bản thử, số 58/KH-UBND ngày 18/5/2026:

{document}
"""


READING = {
    "nhac-viec-telegram": (
        "Nhắc việc trên Telegram",
        "Telegram",
        "`[ … ]` là nút. Nhóm là một chủ đề của nhóm Telegram; anh Tú là quản trị viên của nhóm và"
        " người quản trị Sổ Tay.",
    ),
    "nhac-viec-zalo-bot": (
        "Nhắc việc trên Zalo Bot",
        "Zalo Bot Platform",
        "Zalo Bot không có nút: người dùng nhắn số hoặc nhắn lời. Trong nhóm, Sổ Tay chỉ thấy tin"
        " gọi tên nó hoặc trả lời tin của nó.",
    ),
    "nhac-viec-zalo-oa": (
        "Nhắc việc trên Zalo Official Account",
        "Zalo Official Account",
        "`[ … ]` là nút, chỉ có khi nhắn riêng. Trong nhóm, người dùng nhắn số hoặc nhắn lời.",
    ),
}
PICTURES = {
    "nhac-viec-telegram": ("nhac-telegram.png", ((4, 8, 0), (4, 9, 30))),
    "nhac-viec-zalo-bot": ("nhac-zalo.png", ((5, 8, 0), (10, 8, 0), (10, 8, 5))),
}  # the moments that are shown, by day, hour and minute
PUBLIC = "https://so-tay.phuong-minh-hoa.vn"
NAMED = Group(GROUP, TOPIC)


@contextmanager
def on_telegram(site: Site) -> Iterator[Stage]:
    """Open the office on Telegram."""
    with telegram_server(manner=Manner(now=lambda: site.clock.now().timestamp())) as server:
        chats = TelegramChats(server, PEOPLE, NAMED, leader=TU)
        admin = f"telegram:{chats.number(TU)}"
        settings = telegram_settings(server) | {"SOTAY_ADMINS": admin}
        with stage(site, chats, **settings) as opened:
            yield opened
        _check(server.complaints)


@contextmanager
def on_zalo_bot(site: Site) -> Iterator[Stage]:
    """Open the office on the Zalo Bot Platform."""
    with ZaloBotServer(site.clock.now) as server:
        chats = ZaloBotChats(server, PEOPLE)
        settings = zalo_bot_settings(server) | {
            "SOTAY_ADMINS": f"zalo:{number_on_zalo(TU, PEOPLE)}"
        }
        with stage(site, chats, **settings) as opened:
            yield opened
        _check(server.complaints)


@contextmanager
def on_zalo_oa(site: Site) -> Iterator[Stage]:
    """Open the office on an Official Account."""
    with ZaloOaServer(site.clock.now) as server:
        chats = ZaloOaChats(server, PEOPLE, NAMED)
        admin = f"zalo_oa:{number_on_zalo(TU, PEOPLE)}"
        settings = zalo_oa_settings(server) | {"SOTAY_ADMINS": admin, "SOTAY_PUBLIC_URL": PUBLIC}
        with stage(site, chats, **settings) as opened:
            server.webhook = f"{opened.assistant.url}/zalo/oa/webhook"
            yield opened
        _check(server.complaints)


PLATFORMS = {
    "nhac-viec-telegram": on_telegram,
    "nhac-viec-zalo-bot": on_zalo_bot,
    "nhac-viec-zalo-oa": on_zalo_oa,
}


def main(names: Sequence[str]) -> None:
    """Write the transcripts and take the pictures."""
    with nursery() as children:
        for name in names:
            _write(name, children)


def _write(name: str, children: Nursery) -> None:
    scenes = _shown(name, children)
    title, platform, reading = READING[name]
    introduction = INTRODUCTION.format(
        title=title, platform=platform, reading=reading, document=_quoted()
    )
    sections = [_section(*numbered) for numbered in zip(STORY, scenes, strict=True)]
    written = "\n".join((introduction, *sections))
    (TRANSCRIPTS / f"{name}.md").write_text(written, encoding="utf-8")
    if name in PICTURES:
        file, moments = PICTURES[name]
        take_picture(_pictured(scenes, moments), file, whole=True)


def _shown(name: str, children: Nursery) -> list[list[Seen]]:
    """Return what was seen at each moment on a platform."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        documents = place / "van-ban"
        documents.mkdir()
        (documents / FILE).write_text(DOCUMENT, encoding="utf-8")
        file = place / "clock"
        clock = SharedClock(file)
        clock.leap_to(STORY[0].at - timedelta(hours=1))
        perform(place / "data", clock, "ingest", str(documents))
        with PLATFORMS[name](Site(children, place / "data", clock, file)) as opened:
            return [opened.play(moment) for moment in STORY]


def _pictured(
    scenes: Sequence[Sequence[Seen]], moments: Sequence[tuple[int, int, int]]
) -> list[Said]:
    """Return what was said in the group at some moments, with the time in front of each."""
    found: list[Said] = []
    for moment, seen in zip(STORY, scenes, strict=True):
        if (moment.at.day, moment.at.hour, moment.at.minute) in moments:
            found.append(Said(_time(moment), is_time=True))
            found += [one for one in seen if isinstance(one, Said) and not one.to]
    return found


def _time(moment: Moment) -> str:
    at = moment.at
    return f"{WEEKDAYS[at.weekday()]} {at:%d}/{at.month}, {at:%H:%M}"


def _section(moment: Moment, seen: Sequence[Seen]) -> str:
    parts = [f"## {_time(moment)} – {moment.title}\n"]
    if moment.note:
        parts.append(f"*{moment.note}*\n")
    where = ""
    for one in seen:
        if isinstance(one, Typed):
            parts.append(_typed(one))
            continue
        if one.to != where:
            parts.append(f"*{IN_PRIVATE.format(name=one.to) if one.to else IN_GROUP}*\n")
            where = one.to
        parts.append(markdown([one]))
    return "\n".join(parts)


def _typed(typed: Typed) -> str:
    words = " ".join(f'"{word}"' if " " in word else word for word in typed.words)
    lines = [f"    sotay {words}", *(f"    {line}" for line in typed.lines)]
    return "Văn thư gõ ở cửa sổ lệnh:\n\n" + "\n".join(lines) + "\n"


def _quoted() -> str:
    begin = DOCUMENT.index("II. TỔ CHỨC")
    lines = DOCUMENT[begin : DOCUMENT.index("Nơi nhận")].strip().split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _check(complaints: Sequence[str]) -> None:
    if complaints:
        sys.exit(f"a server complains: {complaints}")


if __name__ == "__main__":
    main(sys.argv[1:] or tuple(PLATFORMS))
