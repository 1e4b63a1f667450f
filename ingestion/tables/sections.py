"""Section rows of a table: their marks, how they nest, and how a place in them is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.actors import actors
from corpus.text import fold, squeeze
from ingestion.outline import Placed
from ingestion.tables.content import CAPITAL, DOTTED, ROMAN

_UPPER = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ"
_WORD_MARK = (
    r"(?:PHẦN|Phần|NHÓM|Nhóm|CHƯƠNG|Chương|MỤC|Mục|LĨNH VỰC)\s+(?:THỨ\s+|thứ\s+)?(?:[IVXL]+|\d+|[A-HĐ])"
)
_IN_ONE = re.compile(
    rf"(?P<mark>{_WORD_MARK}|[IVXL]{{1,6}}(?:\.\d{{1,2}})*|[A-HĐ](?:\.\d{{1,2}})*|\d{{1,2}}(?:\.\d{{1,2}})*)"
    rf"(?:\s*[.):/]\s*|\s*[-–]\s+|\s+(?=[{_UPPER}]))(?P<title>\S.*)",
    re.DOTALL,
)
_LETTERS = list("ABCDĐEGHIKLMNOPQRSTUVXY")
_TIMED = r"(?:nhung |cac )?(?:viec|nhiem vu|cong viec|noi dung|van ban|de an)(?: trong tam| chu yeu)?"
_DONE = r"(?:(?:phai |can )?(?:hoan thanh|thuc hien|trien khai|lam xong)|(?:trinh|ban hanh)(?: [a-z]+){0,4}?)"
_TIME = re.compile(
    rf"(?:{_TIMED} )?(?:{_DONE} )?(?:trong |vao )?(?P<time>(?:truoc |den )?(?:"
    r"(?:thang|quy|nam) (?:\d{1,4}|[ivx]{1,4})(?:,? ?(?:/|nam|-)? ?\d{4})?|(?:ngay )?\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:6|sau|06) thang (?:dau|cuoi) nam(?: \d{4})?)"
    r"|thuong xuyen|hang nam|hang quy|hang thang|ca nam)"
)
_LOOSE = re.compile(r"[.):\-–/ ]+$")


@dataclass(frozen=True, slots=True)
class Section:
    """A section row: its mark without the dot (``None`` without one), its title, and both as printed.

    ``pieces`` are the printed rows (or the heading above the table) it was read from. ``letter``: its mark
    looks Roman (``I``, ``C``) and is the next letter of a lettered list.
    """

    mark: str | None
    title: str
    printed: str
    pieces: tuple[Placed, ...] = ()
    letter: bool = False

    @property
    def agency(self) -> str | None:
        """The body the section is named after (``I. CÔNG AN TỈNH``), ``None`` for any other title."""
        name = self.title.strip(" :.")
        return name if actors(name) else None

    @property
    def time(self) -> str | None:
        """The time the section is named after (``THÁNG 5``, ``I. QUÝ I``), ``None`` for any other title."""
        name = self.title.strip(" :.")
        found = _TIME.fullmatch(fold(name))
        return " ".join(name.split()[-len(found["time"].split()) :]) if found else None

    @property
    def blocks(self) -> tuple[int, ...]:
        """Ordinals of the blocks it was read from."""
        return tuple(piece.block.ordinal for piece in self.pieces)

    @property
    def quote(self) -> str:
        """The section as printed, its cells joined."""
        rows = [
            [squeeze(cell.text) for cell in p.block.cells] or [squeeze(p.block.text)] for p in self.pieces
        ]
        separator = self.pieces[0].block.separator if self.pieces else " "
        return separator.join(cell for row in rows for cell in row if cell)

    @property
    def kind(self) -> str:
        """What sections of the same level share."""
        if self.mark is None:
            return "plain"
        if self.letter:
            return "capital"
        if " " in self.mark:
            return "word"
        if DOTTED.fullmatch(self.mark) or "." in self.mark:
            return f"dotted{self.mark.count('.')}"
        if ROMAN.fullmatch(self.mark):
            return "roman"
        return "capital" if CAPITAL.fullmatch(self.mark) else "arabic"


def section_of(mark: str, title: str) -> Section:
    """A section whose mark and title stand in cells of their own."""
    bare = _LOOSE.sub("", mark)
    return Section(bare or None, title, f"{bare}. {title}" if bare else title)


def section_in(text: str) -> Section:
    """A section printed in one cell, mark and title together."""
    found = _IN_ONE.match(text)
    if found is None:
        return Section(None, text, text)
    return Section(found["mark"], found["title"], text)


@dataclass(slots=True)
class Sections:
    """The open sections while going down a table."""

    levels: list[Section] = field(default_factory=list)
    opened: int = 0
    romans: bool = False

    def _is_next_letter(self, section: Section) -> bool:
        """Tell whether a mark that looks Roman goes on the letters (``H``, then ``I``)."""
        capital = next((level.mark for level in self.levels if level.kind == "capital"), None)
        if section.kind != "roman" or self.romans or capital not in _LETTERS or len(section.mark or "") != 1:
            return False
        return _LETTERS[_LETTERS.index(capital) + 1 :][:1] == [section.mark]

    def open(self, section: Section) -> None:
        """Enter ``section``, leaving those of its own level and below."""
        kinds = [level.kind for level in self.levels]
        section = replace(section, letter=self._is_next_letter(section))
        kind = section.kind
        self.romans = self.romans or kind == "roman"
        if kind in kinds:
            del self.levels[kinds.index(kind) :]
        elif kind.startswith("dotted"):
            self.levels = [level for level in self.levels if level.kind != "plain"]
        self.levels.append(section)
        self.opened += 1

    def extend(self, words: str, piece: Placed) -> None:
        """Add the rest of a title a page break cut."""
        last = self.levels[-1]
        self.levels[-1] = replace(
            last,
            title=f"{last.title} {words}",
            printed=f"{last.printed} {words}",
            pieces=(*last.pieces, piece),
        )

    @property
    def leader(self) -> Section | None:
        """The innermost open section named after a body."""
        return next((level for level in reversed(self.levels) if level.agency), None)

    @property
    def time(self) -> Section | None:
        """The innermost open section named after a time."""
        return next((level for level in reversed(self.levels) if level.time), None)

    @property
    def part(self) -> str | None:
        """The outermost section where the table is parted above its sections (A, B, Phần I)."""
        top = self.levels[0] if self.levels else None
        return top.printed if top and top.kind in ("capital", "word") else None

    @property
    def section(self) -> str | None:
        """The sections below the part, outermost first, joined by `` / ``."""
        inner = self.levels[1:] if self.part else self.levels
        return " / ".join(level.printed for level in inner) or None

    @property
    def words(self) -> tuple[str, ...]:
        """The place in words: ``phần B``, ``mục II``."""
        named: list[str] = []
        for level in self.levels:
            if level.mark is None:
                named.append(f"mục “{level.title}”")
            elif level.kind == "word":
                named.append(level.mark[0].lower() + level.mark[1:])
            else:
                named.append(f"{'phần' if level.kind == 'capital' else 'mục'} {level.mark}")
        return tuple(named)
