"""Small charts as inline SVG: widths in percent, so that they fit any screen; colours by CSS class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from eval.labels import percent

_BAR = 14
_TALL = 120
_EDGES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def stacked_bar(parts: Sequence[tuple[str, int]], label: str) -> str:
    """A bar of counts end to end; each part is a CSS class and its count."""
    total = sum(count for _, count in parts) or 1
    rects, start = [], 0.0
    for name, count in parts:
        width = 100 * count / total
        if count:
            rects.append(_rect(name, start, width, f"{count} / {total}"))
        start += width
    return _svg(_BAR, label, "".join(rects))


def share_bar(share: float, label: str, interval: Sequence[float] | None = None) -> str:
    """A bar of a share of 1, with the bounds it lies in as a line across its end."""
    drawn = _rect("track", 0, 100, "") + _rect("share", 0, 100 * share, percent(share))
    if interval:
        low, high = (100 * bound for bound in interval)
        middle = _BAR / 2
        drawn += f'<line class="bounds" x1="{low:.2f}%" x2="{high:.2f}%" y1="{middle}" y2="{middle}"/>'
    return _svg(_BAR, label, drawn)


def histogram(values: Sequence[float], label: str) -> str:
    """How many values lie below each round edge (1, 2, 5, 10, …), as columns with their counts."""
    edges = [edge for edge in _EDGES if edge < 2.5 * max(values, default=1.0)] or [_EDGES[0]]
    bounds = [0, *edges, float("inf")]
    counts = [sum(low <= v < high for v in values) for low, high in pairwise(bounds)]
    width, most = 100 / len(counts), max(counts) or 1
    drawn = []
    for place, (count, high) in enumerate(zip(counts, bounds[1:], strict=True)):
        height = _TALL * count / most
        middle = (place + 0.5) * width
        title = f"< {high:g}" if high < float("inf") else f"≥ {bounds[-2]:g}"
        drawn += [
            f'<rect class="share" x="{place * width + 0.6:.2f}%" width="{width - 1.2:.2f}%"'
            f' y="{20 + _TALL - height:.1f}" height="{height:.1f}"/>',
            _text(middle, 14 + _TALL - height, str(count)) if count else "",
            _text(middle, 36 + _TALL, title),
        ]
    return _svg(_TALL + 44, label, "".join(drawn))


def legend(names: Mapping[str, str]) -> str:
    """The key of a stacked bar: CSS classes with what they mean."""
    items = (f'<li><i class="{escape(c)}"></i>{escape(name)}</li>' for c, name in names.items())
    return f'<ul class="legend">{"".join(items)}</ul>'


def _rect(name: str, start: float, width: float, title: str) -> str:
    told = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect class="{escape(name)}" x="{start:.2f}%" width="{width:.2f}%" height="{_BAR}">{told}</rect>'


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.2f}%" y="{y:.1f}" text-anchor="middle">{escape(words)}</text>'


def _svg(height: float, label: str, drawn: str) -> str:
    return f'<svg role="img" aria-label="{escape(label)}" width="100%" height="{height:g}">{drawn}</svg>'
