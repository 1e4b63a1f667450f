"""The assistant as a model of the OpenAI protocol, for chat pages and programs that speak it."""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.answer import Answer, Citation, Said, ScopedAsk
from bots.question import BadQuestion, clean_history, clean_question
from bots.web.coming import Coming, Turns
from bots.web.errands import errand
from bots.web.problems import FAULT
from corpus.faults import StoreFault
from prompts import load

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


def completions_router(ask: ScopedAsk, turns: Turns) -> APIRouter:
    """Return the routes under ``/v1`` that answer with ``ask``, each question when its turn comes."""
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
            pieces = _errand(asked.errand) if asked.errand is not None else _answer(asked, ask, turns)
            return StreamingResponse(
                _events(asked, pieces), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
            )
        try:
            said = asked.errand
            if said is None:
                said = markdown(await turns.take(lambda: ask(asked.question, asked.history)))
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
    said = _lines(answer.text)
    if answer.citations:
        said += f"\n\n---\n{_proofs(answer.citations)}"
    if answer.suggestions:
        said += "\n\n" + "\n".join(f"- {suggestion}" for suggestion in answer.suggestions)
    return said


def _lines(text: str) -> str:
    return text.replace("\n", "  \n")


def _proofs(citations: Sequence[Citation]) -> str:
    return "\n\n".join(map(_cited, citations))


def _cited(citation: Citation) -> str:
    place = ", ".join(part for part in (citation.number or citation.source, citation.locator) if part)
    quote = "\n".join(f"> {line}" for line in citation.quote.splitlines())
    return f"**[{citation.mark}]** {place}\n\n{quote}"


def rest_of(begun: Sequence[Said], answer: Answer) -> str:
    """Return what is still to be said, as Markdown, after the sentences ``begun``.

    What was said cannot be taken back here: where the answer became another one, those sentences get their
    own citations, and the answer follows whole.
    """
    told, whole = "".join(_lines(said.text) for said in begun), markdown(answer)
    if whole.startswith(told):
        return whole[len(told) :]
    proofs = tuple(dict.fromkeys(proof for said in begun for proof in said.citations))
    return f"\n\n---\n{_proofs(proofs)}\n\n---\n{load('replies')['instead']}\n\n{whole}"


async def _errand(done: str) -> AsyncIterator[str]:
    yield done


async def _answer(asked: Completion, ask: ScopedAsk, turns: Turns) -> AsyncIterator[str]:
    """An answer's Markdown: the sentences of one being written as they come, then the rest line by line."""
    coming = Coming[Said, Answer](turns, lambda tell: ask(asked.question, asked.history, frozenset(), tell))
    begun: list[Said] = []
    async for said in coming:
        begun.append(said)
        yield _lines(said.text)
    for line in rest_of(begun, await coming.whole).splitlines(keepends=True):
        yield line


async def _events(asked: Completion, pieces: AsyncIterator[str]) -> AsyncIterator[str]:
    frame = _frame("chat.completion.chunk")
    yield _event(frame | _chunk({"role": "assistant", "content": ""}))
    said = ""
    try:
        async for piece in pieces:
            said += piece
            yield _event(frame | _chunk({"content": piece}))
    except Exception as fault:
        told = str(fault) if isinstance(fault, StoreFault) else FAULT
        _log.exception("lỗi khi trả lời")
        yield _event(_error(told, "server_error"))
        return
    yield _event(frame | _chunk({}, "stop"))
    if asked.usage:
        yield _event(frame | {"choices": [], "usage": _usage(asked, said)})
    yield "data: [DONE]\n\n"


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
