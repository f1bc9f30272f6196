"""Telemelya, a Telegram server that nobody here wrote, in a process and an environment of its own.

It delivers to webhooks only and never sends their secret, so that every delivery goes through a
server here that adds it.
"""

import contextlib
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.fakes.loopback import Answer, Call, Loopback, faultless
from tests.fakes.telegram_server import SECRET_HEADER, TOKEN
from tests.fakes.telemelya_runner import KEY

_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = _ROOT / "build" / "telemelya"
_RUNNER = Path(__file__).with_name("telemelya_runner.py")
_GLANCE = 0.2  # seconds between looks, waited for at the server

Json = dict[str, Any]


class TelemelyaServer:
    """What the test holds: telemelya's control interface, and the way to the bot's webhook."""

    def __init__(self, url: str, secret: str) -> None:
        self.url = url
        self.secret = secret
        self.bot = ""  # where the assistant listens
        self.ways = Loopback(self._pass_on, faultless)  # its url is where webhooks are public
        self._heard: list[Json] = []
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading them takes long
        self._http = httpx.Client(
            verify=no_certificates,
            timeout=60,
            trust_env=False,
            headers={"Authorization": f"Bearer {KEY}"},
        )

    def until_webhook(self, timeout: float) -> None:
        """Wait until the bot has named its webhook; raises TimeoutError."""
        deadline = time.monotonic() + timeout
        while not self._webhook():
            if time.monotonic() > deadline:
                raise TimeoutError("no webhook was set")
            self._wait_for_response("nobody", _GLANCE)

    def say(self, person: int, text: str) -> None:
        """Write to the bot in a private chat; raises HTTPStatusError without a webhook."""
        self._send_update({"chat_id": person, "text": text})

    def press(self, person: int, response: Json, label: str) -> None:
        """Tap the button of that label under a message of the bot's."""
        rows = response["reply_markup"]["inline_keyboard"]
        data = next(b["callback_data"] for row in rows for b in row if b["text"] == label)
        self._send_update({"chat_id": person, "callback_data": data})

    def until_called(self, method: str, timeout: float) -> Json:
        """Return the bot's next call of a method, with its parameters; raises TimeoutError."""
        deadline = time.monotonic() + timeout
        while True:
            for heard in self._heard:
                if heard["method"] == method:
                    self._heard.remove(heard)
                    return heard
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no {method}")
            if found := self._wait_for_response("default", left):
                self._heard.append(found)

    def close(self) -> None:
        """Close the client."""
        self._http.close()

    def _webhook(self) -> str:
        info = self._http.post(f"{self.url}/bot{TOKEN}/getWebhookInfo").raise_for_status()
        return str(info.json()["result"]["url"])

    def _wait_for_response(self, session: str, seconds: float) -> Json | None:
        asked: dict[str, str | float] = {"session_id": session, "timeout": seconds}
        address = f"{self.url}/api/v1/test/responses/wait"
        waited = self._http.get(address, params=asked).raise_for_status()
        response: Json | None = waited.json()["response"]
        return response

    def _send_update(self, update: Json) -> None:
        address = f"{self.url}/api/v1/test/send_update"
        self._http.post(address, params={"bot_token": TOKEN}, json=update).raise_for_status()

    def _pass_on(self, call: Call) -> Answer:
        headers = {"Content-Type": "application/json", SECRET_HEADER: self.secret}
        answer = self._http.post(f"{self.bot}{call.path}", content=call.body, headers=headers)
        return Answer(answer.status_code, answer.content, "text/plain")


@contextlib.contextmanager
def telemelya_server(secret: str) -> Iterator[TelemelyaServer]:
    """Run it until the block is left; raises RuntimeError where it is not installed."""
    if not (_ENVIRONMENT / "lock.stamp").exists():
        raise RuntimeError("telemelya is not installed: run `make test` once")
    # Elsewhere than here: it would take a developer's .env for its own.
    with tempfile.TemporaryDirectory() as folder, _process(folder) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        assert url, "telemelya did not start"
        with contextlib.closing(TelemelyaServer(url, secret)) as server, server.ways:
            yield server


@contextlib.contextmanager
def _process(folder: str) -> Iterator[subprocess.Popen[bytes]]:
    python = _ENVIRONMENT / "bin" / "python"
    command: list[str | Path] = [python, "-P", _RUNNER]  # -P: what lies beside it is not its own
    with subprocess.Popen(command, cwd=folder, env={}, stdout=subprocess.PIPE) as process:  # noqa: S603 - ours
        try:
            yield process
        finally:
            process.kill()
