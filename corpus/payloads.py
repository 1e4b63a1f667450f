"""Blocks, passages and table reports as the JSON objects the registry stores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.model import Block, BlockKind, Cell, Passage, TableReport
from corpus.records import Json, check_json, checks_from_json, source_from_json


def block_json(block: Block) -> Json:
    """Return a block as an object; a cell is ``[text, colspan, rowspan]``."""
    return {
        "ordinal": block.ordinal,
        "kind": block.kind.value,
        "text": block.text,
        "cells": [[cell.text, cell.colspan, cell.rowspan] for cell in block.cells],
        "table": block.table,
        "page": block.page,
        "separator": block.separator,
    }


def block_from_json(data: Mapping[str, Any]) -> Block:
    """Build the block from ``block_json``'s object."""
    return Block(
        ordinal=data["ordinal"],
        kind=BlockKind(data["kind"]),
        text=data["text"],
        cells=tuple(Cell(*cell) for cell in data["cells"]),
        table=data["table"],
        page=data["page"],
        separator=data["separator"],
    )


def passage_json(passage: Passage) -> Json:
    """Return a passage as an object, its source spread over ``source``, ``locator``, ``quote`` …"""
    source = passage.source
    return {
        "id": passage.id,
        "kind": passage.kind,
        "title": passage.title,
        "text": passage.text,
        "record_id": passage.record_id,
        "source": source.document,
        "blocks": list(source.blocks),
        "locator": source.locator,
        "quote": source.quote,
        "cell": source.cell,
        "page": source.page,
    }


def passage_from_json(data: Mapping[str, Any]) -> Passage:
    """Build the passage from ``passage_json``'s object."""
    return Passage(
        id=data["id"],
        kind=data["kind"],
        title=data["title"],
        text=data["text"],
        source=source_from_json(data),
        record_id=data["record_id"],
    )


def table_json(report: TableReport) -> Json:
    """Return the report of one table as an object."""
    return {
        "where": report.where,
        "kind": report.kind,
        "rows": report.rows,
        "sections": report.sections,
        "columns": list(report.columns),
        "repairs": list(report.repairs),
        "numbering": list(report.numbering),
        "blanks": dict(report.blanks),
        "checks": [check_json(check) for check in report.checks],
        "warnings": list(report.warnings),
    }


def table_from_json(data: Mapping[str, Any]) -> TableReport:
    """Build the table report from ``table_json``'s object."""
    return TableReport(
        where=data["where"],
        kind=data["kind"],
        rows=data["rows"],
        sections=data["sections"],
        columns=tuple(data["columns"]),
        repairs=tuple(data["repairs"]),
        numbering=tuple(data["numbering"]),
        blanks=dict(data["blanks"]),
        checks=checks_from_json(data["checks"]),
        warnings=tuple(data["warnings"]),
    )
