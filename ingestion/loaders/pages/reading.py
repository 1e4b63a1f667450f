"""Pages into blocks: paragraphs and table rows in reading order, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingestion.loaders.blocks import Blocks
from ingestion.loaders.pages.flow import Flow, Text
from ingestion.loaders.pages.lines import Line, Strand, printed_lines, strands
from ingestion.loaders.pages.margins import without_margins
from ingestion.loaders.pages.notes import split_notes
from ingestion.loaders.pages.page import Page
from ingestion.loaders.pages.parting import parted
from ingestion.loaders.pages.ruling import Lattice, lattices
from ingestion.loaders.pages.tables import Table, table_of
from ingestion.loaders.pages.unruled import unruled
from ingestion.loaders.pages.wraps import Measure, measure

_FEW = 10
_SAME_WIDTH = 20


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page taken apart: its tables, the lines before, between and after them, the footnotes."""

    page: Page
    tables: tuple[Lattice, ...]
    texts: tuple[tuple[Strand, ...], ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for text in self.texts for strand in text for line in strand.lines)

    def parts(self, own: Measure) -> Iterator[Table | Text]:
        """Tables and text from the top down, footnotes last."""
        for index, text in enumerate(self.texts):
            for strand in text:
                set_as = measure(strand.lines, narrow=True) if strand.column else own
                yield Text(self.page.number, strand.lines, set_as)
            if index < len(self.tables):
                yield table_of(self.page, self.tables[index])
        if self.notes:
            yield Text(self.page.number, self.notes, measure(self.notes), note=True)


def blocks_of(pages: Sequence[Page]) -> Blocks:
    """The blocks of a document's ``pages``, in order: margins left out, paragraphs joined over page ends."""
    ruled = [(page, parted(lattices(page.rules))) for page in pages]
    free = without_margins([_outside(page, tables) for page, tables in ruled])
    bare = unruled(free, [tables for _, tables in ruled])
    sheets = [
        _sheet(page, _downwards((*tables, *more)), _outside(text, more) if more else text)
        for (page, tables), text, more in zip(ruled, free, bare.parts, strict=True)
    ]
    flow = Flow(Blocks(doubtful=bare.pages))
    for sheet, own in zip(sheets, _measures(sheets), strict=True):
        for part in sheet.parts(own):
            flow.take(part)
    flow.end()
    return flow.blocks


def _downwards(tables: Sequence[Lattice]) -> tuple[Lattice, ...]:
    return tuple(sorted(tables, key=lambda each: each.box.top))


def _outside(page: Page, tables: Sequence[Lattice]) -> Page:
    """``page`` with the words outside its tables only."""
    boxes = [table.box for table in tables]
    words = tuple(word for word in page.words if not any(box.holds(word) for box in boxes))
    return replace(page, words=words, rules=())


def _sheet(page: Page, tables: tuple[Lattice, ...], text: Page) -> _Sheet:
    body, notes = split_notes(text.words)
    lines = printed_lines(body)
    texts: list[tuple[Strand, ...]] = []
    for table in tables:
        above = [line for line in lines if line.y < table.box.top]
        lines = lines[len(above) :]
        texts.append(tuple(strands(above)))
    return _Sheet(page, tables, (*texts, tuple(strands(lines))), tuple(notes))


def _measures(sheets: Sequence[_Sheet]) -> list[Measure]:
    """How the text of each page is set; one of few lines goes by the others of its width, or its margins."""
    found = [measure(sheet.lines) if sheet.lines else None for sheet in sheets]
    full = [
        (sheet.page.width, own)
        for sheet, own in zip(sheets, found, strict=True)
        if own is not None and len(sheet.lines) >= _FEW
    ]
    measures: list[Measure] = []
    for sheet, own in zip(sheets, found, strict=True):
        alike = [each for width, each in full if abs(width - sheet.page.width) < _SAME_WIDTH]
        if len(sheet.lines) < _FEW and alike:
            own = Measure(median(each.left for each in alike), median(each.right for each in alike))
        elif len(sheet.lines) < _FEW and own is not None:
            own = Measure(own.left, max(own.right, sheet.page.width - own.left))
        measures.append(own or Measure(0, sheet.page.width))
    return measures
