"""An OpenAI-compatible server on a loopback port: strict in what it takes, told what to give.

It takes exactly what the real API takes for a chat completion with a JSON schema; anything else
is a 400 or 401 and is noted in `complaints`.
"""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

KEY = "sk-loopback-5f1c9e"
_DATA = ("<du_lieu>\n", "\n</du_lieu>")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SentMessage(_Strict):
    """A message of the request."""

    role: Literal["system", "user"]
    content: str


class _JsonSchema(_Strict):
    name: str
    strict: Literal[True]
    schema_: dict[str, Any]
    description: str | None = None


class _ResponseFormat(_Strict):
    type: Literal["json_schema"]
    json_schema: dict[str, Any]


class _Request(_Strict):
    model: str
    messages: list[SentMessage]
    response_format: _ResponseFormat
    stream: Literal[False] = False
    temperature: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was taken: its messages and the data block in them."""

    model: str
    messages: tuple[SentMessage, ...]
    data: dict[str, Any]

    def number(self, words: str) -> int:
        """Return the number of the passage that holds `words`."""
        found = [int(p["number"]) for p in self.data["passages"] if words in p["text"]]
        return found[0]

    @property
    def text(self) -> str:
        """Everything that was sent for the model to read."""
        return "\n".join(message.content for message in self.messages)


class Misbehaviour(StrEnum):
    """What a server can do besides answering."""

    HANG = "hang"  # takes the request and says nothing
    DROP = "drop"  # closes the connection
    DRIP = "drip"  # sends a byte now and then, for ever
    JUNK = "junk"  # answers 200 with bytes that are no JSON
    LENGTH = "length"  # stops in the middle of the JSON, for it got too long
    REFUSAL = "refusal"  # the API's own refusal instead of content


@dataclass(frozen=True, slots=True)
class Status:
    """An HTTP error."""

    code: int


Given = dict[str, Any] | str | Misbehaviour | Status
Script = Callable[[Asked], Given]


def said(decision: str, *statements: tuple[str, Sequence[int]]) -> dict[str, Any]:
    """Return a well-formed reply."""
    return {
        "decision": decision,
        "statements": [{"text": text, "passages": list(cited)} for text, cited in statements],
    }


@dataclass
class OpenAIServer:
    """What the test holds: the address, what was asked, and `script`, which decides the reply."""

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


@contextmanager
def openai_server(script: Script) -> Iterator[OpenAIServer]:
    """Serve until the block is left; hanging requests end then."""

    class Handler(_Handler):
        state: OpenAIServer

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.state = OpenAIServer(f"http://127.0.0.1:{server.server_port}/v1", script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Handler.state
    finally:
        Handler.state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    state: OpenAIServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/v1/chat/completions":
            self._complain(404, f"path {self.path}")
        elif self.headers["Authorization"] != f"Bearer {KEY}":
            self._complain(401, "wrong key")
        else:
            try:
                asked = read_request(body)
            except (ValueError, ValidationError) as error:
                self._complain(400, str(error))
                return
            self.state.asked.append(asked)
            self._give(self.state.script(asked), asked.model)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""

    def _complain(self, code: int, complaint: str) -> None:
        self.state.complaints.append(complaint)
        self._send(code, {"error": {"message": complaint, "type": "invalid_request_error"}})

    def _give(self, given: Given, model: str) -> None:
        if isinstance(given, Misbehaviour):
            self._misbehave(given, model)
        elif isinstance(given, Status):
            message = f"told to fail, with {KEY}"
            self._send(given.code, {"error": {"message": message, "type": "server_error"}})
        else:
            content = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
            self._send(200, _completion(model, content))

    def _misbehave(self, how: Misbehaviour, model: str) -> None:
        match how:
            case Misbehaviour.HANG:
                self.state.closing.wait()
                self.close_connection = True
            case Misbehaviour.DROP:
                self.close_connection = True
            case Misbehaviour.DRIP:
                self._drip()
            case Misbehaviour.JUNK:
                self._send_bytes(200, b"\x00\xff<html>")
            case Misbehaviour.LENGTH:
                self._send(200, _completion(model, '{"decision": "answ', finish="length"))
            case Misbehaviour.REFUSAL:
                self._send(200, _completion(model, None, refusal="I cannot help with that."))

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.state.closing.wait(0.02):
                self.wfile.write(b" ")
        except OSError:  # the client has left
            return

    def _send(self, code: int, body: dict[str, Any]) -> None:
        self._send_bytes(code, json.dumps(body).encode())

    def _send_bytes(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def read_request(body: bytes) -> Asked:
    """Return the request; raises ValueError for one that the real API or this test would refuse."""
    request = _Request.model_validate_json(body)
    wanted = dict(request.response_format.json_schema)
    wanted["schema_"] = wanted.pop("schema")
    _check_schema(_JsonSchema.model_validate(wanted).schema_)
    if [message.role for message in request.messages] != ["system", "user"]:
        raise ValueError("one system and one user message are expected")
    content = request.messages[1].content
    if not (content.startswith(_DATA[0]) and content.endswith(_DATA[1])):
        raise ValueError("the data is not fenced")
    data = json.loads(content[len(_DATA[0]) : -len(_DATA[1])])
    return Asked(request.model, tuple(request.messages), data)


def _check_schema(schema: dict[str, Any]) -> None:
    """Hold a schema to the API's rules for strict ones."""
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") != "object":
            continue
        if part.get("additionalProperties") is not False:
            raise ValueError("additionalProperties must be false")
        if set(part.get("required", ())) != set(part["properties"]):
            raise ValueError("every property must be required")


def _completion(
    model: str, content: str | None, *, finish: str = "stop", refusal: str | None = None
) -> dict[str, Any]:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
