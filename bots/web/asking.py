"""Questions by HTTP: one answer as JSON, as server-sent events, or its records as an Excel file."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Answer, ScopedAsk, Tell, unheard
from bots.journal.conversations import Conversations
from bots.question import LONGEST, clean_history, clean_question
from bots.scope import sources_in
from bots.suggestions import Suggestions
from bots.web.conversation_routes import keeper
from bots.web.excel import workbook_response
from bots.web.library import Library
from bots.web.problems import FAULT, Problem
from corpus.faults import StoreFault
from corpus.registry import Registry

LARGEST_BODY = 256 * 1024
_LONGEST_NAME = 200
_SEARCHING = {"stage": "searching", "text": "Đang tra cứu trong văn bản…"}
_MOST_WAITING = 64
_Result = TypeVar("_Result")
_log = logging.getLogger("trolyao.web")


class Asking(BaseModel):
    """The body of a question: earlier questions oldest first.

    ``conversation`` is a name the caller chose: the answer is kept under it, and the questions asked
    there before are the ``history`` where none is given. ``scope`` holds the question to what a page is
    about: a document's number or file, or a province.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"question": "Cơ quan nào chủ trì xây dựng kế hoạch số hoá?", "history": []}
        }
    )

    question: str = Field(description=f"Câu hỏi, tối đa {LONGEST} ký tự")
    history: list[str] = Field(default_factory=list, description="Các câu đã hỏi trước đó, cũ nhất trước")
    conversation: str | None = Field(
        default=None,
        max_length=_LONGEST_NAME,
        description="Mã cuộc hỏi đáp do bên gọi đặt: máy chủ nhớ các câu đã hỏi, không cần gửi history",
    )
    scope: str | None = Field(
        default=None,
        max_length=_LONGEST_NAME,
        description="Chỉ trả lời từ văn bản (số, tên tệp) hoặc tỉnh này",
    )


def asking_router(
    ask: ScopedAsk,
    registry: Registry,
    library: Library,
    suggestions: Suggestions,
    conversations: Conversations,
) -> APIRouter:
    """Return the routes that answer with ``ask``."""
    router = APIRouter(prefix="/api", tags=["Hỏi đáp"])
    turns = CapacityLimiter(_MOST_WAITING)  # whoever waits for an answer holds up no one who reads
    body = {
        "requestBody": {
            "content": {"application/json": {"schema": Asking.model_json_schema()}},
            "required": True,
        }
    }

    def checked(asking: Asking) -> tuple[str, tuple[str, ...], frozenset[str]]:
        scope = (asking.scope or "").strip()
        sources = sources_in(scope, registry.heads()) if scope else frozenset[str]()
        return clean_question(asking.question), clean_history(asking.history), sources

    def answered(asking: Asking, tell: Tell = unheard) -> Answer:
        return ask(*checked(asking), tell)

    def said(asking: Asking, tell: Tell = unheard) -> dict[str, Any]:
        owner, name = keeper(), asking.conversation
        if name and owner is not None and not asking.history:
            earlier = conversations.earlier(owner, name)
            asking = asking.model_copy(update={"history": list(earlier)})
        told = library.answer(answered(asking, lambda piece: tell(library.said(piece))))
        if name and owner is not None:
            _keep(conversations, owner, name, told)
        return told

    async def in_turn(work: Callable[[], _Result]) -> _Result:
        return await run_sync(work, limiter=turns)

    @router.post(
        "/ask",
        openapi_extra=body,
        summary="Hỏi một câu, nhận câu trả lời có trích dẫn",
        response_class=JSONResponse,
    )
    async def ask_question(request: Request) -> JSONResponse:
        asking = await _asking(request)
        return JSONResponse(await in_turn(lambda: said(asking)))

    @router.post(
        "/ask/stream",
        openapi_extra=body,
        summary="Hỏi một câu, nhận dần (server-sent events)",
        response_class=StreamingResponse,
    )
    async def ask_streamed(request: Request) -> StreamingResponse:
        asking = await _asking(request)
        await in_turn(lambda: checked(asking))
        events = _events(lambda tell: in_turn(lambda: said(asking, tell)))
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    @router.post(
        "/ask.xlsx",
        openapi_extra=body,
        summary="Các bản ghi của câu trả lời, dạng Excel",
        response_class=Response,
    )
    async def ask_as_sheet(request: Request) -> Response:
        asking = await _asking(request)
        found = await in_turn(lambda: answered(asking))
        if not found.records:
            raise Problem(404, "Câu trả lời này không có bản ghi nào để xuất.")
        return await in_turn(lambda: workbook_response(found.records, "tra-loi"))

    @router.get("/suggestions", summary="Câu hỏi mẫu soạn từ chính các văn bản đã nạp")
    def suggested() -> dict[str, list[str]]:
        return {"items": list(suggestions.all())}

    return router


def _keep(conversations: Conversations, owner: str, name: str, told: dict[str, Any]) -> None:
    """Keep an answer; one that cannot be kept is given all the same."""
    try:
        conversations.add(owner, name, told)
    except StoreFault as fault:
        _log.error("%s", fault)


async def _events(
    answer: Callable[[Callable[[dict[str, Any]], object]], Coroutine[Any, Any, dict[str, Any]]],
) -> AsyncIterator[str]:
    """What is known of an answer as it comes: ``answer`` tells its sentences from a thread of its own."""
    yield _event("status", _SEARCHING)
    loop, told = asyncio.get_running_loop(), asyncio.Queue[dict[str, Any] | None]()
    coming = loop.create_task(answer(lambda sentence: loop.call_soon_threadsafe(told.put_nowait, sentence)))
    coming.add_done_callback(lambda ended: told.put_nowait(None))
    while (sentence := await told.get()) is not None:
        yield _event("sentence", sentence)
    try:
        yield _event("answer", await coming)
    except StoreFault as fault:
        _log.error("%s", fault)
        yield _event("problem", {"status": 503, "detail": str(fault)})
    except Exception:
        _log.exception("lỗi khi trả lời")
        yield _event("problem", {"status": 500, "detail": FAULT})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _asking(request: Request) -> Asking:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > LARGEST_BODY:
            raise Problem(413, f"Yêu cầu quá lớn. Câu hỏi dài tối đa {LONGEST} ký tự.")
    try:
        return Asking.model_validate_json(bytes(received))
    except ValidationError:
        raise Problem(
            422, 'Cần một đối tượng JSON như {"question": "…", "history": ["…"]} mã UTF-8.'
        ) from None
