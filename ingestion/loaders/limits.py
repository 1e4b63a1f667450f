"""How much one file may hold and take: beyond it, it is refused or cut with a message, never waited for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.settings import Settings

PageRead = Callable[[int, int], None]
"""Told after each page of a slow reading: pages read, pages in all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file's reading; a loader checks those that its format knows of.

    ``megabytes`` of the file, ``expanded_megabytes`` of what it unpacks to, ``members`` of an archive,
    ``pages``, ``cells`` of all tables together, ``nesting`` of tables or elements in one another;
    ``seconds`` and ``memory_megabytes`` of the process that reads it. Of scans: ``scanned_pages`` in one
    file, ``page_seconds`` for each, ``sureness`` (0 to 100) under which a page gets a warning.
    ``secret``: whether a document marked as a state secret may be read.
    """

    megabytes: float = 50
    expanded_megabytes: float = 300
    members: int = 2_000
    pages: int = 1_000
    cells: int = 100_000
    nesting: int = 30
    seconds: float = 600
    memory_megabytes: int = 2_000
    scanned_pages: int = 200
    page_seconds: float = 60
    sureness: float = 80
    secret: bool = False


USUAL = Limits()


def limits_of(settings: Settings) -> Limits:
    """Return the limits the operator has set."""
    return Limits(
        megabytes=settings.max_file_mb,
        expanded_megabytes=settings.max_expanded_mb,
        pages=settings.max_pages,
        cells=settings.max_cells,
        seconds=settings.read_seconds,
        memory_megabytes=settings.read_memory_mb,
        secret=settings.read_secret,
        scanned_pages=settings.ocr_pages,
        page_seconds=settings.ocr_page_seconds,
        sureness=settings.ocr_sureness,
    )


def unheard(done: int, pages: int) -> None:
    """A ``PageRead`` for whoever does not want to be told."""
