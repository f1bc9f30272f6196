"""Ask and look up on every platform and write down what is seen: docs/transcripts, docs/images.

A real `sotay run` on the shipped documents talks over HTTP to the strict servers of the tests.
Run it from the root: `python docs/transcripts.py`. What it writes is the same at every run, but
for what falls due next.
"""

import re
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the tests are not installed
# ruff: noqa: E402

from sqlalchemy import Engine

from bot.database import open_engine
from docs.chat_pages import markdown, take_picture
from docs.chats import LAN, MINH, PEOPLE, TU, Chats, Said
from docs.connecting import (
    is_busy,
    telegram_settings,
    wait_until,
    zalo_bot_settings,
    zalo_oa_settings,
)
from docs.pictures import IMAGES
from docs.telegram_chats import TelegramChats
from docs.zalo_chats import ZaloBotChats, ZaloOaChats, number_on_zalo
from tests.fakes.office import running, sotay
from tests.fakes.telegram_server import telegram_server
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_server import ZaloOaServer

DOCUMENTS = ROOT / "corpus" / "documents"
TRANSCRIPTS = ROOT / "docs" / "transcripts"
PICTURED = 2  # scenes
PICTURES = {"telegram": "telegram.png", "zalo-bot": "zalo.png"}
DRAWN = {"/hannop": "lich-nam.png", "/nhiemvu": "phan-cong.png"}
PUBLIC = "https://so-tay.xa-minh-hoa.vn"
SECRET = re.compile(r"(?<=/calendar/)[^.\s]+")

