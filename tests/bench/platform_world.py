"""A town of three platforms and one assistant on loopback, for the fault run."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from tests.fakes import zalo_oa_consent, zalo_oa_events
from tests.fakes.loopback import Call, Fault
from tests.fakes.office import environment
from tests.fakes.telegram_chats import Chat, User
from tests.fakes.telegram_server import TOKEN as TELEGRAM_TOKEN
from tests.fakes.telegram_server import Manner, TelegramServer, telegram_server
from tests.fakes.zalo_bot_server import BOT, ZaloBotServer
from tests.fakes.zalo_bot_server import TOKEN as ZALO_TOKEN
from tests.fakes.zalo_oa_server import ZaloOaServer

DOCUMENTS = Path("corpus/documents")
_OK = 200
_SENDING = {"sendMessage", "cs", "message"}  # the last parts of the paths that send

Deliver = Callable[[], int]  # the webhook's status, 0 when it was not reached
Fail = Callable[[str, Call], Fault | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A chat that questions come from."""

    platform: str
    chat: str
    is_group: bool
    ask: Callable[[str], tuple[str, Deliver]]  # a text to its journal key and its delivery


@dataclass
class Assistant:
    """The real `sotay run`, which is killed and started again on the same port."""

    data: Path
    port: int
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until its page can be asked for."""
        log = (self.data.parent / "sotay.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            env=environment(self.data, **self.settings) | {"SOTAY_PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=log,
        )
        assert self.process.stdout is not None
        if not self.process.stdout.readline():
            raise RuntimeError("the assistant did not start: see sotay.log")

    def kill(self) -> None:
        """End it as a power cut would, and start it again."""
        with self.lock:
            self.die()
            self.start()

    def die(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()
        self.kills += 1

    def stop(self) -> None:
        """End it as an operator does."""
        with self.lock:
            if self.process is not None:
                self.process.terminate()
                self.process.communicate()

    def cpu_seconds(self) -> float:
        """Return what the running process and those that it started have computed so far."""
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [number for task in tasks for number in task.read_text().split()]
        return sum(map(_cpu_seconds, (str(self.process.pid), *children)))

    def peak_memory(self) -> int:
        """Return the largest resident size of the running process so far, in MB."""
        assert self.process is not None
        return peak_memory(self.process.pid)


@dataclass(frozen=True, slots=True)
class World:
    """The platforms, and when a message first came to each chat."""

    assistant: Assistant
    telegram: TelegramServer
    zalo: ZaloBotServer
    oa: ZaloOaServer
    first_sent: dict[tuple[str, str], float]

    def telegram_place(self, number: int, *, is_group: bool) -> Place:
        """Return a Telegram chat."""
        user = self.telegram.person(f"Cán bộ {number}")
        chat = self.telegram.supergroup() if is_group else self.telegram.private(user)

        def ask(text: str) -> tuple[str, Deliver]:
            return self._ask_telegram(chat, user, f"/hoi {text}" if is_group else text)

        return Place("telegram", str(chat.id), is_group, ask)

    def zalo_place(self, number: int, *, is_group: bool) -> Place:
        """Return a chat with the Zalo bot."""
        chat = f"zgr-{number:020x}" if is_group else f"{number:020x}"
        user = f"{number + 10_000:020x}" if is_group else chat

        def ask(text: str) -> tuple[str, Deliver]:
            posted = self.zalo.say(chat, user, text)
            first = [posted]

            def deliver() -> int:
                sent = first.pop() if first else self.zalo.bring_again(posted)
                return sent.taken.result(60)

            return f"m:{posted.key}", deliver

        return Place("zalo", chat, is_group, ask)

    def oa_place(self, number: int, *, is_group: bool) -> Place:
        """Return a chat with the Official Account."""
        user = f"18600000000{number:08d}"
        chat = f"gmf{number:012d}" if is_group else user

        def ask(text: str) -> tuple[str, Deliver]:
            if is_group:
                posted = self.oa.say_in_group(chat, user, f"/hoi {text}")
            else:
                posted = self.oa.say(user, text)
            first = [posted]

            def deliver() -> int:
                sent = first.pop() if first else self.oa.bring_again(posted)
                return sent.taken.result(60)

            return f"m:{posted.key}", deliver

        return Place("zalo_oa", chat, is_group, ask)

    def _ask_telegram(self, chat: Chat, user: User, text: str) -> tuple[str, Deliver]:
        update = self.telegram.say(chat, user, text)

        def deliver() -> int:
            try:
                return self.telegram.deliver(update)
            except httpx.HTTPError:
                return 0

        return f"m:{chat.id}:{update['message']['message_id']}", deliver

    def until_open(self, patience: float = 30) -> None:
        """Wait until all webhooks are set."""
        ends = time.monotonic() + patience
        while not (self.telegram.updates.webhook and self.zalo.mailbox.webhook):
            if time.monotonic() > ends:
                raise TimeoutError("the webhooks were not set")
            time.sleep(0.05)  # another process sets them, and tells nobody when it has


@contextmanager
def world(folder: Path, fail: Fail) -> Iterator[World]:
    """Open the platforms and the assistant; `fail` decides which sends go wrong."""
    port = free_port()
    first_sent: dict[tuple[str, str], float] = {}

    def scripted(platform: str) -> Callable[[Call], Fault | None]:
        def script(call: Call) -> Fault | None:
            if call.name not in _SENDING or call.method != "POST":
                return None
            first_sent.setdefault((platform, _chat(platform, call)), time.monotonic())
            return fail(platform, call)

        return script

    def now() -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - a run in real time

    with ExitStack() as stack:
        manner = Manner(insecure_webhooks=True)
        telegram = stack.enter_context(telegram_server(scripted("telegram"), manner))
        zalo = stack.enter_context(ZaloBotServer(now, script=scripted("zalo")))
        zalo.plain_webhooks = True
        oa = stack.enter_context(ZaloOaServer(now, script=scripted("zalo_oa")))
        oa.webhook = f"http://127.0.0.1:{port}/zalo/oa/webhook"
        settings = connected(port, telegram, zalo, oa)
        data = folder / "data"
        ingest = [sys.executable, "-m", "bot", "ingest", str(DOCUMENTS)]
        subprocess.run(ingest, check=True, env=environment(data), capture_output=True)  # noqa: S603
        assistant = Assistant(data, port, settings)
        assistant.start()
        stack.callback(assistant.stop)
        opened = World(assistant, telegram, zalo, oa, first_sent)
        opened.until_open()
        yield opened


def peak_memory(process: int) -> int:
    """Return the largest resident size of a running process so far, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _cpu_seconds(number: str) -> float:
    fields = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _chat(platform: str, call: Call) -> str:
    if platform != "zalo_oa":
        return str(call.fields["chat_id"])
    recipient = json.loads(call.body)["recipient"]
    return str(recipient.get("user_id") or recipient.get("group_id"))


