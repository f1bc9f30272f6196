"""The language model: what the rest may ask of one, and the one implementation, by LangChain.

LangChain is imported when a model is opened, never before: it takes seconds, and most offices
run without a model.
"""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import SettingsError, SotayError
from bot.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)

Shape = TypeVar("Shape", bound=BaseModel)

_MOST_CALLS = 8  # at once; whoever comes ninth is answered without a model
_FAILURES = 3  # in a row, then the model rests
_REST_SECONDS = 60.0
_COMPATIBLE = "openai"  # the provider that speaks to any OpenAI-compatible server
_FAILED = "Mô hình ngôn ngữ không trả lời được."
_PACKAGE = "Mô hình của SOTAY_LLM cần gói {package}. Cài bằng lệnh: pip install {package}"
_NAME = (
    "Thiết lập SOTAY_LLM không dùng được: cần tên dạng nhà-cung-cấp:mô-hình,"
    " ví dụ openai:gpt-4o-mini."
)
_OPTIONS = (
    "Không mở được mô hình ngôn ngữ. Hãy xem lại SOTAY_LLM, SOTAY_LLM_BASE_URL"
    " và SOTAY_LLM_API_KEY."
)
_NO_KEY = "none"  # such a server often wants no key, and must not be sent another one's


class Author(StrEnum):
    """Who a message to the model is from."""

    SYSTEM = "system"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to the model."""

    author: Author
    text: str


class ModelFailed(SotayError):
    """The model gave nothing that can be used; the answer is made without it.

    `cause` is a word or two for the log, free of anything that a person or a model wrote.
    """

    def __init__(self, cause: str) -> None:
        super().__init__(_FAILED)
        self.cause = cause


class ModelResting(ModelFailed):
    """The model was not asked, because it failed several times just before."""


class ChatModel(Protocol):
    """A language model that fills in a form."""

    def complete(self, messages: Sequence[Message], shape: type[Shape]) -> Shape:
        """Return the reply to `messages`; raises ModelFailed, whatever goes wrong."""


def open_chat_model(settings: Settings, clock: Callable[[], float]) -> ChatModel | None:
    """Return the model that the settings name, None when they name none.

    Raises SettingsError when it cannot be had. `clock` counts seconds.
    """
    if settings.llm is None:
        return None
    model = LangChainModel(_open(settings.llm, settings), settings.llm_timeout_seconds)
    return RestedModel(model, clock)


class LangChainModel:
    """A model of any provider that LangChain knows; each call ends within `timeout` seconds."""

    def __init__(self, model: "BaseChatModel", timeout: float) -> None:
        self._model = model
        self._timeout = timeout
        self._places = threading.BoundedSemaphore(_MOST_CALLS)

    def complete(self, messages: Sequence[Message], shape: type[Shape]) -> Shape:
        """Return the reply to `messages`; raises ModelFailed, whatever goes wrong."""
        if not self._places.acquire(blocking=False):
            raise ModelFailed("too many calls")
        reply: Future[object] = Future()
        # The client's own timeout starts anew with every byte that comes; this one does not.
        # A daemon, so that a server that never ends does not keep the program from ending.
        call = threading.Thread(target=self._call, args=(messages, shape, reply), daemon=True)
        call.start()
        try:
            given = reply.result(self._timeout)
        except Exception as error:  # noqa: BLE001 - every provider raises errors of its own
            raise ModelFailed(_cause(error)) from None  # the original may quote the document
        if not isinstance(given, shape):
            raise ModelFailed("no structured output")
        return given

    def _call(
        self, messages: Sequence[Message], shape: type[BaseModel], reply: "Future[object]"
    ) -> None:
        from langsmith import tracing_context  # noqa: PLC0415 - LangChain is imported late

        try:
            with tracing_context(enabled=False):
                form = self._model.with_structured_output(shape)
                reply.set_result(form.invoke([(m.author.value, m.text) for m in messages]))
        except BaseException as error:  # noqa: BLE001 - it is raised where the call was made
            reply.set_exception(error)
        finally:
            self._places.release()


class RestedModel:
    """A model that is left alone for a while after several failures in a row.

    When the rest is over, one call tries it; the others wait for its outcome without a model.
    """

    def __init__(self, model: ChatModel, clock: Callable[[], float]) -> None:
        self._model = model
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until: float | None = None

    def complete(self, messages: Sequence[Message], shape: type[Shape]) -> Shape:
        """Return the reply; raises ModelResting without asking while the model rests."""
        self._enter()
        try:
            reply = self._model.complete(messages, shape)
        except ModelFailed:
            self._failed()
            raise
        with self._lock:
            self._failures, self._rests_until = 0, None
        return reply

    def _enter(self) -> None:
        with self._lock:
            if self._rests_until is None:
                return
            now = self._clock()
            if now < self._rests_until:
                raise ModelResting("resting")
            self._rests_until = now + _REST_SECONDS

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            count = self._failures
            if count >= _FAILURES:
                self._rests_until = self._clock() + _REST_SECONDS
        if count == _FAILURES:
            _log.warning("the language model fails: it is asked once in %d s", _REST_SECONDS)


def _open(name: str, settings: Settings) -> "BaseChatModel":
    _forget_tracing()
    try:
        return _initialised(name, settings)
    except ImportError as error:
        package = (getattr(error.__cause__, "name", None) or "langchain").replace("_", "-")
        raise SettingsError(_PACKAGE.format(package=package)) from error
    except Exception as error:  # noqa: BLE001 - every provider raises errors of its own
        wrong_name = isinstance(error, ValueError) and not isinstance(error, ValidationError)
        _log.warning("the language model cannot be opened: %s", _cause(error))
        # The original may show the key.
        raise SettingsError(_NAME if wrong_name else _OPTIONS) from None


def _initialised(name: str, settings: Settings) -> "BaseChatModel":
    """Open "provider:model"; a name without a known provider is the server's own, if one is set."""
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - it takes seconds

    def initialise(model: str, provider: str | None) -> "BaseChatModel":
        options = _options(settings, compatible=provider == _COMPATIBLE)
        opened: BaseChatModel = init_chat_model(model, model_provider=provider, **options)
        return opened

    provider, colon, model = name.partition(":")
    if colon:
        try:
            return initialise(model, provider.strip().lower())
        except ValidationError:
            raise
        except ValueError:  # the colon may belong to the model's name: "qwen:7b"
            if settings.llm_base_url is None:
                raise
    return initialise(name, _COMPATIBLE if settings.llm_base_url else None)


def _options(settings: Settings, *, compatible: bool) -> dict[str, Any]:
    options: dict[str, Any] = {
        "temperature": 0,
        "timeout": settings.llm_timeout_seconds,
        "max_retries": 0,
    }
    if settings.llm_base_url is not None:
        options["base_url"] = settings.llm_base_url
    if settings.llm_api_key is not None:
        options["api_key"] = settings.llm_api_key
    elif settings.llm_base_url is not None and compatible:
        options["api_key"] = _NO_KEY
    return options


def _forget_tracing() -> None:
    """Drop what would make LangChain send the questions elsewhere as well, or refuse to work."""
    environ = os.environ  # noqa: TID251 - not read for settings: made harmless for a library
    for name in list(environ):
        if name.startswith(("LANGSMITH_", "LANGCHAIN_")):
            del environ[name]


def _cause(error: BaseException) -> str:
    """Return an error's kind and HTTP status; its text may hold a key or a user's words."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if isinstance(status, int) else type(error).__name__
