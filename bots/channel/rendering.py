"""An answer fitted to a channel: the same words and citations everywhere, in pages where it must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from bots.channel.cutting import cut
from bots.channel.form import Form, Page, Run, clean, marks, plain, size

_MARK = re.compile(r"\[(\d+)\]")
_ROOM_BELOW = 160  # what stands under a page: its number and how to go on
_ROOM_BELOW_ALL = 60
_SOURCES, _PROOFS, _OTHERS = "Nguồn:", "Trích dẫn nguyên văn:", "Có thể hỏi:"


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer in pages; ``proofs`` hold the quotes where they do not stand in the first page."""

    pages: tuple[Page, ...]
    proofs: tuple[Page, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stays together on a page; ``cited`` are the marks that need their source below."""

    runs: Page
    cited: tuple[int, ...] = ()


def render(answer: Answer, form: Form) -> Rendered:
    """Return ``answer`` fitted to ``form``: all on one page where that holds it, else in pages, each
    with the sources of the marks it shows, and the quotes on pages of their own.
    """
    lines = [clean(line) for line in answer.text.split("\n")]
    citations = {citation.mark: citation for citation in answer.citations}
    whole = _whole(lines, answer.citations, answer.suggestions)
    if _fits(whole, form, _ROOM_BELOW_ALL):
        return Rendered((whole,), (), tuple(map(clean, answer.suggestions)))
    units = [_Unit((Run(line),), _cited(line, citations)) for line in lines]
    if answer.suggestions:
        units += [_Unit((Run(line),)) for line in _asked_else(answer.suggestions)]
    pages = tuple(_packed(units, citations, form))
    proofs = tuple(_packed([_Unit(runs) for runs in _proofs(answer.citations, form)], {}, form))
    return Rendered(pages, proofs, tuple(map(clean, answer.suggestions)))


def paged(text: str, form: Form) -> tuple[Page, ...]:
    """Return plain ``text`` in pages that fit ``form``."""
    return tuple(_packed([_Unit((Run(line),)) for line in clean(text).split("\n")], {}, form))


def _whole(lines: Sequence[str], citations: Sequence[Citation], suggestions: Sequence[str]) -> Page:
    runs = [Run("\n".join(lines))]
    if citations:
        runs += [Run("\n\n"), Run(_PROOFS, "strong")]
        for citation in citations:
            runs += [Run("\n"), *_labelled(citation, _quote(citation))]
    if suggestions:
        runs.append(Run("\n\n" + "\n".join(_asked_else(suggestions))))
    return tuple(runs)


def _asked_else(suggestions: Iterable[str]) -> list[str]:
    return [_OTHERS, *(f"{index}. {clean(text)}" for index, text in enumerate(suggestions, 1))]


def _labelled(citation: Citation, quote: str, part: str = "") -> Page:
    return (Run(_source(citation) + part, "strong"), Run("\n"), Run(quote, "quote"))


def _source(citation: Citation) -> str:
    page = f"trang {citation.page}" if citation.page is not None else ""
    place = (citation.number or citation.source, citation.locator, page)
    return clean(f"[{citation.mark}] {' – '.join(part for part in place if part)}")


def _quote(citation: Citation) -> str:
    return clean(citation.quote.replace("\t", " | ")).strip()


def _cited(line: str, citations: Mapping[int, Citation]) -> tuple[int, ...]:
    return tuple(mark for mark in map(int, _MARK.findall(line)) if mark in citations)


def _proofs(citations: Sequence[Citation], form: Form) -> Iterator[Page]:
    for citation in citations:
        room = form.limit - _ROOM_BELOW - size(_source(citation)) - 40
        parts = list(cut(_quote(citation), max(room, form.limit // 4), close=False))
        for index, part in enumerate(parts, 1):
            yield _labelled(citation, part, f" (phần {index}/{len(parts)})" if len(parts) > 1 else "")


def _packed(units: Iterable[_Unit], citations: Mapping[int, Citation], form: Form) -> Iterator[Page]:
    """Fill pages with ``units`` in order, each page with the sources its marks need below."""
    held: list[_Unit] = []
    for unit in units:
        for piece in _pieces(unit, citations, form):
            if held and not _fits(_page([*held, piece], citations), form, _ROOM_BELOW):
                yield _page(held, citations)
                held = []
            held.append(piece)
    if held:
        yield _page(held, citations)


def _pieces(unit: _Unit, citations: Mapping[int, Citation], form: Form) -> Iterator[_Unit]:
    """The unit itself; cut where it does not fit a page alone, its sources as lines after it where they
    are too many to stand below."""
    if _fits(_page([unit], citations), form, _ROOM_BELOW):
        yield unit
        return
    below = size(plain(_page([_Unit((), unit.cited)], citations)))
    apart = below > form.limit // 2
    room = form.limit - _ROOM_BELOW - (0 if apart else below)
    for text in cut(plain(unit.runs), room):
        yield _Unit((Run(text),), () if apart else _cited(text, citations))
    if apart:
        for mark in dict.fromkeys(unit.cited):
            yield _Unit((Run(_source(citations[mark])),))


def _page(units: Sequence[_Unit], citations: Mapping[int, Citation]) -> Page:
    runs: list[Run] = []
    for unit in units:
        runs += [Run("\n"), *unit.runs] if runs else unit.runs
    cited = sorted({mark for unit in units for mark in unit.cited})
    if cited:
        sources = "\n".join(_source(citations[mark]) for mark in cited)
        runs += [Run("\n\n"), Run(_SOURCES, "strong"), Run(f"\n{sources}")]
    return tuple(runs)


def _fits(page: Page, form: Form, below: int = 0) -> bool:
    return size(plain(page)) + below <= form.limit and marks(page) <= form.marks
