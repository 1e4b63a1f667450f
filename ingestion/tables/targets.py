"""Rows of a target table as targets: one for each figure a row sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from corpus.agencies import split_agencies
from corpus.model import Comparator, Head, Target
from corpus.text import fold
from ingestion.tables.columns import Role, plain_title
from ingestion.tables.items import Item, resolve
from ingestion.tables.layout import Layout
from ingestion.tables.measures import measured
from ingestion.tables.sources import source_of
from ingestion.tables.told_figures import bodies, told_figures

_SIGNS: dict[str, Comparator] = {"≥": ">=", ">=": ">=", ">": ">", "≤": "<=", "<=": "<=", "<": "<", "=": "="}
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("toi thieu", ">="),
    ("it nhat", ">="),
    ("tren", ">"),
    ("tu", ">="),
    ("toi da", "<="),
    ("khong qua", "<="),
    ("duoi", "<"),
    ("dat", "="),
)
_FIGURE = re.compile(
    r"(?P<sign>≥|>=|≤|<=|>|<|=|[^\W\d_]+(?: [^\W\d_]+)?)?\s*(?P<value>\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)?)"
    r"\s*(?P<percent>%)?(?P<tail>\s+trở lên)?"
)
_YEAR = re.compile(
    r"(?:đến|hết|năm|giai đoạn)[^\d]*((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"((?:19|20)\d\d)")
_CHANGE = re.compile(r"\b(tăng|giảm)(?: \w+){0,2} so với\b", re.IGNORECASE)
_CHILD = re.compile(r"^[-–+•]\s*")


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a target cell: its figure as printed, or the whole cell where it is a phrase."""

    value: str
    comparator: Comparator | None
    unit: str | None


def read_figure(text: str) -> Figure:
    """Read ``≥ 80``, ``60%``, ``40 - 50``, ``từ 30% trở lên``; any other words are the value themselves."""
    found = _FIGURE.fullmatch(text.strip().rstrip("."))
    sign = (found["sign"] or "") if found else ""
    comparator = _SIGNS.get(sign) or next((c for word, c in _WORDS if fold(sign) == word), None)
    if found is None or (sign and comparator is None):
        return Figure(text, None, None)
    comparator = ">=" if found["tail"] else comparator or "="
    return Figure(found["value"].rstrip(".,"), comparator, "%" if found["percent"] else None)


def read_targets(
    items: Sequence[Item], layout: Layout, head: Head, annex: str | None, place: str
) -> tuple[Target, ...]:
    """Return the targets of a table; a row without a figure is only context for its children."""
    targets: list[Target] = []
    for item in items:
        if layout.at(Role.VALUE) is None:
            for target in _told(item, layout, head, annex, place):
                targets.append(replace(target, id=f"{head.digest[:12]}-c{len(targets) + 1}"))
        for column in layout.every(Role.VALUE):
            words, origin = resolve(item, column, agent=False)
            text = item.cell(layout.at(Role.INDICATOR))
            if words is None or text is None or is_past(layout.titles[column], head):
                continue
            target = _target(item, layout, column, head, place, read_figure(words), origin)
            by = due_year(layout.titles[column], (item.section, item.part, annex), head)
            targets.append(replace(target, id=f"{head.digest[:12]}-c{len(targets) + 1}", by=by))
    return tuple(targets)


def _told(item: Item, layout: Layout, head: Head, annex: str | None, place: str) -> Iterator[Target]:
    """The targets of a row whose own words give the figures, each with what it measures."""
    column = layout.roles.index(Role.INDICATOR)
    owner, origin = resolve(item, layout.at(Role.OWNER), agent=True)
    for told in told_figures(item.cell(column) or ""):
        figure = Figure(told.figure.value, told.figure.comparator, told.figure.unit)
        target = _target(item, layout, column, head, place, figure, origin)
        yield replace(
            target,
            indicator=told.indicator or target.indicator,
            unit=figure.unit or target.unit,
            by=told.year or due_year("", (item.section, item.part, annex), head),
            owner=split_agencies(bodies(owner)),
        )


def is_past(title: str, head: Head) -> bool:
    """Tell whether a column gives the figures of a year before the plan's own."""
    years = _BARE_YEAR.findall(title)
    return bool(years) and head.years is not None and int(years[-1]) < head.years[0]


def _target(
    item: Item,
    layout: Layout,
    column: int,
    head: Head,
    place: str,
    figure: Figure,
    origin: Item | None,
) -> Target:
    text = _CHILD.sub("", item.cell(layout.at(Role.INDICATOR)) or "")
    what = measured(layout.titles[column])
    if what:
        text, figure = f"{text}: {what[0]}", replace(figure, unit=figure.unit or what[1])
    unit, from_unit = resolve(item, layout.at(Role.UNIT), agent=False)
    owner, from_owner = resolve(item, layout.at(Role.OWNER), agent=True)
    monitor, from_monitor = resolve(item, layout.at(Role.MONITOR), agent=True)
    at = layout.at(Role.OWNER)
    if monitor is None and at is not None and "theo doi" in plain_title(layout.titles[at]):
        monitor = owner
    context = _context(item, layout)
    share = _share(item, layout, text, owner)
    origins = (origin, from_unit, from_owner, from_monitor, item.parent if context or share else None)
    return Target(
        id="",
        number=head.number,
        text=share or text,
        source=source_of(item, head.source, place, origins),
        indicator=share or (f"{context}: {text}" if context else text),
        value=figure.value,
        comparator=_change(text) if figure.comparator == "=" else figure.comparator,
        unit=unit or figure.unit,
        owner=split_agencies(owner),
        monitor=split_agencies(monitor),
        section=" / ".join(filter(None, [item.part, item.section])) or None,
        scope=text if share else None,
        extra=MappingProxyType(_extra(item, layout)),
        warnings=tuple(item.warnings),
    )


def _extra(item: Item, layout: Layout) -> dict[str, str]:
    return {
        layout.titles[column]: words
        for column, role in enumerate(layout.roles)
        if role is Role.EXTRA and layout.titles[column] and (words := item.cell(column))
    }


def _change(text: str) -> Comparator:
    """A figure without a sign is a change where the indicator says what it grows or falls against."""
    found = _CHANGE.search(text)
    if found is None:
        return "="
    return "increase" if found[1].lower() == "tăng" else "decrease"


def _context(item: Item, layout: Layout) -> str | None:
    """The words of the row a child stands under, where that row sets no figure itself."""
    parent = item.parent
    if parent is None or any(parent.cell(column) for column in layout.every(Role.VALUE)):
        return None
    words = parent.cell(layout.at(Role.INDICATOR))
    return words.rstrip(" :.;") if words else None


def _share(item: Item, layout: Layout, text: str, owner: str | None) -> str | None:
    """What a row gives one body's share of: its parent sets the whole, and it is named after its owner."""
    above = item.parent.cell(layout.at(Role.INDICATOR)) if item.parent else None
    return _CHILD.sub("", above).rstrip(" :.;") if above and owner and fold(owner) == fold(text) else None


def due_year(title: str, above: Sequence[str | None], head: Head) -> str | None:
    """The year a figure is due: of its column, else its section or annex (``above``), else the plan."""
    bare = _BARE_YEAR.findall(title)
    if bare:
        return str(bare[-1])
    for words in above:
        years = [year for found in _YEAR.finditer(words or "") for year in found.groups() if year]
        if years:
            return str(years[-1])
    return str(head.years[1]) if head.years else None