INTRODUCTION = """# {title}

Mười câu hỏi, các lệnh tra cứu nhiệm vụ và thời hạn, một lượt xác nhận của người quản trị, trên
năm văn bản kèm theo Sổ Tay; câu hỏi để nguyên như gõ vội.
Trang này do `python docs/transcripts.py` ghi lại: `sotay run` thật, nối với máy chủ thử của
{platform}.

{reading}
"""
READING = {
    "telegram": (
        "Sổ Tay trên Telegram",
        "Telegram",
        "Cách đọc: phần thụt vào là tin của Sổ Tay; phần thụt thêm là trích dẫn, Telegram gập còn"
        " ba dòng, chạm để mở;\n`[ … ]` là nút.",
    ),
    "zalo-bot": (
        "Sổ Tay trên Zalo Bot",
        "Zalo Bot Platform",
        "Cách đọc: phần thụt vào là tin của Sổ Tay. Zalo Bot không có nút: người dùng nhắn số.",
    ),
    "zalo-oa": (
        "Sổ Tay trên Zalo Official Account",
        "Zalo Official Account",
        "Cách đọc: phần thụt vào là tin của Sổ Tay; `[ … ]` là nút, chỉ có khi nhắn riêng. Trong"
        " nhóm, người dùng nhắn số.",
    ),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A question, what is chosen from the answer, and what is chosen from the answer to that."""

    title: str
    question: str
    chosen: Sequence[str] = ()  # parts of labels
    who: str = LAN
    in_group: bool = False


SCENES = (
    Scene("Hỏi ngày, gõ vội không dấu", "bao cao ctr 7294 gui truoc ngay nao", ["Nguyên văn"]),
    Scene("Hỏi tiếp câu vừa rồi", "the gui ve dau"),
    Scene(
        "Ai chủ trì", "đơn vị nào chủ trì kiểm tra giám sát KH thực hiện ctr 01 của UBND TP HP vậy"
    ),
    Scene("Ai phối hợp", "so tttt phoi hop voi ai tuyen truyen ctr 07"),
    Scene("Nhiều văn bản cùng nói đến", "sơ kết tổng kết khi nào vậy", ["An Phong"]),
    Scene("Viết tắt", "bp nào là thường trực giúp việc ctr phối hợp bên catp"),
    Scene(
        "Xin văn bản gốc",
        "phó bí thư nào làm đầu mối thực hiện quy chế phường Hải Dương",
        ["Văn bản gốc"],
    ),
    Scene("Không có trong văn bản", "mức phụ cấp tổ an ninh cơ sở là bao nhiêu tiền", ["👎"]),
    Scene(
        "Nhắc tên để hỏi",
        "phường An Phong phấn đấu chính quyền thân thiện năm nào ạ",
        ["Nguyên văn"],
        who=MINH,
        in_group=True,
    ),
    Scene(
        "Sổ Tay hỏi lại",
        "khi nào phải báo cáo",
        ["Công văn"],
        in_group=True,
    ),
    Scene("Có những văn bản nào", "/vanban"),
    Scene("Việc sắp đến hạn", "sắp tới có gì phải nộp?"),
    Scene("Việc đến hạn trong một năm, và ảnh lịch năm", "/hannop năm 2027", ["Ảnh lịch năm"]),
    Scene("Thời hạn của một đơn vị, và địa chỉ lịch", "/hannop Công an tỉnh", ["Đăng ký lịch"]),
    Scene("Việc đến hạn trong tháng", "tháng 6 phải nộp gì", who=MINH, in_group=True),
    Scene("Nhiệm vụ của một đơn vị, và bảng phân công", "/nhiemvu snv", ["Bảng phân công"]),
    Scene("Ai làm gì trong một việc", "bên nào chủ trì phần dân tộc?", ["Trang sau"]),
    Scene("Xác nhận thời hạn máy đọc được", "/duyet", ["Xác nhận", "Sửa"], who=TU),
    Scene("Sửa một thời hạn", "chậm nhất ngày 20 tháng cuối quý", ["Thôi"], who=TU),
)


def main() -> None:
    """Write the transcripts and take the pictures."""
    TRANSCRIPTS.mkdir(exist_ok=True)
    for name, scenes in shown().items():
        title, platform, reading = READING[name]
        introduction = INTRODUCTION.format(title=title, platform=platform, reading=reading)
        sections = [section(*numbered) for numbered in zip(SCENES, scenes, strict=True)]
        written = "\n".join((introduction, *sections))
        (TRANSCRIPTS / f"{name}.md").write_text(written, encoding="utf-8")
        if name in PICTURES:
            seen = [said for scene in scenes[:PICTURED] for said in scene]
            take_picture(seen, PICTURES[name])
        if name == "telegram":
            keep_drawn(scenes)


def shown() -> dict[str, list[list[Said]]]:
    """Return what was said in each scene, by platform."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder) / "data"
        status, _, complaint = sotay(data, "ingest", str(DOCUMENTS))
        if status:
            sys.exit(complaint)
        telegram = stack.enter_context(telegram_server())
        routes = {PUBLIC: ""}
        bot = stack.enter_context(ZaloBotServer(_now, routes=routes))
        account = stack.enter_context(ZaloOaServer(_now))
        on_telegram = TelegramChats(telegram, PEOPLE)
        settings = {
            "SOTAY_PUBLIC_URL": PUBLIC,
            **telegram_settings(telegram),
            **zalo_bot_settings(bot),
            **zalo_oa_settings(account),
        }
        on_zalo = number_on_zalo(TU, PEOPLE)
        settings["SOTAY_ADMINS"] = ",".join(
            (f"telegram:{on_telegram.number(TU)}", f"zalo:{on_zalo}", f"zalo_oa:{on_zalo}")
        )
        _, address = stack.enter_context(running(data, **settings))
        routes[PUBLIC] = address.rstrip("/")
        account.webhook = f"{address.rstrip('/')}/zalo/oa/webhook"
        engine = open_engine(f"sqlite:///{data / 'sotay.sqlite'}")
        stack.callback(engine.dispose)
        seen = {
            "telegram": play(on_telegram, engine),
            "zalo-bot": play(ZaloBotChats(bot, PEOPLE), engine),
            "zalo-oa": play(ZaloOaChats(account, PEOPLE), engine),
        }
        refused = [*telegram.complaints, *bot.complaints, *account.complaints]
    if refused:
        sys.exit(f"a server complains: {refused}")
    return seen


def play(chats: Chats, engine: Engine) -> list[list[Said]]:
    """Go through the scenes on one platform and return what was said in each."""
    return [_played(scene, chats, engine) for scene in SCENES]


def keep_drawn(scenes: Sequence[Sequence[Said]]) -> None:
    """Keep the first picture that was sent after each command of `DRAWN`."""
    for command, file in DRAWN.items():
        answers = (said for scene in scenes if scene[0].html.startswith(command) for said in scene)
        if png := next((said.png for said in answers if said.png), None):
            (IMAGES / file).write_bytes(png)


def section(scene: Scene, said: Sequence[Said]) -> str:
    """Return a scene as a section of a transcript."""
    place = "trong nhóm" if scene.in_group else "nhắn riêng"
    return SECRET.sub("CHUỖI_BÍ_MẬT", f"## {scene.title} – {place}\n\n{markdown(said)}")


def _played(scene: Scene, chats: Chats, engine: Engine) -> list[Said]:
    said: list[Said] = []
    for choice in (None, *scene.chosen):
        before = len(chats.heard())
        if choice is None:
            said.append(chats.ask(scene.question, scene.who, in_group=scene.in_group))
        else:
            said.append(chats.tap(choice, scene.who, in_group=scene.in_group))
        _wait(chats, before, engine)
        said += chats.heard()[before:]
    return said


def _wait(chats: Chats, before: int, engine: Engine) -> None:
    """Wait until a whole reply was sent: it goes into the outbox in one piece."""
    wait_until(
        lambda: len(chats.heard()) > before and not is_busy(engine),
        "no answer, or not the whole of it",
    )


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a run in real time


if __name__ == "__main__":
    main()
