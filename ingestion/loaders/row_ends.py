"""Where the rows of a numbered table end when two bars may end a row or leave an empty cell in it.

Every way to part the cells is weighed: whole rows that open with their number cost nothing, rows cut short
by merged cells a little, and rows that open with a bare figure much; the way that costs least is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingestion.loaders.markup import plain_cell

ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVXL]+|[A-HĐ])(?:\.\d{1,3})*[.)]?|[-–+•*]")
_OPENING = re.compile(rf"{ROW_NUMBER.pattern}|[a-zđ][.)]?")
_SHORT, _SECTION, _OVERFULL = 1.0, 0.3, 4.0
_UNLIKELY_FIRST, _WORDS_FIRST, _EMPTY_FIRST = 3.0, 1.0, 0.1
_INSIDE, _INSIDE_SHORT = 0.2, 3.0


@dataclass(frozen=True, slots=True)
class Token:
    """A run of ``bars`` lone bars, and the lines that follow it up to the next bar."""

    bars: int
    lines: tuple[str, ...]
    last: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing is printed up to the next bar."""
        return not any(line.strip() for line in self.lines)

    @property
    def opening(self) -> str:
        """The first line that prints words."""
        return next((line for line in self.lines if plain_cell(line)), self.lines[0])

    @property
    def words(self) -> str:
        """What is printed, on one line and without marks of emphasis."""
        return plain_cell(" ".join(line.strip() for line in self.lines))


@dataclass(frozen=True, slots=True)
class Ends:
    """Where rows end, by the token after: how many empty cells close the row; what this way ``cost``."""

    trailing: dict[int, int]
    cost: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest way found to begin a row at ``start`` after ``leading`` empty cells."""

    cost: float
    before: tuple[int, int]
    trailing: int


def row_ends(tokens: Sequence[Token], width: int, closing: int) -> Ends:
    """The ends of the rows of ``tokens`` if a whole row has ``width`` cells; ``closing`` bars follow them."""
    bars = (*(each.bars for each in tokens), max(closing + 1, 2))
    ways: list[dict[int, _Way]] = [{} for _ in bars]
    ways[0][bars[0] - 1] = _Way(0.0, (0, 0), 0)
    opens = [_opens(tokens, at) for at in range(len(tokens))]
    for start in range(len(tokens)):
        for leading, way in tuple(ways[start].items()):
            for after, lead, trailing, cost in _rows_from(tokens, bars, (start, leading), width, opens):
                known = ways[after].get(lead)
                if known is None or way.cost + cost < known.cost:
                    ways[after][lead] = _Way(way.cost + cost, (start, leading), trailing)
    return _traced(ways)


def _traced(ways: Sequence[dict[int, _Way]]) -> Ends:
    """The cheapest way through, told from its end backwards."""
    at = len(ways) - 1
    leading = min(ways[at], key=lambda lead: ways[at][lead].cost)
    cost, trailing = ways[at][leading].cost, dict[int, int]()
    while at:
        way = ways[at][leading]
        trailing[at] = way.trailing
        at, leading = way.before
    return Ends(trailing, cost)


def _rows_from(
    tokens: Sequence[Token], bars: Sequence[int], start: tuple[int, int], width: int, opens: Sequence[bool]
) -> Iterator[tuple[int, int, int, float]]:
    """Each row that can begin at ``start``: what comes after it, the empty cells there, and its cost."""
    at, filled = start
    inside = 0
    while True:
        after = next(i for i in range(at + 1, len(bars)) if bars[i] > 1)
        filled += after - at
        for trailing in _closings(width - filled, bars[after] - 2):
            row = _cost(tokens, start, (after - start[0], filled + trailing), width, opens, inside)
            yield after, bars[after] - 2 - trailing, trailing, row
        filled += bars[after] - 1
        if after == len(tokens) or filled >= width or opens[after]:
            return
        at, inside = after, inside + 1


def _closings(missing: int, spare: int) -> set[int]:
    """How many of the ``spare`` empty cells may close a row that is ``missing`` some."""
    return {missing} if 0 <= missing <= spare else {0, spare}


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a cell can be the number of a row or section: words follow it."""
    beside = tokens[at + 1] if at + 1 < len(tokens) else None
    named = beside is not None and beside.bars == 1 and any(map(str.isalpha, beside.words))
    return named and _OPENING.fullmatch(tokens[at].words) is not None


def _cost(
    tokens: Sequence[Token],
    start: tuple[int, int],
    size: tuple[int, int],
    width: int,
    opens: Sequence[bool],
    inside: int,
) -> float:
    """What a row costs: ``size`` are the cells from its first to its last, and all with the empty ones."""
    at, leading = start
    printed, filled = size
    section = opens[at] and printed == len("I.") and not inside
    cost = 0.0 if filled == width else _OVERFULL if filled > width else _SECTION if section else _SHORT
    cost += inside * (_INSIDE if filled == width else _INSIDE_SHORT)
    if leading:
        return cost + (_WORDS_FIRST if opens[at] else leading * _EMPTY_FIRST)
    if opens[at]:
        return cost
    if inside or not any(map(str.isalpha, tokens[at].words)):
        return cost + _UNLIKELY_FIRST
    return cost + (_WORDS_FIRST if filled == width else 0.0)
