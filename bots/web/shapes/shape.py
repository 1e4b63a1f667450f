"""What a described answer is: a shape, a page of a listing, a file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


def shaped(shape: type[BaseModel], status: int = 200, said: str = "Được") -> dict[str, Any]:
    """Return what a route is told so that its answer is described as ``shape``.

    The running service does not check its answers against it: the tests do.
    """
    return {"response_model": None, "responses": {status: {"model": shape, "description": said}}}


def file(kind: str, said: str) -> dict[str, Any]:
    """Return what a route is told that answers with a file of the media type ``kind``."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"content": content, "description": said}}}


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Page(Shape):
    """Một trang của danh sách: tổng số và phần đang xem."""

    total: int
    limit: int
    offset: int
