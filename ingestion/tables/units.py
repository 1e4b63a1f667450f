"""The words of cross tables: names of units, columns that set figures for them, headings of others."""

from __future__ import annotations

import re
from functools import cache

from corpus.text import settle_tones, squeeze
from ingestion.tables.columns import agency_start, listed, plain_title
from ingestion.tables.content import is_time
from ingestion.tables.targets import read_figure

_LONGEST_NAME = 14  # words
_FEWEST_WORDS = 2
_SMALL = frozenset({"và", "-", "–", "&"})
_COUNTED = re.compile(r"\d[\d.,]*(?: [^\W\d_]+){1,2}")
_PLACES = (
    "huyen",
    "thi xa",
    "thanh pho",
    "quan",
    "xa",
    "phuong",
    "thi tran",
    "thon",
    "ban",
    "buon",
    "ap",
    "tinh",
)
_PLACE = re.compile(rf"(?:{'|'.join(_PLACES)}|tp|dac khu|khu pho|to|lang)\b")


@cache
def _words(name: str, ending: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(listed('cross', name))}){ending}")


def names_units(title: str) -> bool:
    """Tell whether a header says that its column names units (``Huyện, thành phố``, ``Đơn vị``)."""
    plain = plain_title(title)
    return bool(_words("units").match(plain)) and not _words("not_units").search(plain)


def is_whole(name: str) -> bool:
    """Tell whether a row or column is that of all units together (``Toàn tỉnh``, ``Tổng số``)."""
    return bool(_words("whole", "").fullmatch(plain_title(name)))


def has_kind(name: str) -> bool:
    """Tell whether a name says of what kind its unit is, and which (``Huyện Cao Lộc``, ``Sở Y tế``)."""
    several = len(squeeze(name).split()) >= _FEWEST_WORDS
    begins = agency_start().match(settle_tones(squeeze(name).lower())) or _words("units").match(
        plain_title(name)
    )
    return several and bool(begins)


def is_name(cell: str) -> bool:
    """Tell whether a cell is the name of a unit: its kind first, or capitals throughout, and nothing more."""
    words = squeeze(cell).split()
    if not words or not words[0][0].isupper() or len(words) > _LONGEST_NAME or is_time(cell, strict=True):
        return False
    return has_kind(cell) or is_proper(cell) or is_whole(cell)


def is_proper(cell: str) -> bool:
    """Tell whether every word of a cell is written as in a name (``Trường Giang``)."""
    words = [word for word in squeeze(cell).split() if word not in _SMALL]
    return len(words) >= _FEWEST_WORDS and all(word[0].isupper() and word[1:].islower() for word in words)


def is_value(cell: str) -> bool:
    """Tell whether a cell is one figure: ``1.650``, ``≥ 95%``, ``15/19``, ``38 hộ``; no date."""
    words = squeeze(cell)
    return read_figure(words).comparator is not None or bool(_COUNTED.fullmatch(words))


def sets_figures(title: str) -> bool:
    """Tell whether a header can be that of figures set for units: not of money to spend, marks, numbers."""
    return all(not _words("no_measure").match(plain_title(part)) for part in title.split(" / "))


def is_plan(*headings: str | None) -> bool:
    """Tell whether no heading above a table says that it reports, spends or measures something else."""
    return not any(_words("no_plan").search(plain_title(heading)) for heading in headings if heading)


def joined(above: str, below: str) -> str:
    """A title of two levels; one that only says that what is below it are figures is left out."""
    if below.startswith("(") and below.endswith(")"):
        return f"{above} {below}"
    if not above or above == below or _words("generic", r"\W*$").match(plain_title(above)):
        return below
    return f"{above} / {below}"


def with_kind(name: str, title: str) -> str:
    """A bare name with the one kind of unit its header says (``Xã``: ``Trường Giang``)."""
    kind = squeeze(title)
    bare = is_proper(name) and not _PLACE.match(plain_title(name)) and not is_whole(name)
    return f"{kind.capitalize()} {name}" if bare and plain_title(kind) in _PLACES else squeeze(name)


def is_body(name: str) -> bool:
    """Tell whether a unit is a body that answers for its figures, rather than a place."""
    begins = agency_start().match(settle_tones(squeeze(name).lower()))
    return bool(begins) and not is_whole(name) and not _PLACE.match(plain_title(name))
