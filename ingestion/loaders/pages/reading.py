"""Pages into blocks: paragraphs and table rows in reading order, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingestion.loaders.blocks import Blocks
from ingestion.loaders.pages.flow import Flow, Text
from ingestion.loaders.pages.lines import Line, printed_lines, reading_order
from ingestion.loaders.pages.margins import without_margins
from ingestion.loaders.pages.notes import split_notes
from ingestion.loaders.pages.page import Page
from ingestion.loaders.pages.ruling import Lattice, lattices
from ingestion.loaders.pages.tables import Table, table_of
from ingestion.loaders.pages.wraps import Measure, measure


def blocks_of(pages: Sequence[Page]) -> Blocks:
    """The blocks of a document's ``pages``, in order: margins left out, paragraphs joined over page ends."""
    ruled = [(page, lattices(page.rules)) for page in pages]
    free = without_margins([_outside(page, tables) for page, tables in ruled])
    flow = Flow()
    for (page, tables), text in zip(ruled, free, strict=True):
        for part in _parts(page, tables, text):
            flow.take(part)
    flow.end()
    return flow.blocks


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
