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
_WHOLE = re.compile(r"\W*(?:\d{1,2}/\d{1,2}/\d{4}|\d+(?:/\d{4})?/[A-ZĐ]{2,6}(?:-[A-ZĐ]+)+)\W*")
_NO_VOWEL = re.compile(r"[bcdđghklmnpqrstvx]{1,2}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Measure:
    """How lines of running text are set on a page: ``left`` and ``right`` edges, and if ends are told.

    ``told``: the file prints white space where a line wraps, so that none there ends the paragraph.
    """

    left: float
    right: float
    told: bool = False

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of ``following`` did not fit on ``line``."""
        return line.x1 + following.words[0].width + _FULL * line.height > self.right

    def is_indented(self, line: Line) -> bool:
        """Tell whether ``line`` starts to the right of the text's left edge."""
        return line.x0 > self.left + _INDENT * line.height

    def is_centred(self, line: Line) -> bool:
        """Tell whether ``line`` stands in the middle, clear of both edges."""
        clear = min(line.x0 - self.left, self.right - line.x1)
        return clear > line.height and abs(line.x - (self.left + self.right) / 2) < _CENTRED * line.height


def measure(lines: Sequence[Line], *, told: bool = False) -> Measure:
    """The measure of ``lines``, of which there is at least one."""
    return Measure(min(line.x0 for line in lines), max(line.x1 for line in lines), told)


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
    text, following = before.text, after.text
    if own.is_centred(before) and own.is_centred(after):
        return is_wrap(text, following, 0) and not starts_item(following)
    if after.top - before.bottom > _FAR * before.height:
        return starts_lower(following) and not ends_sentence(text)
    if not own.is_full(before, after):
        return False
    if own.is_indented(after) and after.x0 > before.x0 + _INDENT * after.height:
        return before is first and starts_item(first.text) and not starts_item(following)
    if starts_item(following) or starts_part(following):
        return own.is_indented(first) and not own.is_indented(after) and not ends_sentence(text)
    return True


def turns(before: Line, after: Line, old: Measure, new: Measure) -> bool:
    """Tell whether ``after``, the first line of a page, goes on with the last line of the one before."""
    text, following = before.text, after.text
    if starts_item(following) or starts_part(following) or old.is_centred(before) or new.is_centred(after):
        return False
    if goes_on(text, following):
        return True
    alike = abs((old.right - old.left) - (new.right - new.left)) < before.height
    return alike and not ends_sentence(text) and old.is_full(before, after) and not new.is_indented(after)
