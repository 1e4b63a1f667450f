"""Down the rows of a table: sections, rows of content, their continuations and children, totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from corpus.text import fold, squeeze
from ingestion.outline import Placed
from ingestion.tables.align import Line
from ingestion.tables.columns import AGENTS, Role
from ingestion.tables.content import DOTTED, is_figure
from ingestion.tables.header import Header, is_column_numbers
from ingestion.tables.heading_rows import DASH, HeadingRows, is_cut
from ingestion.tables.items import Item, item_from, join
from ingestion.tables.layout import Layout
from ingestion.tables.sections import Section, Sections, section_in

_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)\b", re.IGNORECASE)
_COUNT = re.compile(r"\d+")
_NOTE = re.compile(r"(?:ghi chu\s*[:.]|\(?\*+\)?\s|\(\d\)\s|\[\d+\]|noi nhan\b)")
_BULLETS = frozenset("-–+•*")
_NEAR = 100
_BARE_MARK = " .):-"
_LEADERS = (Role.LEAD, Role.MIXED, Role.OWNER)


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total: its words, its figure, the part it closes and the rows read up to it."""

    printed: str
    figure: int
    part: str | None
    after: int


@dataclass(slots=True)
class Walked:
    """What was found going down one table."""

    items: list[Item] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    sections: int = 0
    repairs: list[str] = field(default_factory=list)


