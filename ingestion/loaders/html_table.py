"""HTML tables inside Markdown, as converters write them: rows of cells with their spans."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from corpus.model import Cell
from ingestion.loaders.markup import plain_cell

_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_BREAKING = frozenset({"br", "p", "div", "li"})
_WIDEST_SPAN = 100


def opens_table(line: str) -> bool:
    """Tell whether an HTML table starts in ``line``."""
    return bool(_OPEN.search(line))


def closes_table(line: str) -> bool:
    """Tell whether an HTML table ends in ``line``."""
    return bool(_CLOSE.search(line))


def html_rows(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of the HTML table in ``text``; rows without words are left out."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_cell()
    return tuple(tuple(row) for row in reader.rows if any(cell.text for cell in row))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._words: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self.end_cell()
            held = dict(attrs)
            self._spans = (_span(held.get("colspan")), _span(held.get("rowspan")))
            self._words = []
        elif tag in _BREAKING and self._words is not None:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self.end_cell()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(" ".join(data.split()) if data.strip() else " ")
            self._words.append(" " if data[-1:].isspace() else "")

    def end_cell(self) -> None:
        """Close the open cell, if any."""
        if self._words is None:
            return
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(Cell(plain_cell("".join(self._words)), *self._spans))
        self._words = None


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST_SPAN) if value and value.isdecimal() and int(value) else 1
