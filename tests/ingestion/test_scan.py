"""Scans from file to document: through a real Tesseract where there is one; its faults through a stand-in."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from corpus.model import BlockKind
from ingestion.loaders.limits import USUAL
from ingestion.loaders.pages.page import Box, Page, Rule, Word
from ingestion.loaders.scan.capitals import recased
from ingestion.loaders.scan.images import page_count
from ingestion.loaders.scan.ink import Ink
from ingestion.loaders.scan.loader import ImageLoader
from ingestion.loaders.scan.numerals import settled
from ingestion.loaders.scan.reading import Reading, Scan, read_scans
from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen
from ingestion.loaders.scan.warnings import warnings_of
from ingestion.loaders.unreadable import Unreadable
from ingestion.loading import load
from tests.ingestion.drawn_pages import as_file, needs_ocr, page, scanned, table, write

TASKS = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
    ["1", "Xây dựng kho dữ liệu", "Sở Nội vụ", "Quý II/2024"],
    ["2", "Tập huấn kỹ năng số", "Sở Tư pháp", "31/10/2025"],
    ["III", "TUYÊN TRUYỀN", "", ""],
]
EDGES = [120, 230, 760, 1140, 1500]


def plan() -> Image.Image:
    image = page()
    write(image, 150, 150, "UBND TỈNH X")
    write(image, 800, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 32)
    write(
        image, 150, 300, "Giao Sở Tài chính chủ trì, phối hợp với các cơ quan\nbáo cáo trước ngày 15/01/2024."
    )
    table(image, 500, EDGES, TASKS)
    return image


@needs_ocr
@pytest.mark.parametrize(("angle", "kind", "name"), [(0.8, "PNG", "a.png"), (-0.6, "PDF", "a.pdf")])
def test_a_tilted_scan_is_read_with_its_table(tmp_path: Path, angle: float, kind: str, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(as_file(scanned(plan(), angle), kind))
    document = load(file)
    rows = [[cell.text for cell in block.cells] for block in document.blocks if block.kind is BlockKind.ROW]
    assert rows == TASKS
    text = " ".join(block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    assert "phối hợp với các cơ quan báo cáo trước ngày 15/01/2024." in text
    assert {block.page for block in document.blocks} == {1}
    assert "1 trang là ảnh quét" in document.warnings[0]


@needs_ocr
@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_turned(turn: int) -> None:
    turned = Image.fromarray(np.rot90(np.asarray(plan()), turn).copy())
    document = ImageLoader().load(as_file(turned), "a.png")
    assert any("31/10/2025" in block.text for block in document.blocks)


@needs_ocr
def test_every_page_of_a_tiff_is_read_and_told_of() -> None:
    second = page()
    write(second, 200, 400, "Nơi nhận: các sở, ban, ngành của tỉnh")
    told: list[tuple[int, int]] = []
    data = as_file(plan(), "TIFF", (second,))
    document = ImageLoader().load(data, "a.tif", page_read=lambda done, pages: told.append((done, pages)))
    assert told == [(1, 2), (2, 2)]
    assert [block.page for block in document.blocks if "Nơi nhận" in block.text] == [2]


@needs_ocr
def test_a_blank_scan_is_refused() -> None:
    with pytest.raises(Unreadable, match="Không đọc được chữ nào"):
        ImageLoader().load(as_file(page()), "a.png")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, languages: str, reading: str) -> None:
    """Put a program named ``tesseract`` first on the path: it lists ``languages``, else does ``reading``."""
    program = folder / "tesseract"
    listed = "\\n".join(("List of available languages (1):", *languages.split()))
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --list-langs ] && {{ printf "{listed}\\n"; exit 0; }}\n{reading}\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def lettered() -> bytes:
    image = page()
    for x in range(200, 800, 60):
        image.paste("black", (x, 300, x + 12, 330))
    return as_file(image)


def test_without_tesseract_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="make ocr-tools"):
        ImageLoader().load(lettered(), "a.png")


def test_tesseract_without_vietnamese_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "eng osd", "exit 1")
    with pytest.raises(Unreadable, match="tiếng Việt"):
        ImageLoader().load(lettered(), "a.png")


def test_a_tesseract_that_fails_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "vie", "exit 3")
    with pytest.raises(Unreadable, match="Tesseract không đọc được ảnh"):
        ImageLoader().load(lettered(), "a.png")


def test_a_page_that_takes_too_long_is_left_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "vie", "exec sleep 20")
    scans = [Scan(4, np.asarray(Image.open(io.BytesIO(lettered())).convert("L")))]
    readings = read_scans(scans, 1, replace(USUAL, page_seconds=0.3))
    assert warnings_of(readings, 80)[0].startswith("Trang 4 đọc quá lâu nên đã bỏ qua")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lettered()[:900], "hỏng"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "hỏng"),
        (b"II*\x00\x08\x00\x00\x00\xff\xff" + b"\1" * 60, "hỏng"),
    ],
)
def test_a_damaged_image_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, message: str
) -> None:
    stand_in(tmp_path, monkeypatch, "vie", "exit 0")
    with pytest.raises(Unreadable, match=message):
        ImageLoader().load(data, "a.png")


def test_an_image_of_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    body = struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(Unreadable, match="quá lớn"):
        page_count(b"\x89PNG\r\n\x1a\n" + body + b"\0\0\0\0IDAT\x35\xaf\x06\x1e")


def test_more_scanned_pages_than_allowed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "vie", "exit 0")
    data = as_file(page(), "TIFF", (page(), page()))
    with pytest.raises(Unreadable, match="3 trang quét, tối đa 2"):
        ImageLoader().load(data, "a.tif", replace(USUAL, scanned_pages=2))


def strip(
    letters: int = 0,
    strokes: int = 0,
    points: tuple[float, ...] = (),
    *,
    accents: bool = False,
    bars: int = 0,
) -> Strip:
    """A strip of as many letters and strokes, ten dots apart from 10 on."""
    boxes = tuple((10.0 + 10 * n, 18.0 + 10 * n, 39.0) for n in range(letters))
    marks = (15.0,) if accents else ()
    crossed = tuple(12.0 + 5 * n for n in range(strokes))
    ink = Ink(100, 57, 57, 10, boxes, marks, points, crossed, bars)
    return Strip(np.zeros((40, 900), dtype=np.uint8), 1.0, 0.0, ink)


def seen(text: str, sure: float, end: int = 60) -> Seen:
    return Seen(0, text, 8, end, sure)


@pytest.mark.parametrize(
    ("first", "second", "line", "text"),
    [
        (seen("1]", 80), seen("11", 95), strip(letters=2), "11"),
        (seen("§", 70), seen("8", 96), strip(letters=1), "8"),
        (seen("3", 77), seen("32", 70), strip(letters=2), "32"),
        (seen("VTILT", 66), seen("VTLT", 72), strip(letters=4), "VTLT"),
        (seen("VỊ", 96), seen("VI", 92), strip(letters=2, accents=True), "VỊ"),
        (seen("VỊ", 96), seen("VI", 92), strip(letters=2, strokes=3), "VI"),
        (seen("II", 71), None, strip(strokes=3), "III"),
        (seen("1V.", 71), None, strip(letters=2, strokes=3), "IV."),
        (seen("VI", 94), None, strip(letters=2, strokes=4), "VII"),
        (seen("lÌ", 54), None, strip(strokes=2), "II"),
        (seen("H", 88), None, strip(letters=1, strokes=2, bars=2), "II"),
        (seen("H.", 88), None, strip(letters=1, strokes=2, bars=1), "H."),
        (seen("1H", 42), seen("Til", 64), strip(letters=3, strokes=3), "III"),
        (seen("11", 70), None, strip(letters=1, strokes=2), "11"),
        (seen("tin", 92), seen("tin", 95), strip(letters=3), "tin"),
        (seen("HĐND", 92), seen("HDND", 95), strip(letters=4), "HĐND"),
        (seen("II", 88, 30), None, strip(letters=2, strokes=2, points=(38.0,)), "II."),
        (seen("11", 83), None, strip(letters=2, points=(19.0,)), "1.1"),
    ],
)
def test_numerals_go_by_what_the_ink_shows(first: Seen, second: Seen | None, line: Strip, text: str) -> None:
    words, disputed = settled(line, [first], [second] if second else [])
    assert [word.text for word in words] == [text]
    assert not disputed


@pytest.mark.parametrize(
    ("before", "text", "right"),
    [
        ("Quý", "11/2024", "II/2024"),
        ("quý", "1V", "IV"),
        ("IV/2025-Quý", "11/2026", "II/2026"),
        ("Quý", "1/2024", "1/2024"),
        ("tháng", "11/2024", "11/2024"),
    ],
)
def test_no_quarter_is_the_eleventh(before: str, text: str, right: str) -> None:
    line = [Seen(0, before, 8, 40, 95), Seen(0, text, 50, 90, 95)]
    words, _ = settled(strip(), line, [])
    assert words[1].text == right


def test_a_number_read_in_two_ways_is_disputed() -> None:
    words, disputed = settled(strip(letters=4), [seen("2008", 90)], [seen("2006", 80)])
    assert [word.text for word in words] == ["2008"]
    assert disputed == ["2008"]


def test_a_number_nobody_is_sure_of_is_disputed() -> None:
    _, disputed = settled(strip(letters=6), [seen("3/12/2020", 48)], [])
    assert disputed == ["3/12/2020"]


def test_a_word_of_capitals_beside_others_stays() -> None:
    letters = tuple((10.0 + 30 * n, 30.0 + 30 * n, tall) for n, tall in enumerate((30.0, 30.0, 56.0)))
    assert recased("CƠ", Ink(100, 80, 57, 10, letters), 10.0, ("THÔNG", "GIỚI")) == "CƠ"
    assert recased("CƠ", Ink(100, 80, 57, 10, letters), 10.0, ("thông",)) == "cơ"


@pytest.mark.parametrize(
    ("text", "heights", "right"),
    [
        ("Và", (26, 26, 39), "và"),
        ("Và", (39, 26), "Và"),
        ("SỞ", (26, 26, 39), "sở"),
        ("lĩnh", (39, 26), "lĩnh"),
        ("VựC", (39, 26), "Vực"),
        ("SỞ", (39, 39), "SỞ"),
        ("STT", (26, 26, 26), "STT"),
        ("có", (26, 26), "có"),
    ],
)
def test_small_letters_are_told_by_their_height(text: str, heights: tuple[int, ...], right: str) -> None:
    letters = tuple((10.0 + 30 * n, 30.0 + 30 * n, float(tall)) for n, tall in enumerate(heights))
    assert recased(text, Ink(100, 57, 57, 10, letters), 10.0) == right


def test_warnings_name_the_pages_and_numbers_to_look_at() -> None:
    word = Word(0, 0, 1, 1, "a")
    good, bad = (Reading(Page(n, 1, 1, (word,)), sure) for n, sure in ((1, 95.0), (2, 61.0)))
    late = Reading(Page(3, 1, 1, ()), in_time=False)
    said = warnings_of((replace(good, disputed=("2008",)), bad, late), 80)
    assert said[0] == "2 trang là ảnh quét, chữ do máy đọc (độ tin cậy trung bình 78 %)."
    assert said[1].startswith("Trang 2 (61 %) đọc kém tin cậy (dưới 80 %)")
    assert "“2008” (trang 1)" in said[2]
    assert said[3].startswith("Trang 3 đọc quá lâu")
    assert warnings_of((), 80) == ()


def test_what_a_table_loses_is_told_of() -> None:
    across = tuple(Rule(50, y, 500, y) for y in (100, 130, 160))
    down = tuple(Rule(x, 100, x, 160) for x in (50, 200, 500))
    words = (Word(60, 105, 90, 120, "Sở", sure=60), Word(60, 300, 90, 315, "quyên", sure=60))
    table = Reading(Page(4, 595, 842, words, across + down), 95.0, unread=(Box(210, 108, 240, 120),))
    broken = Reading(Page(5, 595, 842, words[:1], across), 95.0, unread=(Box(60, 300, 500, 315),))
    said = warnings_of((table, broken), 80)
    assert said[1].endswith("bản gốc: “Sở” (trang 4).")
    assert "trang 4 (1 dòng chữ trong bảng); trang 5 (1 dòng chữ ngoài bảng)" in said[2]
    assert said[3].startswith("Trang 5 có vạch kẻ ngang như của bảng")
    assert len(said) == 4


@needs_ocr
def test_signs_no_document_has_are_specks_and_a_dash_in_a_cell_is_a_dash() -> None:
    image = page()
    rows = [["STT", "Nhiệm vụ", "Cơ quan", "Thời gian"], ["1", "Xây dựng kho dữ liệu", "-", "Năm 2025"]]
    table(image, 500, EDGES, rows)
    document = ImageLoader().load(as_file(scanned(image)), "a.png")
    assert [[cell.text for cell in block.cells] for block in document.blocks] == rows
