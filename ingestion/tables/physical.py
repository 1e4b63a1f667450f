"""The physical tables of a document, each with the annex it stands in and what comes before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import BlockKind
from corpus.text import fold, squeeze
from ingestion.outline import Placed
from ingestion.tables.sections import section_in

_ANNEX = re.compile(
    r"(?:phụ lục|phụ biểu|biểu số|biểu)\b(?:\s+(?:số\s+)?(?:[ivxl]+\b|\d+[a-z]?\b|[a-z]\b))?", re.IGNORECASE
)
_CAPTION = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:\W*(?:trang\s+)?\d{1,3}\W*$|[¹²³⁰-⁹]|\[\d+\]|\(\d\)\s|ghi chú\s*:|\(?đơn vị tính|đvt)", re.IGNORECASE
)
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class PhysicalTable:
    """Rows between two stretches of text; ``attached`` when only page matter parts it from the one before.

    ``led_in`` are the lines that do so beside page matter where they read as section rows (``B. …``, then
    ``I. …``).
    """

    rows: tuple[Placed, ...]
    annex: str | None
    place: str
    attached: bool
    heading: Placed | None
    led_in: tuple[Placed, ...] = ()

    @property
    def separator(self) -> str:
        """What parts the cells of these rows in the file."""
        return self.rows[0].block.separator


def physical_tables(placed: Sequence[Placed]) -> tuple[PhysicalTable, ...]:
    """Return the physical tables of a document in order."""
    tables: list[PhysicalTable] = []
    before: list[Placed] = []
    for table, group in groupby(placed, key=lambda each: each.block.table):
        items = tuple(group)
        if table is None or items[0].block.kind is not BlockKind.ROW:
            before = list(items)
            continue
        texts = [squeeze(each.block.text) for each in before]
        attached = bool(tables) and all(_ASIDE.match(text) for text in texts)
        annex = items[0].annex or _annex_before(texts) or (tables[-1].annex if attached else None)
        led_in = _section_lines(before) if tables else ()
        if led_in and annex is None:
            annex = tables[-1].annex
        heading = _heading(items[0], before)
        tables.append(PhysicalTable(items, annex, _place(annex, items[0]), attached, heading, led_in))
        before = []
    return tuple(tables)


def _section_lines(before: Sequence[Placed]) -> tuple[Placed, ...]:
    """The only lines before a table, page matter aside, where they are marked as nested section rows are."""
    told = [each for each in before if not _ASIDE.match(squeeze(each.block.text))]
    kinds = [section_in(squeeze(each.block.text)).kind for each in told]
    nested = len(set(kinds)) == len(kinds) and set(kinds) <= {"roman", "capital"}
    return tuple(told) if nested else ()


def _annex_before(texts: Sequence[str]) -> str | None:
    """The annex title printed shortly above a table, its label and lines joined."""
    near = list(texts[-_LOOK_BACK:])
    starts = [i for i, text in enumerate(near) if _ANNEX.match(text) and len(text) < 200]
    if not starts:
        return None
    lines = [text for text in near[starts[-1] :] if not _CAPTION.match(text)]
    return " ".join(lines)


def _place(annex: str | None, first: Placed) -> str:
    label = _ANNEX.match(annex) if annex else None
    return (
        squeeze(label[0]).capitalize().replace(" số ", " ")
        if label and not label[0].isupper()
        else _upper(label, first)
    )


def _upper(label: re.Match[str] | None, first: Placed) -> str:
    if label is None:
        return first.locator
    words = squeeze(label[0]).split()
    named = " ".join(words[:2]).capitalize()
    return " ".join([named, *[word for word in words[2:] if fold(word) != "so"]])


def _heading(first: Placed, before: Sequence[Placed]) -> Placed | None:
    """The heading just above a table, where it is more than the annex's own title or caption."""
    if not first.path or not before:
        return None
    words = squeeze(before[-1].block.text)
    return before[-1] if squeeze(first.path[-1]) == words and not _ANNEX.match(words) else None
