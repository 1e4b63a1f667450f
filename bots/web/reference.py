"""The description of the API as a page, made from the OpenAPI description itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from bots.web.shapes.answers import ProblemShape
from bots.web.templating import page

ABOUT = (
    "Tra cứu kế hoạch, quyết định hành chính: ai chủ trì, ai phối hợp, khi nào xong, chỉ tiêu bao nhiêu. "
    "Mỗi ý trả lời kèm trích dẫn nguyên văn đã đối chiếu với văn bản nguồn. "
    "Lỗi trả về theo RFC 9457 (application/problem+json), lời giải thích ở “detail”."
)


_KEY = "Khóa API của phần mềm, tạo ở trang /account; chế độ mở không cần."


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation in words."""

    name: str
    place: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API: what it does, what it takes, an example body."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    example: str | None


class Described(FastAPI):
    """An application whose OpenAPI description tells its errors as they are."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, made once."""
        return self.openapi_schema or describe(super().openapi())


def add_reference(app: FastAPI) -> None:
    """Add the page ``/docs`` to ``app``."""

    @app.get("/docs", include_in_schema=False)
    def reference() -> HTMLResponse:
        return page("reference.html", about=ABOUT, groups=operations(app.openapi()))


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description in which errors are problem details, as they are, and keys are told."""
    schemas = schema["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = ProblemShape.model_json_schema()
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    problem = {"description": "Lỗi; “detail” nói cần làm gì", "content": content}
    for methods in schema["paths"].values():
        for said in methods.values():
            said["responses"].pop("422", None)
            said["responses"].setdefault("default", problem)
    schema["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": _KEY}
    }
    schema["security"] = [{}, {"key": []}]
    return schema


def operations(schema: Mapping[str, Any]) -> dict[str, list[Operation]]:
    """Return the operations of an OpenAPI description by their first tag."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, said in methods.items():
            tag = (said.get("tags") or ["Khác"])[0]
            groups.setdefault(tag, []).append(_operation(method, path, said, schema))
    return groups


def _operation(method: str, path: str, said: Mapping[str, Any], schema: Mapping[str, Any]) -> Operation:
    parameters = tuple(
        Parameter(p["name"], p["in"], p.get("required", False), p.get("description", ""))
        for p in said.get("parameters", ())
    )
    contents = said.get("requestBody", {}).get("content", {}).values()
    examples = (_example(content.get("schema", {}), schema) for content in contents)
    found = next((example for example in examples if example is not None), None)
    told = None if found is None else json.dumps(found, ensure_ascii=False, indent=1)
    return Operation(method.upper(), path, said.get("summary", ""), parameters, told)


def _example(body: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    if name := body.get("$ref", "").rpartition("/")[2]:
        body = schema["components"]["schemas"][name]
    return body.get("example")
