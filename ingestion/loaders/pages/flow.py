"""Parts of pages put together in reading order: what goes on over a page end is one paragraph, one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.loaders.blocks import Blocks
from ingestion.loaders.grid import PIPE
from ingestion.loaders.pages.lines import Line
from ingestion.loaders.pages.tables import Table
from ingestion.loaders.pages.turned import carried_on
from ingestion.loaders.pages.wraps import Measure, joined, turns, wraps


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of running text that stand together on one page, in reading order; ``note``: footnotes."""

    page: int
    lines: tuple[Line, ...]
    measure: Measure
    note: bool = False

    def paragraphs(self) -> Iterator[list[Line]]:
        """The lines, paragraph by paragraph."""
        held: list[Line] = []
        for line in self.lines:
            if held and not wraps(held[-1], line, self.measure, held[0]):
                yield held
                held = []
            held.append(line)
        if held:
            yield held


@dataclass(slots=True)
class Flow:
    """Makes blocks of parts as they come; the last paragraph or table waits for what the next page adds."""

    blocks: Blocks = field(default_factory=Blocks)
    _open: list[Line] = field(default_factory=list)
    _text: Text | None = None
    _began: int = 0
    _table: Table | None = None
    _notes: list[tuple[str, int]] = field(default_factory=list)

    def take(self, part: Table | Text) -> None:
        """Add the next part of the page, or of the page after."""
        if isinstance(part, Table):
            self._take_table(part)
        elif part.note:
            self._notes += [(joined(lines), part.page) for lines in part.paragraphs()]
        else:
            self._take_text(part)

    def end(self) -> None:
        """Make blocks of all that waits, footnotes last."""
        if self._table is not None:
            rows = list(self._table.rows())
            self.blocks.add_rows((cells for _, cells in rows), PIPE, [page for page, _ in rows])
        if self._open:
            self.blocks.add_paragraphs([joined(self._open)], self._began)
        for note, page in self._notes:
            self.blocks.add_paragraphs([note], page)
        self._table, self._text = None, None
        self._open, self._notes = [], []

    def _take_table(self, part: Table) -> None:
        before = self._table
        turned = before is not None and before.pages[-1] + 1 == part.pages[0]
        whole = carried_on(before, part) if before is not None and turned else None
        if whole is None:
            self.end()
        self._table = whole or part

    def _take_text(self, part: Text) -> None:
        before = self._text
        for index, lines in enumerate(part.paragraphs()):
            turned = index == 0 and before is not None and before.page != part.page
            if before and turned and turns(self._open[-1], lines[0], before.measure, part.measure):
                self._open += lines
                continue
            self.end()
            self._open, self._began = lines, part.page
        self._text = part
