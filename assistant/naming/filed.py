"""What the name of its file says of a document that does not print it: its number, what it is about.

It only tells which document a question means, and is never told as a fact of the document.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath

from corpus.document_types import all_types, type_letters
from corpus.model import Head
from corpus.text import fold

_PART = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d{1,5}")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


def has_number(head: Head, figure: str, suffix: str | None) -> bool:
    """Whether a document has the number of that ``figure``, and ``suffix`` (folded) where one is given.

    A year alone is that in the number, else that of its day. The number of its file's name counts where
    the document prints none.
    """
    if head.number:
        own, letters = _split(folded(head.number))
        dated = str(head.date.year) if head.date and not letters[:1].isdigit() else letters.partition("/")[0]
        return _same(own, figure) and suffix in (None, letters, letters.partition(".")[0], dated)
    filed = _filed(head.source)
    asked = _parts(suffix or "")
    return filed is not None and _same(filed[0], figure) and filed[1][: len(asked)] == asked


def told_by(head: Head) -> str:
    """What tells a document by what it is about: its title, or its file's name where it has none."""
    return head.title or " ".join(_parts(PurePath(head.source).stem))


@lru_cache(maxsize=10_000)
def folded(number: str) -> str:
    """A document's number without accents, capitals and blanks."""
    return fold(number).replace(" ", "")


@lru_cache(maxsize=10_000)
def _split(number: str) -> tuple[str, str]:
    """The figure of a folded number, and its letters after a stroke, or a dash as the Party has it."""
    figure, *letters = re.split(r"[/-]", number, maxsplit=1)
    return figure, "".join(letters)


def _same(own: str, figure: str) -> bool:
    return own.lstrip("0") == figure.lstrip("0")


@lru_cache(maxsize=10_000)
def _filed(source: str) -> tuple[str, tuple[str, ...]] | None:
    """The number a file's name opens with, alone or after the name of a kind, and the parts after it."""
    parts = _parts(PurePath(source).stem)
    for place, part in enumerate(parts):
        if not _FIGURE.fullmatch(part):
            continue
        after = parts[place + 1 :]
        of_year = bool(_LIKE_A_YEAR.fullmatch(" ".join(after[:1])))
        lettered = not _letters().isdisjoint(after[of_year : of_year + 1])
        named = " ".join(parts[:place]).removesuffix(" so") in _kinds()
        known = lettered if not place else named and (lettered or not _LIKE_A_YEAR.fullmatch(part))
        return (part, after) if known else None
    return None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_PART.findall(fold(text)))


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """What may follow a number: the letters of a kind, or of those who write letters."""
    return frozenset((*map(fold, type_letters()), "ubnd", "hdnd"))


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset((*map(fold, all_types()), *map(fold, type_letters()), "cv", "thong bao ket luan"))
