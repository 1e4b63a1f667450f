"""Web pages: the document without the site around it, tables with spans, the same register as from text."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

import pytest

from corpus.model import Block, Document, Entry
from ingestion.loaders.html import HtmlLoader
from ingestion.loaders.limits import USUAL, Limits
from ingestion.loaders.text import TextLoader
from ingestion.loaders.unreadable import Unreadable
from ingestion.reading import read

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "corpus" / "documents").iterdir())

SITE = """<!DOCTYPE html><html><head><title>Quyết định | Cổng</title><style>p{{}}</style></head><body>
<header><a href=/>Trang chủ</a> <a href=/b>Văn bản</a> <a href=/c>Liên hệ</a></header>
<form id="aspnetForm"><div class="main-menu"><ul><li><a>Giới thiệu</a><li><a>Tin tức</a><li><a>Dịch vụ</a></ul></div>
<table><tr><td width=70%><div id="content"><div class="toolbar">Cỡ chữ A- A+</div>
<h1>Quyết định số 15/2025/QĐ-UBND về kế hoạch</h1><p>Lượt xem: 123</p>{}<p>Chia sẻ</p><p>Tải về</p></div></td>
<td><div class="right"><b>Văn bản liên quan</b><ul><li><a>Quyết định số 1/2025/QĐ-UBND</a></li><li><a>Quyết định 2</a></li>
<li><a>Quyết định 3</a></li></ul></div></td></tr></table></form>
<div style="display: none">ẩn</div><footer>Bản quyền thuộc Cổng thông tin</footer><script>x()</script></body></html>"""
PLAN = """<p>UBND TỈNH A</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 15/KH-UBND</p><p>KẾ HOẠCH</p>
<p>Năm 2025</p><p>Căn cứ Luật;</p><table border=1><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<th>Thời hạn</tr>
<tr><td>1<td>Mở lớp<br>tập huấn<td rowspan=2>Sở Nội vụ<td>Quý I/2025</tr><tr><td>2<td>Rà&nbsp;soát<td>Quý II/2025</tr>
<tr><td>3<td>Xây dựng 5 km<sup>2</sup><sup>1</sup> đường<td>Sở Xây dựng<td>Quý III/2025</table>
<p>Nơi nhận:</p>"""


def load(text: str, limits: Limits = USUAL) -> Document:
    return HtmlLoader().load(text.encode(), "a.html", limits)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_a_saved_portal_page_holds_the_document_alone() -> None:
    found = texts(load(SITE.format(PLAN)))
    assert found[0] == "UBND TỈNH A"
    assert found[-1] == "Nơi nhận:"
    assert found == texts(load(PLAN))


def test_a_short_document_among_much_else_is_found() -> None:
    titles = "".join(
        f"<div class=item><a>Quyết định {n}/2025/QĐ-UBND ban hành Kế hoạch phát triển kinh tế năm 2025</a>"
        f"<p>Ngày 0{n}/01/2025, tình hình kinh tế xã hội của tỉnh có nhiều chuyển biến tích cực.</p></div>"
        for n in range(1, 9)
    )
    page = (
        "<html><body><div class=page><div class=left><table><tr><td>Số ký hiệu<td>15/KH-UBND<tr><td>Ngày ban hành"
        f"<td>01/01/2025</table></div><div class=mid><div id=toanvancontent>{PLAN}</div></div>"
        f"<div class=right>{titles}</div></div></body></html>"
    )
    assert texts(load(page)) == texts(load(PLAN))


def test_cells_keep_their_spans_and_lines() -> None:
    rows = [block.cells for block in load(PLAN).blocks if block.cells]
    assert [[(c.text, c.rowspan) for c in row] for row in rows[1:]] == [
        [("1", 1), ("Mở lớp\ntập huấn", 1), ("Sở Nội vụ", 2), ("Quý I/2025", 1)],
        [("2", 1), ("Rà soát", 1), ("Quý II/2025", 1)],
        [("3", 1), ("Xây dựng 5 km2 đường", 1), ("Sở Xây dựng", 1), ("Quý III/2025", 1)],
    ]
    tasks = read(load(PLAN)).tasks
    assert [(task.stt, task.lead_text) for task in tasks] == [
        ("1", "Sở Nội vụ"),
        ("2", "Sở Nội vụ"),
        ("3", "Sở Xây dựng"),
    ]


def test_rows_without_words_leave_no_gap_in_spans() -> None:
    rows = load(
        "<table><tr><td>TT<td>Việc<tr><td rowspan=3>1<td>A<tr><td><tr><td>B<tr><td>2<td>C</table>"
    ).blocks
    assert [(row.cells[0].text, row.cells[0].rowspan) for row in rows] == [
        ("TT", 1),
        ("1", 2),
        ("B", 1),
        ("2", 1),
    ]


def test_lists_get_the_marks_a_browser_prints() -> None:
    page = "<ol type=a><li>Một<li>Hai</ol><ol start=3><li>Ba</ol><ul><li>Bốn<li>- Năm</ul><ol type=I><li>Sáu</ol>"
    assert texts(load(page)) == ["a) Một", "b) Hai", "3. Ba", "- Bốn", "- Năm", "I. Sáu"]


def test_a_head_in_a_table_is_read_cell_by_cell() -> None:
    page = (
        "<table><tr><td><p>UBND TỈNH A</p><p>Số: 1/QĐ-UBND</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>"
        "<p>Độc lập - Tự do - Hạnh phúc</p><p>A, ngày 05 tháng 01 năm 2024</p></td></tr></table><p>QUYẾT ĐỊNH</p>"
    )
    entry = read(load(page))
    assert entry.head.number == "1/QĐ-UBND"
    assert entry.tables == ()


def test_what_is_deleted_or_a_script_is_no_text() -> None:
    assert texts(load("<p>Sở <del>Y tế</del><ins>Nội vụ</ins><script>x</script></p>")) == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("", "utf-8"), ("<meta charset=utf-8>", "utf-16"), ("<meta charset=windows-1252>", "cp1252")],
)
def test_the_encoding_is_found(head: str, encoding: str) -> None:
    words = "Kế hoạch" if encoding != "cp1252" else "K&#7871; ho&#7841;ch"
    data = f"<html><head>{head}</head><body><p>{words} —</p></body></html>".encode(encoding)
    assert texts(HtmlLoader().load(data, "a.html")) == ["Kế hoạch —"]


def test_a_web_archive_gives_its_page() -> None:
    archive = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><p>K=E1=BA=BF ho=E1=BA=A1ch</p></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    assert texts(load(archive)) == ["Kế hoạch"]


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html>" + "<div>" * 5000 + "<script>a</script>", "<html><p> </p>"]
)
def test_a_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(Unreadable):
        load(page)


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "&#1;", "&#x1F;"])
def test_control_signs_are_no_words_wherever_they_stand(sign: str) -> None:
    menu = f"<ul><li><a>Giới thiệu</a><li><a>Tin tức</a><li><a>Dịch vụ</a></ul>{sign}"
    page = PLAN.replace("Căn cứ Luật;", f"Căn{sign} cứ Luật;").replace("<td>3", f"<td>{sign}3")
    assert texts(load(f"<html><body>{sign}<div>{menu}</div>{page}")) == texts(load(PLAN))


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(Unreadable, match="quá nhiều ô"):
        load("<table>" + "<tr><td>a<td>b" * 60 + "</table>", Limits(cells=100))


def test_tables_nested_without_end_are_refused() -> None:
    with pytest.raises(Unreadable, match="lồng quá sâu"):
        load("<table><tr><td>a<td>" * 40 + "b", Limits(nesting=20))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name[:9])
@pytest.mark.parametrize("frame", ["<html><body>{}</body></html>", SITE], ids=["page", "site"])
def test_the_register_is_the_same_as_from_text(path: Path, frame: str) -> None:
    document = TextLoader().load(path.read_bytes(), path.name)
    body = "\n".join(
        as_table(list(group)) if table is not None else "".join(f"<p>{escape(b.text)}</p>" for b in group)
        for table, group in groupby(document.blocks, key=lambda block: block.table)
    )
    assert register(read(load(frame.format(body)))) == register(read(document))


def as_table(rows: list[Block]) -> str:
    cells = "".join(
        "<tr>"
        + "".join(f"<td><p>{escape(c.text).replace(chr(10), '</p><p>')}</p></td>" for c in row.cells)
        + "</tr>"
        for row in rows
    )
    return f"<table>{cells}</table>"


def register(entry: Entry) -> list[object]:
    return [
        (
            entry.head.number,
            entry.head.type,
            entry.head.date,
            entry.head.issuer,
            entry.head.title,
            entry.head.signer,
        ),
        *((t.stt, t.section, t.task, t.lead, t.coordinate, t.product, t.deadline) for t in entry.tasks),
        *((t.text, t.value, t.unit, t.by, t.owner) for t in entry.targets),
        *((a.agency, a.role, a.text, a.deadline) for a in entry.assignments),
    ]
