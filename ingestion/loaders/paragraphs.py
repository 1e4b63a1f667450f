"""Lines of running text into paragraphs: wraps joined, items and headings apart, page cuts healed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.loaders.lines import goes_on, is_aside, is_wrap
from ingestion.loaders.markup import heading, is_rule, plain

_HARD_BREAK = "  "
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40


def wrap_width(lines: Iterable[str]) -> int:
    """Return the width at which a file wraps its lines, 0 when it prints a paragraph on one line."""
    lengths = sorted(len(line) for line in lines if len(line) >= _NARROWEST_WRAP and "\t" not in line)
    if not lengths or lengths[len(lengths) * 3 // 4] > _WIDEST_WRAP:
        return 0
    return lengths[len(lengths) * 3 // 4]


def paragraphs(lines: Sequence[str], width: int) -> list[str]:
    """Return the paragraphs of consecutive text ``lines`` (blank lines included), without markup."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            groups.append([])
        elif not is_rule(line):
            groups[-1].append(line)
    return heal([text for group in groups for text in _join_wraps(group, width)])


def _join_wraps(group: Sequence[str], width: int) -> list[str]:
    joined: list[str] = []
    pieces: list[str] = []
    before = ""
    for line in group:
        if pieces and not _wraps(before, line, width):
            joined.append(plain(" ".join(pieces)))
            pieces = []
        pieces.append(line.strip() if pieces else line.rstrip())
        before = line
    if pieces:
        joined.append(plain(" ".join(pieces)))
    return [text for text in joined if text]


def _wraps(before: str, line: str, width: int) -> bool:
    if before.endswith(_HARD_BREAK) or heading(before) is not None or heading(line) is not None:
        return False
    closed, opens = before.rstrip().endswith(("*", ">")), line.lstrip().startswith(("*", "<"))
    if closed and opens:
        return False
    return is_wrap(plain(before), plain(line), width or _WIDEST_WRAP)


def heal(texts: Sequence[str]) -> list[str]:
    """Join what a page break cut, over page numbers and footnotes standing in the cut."""
    healed: list[str] = []
    for text in texts:
        at = len(healed) - 1
        while at >= 0 and is_aside(healed[at]) and len(healed) - at <= 3:
            at -= 1
        if at >= 0 and not is_aside(text) and goes_on(healed[at], text):
            healed[at] = f"{healed[at]} {text}"
        else:
            healed.append(text)
    return healed
