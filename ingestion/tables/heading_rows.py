"""Rows of a table that head the rows below them: which line opens a section, and which goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.tables.align import Line
from ingestion.tables.columns import Role
from ingestion.tables.content import is_agency, is_high, is_mark
from ingestion.tables.items import Item
from ingestion.tables.layout import Layout
from ingestion.tables.sections import Section, section_in, section_of

Before = Item | Section | None
DASH = re.compile(r"[-–+•]\s*(?=[^\W\d_“\"(])")
_AS_ABOVE = "″"
_BARE_MARK = " .):-"


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """Tells the rows that open a section, by the columns of ``layout``."""

    layout: Layout

    @property
    def number(self) -> int | None:
        """The column of row numbers."""
        return self.layout.at(Role.NUMBER)

    @property
    def text(self) -> int | None:
        """The column of what is to be done or measured."""
        return self.layout.at(Role.INDICATOR if self.layout.kind == "targets" else Role.TASK)

    def cell(self, line: Line, column: int | None) -> str | None:
        """The words of a cell, ``None`` where it is empty or there is no such column."""
        return (line.cells[column] or None) if column is not None else None

    def filled(self, line: Line, column: int | None) -> str | None:
        """The words of a cell; of one under a merged cell, the sign that it says what stands above."""
        if column in line.covered and self.number not in line.covered:
            return _AS_ABOVE
        return self.cell(line, column)

    def others(self, line: Line) -> list[str]:
        """The cells beside number and text that say something."""
        if line.single:
            return []
        return [cell for i, cell in enumerate(line.cells) if cell and i not in (self.number, self.text)]

    def says_more(self, line: Line) -> bool:
        """Tell whether a cell beside number and text says something: its own, or one merged down to it.

        Under a merged number the row is part of the one above it; the other merged cells then say nothing.
        """
        beside = line.covered - {self.number, self.text}
        if line.unclear:
            return True
        return bool(self.others(line)) or (self.number not in line.covered and bool(beside))

    def section(self, line: Line, following: Line | None, last: Before) -> Section | None:
        """The section ``line`` opens, ``None`` for a row of content or the rest of one."""
        if line.single:
            return self._single(line.cells[0], following, last)
        mark, title = self.cell(line, self.number), self.cell(line, self.text)
        if mark:
            return self._marked(mark, title, line, following, last)
        if not title or self.says_more(line):
            return None
        section = section_in(title)
        high = section.mark is not None and section.kind not in ("arabic", "dotted1", "dotted2")
        return section if high or self._is_plain_title(title, line, following, last) else None

    def _marked(
        self, mark: str, title: str | None, line: Line, following: Line | None, last: Before
    ) -> Section | None:
        """The section of a row with words in the number column: its title may stand in another column."""
        others = self.others(line)
        merged = self.says_more(line) and not others
        if len(others) == 1 and is_high(mark) and not (title and is_agency(others[0])):
            return section_of(mark, title or others[0])
        if others or merged:
            return None
        if not is_mark(mark):
            return None if title else self._single(mark, following, last)
        return section_of(mark, title) if title and self._heads(mark, following) else None

    def _single(self, words: str, following: Line | None, last: Before) -> Section | None:
        section = section_in(words)
        if section.mark is None and (is_cut(words, last) or DASH.match(words)):
            return None
        if section.kind == "arabic" and self.number is None:
            return section if following is not None and not following.single else None
        return section

    def _heads(self, mark: str, following: Line | None) -> bool:
        """Tell whether a numbered row with a title only heads the rows below it."""
        bare = mark.strip(_BARE_MARK)
        if is_high(mark):
            return True
        if following is None or self.layout.kind == "targets":
            return False
        under = (self.cell(following, self.number) or "").strip(_BARE_MARK)
        if following.single or not under:
            return bool(under) and not following.single
        if under.startswith(f"{bare}."):
            return True
        return self.says_more(following) and not _follows(bare, under)

    def _is_plain_title(self, title: str, line: Line, following: Line | None, last: Before) -> bool:
        """Tell whether an unnumbered text alone in its row names a group of rows."""
        cut = line.first and last is not None
        if is_cut(title, last) or DASH.match(title) or cut or following is None:
            return title.isupper() and not is_cut(title, last)
        if title.isupper():
            return True
        before = self._text_of(last)
        whole = before is None or before.endswith((".", "…", "”", ")")) or len(title) < 80
        return (
            whole and len(title) < 120 and not title.endswith((".", ";", ",")) and self.says_more(following)
        )

    def _text_of(self, last: Before) -> str | None:
        return last.cells[self.text] if isinstance(last, Item) and self.text is not None else None


def is_cut(words: str, last: Before) -> bool:
    """Tell whether ``words`` begin in the middle of a sentence."""
    if not words or not words[0].isalpha():
        return False
    if isinstance(last, Section):
        upper = last.title.isupper()
        ends = last.title.endswith((",", " VÀ", " và", " -"))
        return words[0].islower() or (upper and words.isupper() and ends)
    return words[0].islower()


def _follows(mark: str, after: str) -> bool:
    """Tell whether ``after`` is the next number after ``mark``."""
    return mark.isdecimal() and after.isdecimal() and int(after) == int(mark) + 1
