"""Opinions on answers, by HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from bots.journal.feedback import Feedback, Opinion
from bots.web.shapes.answers import OpinionPage
from bots.web.shapes.shape import shaped


def feedback_router(feedback: Feedback) -> APIRouter:
    """Return the routes that take opinions and tell them to editors."""
    router = APIRouter(prefix="/api", tags=["Hỏi đáp"])

    @router.post("/feedback", status_code=201, summary="Gửi ý kiến về một câu trả lời")
    def give(opinion: Opinion) -> dict[str, str]:
        return {"status": "kept" if feedback.add(opinion) else "not_kept"}

    @router.get("/feedback", summary="Ý kiến về các câu trả lời, mới nhất trước", **shaped(OpinionPage))
    def told(
        limit: Annotated[int, Query(ge=1, le=1000, description="Số ý kiến một trang")] = 50,
        offset: Annotated[int, Query(ge=0, le=10_000_000, description="Bỏ qua bao nhiêu ý kiến đầu")] = 0,
    ) -> dict[str, Any]:
        items = feedback.all()
        page = items[offset : offset + limit]
        return {"total": len(items), "limit": limit, "offset": offset, "items": page}

    return router
