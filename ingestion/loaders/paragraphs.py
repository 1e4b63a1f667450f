"""Lines of running text into paragraphs: wraps joined, items and headings apart, page cuts healed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from corpus.marks import ARTICLE, BULLET, split_mark
from corpus.text import settle_tones
from ingestion.loaders.lines import (
    cuts_dash,
    ends_sentence,
    goes_on,
    is_aside,
    is_mark,
    is_unfinished,
    is_wrap,
    starts_bracketed,
    starts_item,
    starts_lower,
    starts_part,
)
from ingestion.loaders.markup import closes_mark, heading, is_rule, leaves_open, plain
from ingestion.tables.columns import agency_start

_HARD_BREAK = "  "
_WIDEST_WRAP = 110
_SHORTEST_FULL = 0.6
_NARROWEST_WRAP = 40
_LONGEST_CAPTION = 400
_LONGEST_MARKED = 40
_SUBJECT = "V/v"
_ASKED = "Đề nghị "
_NO_HEADINGS = (ARTICLE, BULLET)
_CAPTION = re.compile(r"\((?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\bnhư sau\s*:$")
_FEWEST_GROUPS = 10
_MOST_ENDS = 0.15


def wrap_width(lines: Iterable[str]) -> int:
    """Return the width at which a file wraps its lines, 0 when it prints a paragraph on one line."""
    lengths = sorted(len(line) for line in lines if len(line) >= _NARROWEST_WRAP and "\t" not in line)
    if not lengths or lengths[len(lengths) * 3 // 4] > _WIDEST_WRAP:
        return 0
    return lengths[len(lengths) * 3 // 4]


def is_spaced(texts: Iterable[Sequence[str]]) -> bool:
    """Tell whether a file parts its paragraphs by blank lines: within them hardly a line ends a sentence."""
    groups = [group for lines in texts for group in _groups(lines)]
    wraps = [plain(line) for group in groups for line in group[:-1]]
    return len(groups) >= _FEWEST_GROUPS and sum(map(ends_sentence, wraps)) < len(wraps) * _MOST_ENDS


def paragraphs(lines: Sequence[str], width: int, *, spaced: bool = False) -> list[str]:
    """Return the paragraphs of consecutive text ``lines`` (blank lines included), without markup.

    ``spaced``: only a blank line ends a paragraph, however short the line before.
    """
    wraps = _wraps_spaced if spaced else _wraps
    return heal([text for group in _groups(lines) for text in _join_wraps(group, width, wraps)])


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """The lines between two blank ones, without mere rules."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            groups.append([])
        elif not is_rule(line) and plain(line):
            groups[-1].append(line)
    return [group for group in groups if group]


def _join_wraps(
    group: Sequence[str], width: int, wraps: Callable[[Sequence[str], str, int], bool]
) -> list[str]:
    joined: list[str] = []
    pieces: list[str] = []
    for line in group:
        if pieces and not wraps(pieces, line, width):
            joined.append(plain(" ".join(piece.strip() for piece in pieces)))
            pieces = []
        pieces.append(line)
    if pieces:
        joined.append(plain(" ".join(piece.strip() for piece in pieces)))
    return [text for text in joined if text]


def _breaks(before: str, line: str) -> bool:
    """Tell whether the markup ends a paragraph between two lines."""
    return before.endswith(_HARD_BREAK) or heading(before) is not None or heading(line) is not None


def _wraps_spaced(pieces: Sequence[str], line: str, width: int) -> bool:
    """Tell whether ``line`` goes on with its paragraph where blank lines part paragraphs."""
    after = plain(line)
    before = plain(pieces[-1])
    next_item = starts_item(after) and ends_sentence(before)
    titled = _is_title(before) != _is_title(after) or bool(_CAPTION.match(after))
    return not (_breaks(pieces[-1], line) or starts_part(after) or next_item or titled)


def _is_title(line: str) -> bool:
    """Tell whether several words, all in capitals, fill ``line``."""
    return line.isupper() and len(line.split()) > 1


def _wraps(pieces: Sequence[str], line: str, width: int) -> bool:
    """Tell whether ``line`` goes on with the paragraph that ``pieces`` begin."""
    before, after = plain(pieces[-1]), plain(line)
    alone = len(pieces) == 1 and not leaves_open(before)
    ends = _ANNOUNCES.search(before) or (alone and _heads(before, width or _WIDEST_WRAP))
    if _breaks(pieces[-1], line) or (ends and not starts_lower(after)):
        return False
    start, so_far = plain(pieces[0]), " ".join(pieces[-_LONGEST_MARKED:])
    dashed = cuts_dash(before, after, start, width)
    begins = starts_item(after) or starts_part(after) or starts_bracketed(after, before, so_far)
    if begins and not dashed:
        return False
    if dashed or (so_far.count("(") > so_far.count(")") and len(so_far) < _LONGEST_CAPTION):
        return True
    if is_mark(so_far) or closes_mark(so_far):
        return is_mark(so_far) or (starts_lower(after) and not ends_sentence(before))
    if starts_item(start) and (leaves_open(so_far) or start.startswith(_SUBJECT)):
        return True
    opened = starts_item(start) and len(pieces) == 1 and not ends_sentence(before)
    opened = opened and 0 < width * _SHORTEST_FULL <= len(before)
    return opened or is_wrap(before, after, width or _WIDEST_WRAP)


def _heads(line: str, width: int) -> bool:
    """Tell whether a numbered line, a short one, names a body: the next word would have found room in it."""
    mark, words = split_mark(line)
    if mark is None or mark.rank in _NO_HEADINGS or " " not in words or len(line) >= width * _SHORTEST_FULL:
        return False
    body = agency_start().match(settle_tones(words.removeprefix(_ASKED).lower()))
    return body is not None and not (line.endswith(",") or ends_sentence(line) or is_unfinished(line))


def parted(text: str) -> list[str]:
    """Part ``text`` where a line is blank, or starts an item or a part of the form; join its other lines."""
    parts: list[str] = [""]
    for line in map(str.strip, text.split("\n")):
        if is_rule(line) or starts_item(line) or starts_part(line):
            parts.append("")
        if not is_rule(line):
            parts[-1] = f"{parts[-1]} {line}".lstrip()
    return [part for part in parts if part]


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
