"""Marks at the start of paragraphs (``Điều 1.``, ``a)``, ``-``) turned into Word's automatic lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to number paragraphs: the mark as printed, as Word writes it, and its count."""

    printed: re.Pattern[str]
    format: str
    text: str


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
FORMS = (
    Form(re.compile(r"Điều (\d{1,3})\. (?=\S)"), "decimal", "Điều %1."),
    Form(re.compile(r"([IVX]{1,5})\. (?=\S)"), "upperRoman", "%1."),
    Form(re.compile(r"(\d{1,3})\. (?=\S)"), "decimal", "%1."),
    Form(re.compile(r"([a-z])\) (?=\S)"), "lowerLetter", "%1)"),
    Form(re.compile(r"(-) (?=\S)"), "bullet", "-"),
    Form(re.compile(r"(\d{1,3})"), "decimal", "%1"),
    Form(re.compile(r"(\d{1,3})\."), "decimal", "%1."),
)
_ALONE = 2  # the last forms are whole cells: the numbers of rows


@dataclass(slots=True)
class Lists:
    """The automatic lists of a document in the making: each starts anew where the count does not go on.

    Where they are not ``automatic``, every mark stays typed.
    """

    automatic: bool = True
    starts: list[tuple[int, int]] = field(default_factory=list)
    _last: dict[int, tuple[int, int]] = field(default_factory=dict)

    def taken(self, text: str, whole_cell: bool = False) -> tuple[int | None, str]:
        """Return the list (from 1) that prints the mark of ``text``, and the words after the mark."""
        forms = range(len(FORMS) - _ALONE, len(FORMS)) if whole_cell else range(len(FORMS) - _ALONE)
        for form in forms if self.automatic else ():
            pattern = FORMS[form].printed
            match = pattern.fullmatch(text) if whole_cell else pattern.match(text)
            count = _count(match[1]) if match else None
            if match and count is not None:
                return self._list(form, count), text[match.end() :]
        return None, text

    def _list(self, form: int, count: int) -> int:
        identity, last = self._last.get(form, (0, -1))
        if FORMS[form].format == "bullet":
            count = 1
            last = 0
        if not identity or last + 1 != count:
            self.starts.append((form, count))
            identity = len(self.starts)
        self._last[form] = identity, count
        return identity

    def write(self, numbering: etree._Element, first: int) -> None:
        """Add the lists to the root of the numbering part, numbered from ``first`` on.

        Each has a definition of its own: not every program keeps a start that a shared one overrides.
        """
        for place, (form, start) in enumerate(self.starts):
            numbering.insert(0, _definition(first + place, FORMS[form], start))
        for place in range(len(self.starts)):
            numbering.append(_list(first + place))


def _count(mark: str) -> int | None:
    if mark.isdigit():
        return int(mark)
    if mark in _ROMAN:
        return _ROMAN.index(mark) + 1
    if mark == "-":
        return 1
    return ord(mark) - ord("a") + 1 if "a" <= mark <= "z" else None


def _definition(identity: int, form: Form, start: int) -> etree._Element:
    return etree.fromstring(
        f'<w:abstractNum xmlns:w="{NAMESPACE}" w:abstractNumId="{identity}"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{form.format}"/><w:lvlText w:val="{form.text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def _list(identity: int) -> etree._Element:
    return etree.fromstring(
        f'<w:num xmlns:w="{NAMESPACE}" w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
    )
