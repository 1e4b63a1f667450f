"""How cells between lone ``|`` lines fall into rows: two bars end a row, or leave an empty cell in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingestion.loaders.row_ends import ROW_NUMBER, Token, row_ends

COUNTER_TITLE = re.compile(r"(?:STT|TT|Số TT|Stt|Tt)\.?")
OUTSIDE = re.compile(
    r"\W*(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|\(?(?:Ban hành )?[Kk]èm theo|Điều \d|QUYẾT ĐỊNH)\b"
)
_COUNT = re.compile(r"(?P<above>(?:\d{1,2}\.)*)(?P<last>\d{1,3})[.)]?")
_LOOK_AHEAD, _LONGEST = 400, 20_000
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3


@dataclass(slots=True)
class BarRows:
    """The rows read so far, the last one still open.

    ``width`` is how many cells a row has, as far as known. ``ends`` are where the rows of a numbered table
    end, by the token after (counted from the table's first): how many empty cells close the row.
    """

    rows: list[list[str]] = field(default_factory=lambda: [[]])
    width: int = 0
    ends: dict[int, int] | None = None
    first: int = 0

    @classmethod
    def of(cls, tokens: Sequence[Token], index: int) -> BarRows:
        """An empty table for what stands from ``index`` on."""
        end = _end(tokens, index)
        own, closing = tokens[index:end], tokens[end].bars if end < len(tokens) else 0
        ways = {width: row_ends(own, width, closing) for width in _widths(own)}
        if not ways:
            return cls(width=_usual_width(tokens, index))
        width = min(ways, key=lambda each: ways[each].cost)
        return cls(width=width, ends=ways[width].trailing, first=index)

    def place(self, bars: int, tokens: Sequence[Token], index: int) -> None:
        """End the row, or leave empty cells, as ``bars`` bars in a row mean before the cell at ``index``."""
        row = self.rows[-1]
        if self.rows == [[]]:
            row.extend([""] * (bars - 1))
            return
        if bars == 1:
            return
        trailing = self._trailing(bars, tokens, index)
        if trailing is None:
            row.extend([""] * (bars - 1))
            return
        row.extend([""] * trailing)
        self.width = max(self.width, len(row)) if self.ends is None else self.width
        self.rows.append([""] * (bars - 2 - trailing))

    def _trailing(self, bars: int, tokens: Sequence[Token], index: int) -> int | None:
        """How many empty cells close the open row before the cell at ``index``; None where it goes on."""
        if self.ends is not None and index - self.first < _LONGEST:
            return self.ends.get(index - self.first)
        row = self.rows[-1]
        trailing = max(0, min(self.width - len(row), bars - 2))
        full = not self.width or len(row) + trailing >= self.width or not self._may_go_on()
        return trailing if full or len(row) + (bars - 1) + next_run(tokens, index) != self.width else None

    def _may_go_on(self) -> bool:
        """Tell whether the open row may have an empty cell inside: in a numbered table it has its number."""
        whole = [row for row in self.rows[:-1] if len(row) == self.width]
        numbered = sum(bool(ROW_NUMBER.fullmatch(row[0])) for row in whole)
        titled = any(COUNTER_TITLE.fullmatch(row[0]) for row in self.rows[:1] if row)
        first = self.rows[-1][0] if self.rows[-1] else ""
        return not (titled or numbered * 2 > len(whole)) or not first or bool(ROW_NUMBER.fullmatch(first))


def next_run(tokens: Sequence[Token], index: int) -> int:
    """How many cells stand from ``index`` up to the next end of a row."""
    if tokens[index].last and tokens[index].blank:
        return 0
    count = 1
    while index + count < len(tokens) and tokens[index + count].bars == 1 and not tokens[index + count].last:
        count += 1
    return count


def _end(tokens: Sequence[Token], index: int) -> int:
    """Where the table that starts at ``index`` ends for certain."""
    for at in range(index + 1, min(len(tokens), index + _LONGEST)):
        token = tokens[at]
        if token.last and token.blank:
            return at
        if not token.blank and (not token.lines[0].strip() or OUTSIDE.match(token.opening)):
            return at
    return min(len(tokens), index + _LONGEST)


def _widths(tokens: Sequence[Token]) -> set[int]:
    """How many cells a row may have by the bars from the number of one row to the next; none if untold."""
    spans = Counter(_spans(tokens))
    if spans.total() < _FEWEST_ROWS:
        return set()
    runs = Counter(_runs(tokens))
    top = next_run(tokens, 0)
    numbered = top >= len(tokens) or ROW_NUMBER.fullmatch(tokens[top].words)
    often = {run for run, times in runs.items() if times >= _FEWEST_ROWS}
    most = max((top + (1 if numbered else next_run(tokens, top)), *often))
    told = {*(span - 1 for span in spans), *often}
    return {width for width in (top, *told) if max(top, _FEWEST_COLUMNS) <= width <= most}


def _runs(tokens: Sequence[Token]) -> Iterator[int]:
    """How many cells are printed between two ends of a row; a blank line may be one, between two pages."""
    at = 0
    while at < len(tokens):
        run = max(1, next_run(tokens, at))
        if not any(token.blank for token in tokens[at : at + run]):
            yield run
        at += run


def _spans(tokens: Sequence[Token]) -> Iterator[int]:
    """The bars from each cell that opens a row with a number to that which opens one with the next number."""
    at, before, due = 0, 0, ""
    for index, token in enumerate(tokens):
        at += token.bars
        found = _COUNT.fullmatch(token.words) if token.bars > 1 else None
        beside = tokens[index + 1] if index + 1 < len(tokens) else None
        if found is None or beside is None or beside.bars > 1 or not any(map(str.isalpha, beside.words)):
            continue
        if token.words.strip(".)") == due:
            yield at - before
        before, due = at, f"{found['above']}{int(found['last']) + 1}"


def _usual_width(tokens: Sequence[Token], index: int) -> int:
    """How many cells the rows of the table at ``index`` usually print, 0 where none prints most often."""
    runs: list[int] = []
    for token in tokens[index : index + _LOOK_AHEAD]:
        if not token.blank and (not token.lines[0].strip() or OUTSIDE.match(token.opening)):
            break
        if token.bars > 1 or not runs:
            runs.append(0)
        runs[-1] += 0 if token.last and token.blank else 1
    usual = Counter(runs[1:]).most_common(1)
    return usual[0][0] if usual and usual[0][1] > 1 and usual[0][0] > runs[0] else 0
