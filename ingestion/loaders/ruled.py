"""Tables whose header ends in an unframed rule (``---|---``), as web pages turned into Markdown print them.

Cells stand between bars wherever lines break, so that a row may take one line or twenty, and nothing but
the number of its cells, or the number that starts the next, tells where it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingestion.loaders.bar_rows import COUNTER_TITLE, OUTSIDE
from ingestion.loaders.cells import cell_text
from ingestion.loaders.lines import starts_item, starts_lower, starts_part
from ingestion.loaders.markup import plain_cell
from ingestion.loaders.row_ends import ROW_NUMBER

_RULE = re.compile(r"(?::?-{2,}:?\s*\|\s*)+:?-{2,}:?")
_RULE_MARKS, _LONGEST_RULE = "-|: \t", 400
_SENT_TO = re.compile(r"\W*Nơi nhận\b")
_BAR = re.compile(r"(?<!\\)\|")
_HIGH = re.compile(
    r"(?:[IVXL]{1,6}|[A-HĐ])[.)]\s+\S|(?:PHẦN|Phần|NHÓM|Nhóm|MỤC|Mục)\s+(?:[IVXL]+|\d+|[A-HĐ])\b"
)
_HARD_BREAK = "  "
_FEWEST_COLUMNS, _LONGEST_HEADER = 3, 120


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line prints between two bars; ``shares`` its line with a bar after it."""

    line: int
    text: str
    shares: bool = False


_Paragraph = list[_Piece]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Where a ruled table is: its header from line ``start`` to the rule on line ``rule``, so many titles."""

    start: int
    rule: int
    titles: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Tell whether the first column counts the rows."""
        return COUNTER_TITLE.fullmatch(self.titles[0]) is not None


def ruled_tables(lines: Sequence[str]) -> dict[int, Ruled]:
    """Every ruled table of ``lines``, by the line its header starts on."""
    found: dict[int, Ruled] = {}
    after = 0
    for at, line in enumerate(lines):
        cut = len(line.rstrip(_RULE_MARKS))
        rule = line[cut:] if len(line) - cut <= _LONGEST_RULE else ""
        if not _RULE.fullmatch(rule.strip()) or (cut and not rule[0].isspace()):
            continue
        columns = rule.count("|") + 1
        table = _header(lines, at, cut, columns, after) if columns >= _FEWEST_COLUMNS else None
        after = at + 1
        if table:
            found[table.start] = table
    return found


def _header(lines: Sequence[str], at: int, cut: int, columns: int, after: int) -> Ruled | None:
    """The header that ends before column ``cut`` of line ``at``: its bars are counted upwards."""
    first = max(after, at - _LONGEST_HEADER)
    counts = [len(_BAR.findall(line)) for line in lines[first:at]]
    own = len(_BAR.findall(lines[at][:cut]))
    start = at
    while own < columns - 1 and start > first:
        start -= 1
        own += counts[start - first]
    if own != columns - 1:
        return None
    segments = list(_segments([*lines[start:at], lines[at][:cut]], start))
    if not any(piece.text.strip() for piece in segments[0]):
        start = _first_title(lines, start, first)
        segments = list(_segments([*lines[start:at], lines[at][:cut]], start))
    titles = tuple(_words(segment) for segment in segments)
    return Ruled(start, at, titles) if all(titles[1:]) else None


def _first_title(lines: Sequence[str], bar: int, first: int) -> int:
    """The line on which the words above the lone bar of line ``bar`` start."""
    start = bar
    while start > first and not lines[start - 1].strip():
        start -= 1
    if start > first and COUNTER_TITLE.fullmatch(plain_cell(lines[start - 1])):
        return start - 1
    while start > first and lines[start - 1].strip():
        start -= 1
    return start


def read_ruled(lines: Sequence[str], table: Ruled, end: int) -> tuple[list[tuple[str, ...]], int]:
    """Return the rows of ``table``, header first, and the line after it, ``end`` at most."""
    segments = list(_segments(lines[table.rule + 1 : end], table.rule + 1))
    reading = _Reading(table, _width(segments, table))
    for index, segment in enumerate(segments):
        if not reading.take(segment, last=index == len(segments) - 1):
            break
    return [table.titles, *reading.rows], reading.ended if reading.ended is not None else end


