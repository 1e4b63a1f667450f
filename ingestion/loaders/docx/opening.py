"""From the bytes of a Word file to its blocks: the parts that format the text, then the body."""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.loaders.blocks import Blocks
from ingestion.loaders.docx.body import Body
from ingestion.loaders.docx.names import Element, w
from ingestion.loaders.docx.numbering import read_numbering
from ingestion.loaders.docx.package import Package, open_package
from ingestion.loaders.docx.styles import read_styles
from ingestion.loaders.limits import USUAL, Limits
from ingestion.loaders.unreadable import Unreadable

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_KIND_OF_NOTE = w("type")
_NO_WORDS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Opened:
    """The blocks of a Word file, how many pictures and whole other files
    (``altChunk``) it holds, and the old encodings it had words in."""

    blocks: Blocks
    pictures: int
    chunks: int
    old_fonts: tuple[str, ...]


def read_file(data: bytes, limits: Limits = USUAL) -> Opened:
    """Read the Word file in ``data``; raise :class:`Unreadable` where it is none or broken."""
    package = open_package(data, limits)
    styles = read_styles(package.part("styles"))
    body = Body(styles, read_numbering(package.part("numbering"), styles), _notes(package))
    content = package.body().find(w("body"))
    if content is None:
        raise Unreadable("Tệp Word không có phần thân văn bản. Hãy kiểm tra lại tệp nguồn.")
    if sum(1 for _ in content.iter(w("tc"))) > limits.cells:
        raise Unreadable(f"Các bảng trong tệp có quá {limits.cells} ô. Hãy tách nhỏ tệp rồi nạp lại.")
    body.read(content)
    chunks = sum(1 for _ in content.iter(w("altChunk")))
    return Opened(body.blocks, package.pictures(), chunks, tuple(sorted(body.old_fonts)))


def _notes(package: Package) -> dict[tuple[str, str], Element]:
    """The footnotes and endnotes of the file by kind and id, not the lines that part them from the text."""
    return {
        (kind, note.get(w("id"), "")): note
        for kind, name in _NOTES.items()
        if (root := package.part(kind)) is not None
        for note in root.iterfind(w(name))
        if note.get(_KIND_OF_NOTE) not in _NO_WORDS
    }
