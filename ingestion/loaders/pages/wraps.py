"""Printed lines into paragraphs: what a line break, a column or a page end parted is joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.loaders.lines import ends_sentence, goes_on, is_wrap, starts_item, starts_lower, starts_part
from ingestion.loaders.pages.lines import Line

_INDENT = 0.6
_FULL = 0.3
_FAR = 1.1
_CENTRED = 1.5
_STANDING_OUT = 15
_LEFT_PART = 0.35
_EVEN = 2.0
_TO_YEAR = re.compile(r"[-–]\s*(?:19|20)\d\d(?!\d)")
_DASHED = re.compile(r"[-–]\s+[a-zà-ỹđ]")
_REFERABLE = re.compile(r"[-–\dIVXL]|[a-zđ]\)|(?:điều|chương|phần|mục|phụ lục)\b", re.IGNORECASE)
_REFERRING = re.compile(
    r"(?<![^\W_])(?:tại|theo|của|và|các|hoặc|đến|từ|(?:khoản|điểm) \w+)[,;]?$", re.IGNORECASE
)
_CUT_MOTTO = re.compile(r"CỘNG H[OÒ][AÀÒ]? XÃ HỘI(?: CHỦ NGHĨA(?: VIỆT)?)?", re.IGNORECASE)
_WHOLE = re.compile(r"\W*(?:\d{1,2}/\d{1,2}/\d{4}|\d+(?:/\d{4})?/[A-ZĐ]{2,6}(?:-[A-ZĐ]+)+)\W*")
_NO_VOWEL = re.compile(r"[bcdđghklmnpqrstvx]{1,2}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Measure:
    """How lines of running text are set: between which ``left`` and ``right`` edges.

    ``narrow``: in one of two columns side by side (head and foot of a document), each line mostly its own.
    """

    left: float
    right: float
    narrow: bool = False

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of ``following`` did not fit on ``line``."""
        return line.x1 + following.words[0].width + _FULL * line.height > self.right

    def fills(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of ``following`` did not fit beside centred ``line``."""
        return line.width + following.words[0].width + _FULL * line.height > self.right - self.left

    def letters(self, line: Line) -> int:
        """How many letters as wide as those of ``line`` stand between the edges."""
        return round(len(line.text) * (self.right - self.left) / max(line.width, 1.0))

    def is_indented(self, line: Line) -> bool:
        """Tell whether ``line`` starts to the right of the text's left edge."""
        return line.x0 > self.left + _INDENT * line.height

    def is_centred(self, line: Line) -> bool:
        """Tell whether ``line`` stands in the middle, clear of both edges."""
        clear = min(line.x0 - self.left, self.right - line.x1)
        return clear > line.height and self.is_in_the_middle(line)

    def is_in_the_middle(self, line: Line) -> bool:
        """Tell whether the middle of ``line`` is that of the text."""
        return abs(line.x - (self.left + self.right) / 2) < _CENTRED * line.height


def measure(lines: Sequence[Line], *, narrow: bool = False) -> Measure:
    """The measure of ``lines``, of which there is at least one; a few that stand out do not widen it."""
    lefts = sorted(line.x0 for line in lines)
    out = min(len(lines) // _STANDING_OUT, len(lines) - 1)
    left = lefts[out]
    farthest = max(line.x1 for line in lines)
    rights = sorted(line.x1 for line in lines if line.x0 <= left + (farthest - left) * _LEFT_PART)
    return Measure(left, rights[-1 - min(out, len(rights) - 1)], narrow)


def joined(lines: Sequence[Line]) -> str:
    """The text of ``lines`` as one: a word broken at a hyphen or stroke is whole again."""
    text = lines[0].text
    for before, line in pairwise(lines):
        text = f"{text}{line.text}" if _is_broken(before, line) else f"{text} {line.text}"
    return text


def _is_broken(before: Line, after: Line) -> bool:
    """Tell whether a line end parts a word: at its hyphen or stroke, or where a narrow cell was full."""
    if before.spaced:
        return False
    last, first = before.words[-1].text, after.words[0].text
    at_mark = len(last) > 1 and last[-1] in "-/–" and last[-2] not in "-/–"
    within = _WHOLE.fullmatch(last + first) and not _WHOLE.fullmatch(last)
    return at_mark or bool(within or (len(before.words) == 1 and _NO_VOWEL.match(first)))


def wraps(before: Line, after: Line, own: Measure, first: Line) -> bool:
    """Tell whether ``after`` goes on with the paragraph that ``before`` stands in and ``first`` begins."""
    item = starts_item(after.text) or starts_part(after.text)
    if own.narrow:
        return not item and _reads_on(before.text, after.text)
    if own.is_centred(after) and (own.is_centred(before) or _heads(before, after, own)):
        whole = own.fills(before, after) or is_wrap(before.text, after.text, own.letters(before))
        return whole and not item and _is_in_one_case(before, after)
    if not own.is_full(before, after):
        return False
    if item:
        return _is_close(before, after) and not ends_sentence(before.text) and _refers(before, after, first)
    if not _is_close(before, after):
        return starts_lower(after.text) and not ends_sentence(before.text)
    hanging = before is first and starts_item(first.text)
    return hanging or not (own.is_indented(after) and _is_shifted(before, after))


def _reads_on(text: str, following: str) -> bool:
    """Tell whether the words alone make ``following`` the rest of a line in a column."""
    hangs = text.endswith((",", " -", " –")) or bool(_REFERRING.search(text) or _CUT_MOTTO.fullmatch(text))
    return (hangs or starts_lower(following)) and not ends_sentence(text)


def _is_shifted(before: Line, after: Line) -> bool:
    """Tell whether ``after`` starts to the right of ``before``."""
    return after.x0 > before.x0 + _INDENT * after.height


def _is_close(before: Line, after: Line) -> bool:
    """Tell whether ``after`` follows at the distance of lines, not of paragraphs set apart."""
    return after.top - before.bottom <= _FAR * before.height


def _heads(before: Line, after: Line, own: Measure) -> bool:
    """Tell whether ``before``, set over the whole width, reads on into centred ``after``."""
    alike = _is_in_one_case(before, after)
    return alike and not ends_sentence(before.text) and own.is_in_the_middle(before)


def _is_in_one_case(before: Line, after: Line) -> bool:
    """Tell whether both lines are in capitals or neither is; figures alone go with any."""
    capitals, others = (not any(map(str.islower, line.text)) for line in (before, after))
    return capitals is others or not any(map(str.isalpha, after.text))


def _refers(before: Line, after: Line, first: Line) -> bool:
    """Tell whether ``after``, which opens like an item, only refers to one or goes on after a dash."""
    text, following = before.text, after.text
    if _is_shifted(before, after):
        return False
    if (text[-1].isdigit() and _TO_YEAR.match(following)) or _DASHED.match(following):
        return True
    if not _REFERABLE.match(following):
        return False
    if before is first:
        return bool(_REFERRING.search(text))
    return first.x0 > before.x0 + _INDENT * before.height and abs(after.x0 - before.x0) < _EVEN


def turns(before: Line, after: Line, old: Measure, new: Measure) -> bool:
    """Tell whether ``after``, the first line of a page, goes on with the last line of the one before."""
    text, following = before.text, after.text
    if starts_item(following) or starts_part(following) or old.is_centred(before) or new.is_centred(after):
        return False
    if goes_on(text, following):
        return True
    alike = abs((old.right - old.left) - (new.right - new.left)) < before.height
    runs_on = before.spaced or not ends_sentence(text)
    return alike and runs_on and old.is_full(before, after) and not new.is_indented(after)
