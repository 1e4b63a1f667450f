"""Cells of short rows that fit several columns, settled by what those columns hold in the whole rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from corpus.text import fold
from ingestion.tables.align import Line, Way, placed

_LEAST, _CLEARLY = 0.1, 2.0

_Samples = Mapping[int, Sequence[frozenset[str]]]


def settle(lines: Sequence[Line], agents: Collection[int]) -> tuple[Line, ...]:
    """Place the cells that fit several columns where all rows cut short in the same way speak for one.

    Merged cells run down the same columns of a table, so such rows are judged together, first by which
    columns would be merged (columns side by side are; ``agents``, of which either may be, tell nothing),
    then by their words. A row whose own words speak for another column than the rest goes there, and where
    nothing is clear, all stay unclear.
    """
    samples = _samples(lines)
    groups: dict[tuple[Way, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.ways:
            groups[line.ways].append(index)
    made = list(lines)
    for ways, members in groups.items():
        side = None if _moved(ways) & set(agents) else _side_by_side(ways, len(lines[members[0]].cells))
        told = _by_words([lines[index] for index in members], ways, samples) if side is None else None
        for at, index in enumerate(members):
            way = told[at] if told else side
            if way is not None:
                made[index] = placed(lines[index], ways[way])
    return tuple(made)


def _moved(ways: Sequence[Way]) -> set[int]:
    """The columns of the cells that not all ways place alike."""
    return {column for columns in zip(*ways, strict=True) if len(set(columns)) > 1 for column in columns}


def _side_by_side(ways: Sequence[Way], width: int) -> int | None:
    """The only way that leaves the fewest runs of columns merged."""
    runs = [sum(at not in way and at - 1 in (-1, *way) for at in range(width)) for way in ways]
    return runs.index(min(runs)) if runs.count(min(runs)) == 1 else None


def _by_words(lines: Sequence[Line], ways: Sequence[Way], samples: _Samples) -> list[int | None]:
    """The way of each line by what its cells are like."""
    own = [_likeness(line, ways, samples) for line in lines]
    alone = [_clear(scores) for scores in own]
    shared = _clear([sum(each) / len(lines) for each in zip(*own, strict=True)])
    differ = len({way for way in alone if way is not None}) > 1
    return alone if differ else [shared] * len(lines)


def _samples(lines: Sequence[Line]) -> _Samples:
    whole = [line for line in lines if not (line.single or line.missing or line.unclear)]
    width = max((len(line.cells) for line in whole), default=0)
    return {
        column: tuple({_words(line.cells[column]) for line in whole if line.cells[column]})
        for column in range(width)
    }


def _likeness(line: Line, ways: Sequence[Way], samples: _Samples) -> list[float]:
    """How like what the columns of each way hold the cells are that not all ways place alike."""
    moved = [i for i in range(len(line.printed)) if len({way[i] for way in ways}) > 1]
    return [
        sum(_like(_words(line.printed[i]), samples.get(way[i], ())) for i in moved) / len(moved)
        for way in ways
    ]


def _like(words: frozenset[str], samples: Sequence[frozenset[str]]) -> float:
    shares = (2 * len(words & each) / (len(words) + len(each)) for each in samples if words or each)
    return max(shares, default=0.0)


def _words(cell: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:()") for word in fold(cell).split())


def _clear(scores: Sequence[float]) -> int | None:
    """The place of the highest score where it is far above the rest."""
    first, second, *_ = [*sorted(scores, reverse=True), 0.0]
    return scores.index(first) if first >= max(_LEAST, _CLEARLY * second) else None
