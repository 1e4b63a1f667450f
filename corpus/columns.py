"""Columns that are never empty, by what they hold; several of a kind are named at once."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, String


def words(*names: str) -> tuple[Column[str], ...]:
    """Return columns of text of any length."""
    return tuple(Column(name, String, nullable=False) for name in names)


def numbers(*names: str) -> tuple[Column[int], ...]:
    """Return columns of whole numbers."""
    return tuple(Column(name, Integer, nullable=False) for name in names)


def moments(*names: str) -> tuple[Column[float], ...]:
    """Return columns of epoch seconds."""
    return tuple(Column(name, Float, nullable=False) for name in names)


def key(*names: str) -> tuple[Column[str], ...]:
    """Return the columns of text that together name a row."""
    return tuple(Column(name, String, primary_key=True) for name in names)


def serial() -> Column[int]:
    """Return the column ``id`` of rows that are numbered as they come."""
    return Column("id", Integer, primary_key=True)
