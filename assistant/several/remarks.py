"""What is said of the part of a question that nothing answers, beside the part that is told."""

from __future__ import annotations

from assistant.draft import Line
from prompts import load


def not_found_beside(part: str) -> Line:
    """That nothing is found of ``part``, called as it was asked."""
    return Line(load("replies")["half_not_found"].format(half=part.strip(" ,;?.")))
