"""What stands between the network and the application, outermost last."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from bots.journal.audit import Audit
from bots.web.entrance import Entrance
from bots.web.guard import Guard
from bots.web.limits import BodyLimits


def protect(app: FastAPI, entrance: Entrance, audit: Audit | None, upload_mb: float) -> None:
    """Put the limits, the guard and, for the sites allowed, CORS around ``app``."""
    app.add_middleware(BodyLimits, upload_mb=upload_mb)
    app.add_middleware(Guard, entrance=entrance, audit=audit)
    if entrance.settings.sites:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=entrance.settings.sites,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        )
