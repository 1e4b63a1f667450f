"""Questions by HTTP: one answer as JSON, as server-sent events, or its records as an Excel file."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import ValidationError

from bots.question import LONGEST
from bots.suggestions import Suggestions
from bots.web.coming import Coming, Turns
from bots.web.excel import XLSX, workbook_response
from bots.web.exchange import Asking, Exchange
from bots.web.problems import FAULT, Problem
from bots.web.shapes.answers import AnswerShape
from bots.web.shapes.shape import file, shaped
from corpus.faults import StoreFault

LARGEST_BODY = 256 * 1024
_SEARCHING = {"stage": "searching", "text": "Đang tra cứu trong văn bản…"}
_STREAM = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {
            "enum": ["status", "sentence", "answer", "problem"],
            "description": "status: đang làm gì; sentence: một câu đã đối chiếu, khi có mô hình ngôn ngữ; "
            "answer: câu trả lời, sự kiện cuối; problem: lỗi, thay cho answer",
        },
        "data": {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "status: {stage, text}; sentence: {text, citations}; answer: như POST /api/ask; "
            "problem: {status, detail}",
        },
    },
}
_log = logging.getLogger("trolyao.web")


def asking_router(exchange: Exchange, suggestions: Suggestions, turns: Turns) -> APIRouter:
    """Return the routes that answer questions, each when its turn comes."""
    router = APIRouter(prefix="/api", tags=["Hỏi đáp"])
    body = {
        "requestBody": {
            "content": {"application/json": {"schema": Asking.model_json_schema()}},
            "required": True,
        }
    }

    @router.post(
        "/ask",
        openapi_extra=body,
        summary="Hỏi một câu, nhận câu trả lời có trích dẫn",
        response_class=JSONResponse,
        **shaped(AnswerShape),
    )
    async def ask_question(request: Request) -> JSONResponse:
        asking = await _asking(request)
        return JSONResponse(await turns.take(lambda: exchange.told(asking)))

    @router.post(
        "/ask/stream",
        openapi_extra=body,
        summary="Hỏi một câu, nhận dần (server-sent events)",
        response_class=StreamingResponse,
        responses={
            200: {"content": {"text/event-stream": {"schema": _STREAM}}, "description": "Các sự kiện"}
        },
    )
    async def ask_streamed(request: Request) -> StreamingResponse:
        asking = await _asking(request)
        await turns.take(lambda: exchange.check(asking))
        events = _events(Coming(turns, lambda tell: exchange.told(asking, tell)))
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    @router.post(
        "/ask.xlsx",
        openapi_extra=body,
        summary="Các bản ghi của câu trả lời, dạng Excel",
        response_class=Response,
        **file(XLSX, "Tệp Excel"),
    )
    async def ask_as_sheet(request: Request) -> Response:
        asking = await _asking(request)
        found = await turns.take(lambda: exchange.answer(asking))
        if not found.records:
            raise Problem(404, "Câu trả lời này không có bản ghi nào để xuất.")
        return await turns.take(lambda: workbook_response(found.records, "tra-loi"))

    @router.get("/suggestions", summary="Câu hỏi mẫu soạn từ chính các văn bản đã nạp")
    def suggested() -> dict[str, list[str]]:
        return {"items": list(suggestions.all())}

    return router


async def _events(answer: Coming[dict[str, Any], dict[str, Any]]) -> AsyncIterator[str]:
    yield _event("status", _SEARCHING)
    async for sentence in answer:
        yield _event("sentence", sentence)
    try:
        yield _event("answer", await answer.whole)
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
