"""Whole files of every format, to be damaged: a small plan with a head, items and a task table."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from corpus.model import Document
from eval.formats.making import FORMATS, Original
from ingestion.loaders.libreoffice import convert, lacks_sheets, program
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

SOURCE = Path(__file__).parents[2] / "corpus" / "documents"
_WANTED = "cv-ubnd-kstt-binh-dinh-2022.txt"


@cache
def original() -> Original:
    """The shortest of the project's own documents."""
    path = SOURCE / _WANTED
    text = path.read_text(encoding="utf-8")
    return Original(path, text, read(document()))


@cache
def document() -> Document:
    """The document as read from text."""
    path = SOURCE / _WANTED
    return TextLoader().load(path.read_bytes(), path.name)


def workbook() -> bytes:
    """The document's rows and paragraphs as a sheet."""
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for block in document().blocks:
        sheet.append([cell.text for cell in block.cells] or [block.text])
    sheet.merge_cells("A1:C2")
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def archive() -> bytes:
    """The document twice in an archive."""
    held = io.BytesIO()
    with ZipFile(held, "w") as packed:
        packed.writestr("a.txt", original().text)
        packed.writestr("b/b.html", FORMATS["html"].make(original()))
    return held.getvalue()


def picture(form: str) -> bytes:
    """A page as an image of the form Pillow knows by that name."""
    from PIL import Image, ImageDraw

    held = io.BytesIO()
    page = Image.new("L", (800, 400), 255)
    ImageDraw.Draw(page).text((40, 40), "KE HOACH 2025", fill=0)
    page.save(held, form, **({"save_all": True, "append_images": [page]} if form == "TIFF" else {}))
    return held.getvalue()


def web_archive() -> bytes:
    """The document as a page with a picture, saved in one file."""
    page = MIMEText(FORMATS["html"].make(original()).decode(), "html", "utf-8")
    whole = MIMEMultipart("related", _subparts=[page, MIMEImage(picture("PNG"))])
    return whole.as_bytes()


def sheet(suffix: str) -> bytes:
    """The workbook as LibreOffice writes it in another format."""
    return convert(workbook(), ".xlsx", suffix)


IMAGES = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "gif": "GIF", "bmp": "BMP"}
MADE: Mapping[str, Callable[[], bytes]] = {
    "txt": lambda: original().text.encode(),
    "xlsx": workbook,
    "zip": archive,
    "mht": web_archive,
    "xls": lambda: sheet(".xls"),
    "ods": lambda: sheet(".ods"),
    **{name: (lambda form=form: picture(form)) for name, form in IMAGES.items()},
    "old.txt": lambda: FORMATS["tcvn3"].make(original()),
    "wide.txt": lambda: original().text.encode("utf-16"),
    **{
        name: (lambda name=name: original().in_format(name))
        for name in ("docx", "html", "pdf", "doc", "odt", "rtf")
    },
}
"""What makes a whole file of each format, by the ending of its name."""


def missing(name: str) -> list[str]:
    """What has to be installed before a file of the format can be made."""
    if name in ("xls", "ods"):
        place = program()
        return ["LibreOffice (make office-tools)"] if place is None or lacks_sheets(place) else []
    return FORMATS[name].missing() if name in FORMATS else []
