"""Errors as problem details (RFC 9457), with a Vietnamese detail a person can act on."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from bots.filters import BadFilter
from bots.question import BadQuestion
from bots.scope import BadScope
from bots.web.templating import page
from corpus.faults import StoreFault

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_TITLES: Mapping[int, str] = {
    400: "Yêu cầu không đọc được",
    401: "Cần đăng nhập",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Phương thức không được dùng ở đây",
    408: "Yêu cầu đến quá chậm",
    409: "Vướng với điều đang có",
    413: "Yêu cầu quá lớn",
    421: "Sai địa chỉ máy chủ",
    422: "Yêu cầu chưa đúng",
    429: "Quá nhiều yêu cầu",
    500: "Lỗi của máy chủ",
    503: "Chưa sẵn sàng",
}
FAULT = "Máy chủ gặp lỗi ngoài dự kiến; lỗi đã được ghi vào nhật ký. Hãy thử lại hoặc báo người quản trị."
_DETAILS: Mapping[int, str] = {
    404: "Không có địa chỉ này. Trang hỏi đáp ở “/”, API ở “/api/…”.",
    405: "Địa chỉ này không nhận phương thức vừa dùng.",
    408: "Yêu cầu gửi tới quá chậm nên đã bị cắt. Hãy kiểm tra đường truyền rồi gửi lại.",
    413: "Yêu cầu quá lớn.",
    500: FAULT,
}
_OTHERWISE = "Không thực hiện được"
_log = logging.getLogger("trolyao.web")


class Problem(Exception):
    """An expected failure of a request: HTTP status, Vietnamese detail, headers that go with it."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}


def problem_response(
    request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the problem object for ``status`` with ``detail``; a page where a browser asked for one."""
    if _wants_page(request):
        shown = page("problem.html", status, title=_TITLES.get(status, _OTHERWISE), detail=detail)
        shown.headers.update({**SECURITY, **(headers or {})})
        return shown
    body = {
        "type": "about:blank",
        "title": _TITLES.get(status, _OTHERWISE),
        "status": status,
        "detail": detail,
        "instance": request.url.path,
    }
    return JSONResponse(body, status, {**SECURITY, **(headers or {})}, media_type="application/problem+json")


def _wants_page(request: Request) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def explain_problems(app: FastAPI) -> None:
    """Make every error of ``app`` a problem response."""
    app.add_exception_handler(Problem, _expected)
    app.add_exception_handler(BadFilter, _bad_request)
    app.add_exception_handler(BadQuestion, _bad_request)
    app.add_exception_handler(BadScope, _bad_request)
    app.add_exception_handler(StoreFault, _store)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _expected(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        return _unexpected(request, error)
    return problem_response(request, error.status, error.detail, error.headers)


def _bad_request(request: Request, error: Exception) -> Response:
    return problem_response(request, 422, str(error))


def _store(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    return problem_response(request, 503, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    names = sorted({str(fault["loc"][-1]) for fault in faults})
    return problem_response(request, 422, f"Tham số không hợp lệ: {', '.join(names)}.")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return problem_response(request, status, _DETAILS.get(status, "Không thực hiện được yêu cầu này."))


def _unexpected(request: Request, error: Exception) -> Response:
    return problem_response(request, 500, _DETAILS[500])
