"""Tables with one cell between lone ``|`` lines, two ``|`` lines ending a row (a copied web page)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingestion.loaders.bar_rows import COUNTER_TITLE, OUTSIDE, BarRows, next_run
from ingestion.loaders.lines import starts_item, starts_lower, starts_part
from ingestion.loaders.markup import closes_mark, is_rule, leaves_open, plain_cell
from ingestion.loaders.row_ends import Token

BAR = "|"
_FEWEST_TITLES = 3
_DITTO = ("-", "–")
_LONG_CELL, _LONGEST_EXTRA = 40, 6
_ADDRESS = "Kính gửi"


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


def _tokens(lines: Sequence[str]) -> Iterator[Token]:
    """Runs of bars with what follows; a blank line between bars is an empty cell where rows end in ``||``."""
    tight = any(is_bar(one) and is_bar(two) for one, two in pairwise(lines))
    bars, held = 0, list[str]()
    for line in lines:
        if not is_bar(line):
            held.append(line)
        elif held and (tight or any(text.strip() for text in held)):
            yield Token(bars, tuple(held))
            bars, held = 1, []
        else:
            bars, held = bars + 1, []
    yield Token(bars, tuple(held), last=True)


def _read_table(tokens: Sequence[Token], index: int) -> tuple[list[tuple[str, ...]], tuple[str, ...], int]:
    """Read one table from ``index``: its rows, the lines after it, and the index after those."""
    table = BarRows.of(tokens, index)
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


def _is_between(tokens: Sequence[Token], index: int, filled: int, width: int) -> bool:
    """Tell whether the words at ``index`` stand between a full row and the header of a further table."""
    if tokens[index].bars != 1 or not 0 < width <= filled or index + 1 >= len(tokens):
        return False
    following = next_run(tokens, index) - 1
    counts = COUNTER_TITLE.fullmatch(" ".join(tokens[index + 1].lines).strip("* "))
    return following == width or (following >= _FEWEST_TITLES and counts is not None)


def _is_outside(token: Token, filled: int, width: int) -> bool:
    """Tell whether the lines of ``token`` follow the table rather than fill its next cell."""
    full = filled >= width > 0
    if token.blank:
        return token.last or full or (not width and filled > 1)
    if not token.lines[0].strip():
        return True
    letter = plain_cell(token.opening).startswith(_ADDRESS) and len(token.lines) > _LONGEST_EXTRA
    if filled and (letter or OUTSIDE.match(token.opening)):
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
