"""Two-level headers: lower titles put under the titles that span them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpus.text import fold, squeeze
from ingestion.tables.columns import Role, role_of
from ingestion.tables.content import fit, is_counter, is_figure

_YEARS = re.compile(r"\b20\d\d\b")
_DONE = re.compile(r"(?:uoc|thuc hien|danh gia|uth|thuc te)\b")
_LONGEST_TITLE = 90
_FEWEST_AGAIN, _SOME_MORE = 2, 0.5
_MOST_SPANNING, _SAMPLE = 3, 12
_SPREAD = frozenset({Role.ACTOR, Role.LEAD, Role.MIXED, Role.VALUE, Role.INDICATOR, Role.DEADLINE, None})


def may_be_title(cell: str) -> bool:
    """Tell whether a cell can be the title of a column by its shape."""
    return len(cell) <= _LONGEST_TITLE and not is_counter(cell) and not cell[0].islower()


def own_role(title: str) -> Role | None:
    """A lower title decides; where it says nothing, the one above it does."""
    upper, _, lower = title.rpartition(" / ")
    return role_of(lower) or role_of(title) or role_of(upper)


def second_level(
    top: tuple[str, ...], row: Sequence[str], content: Sequence[Sequence[str]]
) -> tuple[str, ...] | None:
    """Merge the row under a header into it where it is its second level; ``content`` are the rows below."""
    below = tuple(map(squeeze, row))
    held = [cell for cell in below if cell]
    if len(held) < 2 or not all(map(may_be_title, held)):
        return None
    width = _usual_width(content)
    wider = width is not None and width > max(len(top), len(below))
    if not _divides(top, below):
        lacking = wider and len(held) == len(below) and not any(map(is_figure, held))
        return _inserted(top, held, content, sure=True) if lacking else None
    if len(held) < len(below) or (len(below) >= len(top) and not wider):
        return _over(top, below)
    return _inserted(top, held, content)


def _usual_width(content: Sequence[Sequence[str]]) -> int | None:
    """How many cells the first rows under a header mostly print; ``None`` without rows."""
    rows = [row for row in content if len(row) > 2][:_SAMPLE]
    return Counter(map(len, rows)).most_common(1)[0][0] if rows else None


def _divides(top: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Tell whether each title in ``below`` says what it is, or divides a title that spans it."""
    if all(role_of(cell) for cell in below if cell):
        return True
    if len(below) != len(top) or not any(role_of(cell) for cell in below):
        return False
    above = ""
    for up, low in zip(top, below, strict=True):
        above = up or above
        if low and not role_of(low) and (role_of(above) is None or role_of(above) not in _SPREAD):
            return False
    return True


def _over(top: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...] | None:
    width = max(len(top), len(below))
    upper = [*top, *[""] * (width - len(top))]
    lower = [*below, *[""] * (width - len(below))]
    merged: list[str] = []
    above = ""
    for up, low in zip(upper, lower, strict=True):
        above = up or above
        if low and up and role_of(up) not in _SPREAD:
            return None
        merged.append(f"{above} / {low}" if low and low != above else up)
    return tuple(merged)


def _inserted(
    top: tuple[str, ...], held: Sequence[str], content: Sequence[Sequence[str]], *, sure: bool = False
) -> tuple[str, ...] | None:
    """Put fewer lower titles (no empty cells printed) under the titles that span them.

    Which those are is decided by how many columns the rows below have and how well their cells fit; where
    it must be ``sure``, no other titles may do as well.
    """
    rows = [row for row in content if len(row) > 2][:_SAMPLE]
    width = _usual_width(content)
    if even := _evenly(top, held, width):
        return even
    placed = [titles for titles in _placings(top, held) if width in (None, len(titles))]
    if not placed:
        return None
    rows = [row for row in rows if len(row) == width]
    scores = [_suits(titles, rows) + _dates_alike(titles) for titles in placed]
    best = max(scores)
    return None if sure and scores.count(best) > 1 else placed[scores.index(best)]


def _evenly(top: tuple[str, ...], held: Sequence[str], width: int | None) -> tuple[str, ...] | None:
    """Put lower titles that come again and again under the last upper titles, as many under each."""
    for count in range(_FEWEST_AGAIN, len(held) // 2 + 1):
        each = len(held) // count
        parts = [tuple(held[at : at + each]) for at in range(0, len(held), each)]
        if len(held) % count or len(set(parts)) > 1 or width != len(top) - count + len(held):
            continue
        above = top[len(top) - count :]
        lower = [f"{upper} / {low}" for upper, part in zip(above, parts, strict=True) for low in part]
        return (*top[: len(top) - count], *lower)
    return None


def _dates_alike(titles: Sequence[str]) -> float:
    """Some more for titles that put what was done, or is thought to be, under the earliest year named."""
    years = [year for title in titles for year in _YEARS.findall(title)]
    done = [title for title in titles if _DONE.search(fold(title.rpartition(" / ")[2])) and " / " in title]
    early = years and all(_YEARS.findall(title)[:1] == [min(years)] for title in done)
    return _SOME_MORE if done and early else 0.0


def _placings(top: tuple[str, ...], held: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every way to part the lower titles, in order, among the titles that can span several columns."""
    dated = all(map(_YEARS.search, held))
    spanning = [
        i
        for i, title in enumerate(top)
        if title and role_of(title) in _SPREAD and not (dated and len(set(_YEARS.findall(title))) == 1)
    ]
    spanning.sort(key=lambda i: role_of(top[i]) not in (Role.ACTOR, None))
    for count in range(1, min(_MOST_SPANNING, len(held) // 2) + 1):
        for places in combinations(spanning, count):
            for cuts in combinations(range(2, len(held) - 1), count - 1):
                edges = [0, *cuts, len(held)]
                parts = {at: held[a:b] for at, a, b in zip(sorted(places), edges, edges[1:], strict=False)}
                titles = [
                    [f"{title} / {low}" for low in parts[i]] if i in parts else [title]
                    for i, title in enumerate(top)
                ]
                yield tuple(each for group in titles for each in group)


def _suits(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    roles = [own_role(title) or Role.EXTRA for title in titles]
    return sum(fit(cell, role) for row in rows for cell, role in zip(row, roles, strict=True) if cell)
