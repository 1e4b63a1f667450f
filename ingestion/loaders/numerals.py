"""Counters in the forms Word prints them: ``3``, ``c``, ``III``."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN, _MOST_REPEATED = 5000, 30


def numeral(count: int, form: str) -> str:
    """Return ``count`` in the number format ``form`` (``w:numFmt``); decimal where the form is unknown."""
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """a … z, then aa, bb … as Word goes on."""
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1) if 0 <= times < _MOST_REPEATED else str(count)


def _roman(count: int) -> str:
    if not 0 < count < _LARGEST_ROMAN:
        return str(count)
    text = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        text += letters * times
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda count: "",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "decimalZero": "{:02}".format,
}
