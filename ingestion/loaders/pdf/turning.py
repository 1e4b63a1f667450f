"""From the places of a PDF page, whose axes start at its bottom left, to those of the page held upright."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingestion.loaders.pages.page import Box

_TURNS = 4


@dataclass(frozen=True, slots=True)
class Turning:
    """A page's own box (left, bottom, right, top) and the quarter turns, clockwise, that make it upright."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The point ``x``, ``y`` of the PDF page on the upright page, from its top left corner."""
        return _PLACES[self.quarters % _TURNS](self, x, y)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box between two corners of the PDF page on the upright page."""
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


_PLACES: tuple[Callable[[Turning, float, float], tuple[float, float]], ...] = (
    lambda page, x, y: (x - page.left, page.top - y),
    lambda page, x, y: (y - page.bottom, x - page.left),
    lambda page, x, y: (page.right - x, y - page.bottom),
    lambda page, x, y: (page.top - y, page.right - x),
)
