"""A person's yes to a record that a language model proposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who took into the register what ``model`` proposed, and when (UTC, ISO 8601)."""

    by: str
    at: str
    model: str
