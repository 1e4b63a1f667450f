"""The guard: every request passes it before anything else sees it."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bots.web.access import ROLE_NAMES, Subject, action_of, may, serve_for, source_of
from bots.web.entrance import Entrance
from bots.web.problems import SECURITY, Problem, problem_response
from corpus.faults import StoreFault

_ASK_TO_SIGN_IN = "Hãy đăng nhập, hoặc gửi khóa API trong tiêu đề “Authorization: Bearer …”."


class Guard:
    """Lets a request through where its subject may do what it wants; answers it otherwise."""

    def __init__(self, app: ASGIApp, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Admit the request or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refusal(request)
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refusal(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        try:
            return self._admit(request)
        except Problem as problem:
            return problem_response(request, problem.status, problem.detail, problem.headers)
        except StoreFault as fault:
            return problem_response(request, 503, str(fault))

    def _admit(self, request: Request) -> Response | None:
        path = request.scope["path"]
        action = action_of(request.method, path)
        self._entrance.refuse_misdirected(request)
        subject = self._entrance.subject(request)
        serve_for(subject)
        if not may(subject, action, source_of(path)):
            return _denied(request, subject)
        self._entrance.refuse_forged(request, subject, action)
        return None


def _denied(request: Request, subject: Subject) -> Response:
    page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
    if page and subject.role is None:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?{urlencode({'next': wanted})}", 303, dict(SECURITY))
    if subject.role is None:
        raise Problem(401, _ASK_TO_SIGN_IN, {"WWW-Authenticate": "Bearer"})
    raise Problem(
        403, f"Tài khoản “{subject.name}” ({ROLE_NAMES[subject.role]}) không có quyền làm việc này."
    )
