"""The assistant as a model of the OpenAI protocol, for chat pages and programs that speak it."""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer, Ask, Citation
from bots.question import BadQuestion, clean_history, clean_question
from bots.web.errands import errand
from bots.web.problems import FAULT
from corpus.faults import StoreFault

MODEL = "trolyao"
_SINCE = 1_767_225_600  # the protocol wants a date of making: the first day of 2026
_EXAMPLE = {
    "model": MODEL,
    "messages": [{"role": "user", "content": "Cơ quan nào chủ trì xây dựng kế hoạch số hoá?"}],
    "stream": False,
}
_FAULTS: dict[str, Any] = {
    "description": "Lỗi, theo giao thức OpenAI",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["error"],
                "properties": {
                    "error": {
                        "type": "object",
                        "required": ["message", "type"],
                        "properties": {"message": {"type": "string"}, "type": {"type": "string"}},
                    }
                },
            }
        }
    },
}
_log = logging.getLogger("trolyao.web")


class BadRequest(ValueError):
    """The request is none of the protocol; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One request: the question with the earlier ones, or what a page asks behind the scenes."""

    question: str
    history: tuple[str, ...]
    errand: str | None
    stream: bool
    usage: bool


def completions_router(ask: Ask) -> APIRouter:
    """Return the routes under ``/v1`` that answer with ``ask``."""
    router = APIRouter(prefix="/v1", tags=["Giao thức OpenAI"], responses={"default": _FAULTS})
    body = {"requestBody": {"content": {"application/json": {"example": _EXAMPLE}}, "required": True}}

    @router.get("/models", summary="Trợ lý như một mô hình")
    def models() -> dict[str, Any]:
        listed = {"id": MODEL, "object": "model", "created": _SINCE, "owned_by": "trolyao"}
        return {"object": "list", "data": [listed]}

    @router.post(
        "/chat/completions",
        openapi_extra=body,
        response_class=JSONResponse,
        summary="Hỏi theo giao thức OpenAI; tham số không dùng đến được bỏ qua",
    )
    async def complete(request: Request) -> Response:
        try:
            asked = read_request(await request.body())
        except (BadRequest, BadQuestion) as fault:
            return _refusal(400, str(fault))
        if asked.stream:
            return StreamingResponse(
                _events(asked, ask), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
            )
        try:
            said = await run_in_threadpool(_said(asked, ask))
        except StoreFault as fault:
            return _refusal(503, str(fault))
        message = {"role": "assistant", "content": said, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return JSONResponse(_frame("chat.completion") | {"choices": [choice], "usage": _usage(asked, said)})

    return router


def read_request(body: bytes) -> Completion:
    """Read what is asked; parameters without a meaning here are ignored. Raise BadRequest, BadQuestion."""
    try:
        data = json.loads(body)
    except ValueError:
        raise BadRequest("Thân yêu cầu không phải JSON mã UTF-8.") from None
    messages = data.get("messages") if isinstance(data, dict) else None
    if not isinstance(messages, list) or not all(isinstance(m, dict) for m in messages):
        raise BadRequest("Cần “messages”: danh sách các lời, mỗi lời có “role” và “content”.")
    said = [text for m in messages if m.get("role") == "user" if (text := _text(m.get("content"))).strip()]
    if not said:
        raise BadRequest("Không có lời nào của người dùng (“role”: “user”) dạng chữ.")
    options = data.get("stream_options")
    task = errand(said[-1])
    return Completion(
        question="" if task is not None else clean_question(said[-1]),
        history=clean_history(said[:-1]),
        errand=task,
        stream=data.get("stream") is True,
        usage=isinstance(options, dict) and options.get("include_usage") is True,
    )


def _text(content: Any) -> str:
    """A message's words: a string, or the text parts of a list."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    texts = (part.get("text") for part in parts if isinstance(part, dict) and part.get("type") == "text")
    return "\n".join(text for text in texts if isinstance(text, str))


def markdown(answer: Answer) -> str:
    """Return an answer with its citations below, as Markdown."""
    said = answer.text.replace("\n", "  \n")
    if answer.citations:
        said += "\n\n---\n" + "\n\n".join(map(_cited, answer.citations))
    if answer.suggestions:
        said += "\n\n" + "\n".join(f"- {suggestion}" for suggestion in answer.suggestions)
    return said


def _cited(citation: Citation) -> str:
    place = ", ".join(part for part in (citation.number or citation.source, citation.locator) if part)
    quote = "\n".join(f"> {line}" for line in citation.quote.splitlines())
    return f"**[{citation.mark}]** {place}\n\n{quote}"


def _said(asked: Completion, ask: Ask) -> Callable[[], str]:
    if asked.errand is not None:
        done = asked.errand
        return lambda: done
    return lambda: markdown(ask(asked.question, asked.history))


async def _events(asked: Completion, ask: Ask) -> AsyncIterator[str]:
    frame = _frame("chat.completion.chunk")
    yield _event(frame | _chunk({"role": "assistant", "content": ""}))
    try:
        said = await run_in_threadpool(_said(asked, ask))
    except Exception as fault:
        told = str(fault) if isinstance(fault, StoreFault) else FAULT
        _log.exception("lỗi khi trả lời")
        yield _event(_error(told, "server_error"))
        return
    for piece in _pieces(said):
        yield _event(frame | _chunk({"content": piece}))
    yield _event(frame | _chunk({}, "stop"))
    if asked.usage:
        yield _event(frame | {"choices": [], "usage": _usage(asked, said)})
    yield "data: [DONE]\n\n"


def _pieces(said: str) -> Iterator[str]:
    """A text line by line: what is checked comes whole."""
    yield from said.splitlines(keepends=True)


def _chunk(delta: Mapping[str, str], finish: str | None = None) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}


def _frame(kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
    }


def _usage(asked: Completion, said: str) -> dict[str, int]:
    """Syllables, where the protocol counts tokens."""
    told = sum(len(text.split()) for text in (asked.question, *asked.history))
    return {
        "prompt_tokens": told,
        "completion_tokens": len(said.split()),
        "total_tokens": told + len(said.split()),
    }


def _event(data: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _refusal(status: int, message: str) -> JSONResponse:
    kind = "invalid_request_error" if status < 500 else "server_error"
    return JSONResponse(_error(message, kind), status)


def _error(message: str, kind: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}
