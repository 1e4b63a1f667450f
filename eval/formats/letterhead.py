"""The head of a document as an office sets it: issuer and number on the left, motto and date on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block

_SIGNS = {
    "motto": re.compile(
        r"C[ỘÔ]NG\s+H[OÒ][ÀA]?\s+XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]", re.IGNORECASE
    ),
    "date": re.compile(r"(?<!\S)[^\W\d_]+(?: [^\W\d_]+){0,3}, ngày\b"),
    "number": re.compile(r"^Số\s*:"),
}
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The four corners of a head, in lines, and how many ``blocks`` of the document they take."""

    left: tuple[tuple[str, ...], tuple[str, ...]]
    right: tuple[tuple[str, ...], tuple[str, ...]]
    blocks: int


def letterhead_of(blocks: Sequence[Block]) -> Letterhead | None:
    """Find the head in the first blocks of a document, ``None`` where they hold anything else."""
    texts = ["\n".join(cell.text for cell in block.cells) or block.text for block in blocks[:_LONGEST]]
    known = [n for n, text in enumerate(texts) if any(p.search(text) for p in _SIGNS.values())]
    if not known:
        return None
    corners: dict[str, list[str]] = {"issuer": [], "motto": [], "number": [], "date": []}
    for line in (line for text in texts[: known[-1] + 1] for line in _parted(text)):
        corner = next((name for name, sign in _SIGNS.items() if sign.match(line)), None)
        if corner is None and line != line.upper():
            return None
        corners[corner or "issuer"].append(line)
    issuer, motto, number, date = map(tuple, corners.values())
    return Letterhead((issuer, number), (motto, date), known[-1] + 1)


def _parted(text: str) -> Iterator[str]:
    """The lines of a head, those printed side by side on one line parted."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = (match.start() for name in ("motto", "date") for match in _SIGNS[name].finditer(line))
        cuts = sorted({0, *found})
        for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True):
            yield line[start:end].strip()
