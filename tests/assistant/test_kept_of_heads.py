"""What is kept of the stored documents' heads: an answer sees a document added, and misses one removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.settings import Settings
from corpus.store import open_store, reconcile
from ingestion.sync import sync
from tests.assistant.letterhead import BEES, paper

FIRST = ("Ông Lê Văn Mận là ai?", "Quyết định 314/QĐ-UBND do ai ký?")
SECOND = ("Bà Trần Thị Ong là ai?", "Kế hoạch 77/KH-UBND do ai ký?")


@pytest.mark.parametrize(("first", "second"), list(zip(FIRST, SECOND, strict=True)))
def test_a_signer_and_a_number_are_known_as_long_as_their_document(
    tmp_path: Path, first: str, second: str
) -> None:
    files = [tmp_path / "mot.txt", tmp_path / "hai.txt"]
    title = "Trồng cây chắn gió năm 2024"
    texts = (BEES, paper(title, "1. Sở Xây dựng chủ trì trồng cây chắn gió ven đê."))
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    store = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    sync(store, files[:1])
    one = Assistant(store, today=lambda: date(2024, 5, 15))

    def told() -> list[bool]:
        return [one.ask(question).status is Status.ANSWERED for question in (first, second)]

    assert told() == [True, False]
    sync(store, files[1:])
    assert told() == [True, True]
    store.registry.remove("hai.txt")
    reconcile(store)
    assert told() == [True, False]
    store.close()
