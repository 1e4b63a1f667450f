"""Paragraphs as written: one item may go on in a later block, after a page break or a footnote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import BlockKind, Source
from ingestion.outline import Placed, is_footnote


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph with its place: ``body`` are its words without the mark, ``blocks`` all it stands in."""

    place: Placed
    body: str
    blocks: tuple[int, ...]

    @property
    def ordinal(self) -> int:
        """The block the item starts in."""
        return self.blocks[0]

    def source(self, document: str, quote: str) -> Source:
        """The pointer back to ``quote``, words of this item."""
        return Source(document, self.blocks, self.place.locator, quote, page=self.place.block.page)


def items(placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The paragraphs of a document's body in order: footnotes, receivers and signatures left out."""
    found: list[Item] = []
    for place in placed:
        if (
            place.block.kind is BlockKind.ROW
            or is_footnote(place.body)
            or place.locator.startswith("Nơi nhận")
        ):
            continue
        if place.continues and found:
            last = found[-1]
            found[-1] = replace(
                last, body=f"{last.body} {place.body}", blocks=(*last.blocks, place.block.ordinal)
            )
        else:
            found.append(Item(place, place.body, (place.block.ordinal,)))
    return tuple(found)
