"""Small PDF files made in memory: text at given places in any letters, ruling lines, turned pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
_ADVANCE = 0.5


@dataclass
class Sheet:
    """One page to be: ``texts`` as (x, top, size, degrees, words), ``lines`` as (x0, top, x1, bottom)."""

    texts: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    turn: int = 0

    def write(self, text: str, x: float, top: float, size: float = 12, degrees: float = 0) -> Sheet:
        self.texts.append((x, top, size, degrees, text))
        return self

    def rule(self, columns: Sequence[float], rows: Sequence[float]) -> Sheet:
        self.lines += [(columns[0], y, columns[-1], y) for y in rows]
        self.lines += [(x, rows[0], x, rows[-1]) for x in columns]
        return self


def width_of(text: str, size: float = 12) -> float:
    """How wide ``text`` is printed: every letter is half as wide as high."""
    return len(text) * size * _ADVANCE


def pdf_file(*sheets: Sheet) -> bytes:
    """The PDF file of ``sheets``, its letters told by a ToUnicode table as word processors write it."""
    letters = sorted({letter for sheet in sheets for *_, text in sheet.texts for letter in text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(len(sheets))), len(sheets)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_to_unicode(codes)),
    ]
    for number, sheet in enumerate(sheets):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (sheet.turn, 7 + 2 * number)
        )
        objects.append(_stream(_content(sheet, codes)))
    return _file(objects)


def _content(sheet: Sheet, codes: dict[str, int]) -> bytes:
    drawn = [
        f"{x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S".encode() for x0, top, x1, bottom in sheet.lines
    ]
    for x, top, size, degrees, text in sheet.texts:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        figures = "".join(f"{codes[letter]:04x}" for letter in text)
        turned = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x} {HEIGHT - top - size}"
        place = f"BT /F {size} Tf {turned} Tm <{figures}> Tj ET"
        drawn.append(place.encode())
    return b"\n".join(drawn)


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [f"<{n:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, n in codes.items()]
    chunks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    tables = "\n".join(f"{len(c)} beginbfchar\n" + "\n".join(c) + "\nendbfchar" for c in chunks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{tables}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + end + tail
