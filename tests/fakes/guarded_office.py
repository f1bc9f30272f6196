"""An office with a plan for everybody and one that is for some alone; what it shows to whom."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.app import Assistant, open_assistant
from bot.console.command_line import parse
from bot.console.surroundings import Surroundings
from bot.console.tasks import TASKS
from bot.database import writing
from bot.messages import (
    AnswerBlock,
    Button,
    ButtonsBlock,
    ChatId,
    CitationsBlock,
    FileBlock,
    IncomingMessage,
    PictureBlock,
    Press,
    Reply,
    TextBlock,
    UserId,
)
from bot.receiving import open_reception
from bot.reception.reception import Reception
from bot.records.audit import AuditLog
from bot.records.buttons import Buttons
from bot.settings import Settings
from corpus.text import fold
from tests.fakes.facts_office import PLAN

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
ADMIN = "1"
INSIDERS, OUTSIDERS = "-500", "-600"  # groups on Telegram
MEMBER = "50"  # a person who is in the audience

CLOSED_FILE = "xq97.txt"
CLOSED = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 9713/KH-UBND Sông Lam, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Diễn tập Bạch Vĩ năm 2026

I. MỤC ĐÍCH

1. Kiểm tra kho lương Đá Chồng sau mùa mưa bão.

II. TỔ CHỨC THỰC HIỆN

1. Trung tâm Hải Văn

a) Chủ trì, phối hợp với Công an tỉnh tổ chức diễn tập Bạch Vĩ tại bến Đá Chồng;

b) Gửi báo cáo kết quả diễn tập Bạch Vĩ về Ủy ban nhân dân tỉnh trước ngày 19 tháng 3 năm 2026.

2. Trung tâm Thủy Phi

a) Chủ trì rà phá vật cản trên sông Quẩy.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Quàng Thị Nhót
"""
# Each tells of the plan that is not for everybody; as they are folded.
SIGNS = (
    "9713", "bach vi", "da chong", "hai van", "thuy phi", "song quay", "quang thi nhot", "xq97",
    "19/3", "19 thang 3",
)  # fmt: skip
CLOSED_ID = sha256(CLOSED.encode()).hexdigest()


def signs_in(shown: str) -> list[str]:
    """Return what in something shown tells of the plan that is not for everybody."""
    folded = fold(shown)
    return [sign for sign in SIGNS if sign in folded]


def write_plans(folder: Path, *, with_closed: bool = True) -> Path:
    """Write the files of the office; gives the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    if with_closed:
        (folder / CLOSED_FILE).write_text(CLOSED, encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class GuardedOffice:
    """The real reception over the real store and indexes, and whoever writes to it."""

    settings: Settings
    assistant: Assistant
    reception: Reception

    @property
    def engine(self) -> Engine:
        return self.assistant.documents.engine

    def hear(self, message: IncomingMessage) -> Reply | None:
        """Return the reply, whose buttons and exchange are kept."""
        said = self.reception.handle(message)
        if said is not None:
            with writing(self.engine) as connection:
                Buttons(self.engine).keep(connection, message.place, said, message.sent_at)
                if said.exchange is not None:
                    log = AuditLog(self.engine)
                    log.append(connection, message, said.exchange, message.sent_at)
        return said

    def shown(self, message: IncomingMessage) -> str:
        """Return all that is to be seen of the reply."""
        return visible(self.hear(message))


@contextmanager
def open_guarded(settings: Settings) -> Iterator[GuardedOffice]:
    """Open the office on a data folder into which its files were taken."""
    with open_assistant(settings) as assistant:
        yield GuardedOffice(settings, assistant, open_reception(assistant, settings))


def guarded_settings(data: Path, engine: Engine | None = None) -> Settings:
    """Return settings with one administrator; without an engine the database is a file."""
    settings = Settings(
        data_dir=data,
        admins=(f"telegram:{ADMIN}",),
        limit_per_person=10_000,
        limit_per_chat=10_000,
    )
    if engine is None:
        return settings
    url = engine.url.render_as_string(hide_password=False)
    return settings.model_copy(update={"database_url": SecretStr(url)})


def perform(settings: Settings, *words: str) -> list[str]:
    """Do what `sotay` does for these words, and return what it says."""
    said: list[str] = []
    here = Surroundings(settings, lambda: AT, time.perf_counter, None, said.append, StringIO())
    arguments = parse(words)
    assert TASKS[arguments.task](here, arguments) == 0
    return said


def in_group(text: str, *, group: str = OUTSIDERS, sender: str = "7") -> IncomingMessage:
    """Return a message in a group on Telegram."""
    return IncomingMessage(
        "telegram", ChatId(group), UserId(sender), text, AT, is_group=True, is_addressed=True
    )


def alone(text: str, *, sender: str = "7", platform: str = "telegram") -> IncomingMessage:
    """Return a message to the assistant alone."""
    return IncomingMessage(platform, ChatId(sender), UserId(sender), text, AT)


def pressed(button: Button, message: IncomingMessage) -> IncomingMessage:
    """Return the tap of a button where a message came from."""
    return IncomingMessage(
        message.platform,
        message.chat,
        message.sender,
        "",
        message.sent_at,
        is_group=message.is_group,
        press=Press(button.id),
    )


def visible(said: Reply | None) -> str:
    """Return all that is to be seen of a reply."""
    return "\n".join(_block(block) for block in said.blocks) if said else ""


def buttons_of(said: Reply | None) -> list[Button]:
    """Return the buttons of a reply."""
    blocks = [block for block in (said.blocks if said else ()) if isinstance(block, ButtonsBlock)]
    return [button for block in blocks for button in block.buttons]


def _block(block: object) -> str:
    match block:
        case TextBlock(text) | AnswerBlock(text):
            return text
        case CitationsBlock(heading, citations):
            return "\n".join([heading, *map(str, citations)])
        case ButtonsBlock():
            return "\n".join(f"[{button.label}] {button.action}" for button in block.buttons)
        case FileBlock(document, file_name):
            return f"{document} {file_name}"
        case PictureBlock(_, png, caption):
            return f"{caption} {len(png)}"
    raise AssertionError(block)
