from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer, Citation, Status, Tell, unheard
from bots.web.app import create_app
from bots.web.library import Highlights
from bots.web.spans import Span, locate, written_spans
from bots.web.view import Table, lay_out
from corpus.model import Block, BlockKind, Cell, Document, Entry, Head, Source, Task
from corpus.registry import Registry

SOURCE = "7-kh-thu.md"
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
ROWS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0, HEADER),
    (0, ("I. CẢI CÁCH", "", "", "")),
    (0, ("1", "Lập kế hoạch số hoá", "Sở Nội vụ", "Quý I/2022")),
    (1, HEADER),
    (1, ("", "hồ sơ lưu trữ", "", "")),
    (1, ("2", "Mở trang tin", "Sở Y tế", "Năm 2022")),
)
TEXTS = (
    "PHẦN I. MỤC TIÊU",
    "Phấn đấu đạt 80% hồ sơ. Giao Sở Nội vụ theo dõi việc này. Kinh phí do ngân sách.",
    "Các đơn vị gửi báo cáo trước ngày",
    "15 tháng 6 về Sở Nội vụ.",
)
QUOTE = "1\tLập kế hoạch số hoá hồ sơ lưu trữ\tSở Nội vụ\tQuý I/2022"


def blocks() -> tuple[Block, ...]:
    texts = [Block(i, BlockKind.PARAGRAPH, text) for i, text in enumerate(TEXTS)]
    rows = [
        Block(len(TEXTS) + i, BlockKind.ROW, "\t".join(cells), tuple(map(Cell, cells)), table)
        for i, (table, cells) in enumerate(ROWS)
    ]
    return (*texts, *rows)


def entry() -> Entry:
    head = Head(
        SOURCE, "cd" * 32, "7/KH-UBND", "Kế hoạch", title="<script>alert(1)</script>", warnings=("Lưu ý thử",)
    )
    source = Source(SOURCE, (6, 8), "Phụ lục, STT 1", QUOTE)
    task = Task("cdcd-t1", head.number, "Lập kế hoạch số hoá hồ sơ lưu trữ", source, lead=("Sở Nội vụ",))
    return Entry(Document(SOURCE, head.digest, blocks()), head, (task,))


def answering(
    question: str,
    history: Sequence[str] = (),
    sources: frozenset[str] = frozenset(),
    tell: Tell = unheard,
) -> Answer:
    citations = (
        Citation(1, SOURCE, "7/KH-UBND", "Phụ lục, STT 1", None, QUOTE),
        Citation(2, SOURCE, "7/KH-UBND", "Phần I", None, "Giao Sở Nội vụ theo dõi việc này."),
        Citation(3, SOURCE, "7/KH-UBND", "Phần I", None, "Câu không có trong văn bản."),
    )
    return Answer(question, Status.ANSWERED, "lead", "Sở Nội vụ [1][2][3]", citations=citations)


@pytest.fixture
def client(registry: Registry) -> Iterator[TestClient]:
    registry.replace(entry())
    with TestClient(create_app(answering, registry)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        (QUOTE, (Span(6), Span(8))),
        ("2\tMở trang tin\tSở Y tế\tNăm 2022", (Span(9),)),
        ("Giao Sở  Nội vụ theo dõi việc này.", (Span(1, 24, 57),)),
        ("gửi báo cáo trước ngày 15 tháng 6", (Span(2, 11, 33), Span(3, 0, 10))),
        ("Câu không có.", ()),
        ("", ()),
    ],
)
def test_a_quote_is_found_where_it_is_printed(quote: str, spans: tuple[Span, ...]) -> None:
    assert locate(quote, blocks()) == spans


def test_a_record_says_which_of_two_like_rows_is_its_own() -> None:
    twin = [Block(i, BlockKind.ROW, "1\tNhư nhau", (Cell("1"), Cell("Như nhau")), 0) for i in (0, 1)]
    assert locate("1\tNhư nhau", twin, near=(1,)) == (Span(1),)


