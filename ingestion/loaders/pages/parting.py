"""Tables that touch, told apart: where the columns above a line are not those below it, a new one begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingestion.loaders.pages.ruling import Area, Lattice

_SHARED = 0.75
_FEWEST = 2


def parted(lattices: Iterable[Lattice]) -> tuple[Lattice, ...]:
    """``lattices``, each one that is several tables under one another cut into those."""
    return tuple(part for lattice in lattices for part in _parts(lattice))


def _parts(lattice: Lattice) -> Iterator[Lattice]:
    held: list[Area] = []
    inner: set[int] = set()
    for strip in _strips(lattice):
        own = {area.column for area in strip if area.column}
        if held and _differ(inner, own):
            yield _of(lattice, held)
            held, inner = [], set()
        held += strip
        inner |= own
    if held:
        yield _of(lattice, held)


def _strips(lattice: Lattice) -> Iterator[list[Area]]:
    """The areas between lines that run through the whole table."""
    strip: list[Area] = []
    end = 0
    for area in sorted(lattice.areas, key=lambda each: each.row):
        if strip and area.row >= end:
            yield strip
            strip = []
        strip.append(area)
        end = max(end, area.row + area.rowspan)
    if strip:
        yield strip


def _differ(inner: set[int], own: set[int]) -> bool:
    """Tell whether two strips can hardly have the same columns: most of their lines stand elsewhere."""
    fewest = min(len(inner), len(own))
    return fewest > _FEWEST and len(inner & own) < _SHARED * fewest


def _of(lattice: Lattice, areas: Sequence[Area]) -> Lattice:
    """The lattice of some of the rows of ``lattice``, with the columns those have."""
    used = sorted({edge for area in areas for edge in (area.column, area.column + area.colspan)})
    place = {column: index for index, column in enumerate(used)}
    first = min(area.row for area in areas)
    last = max(area.row + area.rowspan for area in areas)
    moved = tuple(
        replace(
            area,
            row=area.row - first,
            column=place[area.column],
            colspan=place[area.column + area.colspan] - place[area.column],
        )
        for area in areas
    )
    return Lattice(tuple(lattice.columns[c] for c in used), lattice.rows[first : last + 1], moved)
