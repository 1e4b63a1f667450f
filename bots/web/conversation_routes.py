"""Conversations by HTTP: what was asked before, to go on with or to have forgotten."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from bots.accounts.access import present_subject
from bots.journal.conversations import Conversations
from bots.web.problems import Problem
from bots.web.shapes.answers import TalkPage, WholeTalkShape
from bots.web.shapes.shape import shaped

Json = dict[str, Any]
Name = Annotated[str, Path(max_length=200, description="Mã cuộc hỏi đáp, do bên gọi đặt khi hỏi")]
_UNKNOWN = "Không có cuộc hỏi đáp này, hoặc đã quá số ngày được giữ."


def conversation_router(conversations: Conversations) -> APIRouter:
    """Return the routes that tell and forget the conversations of whoever asks."""
    router = APIRouter(prefix="/api/conversations", tags=["Hỏi đáp"])

    @router.get("", summary="Các cuộc hỏi đáp của tôi, mới nhất trước", **shaped(TalkPage))
    def listed(
        limit: Annotated[int, Query(ge=1, le=1000, description="Số cuộc một trang")] = 50,
        offset: Annotated[int, Query(ge=0, le=10_000_000, description="Bỏ qua bao nhiêu cuộc đầu")] = 0,
    ) -> Json:
        total, items = conversations.all(_owner(), limit, offset)
        return {"total": total, "limit": limit, "offset": offset, "items": items}

    @router.get(
        "/{conversation:path}",
        summary="Một cuộc hỏi đáp: từng câu hỏi với câu trả lời đã cho",
        **shaped(WholeTalkShape),
    )
    def one(conversation: Name) -> Json:
        turns = conversations.turns(_owner(), conversation)
        if not turns:
            raise Problem(404, _UNKNOWN)
        return {"id": conversation, "turns": turns}

    @router.delete("/{conversation:path}", status_code=204, summary="Quên một cuộc hỏi đáp")
    def forget(conversation: Name) -> None:
        if not conversations.forget(_owner(), conversation):
            raise Problem(404, _UNKNOWN)

    return router


def keeper() -> str | None:
    """Return whose conversations the present request adds to, None for a page that only borrows a sign-in."""
    subject = present_subject()
    return None if subject.way == "visit" else subject.name


def _owner() -> str:
    name = keeper()
    if name is None:
        raise Problem(403, "Khung hỏi đáp trên trang khác không xem được các cuộc hỏi đáp đã giữ.")
    return name
