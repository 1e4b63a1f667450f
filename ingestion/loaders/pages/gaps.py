"""Where numbering skips on pages read from images: rows of a table or items of a list that may be lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from corpus.marks import ARTICLE, LETTER, NUMBER, ROMAN, Mark, split_mark
from corpus.model import Block

_COUNTER = re.compile(r"(\d{1,3})[.)]?")
_MOST_SKIPPED, _SHOWN = 30, 10
_WITHOUT_CROSSED_D = (4, 6)
_SAID = "Đánh số bị ngắt quãng, có thể đã sót dòng hoặc mục: {places}. Hãy đối chiếu với bản gốc."

Counter = tuple[int, int | None]


def gaps_of(blocks: Sequence[Block], pages: Collection[int]) -> tuple[str, ...]:
    """One warning that names each place on ``pages`` where numbering skips, none where it nowhere does."""
    found = [(page, words) for page, words in (*_of_rows(blocks), *_of_items(blocks)) if page in pages]
    if not found:
        return ()
    found.sort(key=lambda each: each[0])
    places = [f"trang {page} ({words})" for page, words in found]
    more = f" và {len(places) - _SHOWN} chỗ khác" if len(places) > _SHOWN else ""
    return (_SAID.format(places="; ".join(places[:_SHOWN]) + more),)


def _of_rows(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The page and the words of each skip in the first column of a table, or of its parts page by page."""
    for order, run in enumerate(_runs(blocks)):
        skips = [(a, b, page) for (a, _), (b, page) in pairwise(run) if b > a + 1]
        if len(skips) >= len(run) - len(skips):
            continue
        if not order and run[0][0] > 1 and run[0][1] is not None:
            yield run[0][1], f"bảng: số thứ tự bắt đầu từ {run[0][0]}"
        for before, after, page in skips:
            if page is not None and after - before <= _MOST_SKIPPED:
                yield page, f"bảng: sau số thứ tự {before} là {after}"


def _runs(blocks: Sequence[Block]) -> Iterator[list[Counter]]:
    """The row numbers of tables, cut where they start again."""
    run: list[Counter] = []
    for block in blocks:
        found = _COUNTER.fullmatch(block.cells[0].text.strip()) if block.cells else None
        if found is None or _numbers_columns(block):
            continue
        number = int(found[1])
        if run and number == run[-1][0]:
            continue
        if run and number < run[-1][0]:
            yield run
            run = []
        run.append((number, block.page))
    if run:
        yield run


def _numbers_columns(block: Block) -> bool:
    return all(re.fullmatch(r"\W*\d*\W*", cell.text) for cell in block.cells)


def _of_items(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The page and the words of each skip in the marks of paragraphs: ``c)`` after ``a)``."""
    open_marks: dict[int, Mark] = {}
    for block in blocks:
        mark = split_mark(block.text)[0] if not block.cells else None
        if mark is None or not _counts(mark):
            continue
        before = open_marks.get(mark.rank)
        open_marks = {rank: each for rank, each in open_marks.items() if rank < mark.rank}
        open_marks[mark.rank] = mark
        if block.page is None:
            continue
        if before is not None and _skips(before, mark):
            yield block.page, f"sau “{before.text}” là “{mark.text}”"
        elif before is None and mark.rank == LETTER and mark.value == 2:
            yield block.page, f"thiếu mục trước “{mark.text}”"


def _counts(mark: Mark) -> bool:
    return mark.rank in (ARTICLE, ROMAN) or NUMBER <= mark.rank <= LETTER


def _skips(before: Mark, mark: Mark) -> bool:
    same = before.number.rpartition(".")[0] == mark.number.rpartition(".")[0]
    usual = (before.value, mark.value) == _WITHOUT_CROSSED_D and mark.rank == LETTER
    return same and not usual and before.value + 1 < mark.value <= before.value + _MOST_SKIPPED
