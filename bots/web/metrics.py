"""Figures of the service for Prometheus: requests, how long they take, how questions end, what is known."""

from __future__ import annotations

import time
from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answer import Answer, ScopedAsk, Tell, unheard
from corpus.registry import Registry

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        self.all = CollectorRegistry()
        self.requests = Counter(
            "trolyao_requests", "Requests answered", ["method", "route", "status"], registry=self.all
        )
        self.seconds = Histogram(
            "trolyao_request_seconds", "Time to answer", ["route"], buckets=_BOUNDS, registry=self.all
        )
        self.answers = Counter(
            "trolyao_answers", "Questions, by how they ended", ["status"], registry=self.all
        )
        self.known = Gauge("trolyao_known", "What the register holds", ["kind"], registry=self.all)

    def counting(self, ask: ScopedAsk) -> ScopedAsk:
        """Return ``ask``, its answers counted by status."""

        def counted(
            question: str,
            history: Sequence[str] = (),
            sources: frozenset[str] = frozenset(),
            tell: Tell = unheard,
        ) -> Answer:
            answer = ask(question, history, sources, tell)
            self.answers.labels(answer.status.value).inc()
            return answer

        return counted


class Measured:
    """Counts and times every request by the route it matched; an address that is none is ``other``."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = str(getattr(scope.get("route"), "path", "") or "other")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.requests.labels(method, route, str(status)).inc()
            self._metrics.seconds.labels(route).observe(time.perf_counter() - started)


def metrics_router(metrics: Metrics, registry: Registry) -> APIRouter:
    """Return the route Prometheus reads."""
    router = APIRouter(tags=["Vận hành"])

    @router.get("/metrics", response_class=Response, summary="Số liệu vận hành cho Prometheus")
    def figures() -> Response:
        known = {
            "documents": len(registry.digests()),
            "tasks": registry.count("task"),
            "targets": registry.count("target"),
            "assignments": registry.count("assignment"),
        }
        for kind, number in known.items():
            metrics.known.labels(kind).set(number)
        return Response(generate_latest(metrics.all), media_type=CONTENT_TYPE_LATEST)

    return router
