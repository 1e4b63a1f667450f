"""A document as plain data and back: how it crosses from the process that read it."""

from __future__ import annotations

from typing import Any

from corpus.model import Block, BlockKind, Cell, Document

Data = dict[str, Any]


def document_data(document: Document) -> Data:
    """Return ``document`` as data that JSON can hold."""
    return {
        "source": document.source,
        "digest": document.digest,
        "warnings": list(document.warnings),
        "blocks": [_block_data(block) for block in document.blocks],
    }


def document_from(data: Data) -> Document:
    """Return the document that ``data`` describes."""
    blocks = tuple(_block(ordinal, each) for ordinal, each in enumerate(data["blocks"]))
    return Document(data["source"], data["digest"], blocks, tuple(data["warnings"]))


def _block_data(block: Block) -> list[Any]:
    cells = [[cell.text, cell.colspan, cell.rowspan] for cell in block.cells]
    return [block.kind.value, block.text, cells, block.table, block.page, block.separator]


def _block(ordinal: int, data: list[Any]) -> Block:
    kind, text, cells, table, page, separator = data
    made = tuple(Cell(words, colspan, rowspan) for words, colspan, rowspan in cells)
    return Block(ordinal, BlockKind(kind), text, made, table, page, separator)
