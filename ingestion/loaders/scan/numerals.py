"""Figures, Roman numerals and capitals that spell no word: read twice, as no word near tells what they are.

Where two readings differ, the ink decides: how many letters it has, how many strokes, a full stop after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingestion.loaders.scan.ink import Ink
from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen

_NUMERAL = re.compile(r"[(“\"]?(?=[^.,:;)]*[\dIVX])(?:[\d./,-]+|[IVXL]+(?:[.-]\d+)*(?:/\d{4})?)[%.:;,)”\"]*")
_CAPITALS = re.compile(r"[A-Z]{2,6}[.;,]?")
_ROMAN = re.compile(r"(X{0,3})(V?)(I{0,3})([.)]?)")
_SUBTRACTED = re.compile(r"X{0,3}I[VX][.)]?")
_TAKEN_FOR_I = str.maketrans("|lÌÍỊ1[]", "IIIIIIII")
_FIGURES = re.compile(r"\d+[.)]?")
_QUARTER, _HIGH = ("quý", "quí"), re.compile(r"(?:1{2,3}|1V)(?!\d)")
_UNSURE = 65
_SURE, _LEAST, _SHORT, _AFTER = 90, 60, 4.0, 0.45
_BAR, _LIKE_ONES = (0.42, 0.58), frozenset("IHLTil1|ÌÍỊ")
_BARS = {"H": 2, "HI": 3, "IH": 3, "Hl": 3, "lH": 3}
_DIGITS = re.compile(r"\d\d+")
_STUCK, _SPACE, _WORD = re.compile(r"[IVX][^\W\d_]{2,}"), 0.17, 2


def doubtful(strip: Strip, seen: Sequence[Seen]) -> bool:
    """Tell whether a strip is worth a second reading: it is short, or holds what may be a numeral."""
    return strip.grey.shape[1] / strip.scale < _SHORT * strip.ink.em or any(
        any(sign.isdigit() for sign in each.text)
        or (len(each.text) < 5 and each.sure < _SURE)
        or _is_sign(each.text)
        for each in seen
    )


def settled(strip: Strip, first: Sequence[Seen], second: Iterable[Seen]) -> tuple[list[Seen], list[str]]:
    """The words of ``first``, a numeral taken from ``second`` where the ink or sureness speaks for it.

    Also returns the numbers to look at: that the readings give differently and the ink does not settle,
    or of which neither is sure (handwriting).
    """
    others = [each for each in second if _is_sign(each.text) and each.sure >= _LEAST]
    words: list[Seen] = []
    disputed: list[str] = []
    for word in first:
        other = next((each for each in others if _same_place(word, each)), None)
        if other is None or other.text == word.text or strip.ink.accented(*_span(strip, word)):
            words.append(word)
            continue
        fits = [_fits(strip, word, each.text) for each in (word, other)]
        figures = [_DIGITS.findall(each.text) for each in (word, other)]
        if fits[0] == fits[1] and all(figures) and figures[0] != figures[1]:
            disputed.append(word.text)
        words.append(replace(word, text=other.text, sure=other.sure) if _better(word, other, fits) else word)
    if len(words) == 1:
        words = [_ones(strip.ink, words[0], *_span(strip, words[0]))]
    inked = [_as_inked(strip, word, first=not n) for n, word in enumerate(words)]
    disputed += [word.text for word in inked if word.sure < _UNSURE and _DIGITS.search(word.text)]
    return [_quarter(before, word) for before, word in zip((None, *inked), inked, strict=False)], disputed


def unstuck(text: str, ink: Ink, start: float, end: float) -> tuple[str, str, float] | None:
    """``text`` as a numeral, a word and where that starts, where the ink has a space between (``ICÔNG``)."""
    if not (_STUCK.fullmatch(text) and text.isupper()):
        return None
    letters = sorted((x0, x1) for x0, x1, _ in ink.letters if start <= (x0 + x1) / 2 <= end)
    spaces = (n for n, (a, b) in enumerate(pairwise(letters), 1) if b[0] - a[1] >= _SPACE * ink.em)
    count = next(spaces, 0)
    numeral = text[:count]
    if not count or not set(numeral) <= set("IVX") or len(text) - count < _WORD:
        return None
    return numeral, text[count:], letters[count][0]


def _is_sign(text: str) -> bool:
    return bool(_NUMERAL.fullmatch(text) or _CAPITALS.fullmatch(text))


def _better(word: Seen, other: Seen, fits: Sequence[bool]) -> bool:
    """Tell whether ``other`` is to be taken for ``word``."""
    if not _is_sign(word.text):
        return not _CAPITALS.fullmatch(other.text) and other.sure >= min(word.sure, _SURE) - 10
    return fits[1] if fits[0] != fits[1] else other.sure >= word.sure


def _fits(strip: Strip, place: Seen, text: str) -> bool:
    """Tell whether ``text`` has as many letters as the ink there."""
    return strip.ink.letters_in(*_span(strip, place)) == sum(map(str.isalnum, text))


def _same_place(one: Seen, other: Seen) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return 4 * shared >= 3 * max(one.x1 - one.x0, other.x1 - other.x0)


def _span(strip: Strip, word: Seen) -> tuple[float, float]:
    return strip.on_page(word.x0), strip.on_page(word.x1)


def _as_inked(strip: Strip, word: Seen, *, first: bool) -> Seen:
    """``word`` with the ``I`` and the full stops for which there is ink."""
    start, end = _span(strip, word)
    text = word.text
    if _FIGURES.fullmatch(text):
        text = _pointed(strip.ink, text, start, end)
    elif len(text) < 6 and not strip.ink.accented(start, end):
        text = _roman(text, strip.ink.strokes_in(start, end))
    stopped = first and _NUMERAL.fullmatch(text) and text[-1].isalnum()
    last = max((x1 for x0, x1, _ in strip.ink.letters if start <= (x0 + x1) / 2 <= end), default=end)
    if stopped and any(0 < x - last < _AFTER * strip.ink.em for x in strip.ink.points):
        text += "."
    return replace(word, text=text)


def _quarter(before: Seen | None, word: Seen) -> Seen:
    """``word``, Roman after ``Quý`` where no quarter has so high a number (``Quý 11/2024``)."""
    if before is None or not before.text.lower().endswith(_QUARTER) or not _HIGH.match(word.text):
        return word
    ones = len(word.text) - len(word.text.lstrip("1"))
    return replace(word, text="I" * ones + word.text[ones:])


def _ones(ink: Ink, word: Seen, start: float, end: float) -> Seen:
    """``word``, alone in its strip, as ``II`` or ``III`` where the ink is so many bars and no bar across."""
    bars = [(x1 - x0, tall) for x0, x1, tall in ink.letters if start <= (x0 + x1) / 2 <= end]
    if ink.fewest == len(ink.strokes) == _BARS.get(word.text.rstrip(".)"), -1):
        return replace(word, text="I" * ink.fewest + word.text.lstrip("HIl"))
    narrow = all(wide < _BAR[0] * ink.em and tall > _BAR[1] * ink.em for wide, tall in bars)
    several = len(bars) in (2, 3) and ink.strokes_in(start, end) == len(bars)
    if word.sure >= _LEAST or not (narrow and several) or not set(word.text) <= _LIKE_ONES:
        return word
    return replace(word, text="I" * len(bars), sure=_LEAST)


def _roman(text: str, strokes: int) -> str:
    """``text`` with as many ``I`` as there are ``strokes`` for, where it is a Roman numeral."""
    meant = text.translate(_TAKEN_FOR_I)
    if _SUBTRACTED.fullmatch(meant):
        return meant
    roman = _ROMAN.fullmatch(meant)
    if roman is None or not any(roman.groups()[:3]):
        return text
    tens, five, ones, stop = roman.groups()
    left = strokes - len(tens) - 2 * len(five)
    return f"{tens}{five}{'I' * left}{stop}" if ones and 1 <= left <= 3 else roman.group()


def _pointed(ink: Ink, text: str, start: float, end: float) -> str:
    """``text``, figures alone, with the full stops printed between them (``1.1``)."""
    digits = sorted(x0 for x0, x1, _ in ink.letters if start <= (x0 + x1) / 2 <= end)
    if len(digits) != sum(map(str.isdigit, text)):
        return text
    stops = {bisect_left(digits, x) for x in ink.points if digits[0] < x < digits[-1]}
    return "".join(f".{sign}" if at in stops else sign for at, sign in enumerate(text))
