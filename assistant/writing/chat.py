"""The language model behind one callable: pieces of text as they come, within bounds of time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from queue import Empty, Queue
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Any, Protocol

from assistant.writing.breaker import Breaker
from assistant.writing.settings import ChatSettings

_REASONS = {
    401: "máy chủ mô hình từ chối khóa API",
    403: "máy chủ mô hình từ chối khóa API",
    404: "máy chủ mô hình không có mô hình hoặc đường dẫn này",
    429: "máy chủ mô hình đang quá tải",
}
_CUT = frozenset({"length", "max_tokens", "content_filter"})
_NO_KEY = "none"  # servers on one's own machine ask for none, the client for any


class ModelFault(RuntimeError):
    """The model gave no usable text; the message says why, in Vietnamese."""


class Writer(Protocol):
    """Anything that writes text when told to; ``name`` is what people know it by."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    def __call__(self, system: str, user: str) -> Iterator[str]:
        """Give the text for the two messages piece by piece; raise ModelFault, maybe half way."""
        ...


class ChatWriter:
    """A chat model by configuration. Nothing is imported or connected before the first call."""

    def __init__(self, settings: ChatSettings, name: str) -> None:
        self.name = name
        self._settings = settings
        self._breaker = Breaker(settings.rest_after, settings.rest)
        self._places = BoundedSemaphore(settings.at_once)
        self._lock = Lock()
        self._chat: Any = None

    def __call__(self, system: str, user: str) -> Iterator[str]:
        """Give the pieces of the answer; the last one only after the server said that it is whole."""
        if not self._breaker.closed():
            raise ModelFault("mô hình vừa lỗi nhiều lần liên tiếp, đang tạm nghỉ")
        if not self._places.acquire(blocking=False):
            raise ModelFault("mô hình đang bận với nhiều câu khác")
        try:
            yield from self._received(system, user)
        except ModelFault:
            self._breaker.failed()
            raise
        self._breaker.succeeded()

    def _received(self, system: str, user: str) -> Iterator[str]:
        """What a thread of its own reads, until the time is up: a server may drip for ever."""
        arrived: Queue[str | ModelFault | None] = Queue()
        given_up = Event()
        Thread(target=self._read, args=(system, user, arrived, given_up), daemon=True).start()
        until = time.monotonic() + self._settings.timeout
        try:
            while True:
                piece = arrived.get(timeout=max(until - time.monotonic(), 0.0))
                if piece is None:
                    return
                if isinstance(piece, ModelFault):
                    raise piece
                yield piece
        except Empty:
            raise ModelFault(f"mô hình không trả lời xong trong {self._settings.timeout:g} giây") from None
        finally:
            given_up.set()

    def _read(self, system: str, user: str, arrived: Queue[str | ModelFault | None], given_up: Event) -> None:
        try:
            ended = None
            for chunk in _untraced(self._opened().stream([("system", system), ("human", user)])):
                if given_up.is_set():
                    return
                ended = chunk.response_metadata.get("finish_reason") or ended
                if text := str(chunk.text):
                    arrived.put(text)
            if ended in _CUT or (ended is None and self._settings.provider == "openai"):
                raise ModelFault("câu trả lời của mô hình bị cắt giữa chừng")
            arrived.put(None)
        except ModelFault as fault:
            arrived.put(fault)
        except Exception as error:
            arrived.put(_fault(error))
        finally:
            self._places.release()

    def _opened(self) -> Any:
        with self._lock:
            if self._chat is None:
                self._chat = _open(self._settings, self.name)
            return self._chat


def _open(settings: ChatSettings, name: str) -> Any:
    """The LangChain chat model; ModelFault where its packages are missing."""
    try:
        from langchain.chat_models import init_chat_model
    except ImportError:
        raise ModelFault("thiếu gói để gọi mô hình; hãy cài: pip install 'trolyao[chat]'") from None
    where: dict[str, Any] = {"base_url": settings.base_url} if settings.base_url else {}
    key = settings.api_key.get_secret_value() or (_NO_KEY if settings.base_url else "")
    if key:
        where["api_key"] = key
    try:
        return init_chat_model(
            name,
            model_provider=settings.provider,
            temperature=settings.temperature,
            timeout=settings.timeout,
            max_retries=settings.retries,
            max_tokens=settings.most_tokens,
            **where,
        )
    except ImportError as error:
        raise ModelFault(f"thiếu gói của nhà cung cấp mô hình: {error.name or error}") from None


def _untraced(chunks: Iterator[Any]) -> Iterator[Any]:
    """``chunks`` with LangSmith kept from sending questions and documents out, whatever is set for others."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        yield from chunks


def _fault(error: Exception) -> ModelFault:
    """What went wrong, without the server's own words: they may hold what was asked, or a key."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return ModelFault(_REASONS.get(status, f"máy chủ mô hình báo lỗi {status}"))
    kind = type(error).__name__
    if "Timeout" in kind:
        return ModelFault("máy chủ mô hình không trả lời kịp")
    if "Connection" in kind or "Connect" in kind:
        return ModelFault("không kết nối được máy chủ mô hình")
    return ModelFault(f"máy chủ mô hình trả lời không đúng khuôn dạng ({kind})")


def open_writer(settings: ChatSettings, name: str = "") -> ChatWriter | None:
    """Return the writer of the model ``name`` (default: the one the settings name), None for no model."""
    return ChatWriter(settings, name or settings.model) if settings.enabled else None


def written(writer: Writer, system: str, user: str) -> str:
    """Return the whole text; raise ModelFault."""
    return "".join(writer(system, user))
