"""The head of a document as an office sets it: issuer and number on the left, motto and date on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SIGNS = {
    "motto": re.compile(
        r"C[ỘÔ]NG\s+H[OÒ][ÀA]?\s+XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]", re.IGNORECASE
    ),
    "date": re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}, ngày\b"),
    "number": re.compile(r"^Số\s*:"),
}
_ISSUER = re.compile(r"[^a-zà-ỹ]+")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The four corners of a head, in lines, and how many ``paragraphs`` of the document they take."""

    left: tuple[tuple[str, ...], tuple[str, ...]]
    right: tuple[tuple[str, ...], tuple[str, ...]]
    paragraphs: int


def letterhead_of(texts: Sequence[str]) -> Letterhead | None:
    """Find the head in the first paragraphs of a document, ``None`` where they hold anything else."""
    known = [n for n, text in enumerate(texts[:_LONGEST]) if any(p.search(text) for p in _SIGNS.values())]
    if not known:
        return None
    corners: dict[str, list[str]] = {"issuer": [], "motto": [], "number": [], "date": []}
    for line in (line for text in texts[: known[-1] + 1] for line in _parted(text)):
        corner = next((name for name, sign in _SIGNS.items() if sign.match(line)), None)
        if corner is None and not _ISSUER.fullmatch(line):
            return None
        corners[corner or "issuer"].append(line)
    issuer, motto, number, date = map(tuple, corners.values())
    return Letterhead((issuer, number), (motto, date), known[-1] + 1)


def _parted(text: str) -> Iterator[str]:
    """The lines of a head, those printed side by side on one line parted."""
    found = (match.start() for name in ("motto", "date") for match in _SIGNS[name].finditer(text))
    cuts = sorted({0, *found})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        yield text[start:end].strip()
