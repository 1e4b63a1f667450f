"""Opinions on answers, by HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from bots.journal.feedback import Feedback, Opinion


def feedback_router(feedback: Feedback) -> APIRouter:
    """Return the route that takes opinions."""
    router = APIRouter(prefix="/api", tags=["Hỏi đáp"])

    @router.post("/feedback", status_code=201, summary="Gửi ý kiến về một câu trả lời")
    def give(opinion: Opinion) -> dict[str, str]:
        return {"status": "kept" if feedback.add(opinion) else "not_kept"}

    return router
