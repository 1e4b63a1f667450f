"""The web application: JSON API, chat page, health checks."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from assistant.answer import ScopedAsk
from bots.journal.audit import recorded
from bots.journal.journals import Journals
from bots.suggestions import Suggestions
from bots.tools import tool_server
from bots.web.api import api_router
from bots.web.asking import asking_router
from bots.web.board_pages import board_router
from bots.web.coming import Turns
from bots.web.completions import completions_router
from bots.web.conversation_routes import conversation_router
from bots.web.document_text import text_router
from bots.web.entrance import Entrance
from bots.web.exchange import Exchange
from bots.web.feedback_routes import feedback_router
from bots.web.headers import SecurityHeaders
from bots.web.heads import Heads
from bots.web.library import Library
from bots.web.metrics import Measured, Metrics, metrics_router
from bots.web.oversight import oversight_router
from bots.web.pages import page_router
from bots.web.problems import Problem, explain_problems
from bots.web.proposal_routes import proposal_router
from bots.web.protection import protect
from bots.web.reference import ABOUT, Described, add_reference
from bots.web.sharing import sharing_router
from bots.web.sign_in import sign_in_router
from bots.web.templating import STATIC
from bots.web.tool_door import ToolDoor, add_tool_door
from bots.web.upload_routes import unanswered_router, upload_router
from bots.web.uploads import Uploads
from corpus.registry import Registry


def create_app(
    ask: ScopedAsk,
    registry: Registry,
    entrance: Entrance | None = None,
    *,
    journals: Journals | None = None,
    uploads: Uploads | None = None,
    opened: Callable[[], bool] = lambda: True,
) -> FastAPI:
    """Return the application that answers with ``ask``, lists from ``registry``, entered by ``entrance``.

    Without an entrance everything is open to whoever reaches it; without ``journals`` nothing is kept of
    who does what, without ``uploads`` no document is put in or out. It is ready once ``opened``.
    ``app.state.retriever``, where it is set, is what programs search with.
    """
    entrance, journals = entrance or Entrance(), journals or Journals()
    audit = journals.audit
    metrics = Metrics()
    ask = metrics.counting(ask)
    noted = recorded(ask, audit) if audit else ask
    door = ToolDoor(lambda: tool_server(noted, registry, getattr(app.state, "retriever", None)))
    app = Described(
        title="Trợ lý tra cứu văn bản",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=lambda _: door.open(),
    )
    add_tool_door(app, door)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Heads)
    protect(app, entrance, audit, uploads.max_mb if uploads else 0)
    app.add_middleware(SecurityHeaders, sites=entrance.settings.sites)
    app.add_middleware(Measured, metrics=metrics)
    explain_problems(app)
    library = Library(registry)
    exchange = Exchange(noted, registry, library, journals.conversations)
    turns = Turns()
    app.include_router(asking_router(exchange, Suggestions(ask, registry), turns))
    app.include_router(conversation_router(journals.conversations))
    app.include_router(completions_router(noted, turns))
    app.include_router(api_router(registry))
    app.include_router(text_router(library))
    app.include_router(feedback_router(journals.feedback))
    app.include_router(page_router(registry, library))
    app.include_router(board_router(registry))
    app.include_router(metrics_router(metrics, registry))
    add_reference(app)
    app.include_router(sign_in_router(entrance))
    app.include_router(sharing_router(entrance))
    if audit is not None:
        app.include_router(oversight_router(audit))
        app.include_router(unanswered_router(audit))
    if uploads is not None:
        app.include_router(upload_router(uploads, registry))
        app.include_router(proposal_router(registry, uploads))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    _add_signs_of_life(app, registry, opened)
    return app


def _add_signs_of_life(app: FastAPI, registry: Registry, opened: Callable[[], bool]) -> None:
    @app.get("/healthz", tags=["Vận hành"], summary="Dịch vụ còn sống")
    def alive() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", tags=["Vận hành"], summary="Dịch vụ sẵn sàng trả lời")
    def ready() -> dict[str, object]:
        known = len(registry.digests())
        if not known:
            raise Problem(503, "Chưa có văn bản nào được nạp. Hãy chạy: trolyao ingest THƯ_MỤC")
        if not opened():
            raise Problem(503, "Đang mở chỉ mục tìm kiếm; vài giây nữa là trả lời được.")
        return {"status": "ready", "documents": known}