def connected(
    port: int, telegram: TelegramServer, zalo: ZaloBotServer, oa: ZaloOaServer
) -> dict[str, str]:
    """Return the settings that connect an assistant on this port with the platforms."""
    return {
        "SOTAY_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SOTAY_TELEGRAM_TOKEN": TELEGRAM_TOKEN,
        "SOTAY_TELEGRAM_API_BASE": telegram.url,
        "SOTAY_TELEGRAM_MODE": "webhook",
        "SOTAY_ZALO_BOT_TOKEN": ZALO_TOKEN,
        "SOTAY_ZALO_BOT_API_BASE": zalo.url,
        "SOTAY_ZALO_BOT_MODE": "webhook",
        "SOTAY_ZALO_BOT_NAME": BOT.display_name,
        "SOTAY_ZALO_OA_APP_ID": zalo_oa_consent.APP_ID,
        "SOTAY_ZALO_OA_APP_SECRET": zalo_oa_consent.APP_SECRET,
        "SOTAY_ZALO_OA_SECRET_KEY": zalo_oa_events.OA_SECRET_KEY,
        "SOTAY_ZALO_OA_REFRESH_TOKEN": oa.consent.refresh_token,
        "SOTAY_ZALO_OA_API_BASE": oa.url,
        "SOTAY_ZALO_OAUTH_BASE": oa.url,
        "SOTAY_WORKERS": "1",
        "SOTAY_LIMIT_PER_PERSON": "100000",
        "SOTAY_LIMIT_PER_CHAT": "100000",
        "PYTHONPATH": os.getcwd(),  # noqa: PTH109 - handed on to a child
    }


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