@dataclass(slots=True)
class _Reading:
    """The rows read so far, ``row`` the open one, started on line ``opened``.

    ``ended``, once known, is the line after the table.
    """

    table: Ruled
    width: int
    rows: list[tuple[str, ...]] = field(default_factory=list)
    row: list[str] | None = None
    opened: int = 0
    ended: int | None = None

    def take(self, segment: Sequence[_Piece], *, last: bool) -> bool:
        """Place what stands between two bars; false where the table ends in it."""
        paragraphs = _paragraphs(segment, self.table.numbered)
        if last:
            return self._close(paragraphs)
        if self.row is None:
            return self._begin(paragraphs)
        if len(self.row) + 1 < self.width and not self._is_short(paragraphs):
            self.row.append(_words(segment))
            return True
        opens = self._starts_row(paragraphs)
        rest = self._finish(paragraphs[:-1] if opens else paragraphs, counted=opens and self.table.numbered)
        return self._begin([*rest, *(paragraphs[-1:] if opens else [])])

    def _is_short(self, paragraphs: Sequence[_Paragraph]) -> bool:
        """Tell whether a row ends before its last column: the number of the next stands under its cell."""
        return self.table.numbered and len(paragraphs) > 1 and _is_number(paragraphs[-1])

    def _starts_row(self, paragraphs: Sequence[_Paragraph]) -> bool:
        """Tell whether the last paragraph is the first cell of the next row."""
        if not paragraphs:
            return False
        free = not self.table.numbered or not self.rows  # the second line of a header bears no number
        return free or _is_number(paragraphs[-1]) or not _held(paragraphs[-1])

    def _finish(self, paragraphs: Sequence[_Paragraph], *, counted: bool) -> list[_Paragraph]:
        """End the open row with its last cell; return the paragraphs that are no longer of it.

        ``counted``: the number of the next row follows them.
        """
        cell = list(paragraphs[:1])
        if cell and len(self.row or ()) + 1 >= self.width and _heads(cell[0]):
            cell = []
        for paragraph in paragraphs[len(cell) :]:
            if not cell or not _goes_on(cell[-1], paragraph, counted=counted):
                break
            cell.append(paragraph)
        row = [*(self.row or ()), _words([piece for paragraph in cell for piece in paragraph])]
        self.rows.append(tuple(row))
        self.row = None
        return list(paragraphs[len(cell) :])

    def _begin(self, paragraphs: Sequence[_Paragraph]) -> bool:
        """Open a row with the last paragraph as its first cell; those before it head the rows below."""
        first = paragraphs[-1:] if self._starts_row(paragraphs) else []
        for paragraph in paragraphs[: len(paragraphs) - len(first)]:
            if _held(paragraph) and not _heads(paragraph):
                return self._end(paragraph[0].line)
            if _held(paragraph):
                self.rows.append((_words(paragraph),))
        if first and _is_outside(_words(first[0])):
            return self._end(first[0][0].line)
        self.row = [_words(first[0]) if first else ""]
        self.opened = paragraphs[-1][0].line if paragraphs else self.table.rule + 1
        return True

    def _end(self, line: int) -> bool:
        self.ended = line
        return False

    def _close(self, paragraphs: Sequence[_Paragraph]) -> bool:
        """End the last row, which nothing but the end of the region closes."""
        if self.row is None:
            return self._end(self.table.rule + 1)
        short = len(self.row) + 1 < self.width
        if short and (len(self.row) == 1 or not self.table.numbered or not self.row[0]):
            return self._end(self.opened)
        rest = [paragraph for paragraph in self._finish(paragraphs, counted=False) if _held(paragraph)]
        self.ended = rest[0][0].line if rest else None
        return False


def _segments(lines: Sequence[str], first: int) -> Iterator[list[_Piece]]:
    """What stands between the bars of ``lines``, the first of which is line ``first``."""
    held: list[_Piece] = []
    for at, line in enumerate(lines, first):
        pieces = _BAR.split(line)
        for piece in pieces[:-1]:
            held.append(_Piece(at, piece, shares=bool(piece.strip())))
            yield held
            held = []
        empty = len(pieces) > 1 and bool(line.strip(" |")) and not pieces[-1].strip()
        held.append(_Piece(at, " " if empty else pieces[-1]))
    yield held


def _paragraphs(segment: Sequence[_Piece], numbered: bool) -> list[_Paragraph]:
    """The paragraphs between two bars, an empty one for a line of blanks (an empty cell)."""
    made: list[_Paragraph] = [[]]
    for index, piece in enumerate(segment):
        words = piece.text.strip()
        alone = piece.shares or (numbered and bool(words) and _is_number([piece]) and index > 0)
        if (not words or alone) and made[-1]:
            made.append([])
        if piece.text:
            made[-1].append(piece)
        if piece.text.endswith(_HARD_BREAK) or not words:
            made.append([])
    return [paragraph for paragraph in made if paragraph]


def _held(paragraph: _Paragraph) -> bool:
    return any(piece.text.strip() for piece in paragraph)


def _words(segment: Sequence[_Piece]) -> str:
    return cell_text([piece.text for piece in segment if piece.text.strip()])


def _is_number(paragraph: _Paragraph) -> bool:
    return ROW_NUMBER.fullmatch(_words(paragraph)) is not None


def _is_outside(words: str) -> bool:
    """Tell whether ``words`` start a part of the document that no table holds."""
    return bool(OUTSIDE.match(words) or _SENT_TO.match(words)) or starts_part(words)


def _heads(paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph between two rows is a section row, one cell over the whole width."""
    words = _words(paragraph)
    if not words or _is_outside(words):
        return False
    return bool(_HIGH.match(words)) or (words.isupper() and " " in words)


def _goes_on(before: _Paragraph, after: _Paragraph, *, counted: bool) -> bool:
    """Tell whether ``after`` is one more paragraph of the cell ``before`` is of."""
    words, above = _words(after), _words(before)
    if not words or _heads(after) or _is_outside(words):
        return False
    return (
        counted
        or above.endswith((";", ","))
        or starts_lower(words)
        or (starts_item(words) and words[0] in "-–+•")
    )


def _width(segments: Sequence[Sequence[_Piece]], table: Ruled) -> int:
    """How many cells a row has: as the rule says, or more where numbered rows mostly print more."""
    if not table.numbered:
        return len(table.titles)
    paragraphs = [_paragraphs(segment, True) for segment in segments[:-1]]
    starts = [i for i, each in enumerate(paragraphs) if (len(each) > 1 or not i) and _is_number(each[-1])]
    usual = Counter(b - a for a, b in pairwise(starts)).most_common(1)
    return max(len(table.titles), usual[0][0] + 1) if usual and usual[0][1] > 1 else len(table.titles)


def next_start(tables: Sequence[int], index: int) -> int | None:
    """The first of the ascending starts ``tables`` after line ``index``."""
    at = bisect_right(tables, index)
    return tables[at] if at < len(tables) else None
