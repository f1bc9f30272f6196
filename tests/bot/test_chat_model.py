"""The model over HTTP, through the real LangChain client; every failure has one name."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from pydantic import BaseModel, ConfigDict

from bot.chat_model import (
    Author,
    ChatModel,
    Message,
    ModelFailed,
    ModelResting,
    RestedModel,
    open_chat_model,
)
from bot.errors import SettingsError
from bot.settings import Settings
from tests.fakes.chat_model import ScriptedModel, SettableClock
from tests.fakes.openai_server import KEY, Misbehaviour, OpenAIServer, Status, openai_server

MESSAGES = (Message(Author.SYSTEM, "Trả lời."), Message(Author.USER, "<du_lieu>\n{}\n</du_lieu>"))


class Reply(BaseModel):
    """A small form."""

    model_config = ConfigDict(extra="forbid")

    words: list[str]


GOOD = {"words": ["được"]}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with openai_server(lambda _: GOOD) as running:
        yield running


def settings_for(server: OpenAIServer, **changed: object) -> Settings:
    given: dict[str, object] = {
        "llm": "openai:mo-hinh",
        "llm_base_url": server.url,
        "llm_api_key": KEY,
        "llm_timeout_seconds": 5,
    }
    return Settings.model_validate(given | changed)


def opened(settings: Settings) -> ChatModel:
    model = open_chat_model(settings, SettableClock())
    assert model is not None
    return model


def failure(model: ChatModel) -> str:
    with pytest.raises(ModelFailed) as failed:
        model.complete(MESSAGES, Reply)
    assert failed.value.__cause__ is None
    return failed.value.cause


def test_a_reply_comes_back_in_its_shape(server: OpenAIServer) -> None:
    reply = opened(settings_for(server)).complete(MESSAGES, Reply)

    assert reply == Reply(words=["được"])
    assert server.complaints == []


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("openai:mo-hinh", "mo-hinh"),
        ("OpenAI:mo-hinh", "mo-hinh"),
        ("mo-hinh-cua-toi", "mo-hinh-cua-toi"),
        ("qwen2.5:7b", "qwen2.5:7b"),
        ("mistral:latest", "mistral:latest"),
        ("claude-nha-lam", "claude-nha-lam"),
    ],
)
def test_with_a_server_set_a_name_without_a_provider_is_the_servers_own(
    server: OpenAIServer, name: str, sent: str
) -> None:
    opened(settings_for(server, llm=name)).complete(MESSAGES, Reply)

    assert [asked.model for asked in server.asked] == [sent]
    assert server.complaints == []


def test_without_a_model_set_there_is_none() -> None:
    assert open_chat_model(Settings(), SettableClock()) is None


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ("Công an xã chủ trì.", "ValidationError"),
        ({"words": "một"}, "ValidationError"),
        ({"words": [], "more": 1}, "ValidationError"),
        ({}, "ValidationError"),
        (Misbehaviour.LENGTH, "LengthFinishReasonError"),
        (Misbehaviour.REFUSAL, "OpenAIRefusalError"),
        (Misbehaviour.JUNK, "JSONDecodeError"),
        (Misbehaviour.DROP, "OpenAIConnectionError"),
        (Status(400), "OpenAIInvalidRequestError 400"),
        (Status(401), "OpenAIAuthenticationError 401"),
        (Status(404), "OpenAIModelNotFoundError 404"),
        (Status(429), "OpenAIRateLimitError 429"),
        (Status(500), "OpenAIAPIError 500"),
    ],
)
def test_whatever_goes_wrong_is_one_failure_with_a_cause_for_the_log(
    server: OpenAIServer, given: dict[str, object] | str | Misbehaviour | Status, cause: str
) -> None:
    server.script = lambda _: given

    assert failure(opened(settings_for(server))) == cause
    assert len(server.asked) == 1  # and is not tried again


@pytest.mark.parametrize("how", [Misbehaviour.HANG, Misbehaviour.DRIP])
def test_the_whole_call_ends_in_time_whether_the_server_is_silent_or_drips(
    server: OpenAIServer, how: Misbehaviour
) -> None:
    model = opened(settings_for(server))
    model.complete(MESSAGES, Reply)  # the first call also loads the client
    server.script = lambda _: how

    hasty = opened(settings_for(server, llm_timeout_seconds=0.3))

    assert failure(hasty) in {"TimeoutError", "OpenAITimeoutError", "APITimeoutError"}


def test_a_server_that_is_not_there_is_a_failure(server: OpenAIServer) -> None:
    nowhere = settings_for(server, llm_base_url="http://127.0.0.1:9/v1")

    assert failure(opened(nowhere)) == "OpenAIConnectionError"


def test_a_crowd_of_hanging_calls_does_not_keep_the_next_one_waiting(server: OpenAIServer) -> None:
    arrived = threading.Semaphore(0)

    def hang(_: object) -> Misbehaviour:
        arrived.release()
        return Misbehaviour.HANG

    server.script = hang
    model = opened(settings_for(server, llm_timeout_seconds=60))
    with ThreadPoolExecutor(8) as crowd:
        waiting = [crowd.submit(failure, model) for _ in range(8)]
        for _ in waiting:
            arrived.acquire()
        ninth = failure(model)
        server.closing.set()

    assert ninth == "too many calls"
    assert {call.result() for call in waiting} == {"OpenAIConnectionError"}


def test_neither_key_nor_words_are_logged_or_said(
    server: OpenAIServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.script = lambda _: Status(500)
    model = opened(settings_for(server))
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelFailed) as failed:
        model.complete(MESSAGES, Reply)

    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert KEY not in caplog.text
    assert KEY not in f"{failed.value!r} {failed.value}"
    assert not any("du_lieu" in line or server.url in line for line in ours)


def test_a_server_without_a_key_of_its_own_is_not_sent_another_ones(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    assert (
        failure(opened(settings_for(server, llm_api_key=None))) == "OpenAIAuthenticationError 401"
    )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"llm": "khong-ro-la-gi"}, "nhà-cung-cấp:mô-hình"),
        ({"llm": "nhacungcap:mo-hinh"}, "nhà-cung-cấp:mô-hình"),
        ({"llm": "groq:mo-hinh"}, "pip install langchain-groq"),
        ({"llm": "openai:mo-hinh"}, "SOTAY_LLM_API_KEY"),
    ],
)
def test_a_model_that_cannot_be_had_is_one_sentence_at_the_start(
    settings: dict[str, object], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(SettingsError) as refused:
        open_chat_model(Settings.model_validate(settings), SettableClock())

    assert words in refused.value.reason
    assert refused.value.reason.count("\n") == 0


def test_after_three_failures_in_a_row_the_model_rests_for_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = SettableClock()
    scripted = ScriptedModel(
        [False, False, True, False, False, False, False, True, False], lambda: Reply(words=[])
    )
    model = RestedModel(scripted, clock)

    def outcome() -> str:
        try:
            model.complete(MESSAGES, Reply)
        except ModelResting:
            return "rests"
        except ModelFailed:
            return "fails"
        return "replies"

    assert [outcome() for _ in range(7)] == [*["fails"] * 2, "replies", *["fails"] * 3, "rests"]
    clock.now += 59
    assert outcome() == "rests"
    clock.now += 2
    assert [outcome(), outcome()] == ["fails", "rests"]  # one call tries it
    clock.now += 61
    assert [outcome(), outcome()] == ["replies", "fails"]
    assert len(scripted.heard) == 9
    assert caplog.messages == ["the language model fails: it is asked once in 60 s"]


def test_while_one_call_tries_a_rested_model_the_others_go_without() -> None:
    clock = SettableClock()
    seen: list[type[ModelFailed]] = []

    def reply() -> Reply:
        with pytest.raises(ModelFailed) as meanwhile:
            model.complete(MESSAGES, Reply)
        seen.append(type(meanwhile.value))
        return Reply(words=[])

    model = RestedModel(ScriptedModel([False, False, False, True], reply), clock)
    for _ in range(3):
        failure(model)
    clock.now += 61

    model.complete(MESSAGES, Reply)

    assert seen == [ModelResting]


def test_langchain_is_not_imported_without_a_model(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from bot.app import open_assistant\n"
        "from bot.settings import Settings\n"
        "with open_assistant(Settings(data_dir=Path(sys.argv[1]))): pass\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(names & {'langchain', 'langchain_core', 'langsmith', 'openai'}))\n"
    )

    assert run_python(program, str(tmp_path)) == "[]"


def test_tracing_stays_off_whatever_the_environment_says(server: OpenAIServer) -> None:
    program = (
        "import sys\n"
        "from bot.chat_model import open_chat_model\n"
        "from bot.settings import Settings\n"
        "from tests.bot.test_chat_model import MESSAGES, Reply\n"
        "settings = Settings(llm='x', llm_base_url=sys.argv[1], llm_api_key=sys.argv[2])\n"
        "print(open_chat_model(settings, float).complete(MESSAGES, Reply).words)\n"
        "from langsmith.utils import tracing_is_enabled\n"
        "print(tracing_is_enabled())\n"
    )
    with openai_server(lambda _: GOOD) as collector:
        said = run_python(
            program,
            server.url,
            KEY,
            LANGSMITH_TRACING="true",
            LANGCHAIN_TRACING_V2="true",
            LANGCHAIN_TRACING="true",
            LANGSMITH_API_KEY="lsv2_x",
            LANGSMITH_ENDPOINT=collector.url,
            LANGSMITH_GATEWAY=collector.url,
        )

        assert said.splitlines() == ["['được']", "False"]
        assert collector.asked == []
        assert collector.complaints == []


@pytest.mark.parametrize(
    ("path", "key", "change", "status"),
    [
        ("/v1/completions", KEY, {}, 404),
        ("/v1/chat/completions", "another", {}, 401),
        ("/v1/chat/completions", KEY, {"unknown": 1}, 400),
        ("/v1/chat/completions", KEY, {"stream": True}, 400),
        ("/v1/chat/completions", KEY, {"messages": []}, 400),
        ("/v1/chat/completions", KEY, {"response_format": {"type": "json_object"}}, 400),
        ("/v1/chat/completions", KEY, {}, 200),
    ],
)
def test_the_fake_server_takes_only_what_the_real_one_takes(
    server: OpenAIServer, path: str, key: str, change: dict[str, object], status: int
) -> None:
    schema = {
        "type": "object",
        "properties": {"words": {"type": "string"}},
        "required": ["words"],
        "additionalProperties": False,
    }
    request = {
        "model": "x",
        "messages": [{"role": m.author.value, "content": m.text} for m in MESSAGES],
        "temperature": 0.0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Reply", "strict": True, "schema": schema},
        },
    }
    with httpx.Client(headers={"Authorization": f"Bearer {key}"}) as client:
        response = client.post(
            server.url.removesuffix("/v1") + path, content=json.dumps(request | change)
        )

    assert response.status_code == status
    assert bool(server.complaints) == (status != 200)


def run_python(program: str, *arguments: str, **environment: str) -> str:
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments],
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "PYTHONPATH": "."} | environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()
