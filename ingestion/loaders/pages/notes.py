"""Footnotes at the bottom of a page, apart from the text they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.loaders.pages.lines import Line, printed_lines
from ingestion.loaders.pages.page import Word, line_height

_SMALL = 0.93
_MARK = re.compile(r"\[?\d{1,3}\]?|\*{1,3}")


def split_notes(words: Sequence[Word]) -> tuple[list[Word], list[Line]]:
    """The words of a page's text, and the lines of the footnotes below it: in smaller print, marked."""
    usual = line_height(words)
    lines = printed_lines(words)
    start = len(lines)
    while start and line_height(lines[start - 1].words) < _SMALL * usual:
        start -= 1
    while start < len(lines) and not _is_marked(lines[start]):
        start += 1
    notes = lines[start:]
    noted = {id(word) for line in notes for word in line.words}
    return [word for word in words if id(word) not in noted], notes


def _is_marked(line: Line) -> bool:
    first = line.words[0]
    return first.raised and bool(_MARK.fullmatch(first.text))
