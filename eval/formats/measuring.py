"""Each format of each document made, read and compared with the text; what it took, beside markitdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus.model import Document
from eval.formats.comparing import Sameness, compare_entries
from eval.formats.making import FORMATS, Original
from ingestion.loaders.encoding import decode
from ingestion.loaders.unreadable import Unreadable
from ingestion.loading import load
from ingestion.reading import read

_TEXT = (".txt", ".md")
_LEFT_OUT = ("README.md", "SOURCE.md")
_OTHER = "markitdown"
_OTHER_READS = ("docx", "pdf", "html")
_QUICK, _TIMES = 2.0, 3  # seconds; a quick reading is timed so often, the best counts


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of a format: what of the text was read from it, and how long that took.

    ``pages`` are those of the document printed, where that is known; ``paged`` of ``blocks`` say their
    page. ``fault`` says why nothing was read. ``other_seconds`` is what markitdown took, where measured.
    """

    format: str
    source: str
    sameness: Sameness
    seconds: float = 0.0
    pages: int | None = None
    paged: int = 0
    blocks: int = 0
    warnings: tuple[str, ...] = ()
    other_seconds: float | None = None
    fault: str | None = None


def originals(folder: Path) -> tuple[Original, ...]:
    """Read the text documents of ``folder``."""
    paths = (p for p in sorted(folder.iterdir()) if p.suffix in _TEXT and p.name not in _LEFT_OUT)
    return tuple(Original(path, decode(path.read_bytes()).text, read(load(path))) for path in paths)


def measured(
    sources: Sequence[Original], names: Sequence[str], place: Path, progress: Callable[[str], None]
) -> Iterator[Reading]:
    """Make each document in each format of ``names`` in the folder ``place``, read it, compare."""
    if "pdf" in names:
        for original in sources:
            original.in_format("pdf")  # tells how many pages it prints
    for name in names:
        folder = place / name
        folder.mkdir(parents=True, exist_ok=True)
        for number, original in enumerate(sources):
            progress(f"{name}: {original.path.name}")
            path = folder / f"{original.path.stem}{FORMATS[name].suffix}"
            path.write_bytes(original.in_format(name))
            yield _reading(name, original, path, warm=number > 0)


def _reading(name: str, original: Original, path: Path, *, warm: bool) -> Reading:
    wanted = original.wanted(name)
    try:
        if not warm and FORMATS[name].exact:
            load(path)  # imports are no part of a reading
        document, seconds = _timed(lambda: load(path))
    except Unreadable as fault:
        rows = len(wanted.tasks) + len(wanted.targets) + len(wanted.assignments)
        return Reading(name, path.name, Sameness(wanted=rows), fault=fault.message)
    return Reading(
        format=name,
        source=path.name,
        sameness=compare_entries(wanted, read(document)),
        seconds=seconds,
        pages=_pages(original, document),
        paged=sum(block.page is not None for block in document.blocks),
        blocks=len(document.blocks),
        warnings=document.warnings,
        other_seconds=_other(path) if name in _OTHER_READS and find_spec(_OTHER) else None,
    )


def _pages(original: Original, document: Document) -> int | None:
    """How many pages the document has, as printed by LibreOffice or else as read."""
    if "pdf" in original.made and find_spec("pypdfium2"):
        return len(import_module("pypdfium2").PdfDocument(original.made["pdf"]))
    return max((block.page for block in document.blocks if block.page), default=None)


def _other(path: Path) -> float:
    converter = import_module(_OTHER).MarkItDown(enable_plugins=False)
    converter.convert(str(path))
    return _timed(lambda: converter.convert(str(path)))[1]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what ``work`` returns and the seconds it took, the best of several where it is quick."""
    best = float("inf")
    for _ in range(_TIMES):
        began = perf_counter()
        done = work()
        best = min(best, perf_counter() - began)
        if best > _QUICK:
            break
    return done, best
