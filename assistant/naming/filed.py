"""What the name of its file says of a document that does not print it: its number, what it is about.

It only tells which document a question means, and is never told as a fact of the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath

from corpus.document_types import all_types, type_letters
from corpus.model import Head
from corpus.once import once_for
from corpus.text import fold

_PART = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d{1,5}")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


def numbered(heads: Sequence[Head], figure: str, suffix: str | None) -> tuple[Head, ...]:
    """Those of ``heads`` with the number of that ``figure``, and ``suffix`` (folded) where one is given.

    A year alone is that in the number, else that of its day. The number of its file's name counts where
    the document prints none.
    """
    same = _by_figure(heads).get(figure.lstrip("0"), ())
    return tuple(head for head in same if suffix is None or _is_lettered(head, suffix))


@once_for
def _by_figure(heads: Sequence[Head]) -> Mapping[str, Sequence[Head]]:
    found: dict[str, list[Head]] = {}
    for head in heads:
        filed = None if head.number else _filed(head.source)
        own = _split(folded(head.number))[0] if head.number else filed[0] if filed else None
        if own is not None:
            found.setdefault(own.lstrip("0"), []).append(head)
    return found


def _is_lettered(head: Head, suffix: str) -> bool:
    """Whether the number of a document, which has one, goes on with ``suffix``."""
    if head.number:
        letters = _split(folded(head.number))[1]
        dated = str(head.date.year) if head.date and not letters[:1].isdigit() else letters.partition("/")[0]
        return suffix in (letters, letters.partition(".")[0], dated)
    filed, asked = _filed(head.source), _parts(suffix)
    return filed is not None and filed[1][: len(asked)] == asked


def told_by(head: Head) -> str:
    """What tells a document by what it is about: its title, or its file's name where it has none."""
    return head.title or " ".join(_parts_of_name(head.source))


@lru_cache(maxsize=10_000)
def folded(number: str) -> str:
    """A document's number without accents, capitals and blanks."""
    return fold(number).replace(" ", "")


@lru_cache(maxsize=10_000)
def _split(number: str) -> tuple[str, str]:
    """The figure of a folded number, and its letters after a stroke, or a dash as the Party has it."""
    figure, *letters = re.split(r"[/-]", number, maxsplit=1)
    return figure, "".join(letters)


@lru_cache(maxsize=10_000)
def _filed(source: str) -> tuple[str, tuple[str, ...]] | None:
    """The number a file's name opens with, alone or after the name of a kind, and the parts after it."""
    parts = _parts_of_name(source)
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


@lru_cache(maxsize=10_000)
def _parts_of_name(source: str) -> tuple[str, ...]:
    return _parts(PurePath(source).stem)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_PART.findall(fold(text)))


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """What may follow a number: the letters of a kind, or of those who write letters."""
    return frozenset((*map(fold, type_letters()), "ubnd", "hdnd"))


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset((*map(fold, all_types()), *map(fold, type_letters()), "cv", "thong bao ket luan"))
