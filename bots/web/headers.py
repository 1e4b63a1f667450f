"""The security headers of every response, and which sites may show pages in a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.problems import SECURITY


class SecurityHeaders:
    """Adds the security headers to every response that does not set them itself.

    ``sites`` are the origins whose pages may show ours in a frame. Static files may be kept by a
    browser that asks whether they changed; nothing else is kept.
    """

    def __init__(self, app: ASGIApp, sites: Sequence[str] = ()) -> None:
        self._app = app
        self._headers = headers_for(sites)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the head of the response."""
        kept = str(scope.get("path", "")).startswith("/static/")

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if kept and message["status"] in (200, 304):
                    headers.setdefault("Cache-Control", "no-cache")
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, complete)


def headers_for(sites: Sequence[str]) -> Mapping[str, str]:
    """Return the headers, frames allowed to ``sites`` only."""
    if not sites:
        return SECURITY
    framed = SECURITY["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", f"frame-ancestors {' '.join(sites)}"
    )
    without = {name: value for name, value in SECURITY.items() if name != "X-Frame-Options"}
    return without | {"Content-Security-Policy": framed}
