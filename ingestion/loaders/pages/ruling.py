"""Ruling lines into lattices: which lines belong to one table, and the cells they enclose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.loaders.pages.page import Box, Rule, around

_NEAR = 3.0
_GAP = 5.0
_SHORTEST = 6.0
_THICKEST = 4.0
_MOST_PAIRS = 2_000_000
_MOST_CELLS = 40_000


@dataclass(frozen=True, slots=True)
class Area:
    """A cell of a lattice: its box, where it starts (row and column, from 0), how many it covers."""

    box: Box
    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table as ruled: ``columns`` and ``rows`` are where its lines stand, one more than it has of each."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    areas: tuple[Area, ...]

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A line at one place (``at``) from ``start`` to ``end``, both along it."""

    at: float
    start: float
    end: float

    def passes(self, place: float, slack: float = _NEAR) -> bool:
        return self.start - slack <= place <= self.end + slack


def lattices(rules: Iterable[Rule]) -> tuple[Lattice, ...]:
    """The tables that ``rules`` draw, from the top down: of two columns or more, none inside another."""
    across, down = _strokes(rules)
    if len(across) * len(down) > _MOST_PAIRS:
        return ()
    found = [each for each in (_lattice(*strokes) for strokes in _joined(across, down)) if each is not None]
    outer = [each for each in found if not any(_inside(each.box, other.box) for other in found)]
    return tuple(sorted(outer, key=lambda lattice: (lattice.box.top, lattice.box.x0)))


def _strokes(rules: Iterable[Rule]) -> tuple[list[_Stroke], list[_Stroke]]:
    across: list[_Stroke] = []
    down: list[_Stroke] = []
    for rule in rules:
        if rule.level and rule.height <= _THICKEST:
            across.append(_Stroke(rule.y, rule.x0, rule.x1))
        elif not rule.level and rule.width <= _THICKEST:
            down.append(_Stroke(rule.x, rule.top, rule.bottom))
    return _merged(across), _merged(down)


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Strokes on one line joined over small gaps; what stays too short to be a border is left out."""
    merged: list[_Stroke] = []
    for band in _bands(strokes):
        at = sum(stroke.at for stroke in band) / len(band)
        start, end = band[0].start, band[0].end
        for stroke in band[1:]:
            if stroke.start > end + _GAP:
                merged.append(_Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            end = max(end, stroke.end)
        merged.append(_Stroke(at, start, end))
    return [stroke for stroke in merged if stroke.end - stroke.start >= _SHORTEST]


def _bands(strokes: Iterable[_Stroke]) -> list[list[_Stroke]]:
    """Strokes that lie on one line, each group sorted along it."""
    bands: list[list[_Stroke]] = []
    for stroke in sorted(strokes, key=lambda each: each.at):
        if bands and stroke.at - bands[-1][0].at <= _NEAR:
            bands[-1].append(stroke)
        else:
            bands.append([stroke])
    return [sorted(band, key=lambda each: each.start) for band in bands]


def _joined(across: Sequence[_Stroke], down: Sequence[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Strokes that touch, table by table; one across that meets a single upright is an underline."""
    touching = [[j for j, v in enumerate(down) if h.passes(v.at) and v.passes(h.at)] for h in across]
    parent = list(range(len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for met in touching:
        for one, other in pairwise(met):
            parent[root(one)] = root(other)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index, stroke in enumerate(down):
        groups.setdefault(root(index), ([], []))[1].append(stroke)
    for stroke, met in zip(across, touching, strict=True):
        if len(met) > 1:
            groups[root(met[0])][0].append(stroke)
    return list(groups.values())


def _lattice(across: Sequence[_Stroke], down: Sequence[_Stroke]) -> Lattice | None:
    if not across or len(down) < 2:
        return None
    columns = _places([v.at for v in down], [h.start for h in across], [h.end for h in across])
    rows = _places([h.at for h in across], [v.start for v in down], [v.end for v in down])
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    areas = _areas(columns, rows, across, down)
    return Lattice(columns, rows, areas) if max(area.column for area in areas) else None


def _places(lines: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where a table's lines stand; two or more that cross them and run on past the last close it there."""
    places: list[float] = []
    for place in sorted(lines):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    first = sorted(start for start in starts if start < places[0] - _SHORTEST)
    last = sorted(end for end in ends if end > places[-1] + _SHORTEST)
    before = [first[0]] if len(first) > 1 else []
    after = [last[-1]] if len(last) > 1 else []
    return (*before, *places, *after)


def _areas(
    columns: Sequence[float], rows: Sequence[float], across: Sequence[_Stroke], down: Sequence[_Stroke]
) -> tuple[Area, ...]:
    """Cover the grid with rectangles: each runs right, then down, up to the lines that bound it."""
    walls = _borders(columns, rows, down)
    floors = _borders(rows, columns, across)
    wide, tall = len(columns) - 1, len(rows) - 1
    taken: set[tuple[int, int]] = set()
    areas: list[Area] = []
    for row in range(tall):
        for column in range(wide):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < wide and (right, row) not in walls and (row, right) not in taken:
                right += 1
            low = row + 1
            while low < tall and _goes_down(range(column, right), low, walls, floors):
                low += 1
            taken.update((r, c) for r in range(row, low) for c in range(column, right))
            box = Box(columns[column], rows[row], columns[right], rows[low])
            areas.append(Area(box, row, column, low - row, right - column))
    return tuple(areas)


def _goes_down(columns: range, row: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]) -> bool:
    """Tell whether a cell over ``columns`` runs on into ``row``: no line above it, none standing inside."""
    return not any((row, column) in floors for column in columns) and not any(
        (column, row) in walls for column in columns[1:]
    )


def _borders(
    places: Sequence[float], steps: Sequence[float], strokes: Sequence[_Stroke]
) -> set[tuple[int, int]]:
    """Which lines are drawn: ``(index in places, index of the step along it)``."""
    middles = [(a + b) / 2 for a, b in pairwise(steps)]
    drawn: set[tuple[int, int]] = set()
    for stroke in strokes:
        index = _nearest(places, stroke.at)
        drawn.update((index, step) for step, middle in enumerate(middles) if stroke.passes(middle, 0))
    return drawn


def _nearest(places: Sequence[float], at: float) -> int:
    index = bisect_left(places, at)
    near = [i for i in (index - 1, index) if 0 <= i < len(places)]
    return min(near, key=lambda i: abs(places[i] - at))


def _inside(inner: Box, outer: Box) -> bool:
    return inner is not outer and outer.holds(inner) and inner != outer and around((inner, outer)) == outer


__all__ = ["Area", "Lattice", "lattices"]
