"""The formats a document is made into, and what each needs to be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from corpus.model import Entry
from eval.formats.oldtext import tcvn3, typeable
from eval.formats.scans import scanned
from eval.formats.web import web_page
from eval.formats.word import word_file
from ingestion.loaders.libreoffice import convert, program
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

_LIBRARIES = {"docx": "python-docx", "pypdfium2": "pypdfium2", "PIL": "Pillow"}
_OFFICE = "LibreOffice (make office-tools)"


@dataclass(slots=True)
class Original:
    """A document as text, its register, and the files made of it so far by format."""

    path: Path
    text: str
    entry: Entry
    made: dict[str, bytes] = field(default_factory=dict)

    def in_format(self, name: str) -> bytes:
        """Return the document in the format ``name``, made once."""
        if name not in self.made:
            self.made[name] = FORMATS[name].make(self)
        return self.made[name]

    def wanted(self, name: str) -> Entry:
        """Return the register of the text that the format ``name`` can hold."""
        text = FORMATS[name].holds(self.text)
        if text == self.text:
            return self.entry
        return read(TextLoader().load(text.encode(), self.path.name))


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ``suffix`` of its files, how they are made, and what that needs.

    ``holds`` makes a text of it in the letters the format has.
    ``exact``: the register must be the same as from text; else ``LEAST_ROWS`` and ``LEAST_FIELDS`` of it.
    """

    suffix: str
    make: Callable[[Original], bytes]
    libraries: tuple[str, ...] = ()
    office: bool = False
    exact: bool = True
    holds: Callable[[str], str] = str

    def missing(self) -> list[str]:
        """Return what has to be installed before such files can be made."""
        absent = [_LIBRARIES[name] for name in self.libraries if find_spec(name) is None]
        return [*absent, *([_OFFICE] if self.office and program() is None else [])]


def _by_office(target: str, original: Original) -> bytes:
    return convert(original.in_format("docx"), ".docx", target)


def _rtf(original: Original) -> bytes:
    """Marks are typed: LibreOffice writes none beyond ASCII (``Điều``) in the lists of this format."""
    return convert(word_file(original.entry.document, automatic=False), ".docx", ".rtf")


FORMATS: Mapping[str, Format] = {
    "docx": Format(".docx", lambda original: word_file(original.entry.document), ("docx",)),
    "doc": Format(".doc", partial(_by_office, ".doc"), ("docx",), office=True),
    "odt": Format(".odt", partial(_by_office, ".odt"), ("docx",), office=True),
    "rtf": Format(".rtf", _rtf, ("docx",), office=True),
    "pdf": Format(".pdf", partial(_by_office, ".pdf"), ("docx",), office=True),
    "scan": Format(
        ".pdf",
        lambda original: scanned(original.in_format("pdf")),
        ("docx", "pypdfium2", "PIL"),
        office=True,
        exact=False,
    ),
    "html": Format(".html", lambda original: web_page(original.entry.document)),
    "tcvn3": Format(".txt", lambda original: tcvn3(original.text), holds=typeable),
}
LEAST_ROWS, LEAST_FIELDS = 0.95, 0.9  # of what is not exact
