"""The numbered places of a document (parts, chapters, articles, clauses, points), one within another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.marks import ARTICLE, BULLET, CHAPTER, LETTER, NUMBER, PART, ROMAN, Mark, place_words, split_mark
from corpus.model import Block, BlockKind
from corpus.registry import Registry
from corpus.text import squeeze

_KEPT = 64  # documents
_SKIPPED = 4  # how far the next number of a list may be: one far ahead is a misread word
_OWN = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục|Điều|mục|khoản|điểm|STT)\s")
_CLOSED = "Nơi nhận"
_ENDS = (".", ";", "”")


@dataclass(slots=True)
class NumberedPlace:
    """One place: ``block`` begins with its ``mark``; ``root`` is the paper within the document, if any.

    ``rest`` are the paragraphs of its own below it, without a number; ``rows`` whether a table stands in it.
    """

    mark: Mark
    block: Block
    root: str
    above: tuple[NumberedPlace, ...]
    rest: list[Block] = field(default_factory=list)
    within: list[NumberedPlace] = field(default_factory=list)
    rows: bool = False

    @property
    def body(self) -> str:
        """What the place says before any place within it."""
        said = [split_mark(squeeze(self.block.text))[1], *(squeeze(block.text) for block in self.rest)]
        return " ".join(filter(None, said))

    @property
    def locator(self) -> str:
        """The place in words ("Quy chế, Chương II, Điều 8, khoản 1")."""
        marks = [*(place.mark for place in self.above), self.mark]
        return ", ".join([*([self.root] if self.root else []), *place_words(marks, in_annex=self.in_annex)])

    @property
    def in_annex(self) -> bool:
        """Whether it stands in an annex, whose parts are called otherwise."""
        return self.root.startswith(("Phụ lục", "Biểu", "Phụ biểu"))

    @property
    def called(self) -> str:
        """What a place like it is called ("khoản")."""
        rank = self.mark.rank
        named = {PART: "phần", CHAPTER: "chương", ARTICLE: "điều", LETTER: "điểm"}
        if rank in named:
            return named[rank]
        if NUMBER <= rank < LETTER and any(place.mark.rank == ARTICLE for place in self.above):
            return "khoản"
        return "mục" if rank != ROMAN or self.above else "phần"

    def blocks(self) -> Iterator[Block]:
        """Every paragraph of it, in order."""
        yield self.block
        yield from self.rest
        for place in self.within:
            yield from place.blocks()


@lru_cache(maxsize=_KEPT)
def numbered_places(registry: Registry, source: str, revision: int) -> tuple[NumberedPlace, ...]:
    """Every numbered place of ``source``, in the order printed; ``revision`` is the registry's."""
    roots = _roots(registry, source)
    found: list[NumberedPlace] = []
    open_: list[NumberedPlace] = []
    last: dict[str, int] = {}
    root = ""
    for block in registry.blocks(source):
        if roots.get(block.ordinal, root) != root:
            _unclose(open_, found)
            root = roots[block.ordinal]
            open_.clear()
            last.clear()
        text = squeeze(block.text)
        if root.startswith(_CLOSED) or text.startswith(_CLOSED):
            open_.clear()
            continue
        mark = split_mark(text)[0] if block.kind is BlockKind.PARAGRAPH else None
        if mark is None or mark.rank == BULLET or not _plausible(mark, last):
            if open_ and block.kind is BlockKind.PARAGRAPH:
                open_[-1].rest.append(block)
            for place in open_ if block.kind is BlockKind.ROW else ():
                place.rows = True
            continue
        while open_ and open_[-1].mark.rank >= mark.rank:
            closed = open_.pop()
            if closed.mark.rank > mark.rank:
                last.pop(closed.mark.kind, None)
        last[mark.kind] = mark.value
        place = NumberedPlace(mark, block, root, tuple(open_))
        if open_:
            open_[-1].within.append(place)
        open_.append(place)
        found.append(place)
    _unclose(open_, found)
    return tuple(found)


def _roots(registry: Registry, source: str) -> Mapping[int, str]:
    """In which paper within the document each paragraph stands, as the places of its passages tell."""
    roots: dict[int, str] = {}
    for passage in registry.passages(list(registry.passage_ids(source))).values():
        if passage.kind == "text":
            first = passage.source.locator.partition(",")[0]
            own = bool(_OWN.match(first)) or first.startswith("Phần ")
            roots |= dict.fromkeys(passage.source.blocks, "" if own else first)
    return roots


def _plausible(mark: Mark, last: Mapping[str, int]) -> bool:
    if mark.rank <= ARTICLE or mark.value <= 2:
        return True
    return 0 < mark.value - last.get(mark.kind, 0) <= _SKIPPED


def _unclose(open_: Sequence[NumberedPlace], found: Sequence[NumberedPlace]) -> None:
    """Give back the paragraph that closes a paper: it is not of the last item of its last list."""
    last = open_[-1] if open_ else None
    if last is None or len(last.rest) != 1 or last.mark.rank < NUMBER:
        return
    before = split_mark(squeeze(last.block.text))[1]
    if before.endswith(_ENDS) and split_mark(squeeze(last.rest[0].text))[0] is None and len(found) > 1:
        last.rest.clear()


def runs_on(places: Sequence[NumberedPlace]) -> bool:
    """Whether places of one kind are numbered from one on without a gap."""
    return bool(places) and [one.mark.value for one in places] == list(range(1, len(places) + 1))
