"""Schedules told by ticks: columns of months, quarters or years, and an ``x`` under each that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.deadlines import parse_deadline
from corpus.model import Source
from corpus.text import fold, squeeze
from ingestion.outline import Placed
from ingestion.tables.content import is_tick
from ingestion.tables.items import Item
from ingestion.tables.layout import Layout

_UNITS = ("tháng", "quý", "năm", "tuần")


@dataclass(frozen=True, slots=True)
class Ticks:
    """The times a row is ticked under, and the ``titles`` as printed in the header rows ``blocks``.

    ``warning`` says what is ticked where those columns are no times.
    """

    text: str | None = None
    titles: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    warning: str | None = None

    def cited(self, source: Source, separator: str) -> Source:
        """``source`` with the ticked titles quoted before the row."""
        if self.text is None:
            return source
        quote = separator.join((*self.titles, source.quote))
        return Source(
            source.document, (*self.blocks, *source.blocks), source.locator, quote, source.cell, source.page
        )


def ticks_of(item: Item, layout: Layout, years: tuple[int, int] | None) -> Ticks:
    """What the ticks of a row say about its time; nothing where it has none."""
    cells = zip(layout.titles, item.cells, strict=False)
    titles = [title for title, cell in cells if title and is_tick(cell)]
    if not titles:
        return Ticks()
    timed = [_time(title) for title in titles]
    text = "; ".join(timed)
    told = parse_deadline(text, years)
    if not told or not (told.start or told.end) or not all(parse_deadline(each, years) for each in timed):
        return Ticks(warning=f"thời gian chỉ đánh dấu ở cột: {', '.join(_last(t) for t in titles)}")
    printed = tuple(dict.fromkeys(level for title in titles for level in _levels(title)))
    return Ticks(text, printed, _rows_with(layout.header, printed))


def _levels(title: str) -> list[str]:
    """The words of a title that tell a time, upper level first: ``Tháng / 1`` needs both."""
    upper, _, own = title.rpartition(" / ")
    return [upper, own] if own.isdigit() and _unit(upper) else [own]


def _time(title: str) -> str:
    upper, _, own = title.rpartition(" / ")
    unit = _unit(upper) if own.isdigit() and len(own) < len("2025") else None
    return f"{unit.capitalize()} {own}" if unit else own


def _unit(upper: str) -> str | None:
    return next((unit for unit in _UNITS if fold(unit) in fold(upper).split()), None)


def _last(title: str) -> str:
    return title.rpartition(" / ")[2]


def _rows_with(header: Sequence[Placed], printed: Sequence[str]) -> tuple[int, ...]:
    """The header rows that print one of the titles."""
    wanted = set(printed)
    return tuple(
        row.block.ordinal for row in header if wanted & {squeeze(cell.text) for cell in row.block.cells}
    )
