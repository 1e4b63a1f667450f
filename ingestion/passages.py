"""The passages of a document: one a record, the running text in pieces, and its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.model import (
    Assignment,
    Block,
    BlockKind,
    Head,
    Passage,
    PassageKind,
    Record,
    Source,
    Target,
    Task,
)
from corpus.shares import is_share
from corpus.text import fold, squeeze
from ingestion.locators import locator_of
from ingestion.outline import Placed
from ingestion.tables.content import is_figure

_MOST_WORDS = 120
_BARE_HEADING_WORDS = 25
_OPENING_BLOCKS = 14
_FEWEST_TITLES = 3
_BODY_STARTS = ("can cu", "theo de nghi", "thuc hien", "kinh gui", "xet de nghi")
_BETWEEN = " › "


@dataclass(frozen=True, slots=True)
class _Piece:
    """Consecutive blocks under one heading path that make one passage."""

    placed: tuple[Placed, ...]

    @property
    def words(self) -> int:
        return sum(len(each.block.text.split()) for each in self.placed)


def passages_of(placed: Sequence[Placed], head: Head, records: Sequence[Record]) -> tuple[Passage, ...]:
    """Return the passages in document order, ids ``{digest}-p1`` …; table rows of records only once."""
    opening = _opening(placed)
    records = [record for record in records if not is_share(record)]  # found by the unit's name alone
    in_records = {ordinal for record in records for ordinal in record.source.blocks}
    tables = {each.block.table for each in placed if each.block.ordinal in in_records}
    body = [each for each in placed[len(opening) :] if _is_text(each.block, tables)]
    found = [_head_passage(opening, head)] if opening else []
    found += [_text_passage(piece, head) for piece in _pieces(body)]
    above = {each.block.ordinal: each.path for each in placed if each.block.kind is BlockKind.PARAGRAPH}
    found += [_record_passage(record, head, above) for record in records]
    found.sort(key=lambda passage: min(passage.source.blocks, default=0))
    return tuple(replace(each, id=f"{head.digest[:12]}-p{n}") for n, each in enumerate(found, 1))


def _is_text(block: Block, tables: Set[int | None]) -> bool:
    """Whether a block is running text, or a row of a table that gave no records."""
    if not block.text.strip():
        return False
    return block.kind is BlockKind.PARAGRAPH or block.table not in tables


def _opening(placed: Sequence[Placed]) -> Sequence[Placed]:
    """The blocks above the first legal basis or numbered heading."""
    for index, each in enumerate(placed[:_OPENING_BLOCKS]):
        if index and ((each.mark and each.heading) or fold(each.block.text).startswith(_BODY_STARTS)):
            return placed[:index]
    return placed[:_OPENING_BLOCKS]


def _pieces(body: Sequence[Placed]) -> Iterator[_Piece]:
    """Blocks of one heading path and kind, a heading with what stands under it, ≤ 120 words a piece."""
    gathered: list[Placed] = []
    titles = _titles_of_figures(body)
    for each in body:
        top = titles.get(each.block.table)
        if top is not None:
            yield from _worth(gathered)
            gathered = []
            if top is not each:
                yield _Piece((top, each))
            continue
        if gathered and not _goes_on(gathered, each):
            yield from _worth(gathered)
            gathered = []
        gathered.append(each)
    yield from _worth(gathered)


def _titles_of_figures(body: Sequence[Placed]) -> dict[int | None, Placed]:
    """The row of titles of each table of figures that gave no records: its rows say nothing without it."""
    tables: dict[int | None, list[Placed]] = {}
    for each in body:
        if each.block.kind is BlockKind.ROW:
            tables.setdefault(each.block.table, []).append(each)
    return {table: rows[0] for table, rows in tables.items() if _is_of_figures(rows)}


def _is_of_figures(rows: Sequence[Placed]) -> bool:
    cells = [[squeeze(cell.text) for cell in row.block.cells] for row in rows]
    top, below = cells[0], [cell for row in cells[1:] for cell in row[1:] if cell]
    titled = len(top) >= _FEWEST_TITLES and all(top) and not any(map(is_figure, top))
    return titled and len(rows) > 2 and sum(map(is_figure, below)) * 2 > len(below)


def _goes_on(gathered: Sequence[Placed], each: Placed) -> bool:
    first, last = gathered[0], gathered[-1]
    if each.heading or first.block.table != each.block.table:
        return False
    under_same = each.path == last.path or (last.heading and each.path[: len(last.path)] == last.path)
    return under_same and _Piece(tuple(gathered)).words + len(each.block.text.split()) <= _MOST_WORDS


def _worth(gathered: Sequence[Placed]) -> Iterator[_Piece]:
    """The piece, unless it is a short heading alone: those words are in the titles below it."""
    piece = _Piece(tuple(gathered))
    bare = all(each.heading for each in gathered) and piece.words <= _BARE_HEADING_WORDS
    if gathered and not bare:
        yield piece


def _text_passage(piece: _Piece, head: Head) -> Passage:
    first = piece.placed[0]
    words = "\n".join(each.block.text for each in piece.placed)
    source = _source(piece.placed, head, locator_of(piece.placed))
    return Passage("", "text", _title(head, (first.annex, *first.path)), words, source)


def _head_passage(opening: Sequence[Placed], head: Head) -> Passage:
    day = f"ngày {head.date:%d/%m/%Y}" if head.date else None
    number = f"số {head.number}" if head.number else None
    signer = f"Người ký: {_joined([head.signer, head.signer_title], ', ')}" if head.signer else None
    named = _joined([head.type, number, day, head.issuer and f"của {head.issuer}"], " ")
    text = _sentences([named, head.title, signer]) or squeeze(opening[0].block.text)
    return Passage("", "text", _title(head, ()), text, _source(opening, head, "Phần đầu văn bản"))


def _source(placed: Sequence[Placed], head: Head, locator: str) -> Source:
    return Source(
        document=head.source,
        blocks=tuple(each.block.ordinal for each in placed),
        locator=locator,
        quote="\n".join(each.block.text for each in placed),
        page=placed[0].block.page,
    )


def _record_passage(record: Record, head: Head, paths: Mapping[int, tuple[str, ...]]) -> Passage:
    kind, section, text = _record_words(record)
    above = paths.get(max(record.source.blocks, default=-1)) or section
    return Passage("", kind, _title(head, above), text, record.source, record.id)


def _record_words(record: Record) -> tuple[PassageKind, tuple[str | None, ...], str]:
    if isinstance(record, Task):
        told = _labelled(
            ("Chủ trì", record.lead_text),
            ("Phối hợp", record.coordinate_text),
            ("Sản phẩm", record.product),
            ("Thời hạn", record.deadline_text),
        )
        return "task", (record.annex, record.part, record.section), _sentences([record.task, *told])
    if isinstance(record, Target):
        told = _labelled(
            ("Chỉ tiêu", None if record.indicator in (None, record.text) else record.indicator),
            ("Phạm vi", record.scope),
            ("Chịu trách nhiệm", ", ".join(record.owner)),
            ("Theo dõi", ", ".join(record.monitor)),
            ("Thời điểm", record.by),
        )
        return "target", (record.section,), _sentences([record.text, *told])
    return "assignment", (record.section,), _assignment_words(record)


def _assignment_words(record: Assignment) -> str:
    told = _labelled(("Phối hợp", ", ".join(record.coordinate)), ("Thời hạn", record.deadline_text))
    return _sentences([f"{record.agency}: {record.text}", *told])


def _labelled(*pairs: tuple[str, str | None]) -> list[str]:
    return [f"{label}: {words}" for label, words in pairs if words]


def _title(head: Head, above: Iterable[str | None]) -> str:
    named = _joined([head.type, head.number, head.title], " ")
    return _joined([named or head.source, *dict.fromkeys(above)], _BETWEEN)


def _sentences(parts: Iterable[str | None]) -> str:
    return _joined((part.strip().rstrip(".;,/") if part else None for part in parts), ". ")


def _joined(parts: Iterable[str | None], between: str) -> str:
    return between.join(squeeze(part) for part in parts if part and part.strip())