class Walk:
    """Reads aligned lines from top to bottom."""

    def __init__(self, header: Header, layout: Layout, heading: Placed | None = None) -> None:
        self._header = header
        self._layout = layout
        self._rows = HeadingRows(layout)
        self._text, self._number = self._rows.text, self._rows.number
        self._agents = [i for i, role in enumerate(layout.roles) if role in AGENTS]
        self._sections = Sections()
        if heading:
            self._sections.open(replace(section_in(squeeze(heading.block.text)), pieces=(heading,)))
        self._last: Item | Section | None = None
        self.found = Walked()

    def read(self, lines: Sequence[Line]) -> Walked:
        """Read every line; the answer is complete when this returns."""
        held = [line for line in lines if line.held]
        for line, following in zip_longest(held, held[1:]):
            self._take(line, following)
        self.found.sections = self._sections.opened
        return self.found

    def _take(self, line: Line, following: Line | None) -> None:
        if self._is_repeated(line):
            return
        words = " ".join(line.held)
        if self._is_total(line, words):
            self._total(words)
        elif line.single and _NOTE.match(fold(words)):
            self.found.repairs.append(f"bỏ qua dòng ghi chú “{words[:60]}”")
        elif (section := self._rows.section(line, following, self._last)) is not None:
            self._open(section, line)
        elif self._goes_on(line):
            self._continue(line)
        else:
            self._item(line)

    def _is_repeated(self, line: Line) -> bool:
        cells = [cell.text for cell in line.piece.block.cells]
        return self._header.repeats(cells) or is_column_numbers(cells)

    def _is_total(self, line: Line, words: str) -> bool:
        """Tell whether a row prints a total: few words, or beside them figures only.

        ``tổng số …`` in lower case, alone in the text column, is the rest of an open row a page end cut.
        """
        if not (found := _TOTAL.match(words)) or line.covered:
            return False
        rest = words[0].islower() and len(line.held) == 1 and not words[found.end() :].startswith(":")
        if rest and isinstance(self._last, Item) and not line.single:
            return False
        return (len(line.held) <= 3 and len(words) < 120) or all(map(is_figure, line.held[1:]))

    def _total(self, words: str) -> None:
        figure = _COUNT.search(words)
        if figure:
            total = Total(words, int(figure[0]), self._sections.part, len(self.found.items))
            self.found.totals.append(total)
        self._last = None

    def _open(self, section: Section, line: Line) -> None:
        stray = [cell for cell in self._rows.others(line) if cell != section.title]
        if stray and not line.single and isinstance(self._last, Item):
            before = self._last
            rest = Line(self._only(line, stray[0]), line.piece)
            said = join(before, rest, self._agents)
            self.found.repairs.append(
                f"chữ “{stray[0]}” rơi vào dòng mục “{section.printed}” là phần cuối của dòng trên"
                + (" (đã có đủ ở dòng trên)" if said else "")
            )
        self._last = replace(section, pieces=(line.piece,))
        self._sections.open(self._last)

    def _only(self, line: Line, words: str) -> tuple[str, ...]:
        return tuple(cell if cell == words else "" for cell in line.cells)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether ``line`` is the rest of the row (or section title) before it."""
        if self._last is None or self._rows.cell(line, self._number):
            return False
        words = line.cells[0] if line.single else self._rows.cell(line, self._text)
        if isinstance(self._last, Section):
            return bool(words) and not self._rows.others(line) and is_cut(words or "", self._last)
        if not words and self._text in line.open:
            return False
        if not words:
            return self._number is not None or line.first or self._lower(line)
        if DASH.match(words):
            return not self._rows.says_more(line)
        return words[0].islower() or not (self._number is None or self._is_own(line) or self._is_full(line))

    def _is_own(self, line: Line) -> bool:
        """Tell whether a row cut short by a merged number says more than what is to be done."""
        short = self._number in line.missing - line.covered
        return short and (bool(line.unclear) or bool(self._rows.others(line)))

    def _is_full(self, line: Line) -> bool:
        """Tell whether a row without a number still is one of its own."""
        if self._layout.kind == "targets":
            said = self._layout.every(Role.VALUE) or self._layout.every(Role.OWNER)
            return any(self._rows.filled(line, column) for column in said)
        at = map(self._layout.at, (Role.LEAD, Role.DEADLINE))
        lead, deadline = (self._rows.filled(line, column) for column in at)
        begins = [cell for cell in (lead, deadline) if cell and not cell[0].islower()]
        return bool(lead) and (len(begins) == 2 or (bool(begins) and self._layout.at(Role.DEADLINE) is None))

    def _continue(self, line: Line) -> None:
        if isinstance(self._last, Section):
            words = line.cells[0] if line.single else self._rows.cell(line, self._text) or ""
            self._sections.extend(words, line.piece)
            return
        if not isinstance(self._last, Item):
            return
        if line.single and self._text is not None:
            cells = [""] * len(line.cells)
            cells[self._text] = line.cells[0]
            line = Line(tuple(cells), line.piece, line.first)
        said = join(self._last, line, self._agents)
        name = f"STT {self._last.stt}" if self._last.stt else "dòng không số"
        self.found.repairs.append(f"{name}: nối phần bị ngắt trang" + (f"; {said}" if said else ""))

    def _item(self, line: Line) -> None:
        alone = not self._rows.cell(line, self._number) and not self._rows.says_more(line)
        if (line.single and self._text != 0) or (alone and self._layout.kind == "tasks"):
            self.found.repairs.append(f"không rõ dòng “{line.held[0][:60]}”, giữ làm văn bản")
            return
        item = item_from(line)
        item.dashed = (self._rows.cell(line, self._number) or "") in _BULLETS
        item.stt = (self._rows.cell(line, self._number) or "").strip(_BARE_MARK + "(") or None
        item.part, item.section = self._sections.part, self._sections.section
        item.place = self._sections.words
        item.leader = self._sections.leader if not any(r in _LEADERS for r in self._layout.roles) else None
        item.timed = self._sections.time if Role.DEADLINE not in self._layout.roles else None
        if line.unclear:
            item.warnings.append(f"không rõ cột của ô “{'; '.join(line.unclear)}”, để trống")
        self._relate(item)
        self.found.items.append(item)
        self._last = item

    def _relate(self, item: Item) -> None:
        """Find the row a child stands under, and the row above a ditto mark or merged cell."""
        before = self.found.items[-1] if self.found.items else None
        item.above = before
        text = item.cells[self._text] if self._text is not None else ""
        if before is None or self._sections.section != before.section or self._sections.part != before.part:
            return
        head = before.parent or before
        if item.stt is None and (
            item.dashed or DASH.match(text) or (self._layout.kind == "targets" and self._number is not None)
        ):
            item.parent = head
        elif item.stt and DOTTED.fullmatch(item.stt):
            above = item.stt.rsplit(".", 1)[0]
            near = self.found.items[: -_NEAR - 1 : -1]
            inside = [each for each in near if (each.part, each.section) == (item.part, item.section)]
            item.parent = next((each for each in inside if each.stt == above), None)
        if item.parent is not None:
            item.parent.children += 1

    def _lower(self, line: Line) -> bool:
        return all(cell[0].islower() for cell in line.held)
