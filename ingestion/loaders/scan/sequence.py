"""Letters of list items misread (``8)`` for ``a)``): put right where the items before and after tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingestion.loaders.pages.page import Page, Word

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_MARK = re.compile(r"[^\s()]{1,2}\)")
_BEFORE, _IN_LINE = 3.0, 1.5
_SECOND = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """A mark that opens a line: the number of its page among those read, and of its word on the page."""

    page: int
    place: int
    word: Word

    @property
    def value(self) -> int | None:
        """Its place in a list of letters, ``None`` where it is no letter of such a list."""
        return _ALPHABET.find(self.word.text[0]) + 1 or None if len(self.word.text) == 2 else None


def with_letters_in_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` with letters of items as their neighbours tell: ``b)`` between ``a)`` and ``c)``."""
    items = [item for number, page in enumerate(pages) for item in _items(number, page)]
    words = [list(page.words) for page in pages]
    for index, item in enumerate(items):
        before = _nearest(item, items[:index][::-1])
        after = _nearest(item, items[index + 1 :])
        value = _told(item, before, after)
        if value is not None and value != item.value:
            words[item.page][item.place] = replace(item.word, text=f"{_ALPHABET[value - 1]})")
    return tuple(replace(page, words=tuple(own)) for page, own in zip(pages, words, strict=True))


def _items(number: int, page: Page) -> Iterator[_Item]:
    """The marks of a page that open their lines, from the top down."""
    marks = [
        _Item(number, place, word) for place, word in enumerate(page.words) if _MARK.fullmatch(word.text)
    ]
    opening = (item for item in marks if not any(_leads(word, item.word) for word in page.words))
    yield from sorted(opening, key=lambda item: (item.word.y, item.word.x0))


def _leads(word: Word, mark: Word) -> bool:
    """Tell whether ``word``, no mark itself, stands close before ``mark`` on its line."""
    if not any(map(str.isalnum, word.text)):
        return False
    near = word.x0 < mark.x0 and mark.x0 - word.x1 < _BEFORE * mark.height
    return near and word.top < mark.y < word.bottom


def _nearest(item: _Item, others: Sequence[_Item]) -> _Item | None:
    """The first of ``others`` that stands under or over ``item``, in a line with it down the page."""
    lined = (o for o in others if abs(o.word.x0 - item.word.x0) < _IN_LINE * item.word.height)
    return next(lined, None)


def _told(item: _Item, before: _Item | None, after: _Item | None) -> int | None:
    """The place in its list that the items around ``item`` leave for it."""
    least, most = (each.value if each else None for each in (before, after))
    if least and most and most - least == _SECOND:
        return least + 1
    if item.value is not None:
        return None
    if most == _SECOND:
        return 1
    last = after is None or most == 1
    return (
        least + 1 if least and last and least < len(_ALPHABET) and not item.word.text[0].isdigit() else None
    )
