"""Figures and Roman numerals: read twice, since no neighbouring word tells what they ought to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen

_NUMERAL = re.compile(r"[(“\"]?(?=[^.,:;)]*[\dIVX])(?:[\d./,-]+|[IVXL]+(?:[.-]\d+)*(?:/\d{4})?)[%.:;,)”\"]*")
_SURE, _LEAST, _SHORT = 90, 60, 4.0
_DIGITS = re.compile(r"\d+")


def doubtful(strip: Strip, seen: Sequence[Seen]) -> bool:
    """Tell whether a strip is worth a second reading: it is short, or holds what may be a numeral."""
    return strip.grey.shape[1] / strip.scale < _SHORT * strip.em or any(
        any(sign.isdigit() for sign in each.text)
        or (len(each.text) < 5 and each.sure < _SURE)
        or _NUMERAL.fullmatch(each.text)
        for each in seen
    )


def settled(strip: Strip, first: Sequence[Seen], second: Iterable[Seen]) -> tuple[list[Seen], list[str]]:
    """The words of ``first``, a numeral taken from ``second`` where that is surer of it.

    Also returns the numbers on which both readings are sure and differ.
    """
    others = [each for each in second if _NUMERAL.fullmatch(each.text) and each.sure >= _LEAST]
    words: list[Seen] = []
    disputed: list[str] = []
    for word in first:
        other = next((each for each in others if _same_place(word, each)), None)
        if other is None or other.text == word.text or _accented(strip, word):
            words.append(word)
            continue
        numeral = _NUMERAL.fullmatch(word.text) is not None
        if numeral and _DIGITS.findall(word.text) != _DIGITS.findall(other.text):
            disputed.append(word.text)
        better = other.sure >= word.sure if numeral else other.sure >= min(word.sure, _SURE) - 10
        words.append(replace(word, text=other.text, sure=other.sure) if better else word)
    return words, disputed


def _same_place(one: Seen, other: Seen) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return 4 * shared >= 3 * max(one.x1 - one.x0, other.x1 - other.x0)


def _accented(strip: Strip, word: Seen) -> bool:
    """Tell whether a mark is printed above or below the letters of ``word``."""
    start, end = (strip.x + x / strip.scale for x in (word.x0, word.x1))
    return any(start <= x <= end for x in strip.accents)