def test_spans_survive_an_address_and_nonsense_does_not() -> None:
    assert written_spans("6,1.24-57") == (Span(6), Span(1, 24, 57))
    assert written_spans("x,-1,1.2,<b>,99999999999") == ()


def test_highlights_cut_a_text_without_losing_any() -> None:
    block = blocks()[1]
    pieces = Highlights((Span(1, 24, 57), Span(1, 50, 9999))).pieces(block)
    assert "".join(text for text, _ in pieces) == block.text
    assert "".join(text for text, marked in pieces if marked) == block.text[24:]


def test_pages_of_a_table_become_one_table_with_its_header_once() -> None:
    view = lay_out(entry().head, blocks(), entry().tasks)
    tables = [part for part in view.parts if isinstance(part, Table)]
    assert len(tables) == 1
    assert [block.ordinal for block in tables[0].header] == [4]
    assert [(r.block.ordinal, r.repeated, r.continues, r.title) for r in tables[0].rows] == [
        (5, False, False, "I. CẢI CÁCH"),
        (6, False, False, None),
        (7, True, False, None),
        (8, False, True, None),
        (9, False, False, None),
    ]
    assert tables[0].rows[1].records == entry().tasks
    assert [entry.title for entry in view.contents] == ["PHẦN I. MỤC TIÊU", "I. CẢI CÁCH"]


def test_the_page_shows_text_records_and_warnings_escaped(client: TestClient) -> None:
    page = client.get(f"/documents/{SOURCE}", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "Lưu ý thử" in page.text
    assert all(f'id="b{n}"' in page.text for n in range(10))
    row = re.search(r'<tr id="b6".*?</tr>', page.text, re.S)
    assert row
    assert 'id="r-cdcd-t1"' in row[0]
    assert not re.search(r"style=|\son\w+=|<script>", page.text)


def test_a_citation_leads_to_its_highlighted_row_or_sentence(client: TestClient) -> None:
    row, sentence, unknown = client.post("/api/ask", json={"question": "Ai?"}).json()["citations"]
    assert row["blocks"] == [6, 8]
    assert row["href"].endswith("#b6")
    shown = client.get(row["href"]).text
    assert re.findall(r'<tr id="b(\d+)" class="marked', shown) == ["6", "8"]
    assert re.findall(r"<mark>(.*?)</mark>", client.get(sentence["href"]).text) == [
        "Giao Sở Nội vụ theo dõi việc này."
    ]
    assert unknown["blocks"] == []
    assert client.get(unknown["href"]).status_code == 200


def test_a_quote_in_the_address_is_highlighted_or_said_to_be_missing(client: TestClient) -> None:
    assert 'class="marked' in client.get(f"/documents/{SOURCE}", params={"quote": QUOTE}).text
    assert "Không thấy đoạn trích" in client.get(f"/documents/{SOURCE}", params={"quote": "không có"}).text


def test_a_link_to_a_former_version_says_so_and_highlights_nothing(client: TestClient) -> None:
    href = client.post("/api/ask", json={"question": "Ai?"}).json()["citations"][0]["href"]
    old = href.replace(parse_qs(urlsplit(href).query)["v"][0], "00000000")
    page = client.get(old).text
    assert "đã được nạp lại" in page
    assert 'class="marked' not in page


def test_the_list_of_documents_links_to_each(client: TestClient) -> None:
    page = client.get("/documents").text
    links = re.findall(r'href="(/documents/[^"]+)"', page)
    assert len(links) == 2
    assert all(client.get(link).status_code == 200 for link in links)


def test_an_unknown_document_is_a_page_for_people_and_a_problem_for_programs(client: TestClient) -> None:
    page = client.get("/documents/khong-co", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert client.get("/documents/khong-co").headers["content-type"] == "application/problem+json"


def test_a_document_ingested_anew_is_shown_anew(client: TestClient, registry: Registry) -> None:
    assert "Mở trang tin" in client.get(f"/documents/{SOURCE}").text
    registry.remove(SOURCE)
    assert client.get(f"/documents/{SOURCE}").status_code == 404
