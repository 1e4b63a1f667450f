"""Old encodings of Vietnamese: told apart, made Unicode, said; the register stays the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.model import Block, BlockKind, Cell, Document, Entry
from ingestion.loaders.charset import legacy_of, unify, unify_document
from ingestion.loaders.legacy import Legacy, draws_capitals, latin, legacy_font, to_unicode
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "corpus" / "documents").iterdir())
LETTERS = [chr(c) for c in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
VNI_PAIRS = [a + b for a in "aeoôuöyAEOÔUÖY" for b in "ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË"]


def in_tcvn3(text: str) -> bytes:
    """As ABC fonts hold it: toned capitals are the small letters."""
    codes = {to_unicode(chr(c), Legacy.TCVN3): chr(c) for c in range(0xA1, 0x100)}
    codes = {letter: code for letter, code in codes.items() if unicodedata.category(letter) == "Ll"} | {
        letter: codes[letter] for letter in "ĂÂÊÔƠƯĐ"
    }
    held = "".join(codes.get(c) or codes.get(c.lower()) or c for c in text)
    return held.encode("cp1252", "replace")


def in_vni(text: str) -> bytes:
    codes = {to_unicode(pair, Legacy.VNI): pair for pair in (*VNI_PAIRS, *"ôöñæóòîÔÖÑÆÓÒÎ")}
    return "".join(codes.get(c, c) for c in text).encode("cp1252", "replace")


def in_1258(text: str) -> bytes:
    """As Windows writes it: letters with hats and horns whole, tones behind them."""
    made = []
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        tone = next((p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"), "")
        made.append(unicodedata.normalize("NFC", "".join(p for p in parts if p != tone)) + tone)
    return "".join(made).encode("cp1258", "replace")


ENCODERS: list[tuple[Callable[[str], bytes], str]] = [
    (in_tcvn3, "TCVN3"),
    (in_vni, "VNI"),
    (in_1258, "Windows-1258"),
    (lambda text: text.encode("utf-16"), "UTF-16"),
    (lambda text: unicodedata.normalize("NFD", text).encode(), "tổ hợp"),
    (lambda text: in_tcvn3(text).decode("cp1252").encode(), "TCVN3"),
    (lambda text: in_vni(text).decode("cp1252").encode("utf-16"), "VNI"),
]


@pytest.mark.parametrize(
    ("font", "legacy"), [(".VnTime", Legacy.TCVN3), ("VNI-Times", Legacy.VNI), ("Times", None)]
)
def test_fonts_name_their_encoding(font: str, legacy: Legacy | None) -> None:
    assert legacy_font(font) is legacy
    assert draws_capitals(".VnTimeH")
    assert not draws_capitals(font)


def test_items_in_a_line_begin_alike() -> None:
    raised = "gåm: (1) Rµ so¸t; (2) øng dông; (3) §µo t¹o"
    assert to_unicode(raised, Legacy.TCVN3) == "gồm: (1) Rà soát; (2) Ứng dụng; (3) Đào tạo"
    small = "gåm: (1) rµ so¸t; (2) øng dông"
    assert to_unicode(small, Legacy.TCVN3) == "gồm: (1) rà soát; (2) ứng dụng"


def test_an_agency_cut_by_a_line_end_keeps_its_capital() -> None:
    text = "C¸c bé, c¬ quan ngang bé, ñy\nban nh©n d©n c¸c tØnh vµ cÊp ñy\nphèi hîp; ®­îc ñy\nquyÒn."
    assert unify(text).text == (
        "Các bộ, cơ quan ngang bộ, Ủy\nban nhân dân các tỉnh và cấp ủy\nphối hợp; được ủy\nquyền."
    )


def test_a_small_letter_that_looks_a_capital_is_read_with_its_document() -> None:
    text = "KÕ ho¹ch cña tØnh vÒ chuyÓn ®æi sè\nQuÝ IV-2025"
    assert unify(text).text.split("\n")[1] == "Quí IV-2025"


def test_capitals_follow_the_latin_letters_of_the_line() -> None:
    assert to_unicode("CéNG HßA X· HéI, ®Ó ñng hé", Legacy.TCVN3) == "CỘNG HÒA XÃ HỘI, để ủng hộ"
    assert to_unicode("Së NéI Vô §éc lËp - Tù do", Legacy.TCVN3) == "SỞ NỘI VỤ Độc lập - Tự do"
    assert to_unicode("- øng dông; cña ñy ban", Legacy.TCVN3) == "- Ứng dụng; của Ủy ban"
    assert to_unicode("Bé Y tÕ, Së Néi vô", Legacy.TCVN3) == "Bộ Y tế, Sở Nội vụ"
    assert (
        to_unicode("- Top 3 §«ng Nam ¸; ch©u ¸, Ên §é", Legacy.TCVN3) == "- Top 3 Đông Nam Á; châu Á, Ấn Độ"
    )
    assert to_unicode("¸ kim", Legacy.TCVN3) == "á kim"
    assert to_unicode("céng hßa", Legacy.TCVN3, capitals=True) == "CỘNG HÒA"


def test_all_letters_of_vni_come_back() -> None:
    text = "Ủy ban Đắk Nông, ẦẨẪẬẰẲẴẶỂỄỖỘỜỞỠỢỪỬỮỰỲỶỸỴ ầẩẫậằẳẵặểễỗộờởỡợừửữựỳỷỹỵ ĩ ị ỉ ơ ư đ"
    assert to_unicode(latin(in_vni(text)), Legacy.VNI) == text


@pytest.mark.parametrize(
    "text", ["Kế hoạch năm 2025 của Ủy ban", "Département de français", "Plan 15", "Să ți dăm"]
)
def test_unicode_is_left_alone(text: str) -> None:
    assert legacy_of(text) is None
    assert unify(text).text == text
    assert unify(text).warnings == ()


def test_one_old_paragraph_among_others_is_converted_and_counted() -> None:
    made = unify("Kế hoạch của Ủy ban nhân dân tỉnh\nSë Néi vô chñ tr× thùc hiÖn\nHạn: Quý I")
    assert made.text.split("\n")[1] == "Sở Nội vụ chủ trì thực hiện"
    assert "1 đoạn" in made.warnings[0]


def test_old_letters_in_the_cells_of_any_document_are_converted() -> None:
    cells = (Cell("1"), Cell("Më líp tËp huÊn kü n¨ng sè"), Cell("Së Néi vô", 2))
    row = Block(0, BlockKind.ROW, "", cells, table=0, page=3)
    made = unify_document(Document("a.pdf", "0", (row,), ("x",)))
    assert made.blocks == (
        replace(
            row,
            text="1\tMở lớp tập huấn kỹ năng số\tSở Nội vụ",
            cells=(Cell("1"), Cell("Mở lớp tập huấn kỹ năng số"), Cell("Sở Nội vụ", 2)),
        ),
    )
    assert made.warnings[0] == "x"
    assert "TCVN3" in made.warnings[1]


def test_a_few_damaged_letters_are_counted_not_refused() -> None:
    data = ("Kế hoạch năm 2025\n" * 200).encode()
    document = TextLoader().load(data[:-2] + b"\xff\n", "a.txt")
    assert "1 ký tự" in document.warnings[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name[:9])
@pytest.mark.parametrize(
    ("encoder", "named"), ENCODERS, ids=lambda each: each if isinstance(each, str) else ""
)
def test_the_register_is_the_same_from_every_encoding(
    path: Path, encoder: Callable[[str], bytes], named: str
) -> None:
    text = re.sub("[¹²³]", "", path.read_text(encoding="utf-8"))  # signs no old font has
    loader = TextLoader()
    made = loader.load(encoder(text), path.name)
    assert any(named in warning for warning in made.warnings)
    assert register(read(made)) == register(read(loader.load(text.encode(), path.name)))


def register(entry: Entry) -> list[tuple[object, ...]]:
    """What is known of a document, but for letters that an encoding does not have."""
    records = [
        *((t.stt, t.task, t.lead, t.coordinate, t.product, t.deadline) for t in entry.tasks),
        *((t.text, t.value, t.unit, t.by, t.owner) for t in entry.targets),
        *((a.agency, a.role, a.text, a.deadline) for a in entry.assignments),
    ]
    return [tuple(bare(part) for part in record) for record in records]


def bare(part: object) -> str:
    return re.sub(r"[^\w\s]|[¹²³]", "", str(part))
