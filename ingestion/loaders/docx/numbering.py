"""Word's automatic numbering: the mark (``Điều 1.``, ``a)``, ``-``) it prints before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingestion.loaders.docx.names import Element, child, number, switched, value, w, whole
from ingestion.loaders.docx.styles import Styles
from ingestion.loaders.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_PLAIN_BULLETS = frozenset("-–—+")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as ``w:lvl`` sets it; ``restart`` is the level (from 0) that starts it anew."""

    form: str
    text: str
    start: int
    gap: str
    restart: int | None
    decimal: bool

    @property
    def bullet(self) -> str:
        """The bullet printed; a dot or symbol becomes a hyphen, as in text files."""
        text = self.text.strip()
        return text if len(text) != 1 or text in _PLAIN_BULLETS else "-"


@dataclass(frozen=True, slots=True)
class _List:
    """A list paragraphs refer to: its levels by depth, and the starts set for it alone."""

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document as they come; lists of one family go on counting."""

    lists: Mapping[int, _List]
    by_style: Mapping[tuple[int, str], int]
    styles: Styles
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def mark(self, properties: Element | None, style: str | None) -> str:
        """Count the paragraph with ``properties``; return its mark with the gap after it, or nothing."""
        place = self._place(properties, style)
        if place is None:
            return ""
        identity, depth = place
        held = self.lists[identity]
        level = held.levels.get(depth)
        if level is None:
            return ""
        counts = self._counted(identity, held, depth)
        if level.form == "bullet":
            return level.bullet + level.gap if level.bullet else ""
        text = _PLACE.sub(lambda place: _shown(int(place[1]) - 1, held, counts, level), level.text)
        return text + level.gap if text.strip() else ""

    def _place(self, properties: Element | None, style: str | None) -> tuple[int, int] | None:
        """The list and level of a paragraph, from its own properties or its style's."""
        own, inherited = child(properties, "numPr"), self.styles.numbering(style)
        identity = number(own, "numId")
        identity = number(inherited, "numId") if identity is None else identity
        if identity is None or identity not in self.lists:
            return None
        depth = number(own, "ilvl")
        if depth is None:
            depth = self.by_style.get((identity, style or "")) if own is None else None
        if depth is None:
            depth = number(inherited, "ilvl") or 0
        return (identity, depth) if 0 <= depth < _LEVELS else None

    def _counted(self, identity: int, held: _List, depth: int) -> dict[int, int]:
        counts = self._counters.setdefault(held.family, {})
        if (identity, depth) not in self._begun and depth in held.starts:
            counts.pop(depth, None)
        self._begun.add((identity, depth))
        start = held.starts.get(depth, held.levels[depth].start)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for below in [each for each in counts if each > depth]:
            level = held.levels.get(below)
            if level is None or level.restart is None or depth <= level.restart:
                del counts[below]
        return counts


def _shown(depth: int, held: _List, counts: Mapping[int, int], shown_by: Level) -> str:
    level = held.levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, held.starts.get(depth, level.start))
    return numeral(count, "decimal" if shown_by.decimal else level.form)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Return the numbering of the ``numbering`` part; a file may have none."""
    if root is None:
        return Numbering({}, {}, styles)
    families = {each.get(w("abstractNumId"), ""): each for each in root.iterfind(w("abstractNum"))}
    named = {value(each, "styleLink"): key for key, each in families.items()}
    lists: dict[int, _List] = {}
    by_style: dict[tuple[int, str], int] = {}
    for num in root.iterfind(w("num")):
        identity = whole(num.get(w("numId")))
        family = value(num, "abstractNumId") or ""
        link = value(families.get(family), "numStyleLink")
        family = named.get(link, family) if link else family
        if identity is None or family not in families:
            continue
        elements = dict(_levels(families[family]))
        overrides = list(num.iterfind(w("lvlOverride")))
        elements |= {depth: each for override in overrides for depth, each in _levels(override)}
        lists[identity] = _List(
            family, {depth: _level(each, depth) for depth, each in elements.items()}, _starts(overrides)
        )
        by_style |= {
            (identity, name): depth for depth, each in elements.items() if (name := value(each, "pStyle"))
        }
    return Numbering(lists, by_style, styles)


def _levels(parent: Element) -> list[tuple[int, Element]]:
    found = [(whole(each.get(w("ilvl"))), each) for each in parent.iterfind(w("lvl"))]
    return [(depth, each) for depth, each in found if depth is not None]


def _starts(overrides: list[Element]) -> dict[int, int]:
    found = [(whole(each.get(w("ilvl"))), number(each, "startOverride")) for each in overrides]
    return {depth: start for depth, start in found if depth is not None and start is not None}


def _level(element: Element, depth: int) -> Level:
    restart = number(element, "lvlRestart")
    start = number(element, "start")
    return Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=0 if start is None else start,
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=None if restart is None else restart - 1,
        decimal=bool(switched(element, "isLgl")),
    )
