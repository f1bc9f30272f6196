"""An HTTP/1.1 server on a loopback port that can also keep silent or cut the connection.

The servers of the chat platforms stand on it: they give it a function from a call to an answer.
"""

import contextlib
import json
import select
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit


class Misbehaviour(StrEnum):
    """What a server can do instead of answering; a call is done or not, and told or not."""

    HANG = "hang"  # does nothing and says nothing until the server closes or the client leaves
    MUTE = "mute"  # does what is asked and says nothing
    DROP = "drop"  # does nothing and closes the connection
    LOSE = "lose"  # does what is asked and closes the connection without a word


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


Fault = Misbehaviour | Answer  # an answer as a fault replaces the right one; nothing is done

JUNK = Answer(200, b"\x00\xff<html>")  # a lie about its type


def json_answer(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    """Return `value` as a response."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, headers=headers or {})


def gateway_page(status: int = 502) -> Answer:
    """Return what a broken proxy in front of the platform says: HTML."""
    page = f"<html><body><h1>{status} {HTTPStatus(status).phrase}</h1></body></html>"
    return Answer(status, page.encode(), "text/html")


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came; header names are lower case."""

    number: int  # counts from 1 in the order of arrival
    method: str
    path: str  # without the query
    query: str
    headers: Mapping[str, str]
    body: bytes
    fault: Fault | None = None
    has_left: Callable[[], bool] = field(default=lambda: False, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The last part of the path, which names the method on most platforms."""
        return self.path.rpartition("/")[2]

    @property
    def fields(self) -> dict[str, Any]:
        """The JSON object or the form of the body, or the query; empty for anything else."""
        if self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        try:
            found = json.loads(self.body) if self.body else dict(parse_qsl(self.query))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


Script = Callable[[Call], Fault | None]


def faultless(_call: Call) -> None:
    """Let every call be answered."""


class Loopback:
    """Serves from `with` to its end; `script` decides which calls go wrong, at any time.

    `answer` is called on one thread per connection, so what it changes it changes under `changed`.
    """

    def __init__(self, answer: Callable[[Call], Answer], script: Script, port: int = 0) -> None:
        self.script = script
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.changed = threading.Condition(threading.RLock())
        self.closing = threading.Event()
        self._answer = answer
        self._server = _Server(self, port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.closing.set()
        with self.changed:
            self.changed.notify_all()
        self._server.shutdown()
        self._server.cut_connections()
        self._server.server_close()
        self._thread.join()

    def complain(self, complaint: str) -> None:
        """Note what a client must never do."""
        with self.changed:
            self.complaints.append(complaint)
            self.changed.notify_all()

    def until(self, holds: Callable[[], bool], timeout: float = 10) -> None:
        """Wait until `holds` about what the server keeps; raises TimeoutError."""
        with self.changed:
            if not self.changed.wait_for(holds, timeout):
                raise TimeoutError("the server has not seen it")

    def take(self, call: Call) -> Answer | Misbehaviour:
        """Return what to do with the connection after the call was done, or not."""
        with self.changed:
            call = replace(call, number=len(self.calls) + 1)
            call = replace(call, fault=self.script(call))
            self.calls.append(call)
            self.changed.notify_all()
        match call.fault:
            case None:
                return self._answer(call)
            case Misbehaviour.MUTE | Misbehaviour.LOSE as silence:
                self._answer(call)
                return silence
            case fault:
                return fault


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, loopback: Loopback, port: int) -> None:
        self.loopback = loopback
        self._connections: dict[socket.socket, threading.Thread] = {}
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        self._connections[request] = thread
        thread.start()

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self._connections.pop(request, None)

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: the handler has noted what is worth it, the rest are clients that left."""

    def cut_connections(self) -> None:
        """End every connection and wait for its thread."""
        for connection, thread in list(self._connections.items()):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        self._serve()

    def do_GET(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""

    def _serve(self) -> None:
        loopback = self.server.loopback
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:  # whoever called was killed in the middle of it
            self.close_connection = True
            return
        address = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        call = Call(0, self.command, address.path, address.query, headers, body)
        call = replace(call, has_left=self._has_left)
        try:
            outcome = loopback.take(call)
        except Exception as error:
            loopback.complain(f"{call.method} {call.name}: {error!r} in the server or its script")
            raise
        if isinstance(outcome, Answer):
            self._send(outcome)
            return
        self.close_connection = True
        if outcome in {Misbehaviour.HANG, Misbehaviour.MUTE}:
            while not (loopback.closing.wait(0.05) or self._has_left()):
                pass

    def _send(self, answer: Answer) -> None:
        headers = {
            "Content-Type": answer.content_type,
            "Content-Length": str(len(answer.body)),
            **answer.headers,
        }
        lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        # One write: a response in two segments costs a wake-up of the client more.
        self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body)

    def _has_left(self) -> bool:
        try:
            readable, _, _ = select.select([self.connection], [], [], 0)
            return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""
        except (OSError, ValueError):
            return True
