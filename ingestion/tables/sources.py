"""Where a table row stands and what it says there: the one pointer back, for tasks and targets alike."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Source
from ingestion.tables.items import Item
from ingestion.tables.sections import Section


def source_of(item: Item, document: str, place: str, origins: Sequence[Item | Section | None]) -> Source:
    """Return the source of ``item``; rows its words were inherited from are quoted before it."""
    rows: list[Item | Section] = []
    for origin in origins:
        if origin is not None and all(origin is not row for row in rows):
            rows.append(origin)
    rows.sort(key=lambda row: row.blocks[0])
    rows.append(item)
    blocks = tuple(dict.fromkeys(ordinal for row in rows for ordinal in row.blocks))
    quote = item.separator.join(row.quote for row in rows)
    return Source(document, blocks, locator_of(item, place), quote, page=item.pieces[0].block.page)


def locator_of(item: Item, place: str) -> str:
    """Say the place in words: ``Phụ lục, phần B, mục II, STT 14``."""
    if item.stt:
        own = f"STT {item.stt}"
    elif item.parent is not None and item.parent.stt:
        own = f"STT {item.parent.stt}, dòng con"
    else:
        after = item.above.stt if item.above is not None else None
        own = f"dòng không số sau STT {after}" if after else "dòng không số"
    return ", ".join([place, *item.place, own])
