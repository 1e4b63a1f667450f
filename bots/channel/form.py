"""How much a channel's message may hold, and how text is marked up there."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "strong", "quote"]
_UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAGS = {"strong": ("<b>", "</b>"), "quote": ("<blockquote expandable>", "</blockquote>")}


@dataclass(frozen=True, slots=True)
class Form:
    """The shape of a channel's messages.

    ``limit``: longest text once markup is parsed, in UTF-16 units; ``marks``: most marked-up stretches.
    ``html``: whether it knows HTML; ``buttons``: whether messages carry them; ``edits``: whether a sent
    message can be changed; ``first``: whether it lets us write to people who did not just write to us;
    ``drafts``: whether it shows a person what is being written.
    """

    limit: int
    html: bool = False
    marks: int = 100
    buttons: bool = False
    edits: bool = False
    first: bool = False
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = "plain"


Page = tuple[Run, ...]


def clean(text: str) -> str:
    """Return ``text`` in NFC without control characters (tabs as spaces); line ends stay."""
    return _UNFIT.sub("", unicodedata.normalize("NFC", text).replace("\t", " "))


def size(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units, the stricter of the ways channels count."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(page: Sequence[Run]) -> str:
    """Return a page without markup; quotes stand in quotation marks."""
    return "".join(f"“{run.text}”" if run.style == "quote" else run.text for run in page)


def marked(page: Sequence[Run]) -> str:
    """Return a page as the HTML that Telegram knows."""
    return "".join(_marked(run) for run in page)


def _marked(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    opening, closing = _TAGS.get(run.style, ("", ""))
    return f"{opening}{text}{closing}"


def marks(page: Sequence[Run]) -> int:
    """Return how many marked-up stretches a page has."""
    return sum(run.style != "plain" for run in page)
