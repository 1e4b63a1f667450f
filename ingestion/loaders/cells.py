"""Tables with one cell between lone ``|`` lines, two ``|`` lines ending a row (a copied web page)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingestion.loaders.lines import starts_item, starts_lower, starts_part
from ingestion.loaders.markup import closes_mark, is_rule, leaves_open, plain_cell

BAR = "|"
OUTSIDE = re.compile(
    r"\W*(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|\(?(?:Ban hành )?[Kk]èm theo|Điều \d|QUYẾT ĐỊNH)\b"
)
COUNTER_TITLE = re.compile(r"(?:STT|TT|Số TT|Stt|Tt)\.?")
ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVXL]+|[A-HĐ])(?:\.\d{1,3})*[.)]?|[-–+•*]")
_FEWEST_TITLES = 3
_LOOK_AHEAD = 400
_DITTO = ("-", "–")
_LONG_CELL, _LONGEST_EXTRA = 40, 6


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of ``bars`` lone bars, and the lines that follow it up to the next bar."""

    bars: int
    lines: tuple[str, ...]
    last: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing is printed up to the next bar."""
        return not any(line.strip() for line in self.lines)


def is_bar(line: str) -> bool:
    """Tell whether ``line`` is a lone ``|``."""
    return line.strip() == BAR


def read_region(lines: Sequence[str]) -> list[list[tuple[str, ...]] | list[str]]:
    """Split ``lines`` (starting at a lone bar) into tables (lists of rows) and runs of outside lines."""
    parts: list[list[tuple[str, ...]] | list[str]] = []
    tokens = list(_tokens(lines))
    index = 0
    while index < len(tokens):
        rows, rest, index = _read_table(tokens, index)
        if rows:
            parts.append(rows)
        if rest:
            parts.append(list(rest))
    return parts


def _tokens(lines: Sequence[str]) -> Iterator[_Token]:
    """Runs of bars with what follows; a blank line between bars is an empty cell where rows end in ``||``."""
    tight = any(is_bar(one) and is_bar(two) for one, two in pairwise(lines))
    bars, held = 0, list[str]()
    for line in lines:
        if not is_bar(line):
            held.append(line)
        elif held and (tight or any(text.strip() for text in held)):
            yield _Token(bars, tuple(held))
            bars, held = 1, []
        else:
            bars, held = bars + 1, []
    yield _Token(bars, tuple(held), last=True)


def _read_table(tokens: Sequence[_Token], index: int) -> tuple[list[tuple[str, ...]], tuple[str, ...], int]:
    """Read one table from ``index``: its rows, the lines after it, and the index after those."""
    table = _Table(width=_usual_width(tokens, index))
    rest: tuple[str, ...] = ()
    while index < len(tokens) and not rest:
        token = tokens[index]
        table.place(token.bars, tokens, index)
        between = _is_between(tokens, index, len(table.rows[-1]), table.width)
        index += 1
        if between or _is_outside(token, len(table.rows[-1]), table.width):
            rest = token.lines or ("",)
        else:
            table.rows[-1].append(cell_text(token.lines))
    return [tuple(row) for row in table.rows if any(row)], rest, index


@dataclass(slots=True)
class _Table:
    """The rows read so far, the last one still open; ``width`` is that of the widest row, as far as known."""

    rows: list[list[str]] = field(default_factory=lambda: [[]])
    width: int = 0

    def place(self, bars: int, tokens: Sequence[_Token], index: int) -> None:
        """End the row, or leave empty cells, as ``bars`` bars in a row mean before the cell at ``index``."""
        row = self.rows[-1]
        if self.rows == [[]]:
            row.extend([""] * (bars - 1))
            return
        if bars == 1:
            return
        trailing = max(0, min(self.width - len(row), bars - 2))
        full = not self.width or len(row) + trailing >= self.width or not self._may_go_on()
        if full or len(row) + (bars - 1) + _next_run(tokens, index) != self.width:
            row.extend([""] * trailing)
            self.width = max(self.width, len(row))
            self.rows.append([""] * (bars - 2 - trailing))
        else:
            row.extend([""] * (bars - 1))

    def _may_go_on(self) -> bool:
        """Tell whether the open row may have an empty cell inside: in a numbered table it has its number."""
        whole = [row for row in self.rows[:-1] if len(row) == self.width]
        numbered = sum(bool(ROW_NUMBER.fullmatch(row[0])) for row in whole)
        titled = any(COUNTER_TITLE.fullmatch(row[0]) for row in self.rows[:1] if row)
        first = self.rows[-1][0] if self.rows[-1] else ""
        return not (titled or numbered * 2 > len(whole)) or not first or bool(ROW_NUMBER.fullmatch(first))


def _usual_width(tokens: Sequence[_Token], index: int) -> int:
    """How many cells the rows of the table at ``index`` usually print, 0 where none prints most often."""
    runs: list[int] = []
    for token in tokens[index : index + _LOOK_AHEAD]:
        if not token.blank and (not token.lines[0].strip() or OUTSIDE.match(token.lines[0])):
            break
        if token.bars > 1 or not runs:
            runs.append(0)
        runs[-1] += 0 if token.last and token.blank else 1
    usual = Counter(runs[1:]).most_common(1)
    return usual[0][0] if usual and usual[0][1] > 1 and usual[0][0] > runs[0] else 0


def _next_run(tokens: Sequence[_Token], index: int) -> int:
    """How many cells stand from ``index`` up to the next end of a row."""
    if tokens[index].last and tokens[index].blank:
        return 0
    count = 1
    while index + count < len(tokens) and tokens[index + count].bars == 1 and not tokens[index + count].last:
        count += 1
    return count


def _is_between(tokens: Sequence[_Token], index: int, filled: int, width: int) -> bool:
    """Tell whether the words at ``index`` stand between a full row and the header of a further table."""
    if tokens[index].bars != 1 or not 0 < width <= filled or index + 1 >= len(tokens):
        return False
    following = _next_run(tokens, index) - 1
    counts = COUNTER_TITLE.fullmatch(" ".join(tokens[index + 1].lines).strip("* "))
    return following == width or (following >= _FEWEST_TITLES and counts is not None)


def _is_outside(token: _Token, filled: int, width: int) -> bool:
    """Tell whether the lines of ``token`` follow the table rather than fill its next cell."""
    full = filled >= width > 0
    if token.blank:
        return token.last or full or (not width and filled > 1)
    if not token.lines[0].strip():
        return True
    if filled and OUTSIDE.match(token.lines[0]):
        return True
    return (full and len(token.lines) > _LONGEST_EXTRA) or len(token.lines) > _LONG_CELL


def cell_text(lines: Sequence[str]) -> str:
    """Join the wrapped lines of a cell; items and separately marked lines stay on lines of their own."""
    done: list[str] = []
    held = ""
    words = [line for line in lines if not is_rule(line)]
    if not any(line.strip() for line in words):
        words = [line for line in lines if line.strip() in _DITTO]
    for line in map(str.strip, words):
        if held and _breaks(held, line):
            done.append(plain_cell(held))
            held = ""
        held = f"{held} {line}".strip()
    return "\n".join(filter(None, [*done, plain_cell(held)]))


def _breaks(held: str, line: str) -> bool:
    """Tell whether ``line`` starts anew in its cell, not a wrap of what is ``held``."""
    words = plain_cell(line)
    if leaves_open(held) or starts_lower(words):
        return False
    apart = closes_mark(held) or line.startswith("*")
    return apart or held.endswith(";") or starts_item(words) or starts_part(words)
