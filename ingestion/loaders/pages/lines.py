"""Words into printed lines, in the order a person reads them: side-by-side columns one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingestion.loaders.pages.page import Box, Word, around, line_height

_SAME_LINE = 0.5
_NEAR_ROWS = 4
_GUTTER = 0.9
_BESIDE = 0.2
_STRETCHED = 2.5
_NEXT, _CLOSE = 1.8, 0.9
_UNIT = re.compile(r"[kcdm]?m$|[A-Z]$")
_MARK = re.compile(r"\W{1,2}|\(?\w{1,4}[.)]|[IVXL\d.]+|(?:Điều|Chương|Mục|Phần)(?: [\w.]+)?")


@dataclass(frozen=True, slots=True)
class Line(Box):
    """Words printed on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, one space between them; a note mark within the line left out."""
        return line_text(self.words)

    @property
    def spaced(self) -> bool | None:
        """Whether white space is printed after the last word, ``None`` where the file does not tell."""
        return self.words[-1].spaced


def line_of(words: Iterable[Word]) -> Line:
    """The line of ``words``, of which there is at least one."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    box = around(ordered)
    return Line(box.x0, box.top, box.x1, box.bottom, ordered)


def line_text(words: Sequence[Word]) -> str:
    """The text of a line: a raised figure opens a note (``[1]``), follows a unit (``m2``) or is left out."""
    parts: list[str] = []
    for word in words:
        if not word.raised:
            parts.append(word.text)
        elif not parts:
            parts.append(f"[{word.text}]")
        elif word.text.isdigit() and _UNIT.search(parts[-1]):
            parts[-1] += word.text
    return " ".join(parts)


def printed_lines(words: Iterable[Word]) -> list[Line]:
    """``words`` grouped into lines, from the top down; what stands side by side is on one line."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda each: (each.y, each.x0)):
        near = range(len(rows) - 1, max(-1, len(rows) - _NEAR_ROWS), -1)
        at = next((i for i in near if _level(spans[i], word)), None)
        if at is None:
            rows.append([word])
            spans.append((word.top, word.bottom))
            continue
        rows[at].append(word)
        if word.height > spans[at][1] - spans[at][0]:
            spans[at] = (word.top, word.bottom)
    return sorted((line_of(row) for row in rows), key=lambda line: (line.y, line.x0))


def _level(span: tuple[float, float], word: Word) -> bool:
    shared = min(span[1], word.bottom) - max(span[0], word.top)
    return shared > _SAME_LINE * min(span[1] - span[0], word.height)


@dataclass(frozen=True, slots=True)
class Strand:
    """Lines that follow one another; ``column``: they stand in one of two columns side by side."""

    lines: tuple[Line, ...]
    column: bool = False


def strands(lines: Sequence[Line]) -> list[Strand]:
    """Lines in reading order: where two columns stand side by side, the left one first, then the right."""
    found: list[Strand] = []
    full: list[Line] = []
    index = 0
    while index < len(lines):
        end, gutter = _columns(lines, index)
        if gutter is None:
            full.append(lines[index])
            index += 1
            continue
        sides = [half for line in lines[index:end] for half in _halves(line, gutter)]
        left, right = (tuple(h for h in sides if (h.x < gutter) is side) for side in (True, False))
        found += [Strand(tuple(full)), Strand(left, column=True), Strand(right, column=True)]
        full, index = [], end
    return [strand for strand in (*found, Strand(tuple(full))) if strand.lines]


def _columns(lines: Sequence[Line], start: int) -> tuple[int, float | None]:
    """How far two columns run from line ``start`` on, and where the gutter between them is."""
    gutter = _gutter(lines[start]) or _gutter_beside(lines[start : start + 2])
    if gutter is None:
        return start, None
    left, right = gutter
    lowest = lines[start].bottom
    end = start + 1
    while end < len(lines):
        line = lines[end]
        own = _gap_at(line, left, right)
        both = line.x0 < left and line.x1 > right
        if own is None or line.top - lowest > (_NEXT if both else _CLOSE) * line.height:
            break
        left, right = own
        lowest = max(lowest, line.bottom)
        end += 1
    return end, (left + right) / 2


def _gutter(line: Line) -> tuple[float, float] | None:
    """The gap that parts ``line`` in two columns: wide, and wider than its other gaps."""
    words = line.words
    gaps = [(b.x0 - a.x1, a.x1, b.x0, i + 1) for i, (a, b) in enumerate(pairwise(words))]
    if not gaps:
        return None
    widest, left, right, at = max(gaps)
    others = [gap for gap, *_ in gaps if gap != widest]
    wide = widest >= _GUTTER * line_height(words) and (not others or widest >= _STRETCHED * median(others))
    return (left, right) if wide and not _MARK.fullmatch(line_text(words[:at])) else None


def _gutter_beside(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The gutter between two lines that stand side by side, one a little lower than the other."""
    if len(lines) < 2 or lines[1].top > lines[0].bottom - _BESIDE * lines[0].height:
        return None
    left, right = sorted(lines, key=lambda line: line.x0)
    return (left.x1, right.x0) if right.x0 - left.x1 >= _GUTTER * left.height else None


def _gap_at(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What ``line`` leaves free of the gutter ``left`` to ``right``, ``None`` where it crosses it."""
    before = max((word.x1 for word in line.words if word.x < (left + right) / 2), default=left)
    after = min((word.x0 for word in line.words if word.x >= (left + right) / 2), default=right)
    start, end = max(left, before), min(right, after)
    return (start, end) if end - start >= _GUTTER / 2 * line.height else None


def _halves(line: Line, gutter: float) -> list[Line]:
    sides = [[word for word in line.words if (word.x < gutter) is left] for left in (True, False)]
    return [line_of(side) for side in sides if side]
