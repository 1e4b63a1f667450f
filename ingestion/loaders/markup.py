"""Markdown and HTML marks around the words of a line: dropped, the words kept."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|p|div|font|center|a|small|br|hr|td|tr|th)\b[^<>]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RAISED = re.compile(r"<(su[bp])>([^<>]*)</\1>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|mailto:|#)[^()\s]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_STARS = re.compile(r"(?<![\\(])\*+|(?<!\\)\*+(?!\))")
_EMPHASIS = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]*[^\s_\\])\1(?!\w)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^(\s*)[*•●▪◦]\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>\s?")
_RULE = re.compile(r"^(?:[\s|:*_=.\-–—]*|\s*\+(?:[-=:]+\+)+\s*)$")
_FENCE = re.compile(r"^\s*```")


def is_rule(line: str) -> bool:
    """Tell whether ``line`` holds marks and dashes only (a rule, a fence), and so no words."""
    return bool(_RULE.match(line) or _FENCE.match(line))


def heading(line: str) -> str | None:
    """Return the words of a Markdown heading line, ``None`` for any other line."""
    match = _HEADING.match(line)
    return match.group(1) if match else None


@lru_cache(maxsize=4096)
def plain(line: str) -> str:
    """Return the words of ``line`` without Markdown and HTML marks; a bullet becomes ``- ``."""
    title = heading(line)
    text = _QUOTE.sub("", title if title is not None else line)
    text = _BULLET.sub(r"\1- ", text)
    return plain_cell(text)


def plain_cell(text: str) -> str:
    """Like :func:`plain` for the content of a cell; line breaks in it stay line breaks."""
    if "<" in text:
        text = _COMMENT.sub("", _RAISED.sub(_kept_raised, _BREAK.sub("\n", text)))
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text).replace("\u00a0", " ")
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "*" in text:
        text = _STARS.sub("", text)
    if "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    return "\n".join(piece for part in text.split("\n") if (piece := " ".join(part.split())))


def leaves_open(text: str) -> bool:
    """Tell whether a bold or italic mark opened in ``text`` is still open at its end."""
    return text.count("**") % 2 == 1 or text.replace("**", "").count("*") % 2 == 1


def closes_mark(text: str) -> bool:
    """Tell whether ``text`` ends by closing a bold or italic mark."""
    return text.rstrip().endswith(("*", "</b>", "</i>", "</strong>", "</em>")) and not leaves_open(text)


def raised(kind: str, content: str, before: str) -> str:
    """Return ``content`` raised (``sup``) or lowered (``sub``) after ``before`` where it is kept.

    A figure of a unit or formula (m2, CO2) is; note marks and initials are not.
    """
    unit = re.search(r"(?:\b[kcdm]?m)$", before) if kind == "sup" else re.search(r"[A-Z]$", before)
    return content if unit and content.strip().isdigit() else ""


def _kept_raised(match: re.Match[str]) -> str:
    return raised(match[1].lower(), match[2], match.string[: match.start()])
