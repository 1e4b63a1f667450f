"""The vectors' leg on a thread beside the words': it finds the same, and its faults cost no answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import current_thread

import pytest

import corpus.dense
from corpus.aside import Aside
from corpus.dense import DenseIndex
from corpus.model import Document, Entry, Head, Passage, Source
from corpus.settings import Settings
from corpus.store import Store, open_store, reconcile

TEXTS = (
    "Xây cầu qua sông ở xã Tân An",
    "Nạo vét kênh dẫn nước về đồng",
    "Trồng rừng ngập mặn ven biển",
    "Mua sắm thuyền cho đội tuần tra",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=tmp_path / "home"))
    digest = "c" * 64
    passages = tuple(
        Passage(f"{digest[:12]}-p{n}", "text", "Kế hoạch", text, Source("a.txt", (n,), f"mục {n}", text))
        for n, text in enumerate(TEXTS)
    )
    opened.registry.replace(Entry(Document("a.txt", digest, ()), Head("a.txt", digest), passages=passages))
    reconcile(opened)
    yield opened
    opened.close()


def test_work_aside_gives_what_it_found_or_raises_what_it_met() -> None:
    assert Aside(lambda: current_thread().name).result() == "aside"
    failing = Aside(lambda: {}["nothing"])
    with pytest.raises(KeyError):
        failing.result()


@pytest.mark.parametrize("query", ["nạo vét kênh", "rung ngap man", "thuyền", ""])
def test_both_legs_side_by_side_find_what_they_find_in_turn(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    in_turn = store.retriever.retrieve(query, 3)
    monkeypatch.setattr(DenseIndex, "takes_long", lambda *_: True)
    assert store.retriever.retrieve(query, 3) == in_turn


def test_vectors_that_fail_aside_leave_the_words(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(DenseIndex, "takes_long", lambda *_: True)
    store.dense.close()
    changed = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    assert set(changed.retriever.retrieve("nạo vét kênh", 3)[0].legs) == {"lexical"}
    assert "trolyao ingest" in caplog.text
    changed.close()


def test_a_search_is_long_where_many_vectors_are_compared_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = store.dense
    index.search("nạo vét", 3)
    assert not index.takes_long("kênh", 3)
    monkeypatch.setattr(corpus.dense, "_MANY", len(TEXTS))
    assert index.takes_long("kênh", 3)
    index.search("kênh", 3)
    assert not index.takes_long("kênh", 3)
