"""Pages from templates: everything put in is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bots.wording import (
    ROLES,
    check_text,
    counted,
    day_text,
    facts,
    kind_of,
    name_of,
    proposal_state,
    title_of,
)

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for shown in (day_text, facts, kind_of, name_of, title_of, check_text, counted, proposal_state):
        made.filters[shown.__name__] = shown
    made.globals["roles"] = ROLES
    return made


def page(name: str, status: int = 200, **context: object) -> HTMLResponse:
    """Return the page made from the template ``name``."""
    return HTMLResponse(_environment().get_template(name).render(**context), status)
