"""Figures that a table sets unit by unit: one unit's share must never stand for another's."""

from __future__ import annotations

from corpus.model import Record, Target


def is_share(record: Record) -> bool:
    """Tell whether a record is the share of one unit (its ``scope``) in a table, not a figure for all.

    The scope of a target in prose is told by its sentence.
    """
    return isinstance(record, Target) and record.scope is not None and record.scope not in record.text
