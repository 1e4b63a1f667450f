"""Prompts, canned replies and the wordings of questions, in Vietnamese, as files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` (``cues``, ``replies``) of this package, read once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
