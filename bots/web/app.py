"""The web application: JSON API, chat page, health checks."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answer import Ask
from bots.web.api import api_router
from bots.web.asking import asking_router
from bots.web.audit import Audit, recorded
from bots.web.board_pages import board_router
from bots.web.entrance import Entrance
from bots.web.feedback import Feedback, feedback_router
from bots.web.library import Library
from bots.web.oversight import oversight_router
from bots.web.pages import page_router
from bots.web.problems import SECURITY, Problem, explain_problems
from bots.web.protection import protect
from bots.web.sign_in import sign_in_router
from bots.web.suggestions import Suggestions
from bots.web.upload_routes import unanswered_router, upload_router
from bots.web.uploads import Uploads
from corpus.registry import Registry

STATIC = Path(__file__).parent / "static"


class SecurityHeaders:
    """Adds the security headers to every response that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the head of the response."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, complete)


def create_app(
    ask: Ask,
    registry: Registry,
    entrance: Entrance | None = None,
    home: Path | None = None,
    *,
    audit: Audit | None = None,
    uploads: Uploads | None = None,
) -> FastAPI:
    """Return the application that answers with ``ask``, lists from ``registry``, entered by ``entrance``.

    Without an entrance everything is open to whoever reaches it; without a ``home`` opinions are not kept,
    without ``audit`` nobody notes who does what, without ``uploads`` no document is put in or out.
    """
    entrance = entrance or Entrance()
    app = FastAPI(title="Trợ lý tra cứu văn bản", docs_url=None, redoc_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    protect(app, entrance, audit, uploads.max_mb if uploads else 0)
    app.add_middleware(SecurityHeaders)
    explain_problems(app)
    library = Library(registry)
    app.include_router(
        asking_router(recorded(ask, audit) if audit else ask, library, Suggestions(ask, registry))
    )
    app.include_router(api_router(registry))
    app.include_router(feedback_router(Feedback(home / "feedback.sqlite" if home else None)))
    app.include_router(page_router(registry, library))
    app.include_router(board_router(registry))
    app.include_router(sign_in_router(entrance))
    if audit is not None:
        app.include_router(oversight_router(audit))
        app.include_router(unanswered_router(audit))
    if uploads is not None:
        app.include_router(upload_router(uploads, registry))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    @app.get("/healthz")
    def alive() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def ready() -> dict[str, object]:
        known = len(registry.digests())
        if not known:
            raise Problem(503, "Chưa có văn bản nào được nạp. Hãy chạy: trolyao ingest THƯ_MỤC")
        return {"status": "ready", "documents": known}

    return app
