"""How alike two wordings are, with the tolerance each comparison needs. Accents always count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

from corpus.text import nfc, settle_tones, squeeze, syllables

_MARKUP = re.compile(r"[*_`|]+")
_SPACE_BEFORE_SIGN = re.compile(r"\s+(?=[%.,;:)])")
_DASHES = str.maketrans("–—−“”„‘’", '---"""\'\'')
_CONNECTORS = frozenset({"và", "các", "cùng", "với", "của"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def normal(text: str) -> str:
    """Return ``text`` in lower case, tones settled, markup dropped, white space and dashes alike."""
    plain = settle_tones(_MARKUP.sub("", nfc(text)).lower().translate(_DASHES))
    return _SPACE_BEFORE_SIGN.sub("", squeeze(plain))


def says(text: str, phrase: str) -> bool:
    """Tell whether ``phrase`` stands in ``text`` as whole words (``20`` does not stand in ``2025``)."""
    wanted = normal(phrase)
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", normal(text)) is not None


def holds(text: str, part: str) -> bool:
    """Tell whether ``part`` is printed in ``text``, white space and markup aside."""
    return glued(part) in glued(text)


def glued(text: str) -> str:
    """Return ``text`` as the letters and signs that compare, without white space and markup."""
    return normal(text).replace(" ", "")


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = ["", *syllables(text), ""]
    return Counter(pairwise(words))


def dice(one: str, other: str) -> float:
    """Likeness of two texts by the syllable pairs they share: 1 the same, 0 nothing in common."""
    a, b = _pairs(one), _pairs(other)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total


def overlap(one: str, other: str) -> float:
    """Share of the shorter text's syllable pairs that the longer one holds."""
    a, b = _pairs(one), _pairs(other)
    return (a & b).total() / min(a.total(), b.total())


def same_text(one: str | None, other: str | None) -> bool:
    """Tell whether both print the same, white space, case and a closing full stop aside."""
    return _bare(one) == _bare(other)


def _bare(text: str | None) -> str:
    return glued(text or "").rstrip(".;,/")


def same_names(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether two lists name the same bodies, however each cell was split."""
    return _name_words(one) == _name_words(other)


def _name_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in syllables(name)) - _CONNECTORS


def same_value(one: str | None, other: str | None) -> bool:
    """Tell whether two figures are equal as numbers (``05`` = ``5``, ``60%`` = ``60``), else as words."""
    left, right = _number(one), _number(other)
    if left is not None and right is not None:
        return left == right
    return bool(one) and bool(other) and dice(one or "", other or "") >= 0.8


def _number(value: str | None) -> float | None:
    figures = _NUMBER.findall(value or "")
    return float(figures[0].replace(",", ".")) if len(figures) == 1 else None
