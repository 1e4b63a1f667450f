"""The check every quote passes before an answer leaves: word for word what the source prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Block
from corpus.text import comparable

_CELL_EDGE = re.compile(r"\t|\s\|\s")


def is_verbatim(quote: str, blocks: Sequence[Block]) -> bool:
    """Tell whether every part of ``quote`` is printed in ``blocks``, in their order.

    A part (a sentence, or one cell of a row) may be cut by a line or page break: it then is the
    end-to-end join of pieces of consecutive blocks, each piece a whole cell or paragraph but for
    the first, which may start inside its block, and the last, which may end inside its own.
    An empty quote is never verbatim.
    """
    parts = [comparable(part) for part in _CELL_EDGE.split(quote)]
    printed = [[comparable(c.text) for c in b.cells] or [comparable(b.text)] for b in blocks]
    wanted = [part for part in parts if part]
    return bool(wanted) and all(_is_joined(part, printed) for part in wanted)


def _is_joined(part: str, printed: Sequence[Sequence[str]]) -> bool:
    for start, cells in enumerate(printed):
        if any(part in cell for cell in cells):
            return True
        for cell in cells:
            for head in _heads(part, cell):
                if _continues(part[len(head) :], printed[start + 1 :]):
                    return True
    return False


def _heads(part: str, cell: str) -> list[str]:
    """The non-empty starts of ``part`` that end ``cell``, longest first."""
    longest = min(len(part), len(cell))
    return [part[:n] for n in range(longest, 0, -1) if cell.endswith(part[:n])]


def _continues(rest: str, printed: Sequence[Sequence[str]]) -> bool:
    if not rest:
        return True
    for index, cells in enumerate(printed):
        for cell in cells:
            if cell and cell.startswith(rest):
                return True
            if cell and rest.startswith(cell) and _continues(rest[len(cell) :], printed[index + 1 :]):
                return True
    return False
