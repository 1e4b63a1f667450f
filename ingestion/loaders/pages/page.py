"""What stands on a printed page: words with their boxes and ruling lines, whatever it was read from.

Places are in points (1/72 inch) from the top left corner of the page as a person holds it: rotated and
skewed pages are turned upright before they become a :class:`Page`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_USUAL_HEIGHT = 13.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page; ``top`` is less than ``bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall the box is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How wide the box is."""
        return self.x1 - self.x0

    @property
    def x(self) -> float:
        """The middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle down."""
        return (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        """Tell whether the middle of ``other`` lies in this box."""
        return self.x0 <= other.x <= self.x1 and self.top <= other.y <= self.bottom


@dataclass(frozen=True, slots=True)
class Word(Box):
    """A word as printed: ``text`` without white space, its box as tall as its font's line.

    ``raised``: a small figure set above the line (a note mark, the 2 of m²). ``spaced``: white space is
    printed after it; ``None`` where the file does not tell (a scan). ``sure``: how sure the program that
    read it in an image is of it, from 0 to 100.
    """

    text: str
    raised: bool = False
    spaced: bool | None = None
    sure: float = 100.0


@dataclass(frozen=True, slots=True)
class Rule(Box):
    """A straight ruling line: a box that is thin one way, or flat (``top == bottom``, ``x0 == x1``)."""

    @property
    def level(self) -> bool:
        """Whether the line runs across rather than down."""
        return self.width >= self.height


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` is 1-based; ``words`` in any order; ``rules`` may overlap or fall short."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()


def line_height(words: Sequence[Word]) -> float:
    """The usual height of a line of ``words``, in points: the measure for every distance on the page."""
    return median(word.height for word in words) if words else _USUAL_HEIGHT


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around ``boxes``, of which there is at least one."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
