"""Pages into blocks: paragraphs and table rows in reading order, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingestion.loaders.blocks import Blocks
from ingestion.loaders.grid import PIPE
from ingestion.loaders.pages.lines import Line, printed_lines, reading_order
from ingestion.loaders.pages.margins import without_margins
from ingestion.loaders.pages.notes import split_notes
from ingestion.loaders.pages.page import Page
from ingestion.loaders.pages.ruling import Lattice, lattices
from ingestion.loaders.pages.tables import Table, table_of
from ingestion.loaders.pages.wraps import Measure, joined, measure, turns, wraps


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of running text that stand together on one page, in reading order; ``note``: footnotes."""

    page: int
    lines: tuple[Line, ...]
    measure: Measure
    note: bool = False


def blocks_of(pages: Sequence[Page]) -> Blocks:
    """The blocks of a document's ``pages``, in order: margins left out, paragraphs joined over page ends."""
    ruled = [(page, lattices(page.rules)) for page in pages]
    free = without_margins([_outside(page, tables) for page, tables in ruled])
    flow = _Flow()
    for (page, tables), text in zip(ruled, free, strict=True):
        for part in _parts(page, tables, text):
            flow.take(part)
    return flow.end()


def _outside(page: Page, tables: Sequence[Lattice]) -> Page:
    """``page`` with the words outside its tables only."""
    boxes = [table.box for table in tables]
    words = tuple(word for word in page.words if not any(box.holds(word) for box in boxes))
    return replace(page, words=words, rules=())


def _parts(page: Page, tables: Sequence[Lattice], text: Page) -> Iterator[Table | Text]:
    """The tables of a page and the text between them, from the top down; footnotes last."""
    body, notes = split_notes(text.words)
    lines = printed_lines(body)
    if not lines and not notes:
        yield from (table_of(page, each) for each in tables)
        return
    own = measure(lines) if lines else measure(notes)
    for table in tables:
        above = [line for line in lines if line.y < table.box.top]
        yield from _text(page, above, own)
        lines = lines[len(above) :]
        yield table_of(page, table)
    yield from _text(page, lines, own)
    if notes:
        yield Text(page.number, tuple(notes), measure(notes), note=True)


def _text(page: Page, lines: Sequence[Line], own: Measure) -> Iterator[Text]:
    if lines:
        yield Text(page.number, tuple(reading_order(lines)), own)


@dataclass(slots=True)
class _Flow:
    """Puts parts together: the open paragraph waits for what the next page may add to it."""

    blocks: Blocks = field(default_factory=Blocks)
    open: list[Line] = field(default_factory=list)
    began: int = 0
    last: Text | None = None
    notes: list[tuple[str, int]] = field(default_factory=list)

    def take(self, part: Table | Text) -> None:
        if isinstance(part, Table):
            self._close()
            self.last = None
            self.blocks.add_rows(part.rows, PIPE, part.page)
        elif part.note:
            self.notes += [(joined(lines), part.page) for lines in _paragraphs(part)]
        else:
            self._text(part)

    def end(self) -> Blocks:
        self._close()
        return self.blocks

    def _text(self, part: Text) -> None:
        for index, lines in enumerate(_paragraphs(part)):
            turned = index == 0 and self.open and self.last is not None and self.last.page != part.page
            if turned and self.last and turns(self.open[-1], lines[0], self.last.measure, part.measure):
                self.open += lines
                continue
            self._close()
            self.open, self.began = list(lines), part.page
        self.last = part

    def _close(self) -> None:
        if self.open:
            self.blocks.add_paragraphs([joined(self.open)], self.began)
        self.open = []
        for note, page in self.notes:
            self.blocks.add_paragraphs([note], page)
        self.notes = []


def _paragraphs(part: Text) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in part.lines:
        if held and not wraps(held[-1], line, part.measure, held[0]):
            yield held
            held = []
        held.append(line)
    if held:
        yield held
