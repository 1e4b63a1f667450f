"""The place of several paragraphs told together: from the first to the last that is numbered alike."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.outline import Placed

_OPENING = "Phần mở đầu"
_ARTICLE = "Điều "


def locator_of(placed: Sequence[Placed]) -> str:
    """The place of the first, on to the last of its list ("Điều 2, khoản 2-3"); articles after an opening."""
    first = placed[0].locator
    if first == _OPENING:
        articles = [each.locator for each in placed if each.mark and each.locator.startswith(_ARTICLE)]
        return f"{_OPENING}, {_joined(articles[0], articles[-1])}" if articles else first
    above, comma, own = first.rpartition(", ")
    kind = own.rpartition(" ")[0]
    if not placed[0].mark or not kind:
        return first
    alike = [
        each.locator for each in placed if each.mark and _is_beside(each.locator, f"{above}{comma}{kind} ")
    ]
    return _joined(first, alike[-1])


def _is_beside(locator: str, begins: str) -> bool:
    rest = locator.removeprefix(begins)
    return rest != locator and "," not in rest and " " not in rest


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last.rpartition(' ')[2]}"
