from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.model import BlockKind, Entry
from corpus.quotes import is_verbatim
from ingestion.loading import load
from ingestion.reading import read

DOCUMENTS = sorted((Path(__file__).parents[2] / "corpus" / "documents").iterdir())
SHARED = Path(__file__).parents[3] / "shared" / "real-documents"


@cache
def entry_of(path: Path) -> Entry:
    return read(load(path))


def faults(entry: Entry) -> list[str]:
    blocks = {block.ordinal: block for block in entry.document.blocks}
    pointed = [*entry.tasks, *entry.targets, *entry.assignments, *entry.passages]
    return [
        item.id
        for item in pointed
        if not is_verbatim(item.source.quote, [blocks[ordinal] for ordinal in item.source.blocks])
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_quote_is_printed_where_it_says(path: Path) -> None:
    assert faults(entry_of(path)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_ids_number_each_kind_in_document_order(path: Path) -> None:
    entry = entry_of(path)
    key = entry.document.digest[:12]
    for letter, items in (
        ("t", entry.tasks),
        ("c", entry.targets),
        ("a", entry.assignments),
        ("p", entry.passages),
    ):
        assert [item.id for item in items] == [f"{key}-{letter}{n}" for n in range(1, len(items) + 1)]
        places = [min(item.source.blocks) for item in items]
        assert places == sorted(places)
    assert {record.number for record in (*entry.tasks, *entry.targets)} <= {entry.head.number}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_passages_hold_every_record_and_all_text(path: Path) -> None:
    entry = entry_of(path)
    records = {record.id for record in (*entry.tasks, *entry.targets, *entry.assignments)}
    assert {passage.record_id for passage in entry.passages if passage.record_id} == records
    covered = {ordinal for passage in entry.passages for ordinal in passage.source.blocks}
    for block in entry.document.blocks:
        words = len(block.text.split())
        if block.kind is BlockKind.PARAGRAPH and words > 25:
            assert block.ordinal in covered, block.text
    texts = [passage for passage in entry.passages if passage.kind == "text"]
    for passage in texts:
        assert len(passage.source.blocks) == 1 or len(passage.text.split()) <= 240


def test_the_first_passage_says_what_the_document_is() -> None:
    for path in DOCUMENTS:
        head, first = entry_of(path).head, entry_of(path).passages[0]
        assert first.source.locator == "Phần đầu văn bản"
        for words in (head.number, head.title):
            assert words is None or words in first.text


def test_checks_of_tables_reach_the_head() -> None:
    for path in DOCUMENTS:
        entry = entry_of(path)
        assert set(entry.head.checks) >= {check for table in entry.tables for check in table.checks}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not here")
def test_quotes_of_other_documents_too() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        assert faults(entry_of(path)) == [], path.name
