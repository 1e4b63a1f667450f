"""The guard: every request passes it before anything else sees it."""

from __future__ import annotations

import math
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.accounts.access import NOBODY, ROLE_NAMES, Action, Subject, may, present_subject, serve_for
from bots.accounts.pace import Pace
from bots.journal.audit import Audit, Event
from bots.web.addresses import CALENDAR, SAFE_METHODS, action_of, source_of
from bots.web.entrance import Entrance, address_of
from bots.web.problems import SECURITY, Problem, problem_response
from corpus.faults import StoreFault

_ASK_TO_SIGN_IN = "Hãy đăng nhập, hoặc gửi khóa API trong tiêu đề “Authorization: Bearer …”."
_NOT_NOTED = frozenset({421, 429})  # who sends these in masses must not fill the log
_WORDS = frozenset({"q", "question", "quote"})
_LONGEST_PATH = 500


class Guard:
    """Lets a request through where its subject may do what it wants; answers it otherwise.

    What was let through or refused is noted in ``audit``, where there is one.
    """

    def __init__(self, app: ASGIApp, entrance: Entrance, audit: Audit | None = None) -> None:
        self._app = app
        self._entrance = entrance
        self._audit = audit
        self._pace = Pace(entrance.settings.pace)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Admit the request or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        serve_for(Subject(NOBODY.name, NOBODY.role, NOBODY.way, address_of(request)))
        refusal = self._refusal(request)
        await (refusal or self._app)(scope, receive, self._noting(request, send))

    def _refusal(self, request: Request) -> Response | None:
        try:
            return self._admit(request)
        except Problem as problem:
            return problem_response(request, problem.status, problem.detail, problem.headers)
        except StoreFault as fault:
            return problem_response(request, 503, str(fault))

    def _admit(self, request: Request) -> Response | None:
        action = action_of(request.method, request.scope["path"])
        self._entrance.refuse_misdirected(request)
        subject = self._entrance.subject(request)
        serve_for(subject)
        if not _at_the_door(request, action):
            self._refuse_hurry(subject)
        if not may(subject, action, source_of(request.scope["path"])):
            return _denied(request, subject)
        self._entrance.refuse_forged(request, subject, action)
        return None

    def _refuse_hurry(self, subject: Subject) -> None:
        wait = self._pace.wait(f"{subject.way} {subject.name or subject.address}")
        if wait:
            seconds = math.ceil(wait)
            raise Problem(
                429, f"Gửi yêu cầu quá nhanh. Hãy đợi {seconds} giây.", {"Retry-After": str(seconds)}
            )

    def _noting(self, request: Request, send: Send) -> Send:
        audit, action = self._audit, action_of(request.method, request.scope["path"])
        if audit is None or _at_the_door(request, action):
            return send

        async def send_and_note(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] not in _NOT_NOTED:
                subject, path = present_subject(), _told(request)
                who = (subject.name, subject.way, subject.address)
                audit.note(Event(*who, action, request.method, path, message["status"]))
            await send(message)

        return send_and_note


def _at_the_door(request: Request, action: Action) -> bool:
    """Whether nothing but the door itself is looked at: pictures, scripts, signs of life."""
    return action is Action.ENTER and request.method in SAFE_METHODS


def _told(request: Request) -> str:
    """The address without the words of questions, which are kept apart and for a shorter time."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in _WORDS]
    path: str = CALENDAR.sub("/calendars/….ics", request.scope["path"])
    return (path + (f"?{urlencode(kept)}" if kept else ""))[:_LONGEST_PATH]


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
