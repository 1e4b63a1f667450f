"""Chroma's own graph, where there are more passages than the exact file takes: a reader beside a writer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.dense import DenseError, DenseIndex
from corpus.hashing import HashingEmbedder
from corpus.model import Document, Entry, Head, Passage, Source
from corpus.settings import Settings
from corpus.store import Store, index, open_store, reconcile

WORDS = ("cấp nước sạch", "số hoá hồ sơ", "an ninh mạng", "đào tạo văn thư", "thu gom rác thải")
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_dense import entry, opened, written
store = opened(Path(sys.argv[2]))
written(store, entry(*sys.argv[3:5]))
store.close()
"""


class Faltering(HashingEmbedder):
    """Gives, while told to, a question a vector that the engine refuses."""

    falters = False

    def embed_query(self, text: str) -> list[float]:
        return [1.0] if self.falters else super().embed_query(text)


class Slow(HashingEmbedder):
    """Writes down ten passages at a time; stopped by the user before the batch ``stops``."""

    at_once = 10

    def __init__(self, stops: int = -1) -> None:
        super().__init__(64)
        self.given: list[int] = []
        self.stops = stops

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if len(self.given) == self.stops:
            raise KeyboardInterrupt
        self.given.append(len(texts))
        return super().embed_documents(texts)


def entry(source: str, letter: str, count: int = 40) -> Entry:
    digest = letter * 64
    texts = [f"{WORDS[n % 5]} cho xã {letter} {n}, giai đoạn {n % 7}" for n in range(count)]
    passages = tuple(
        Passage(f"{digest[:12]}-p{n}", "text", "", text, Source(source, (n,), f"mục {n}", text))
        for n, text in enumerate(texts)
    )
    return Entry(Document(source, digest, ()), Head(source, digest), passages=passages)


def opened(home: Path) -> Store:
    return open_store(Settings(home=home, exact_passages=0, embedder="hashing"))


def written(store: Store, new: Entry) -> None:
    index(store, new.passages)
    store.registry.replace(new)
    reconcile(store)


def start_writer(home: Path, source: str, letter: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(home), source, letter]
    return subprocess.Popen(command)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = opened(tmp_path / "home")
    written(made, entry("a.txt", "a"))
    made.close()
    yield made
    made.close()


def test_questions_are_answered_by_both_legs_while_another_process_writes(store: Store) -> None:
    assert store.retriever.retrieve("an ninh mạng cho xã", 5)
    writer = start_writer(store.home, "b.txt", "b")
    while writer.poll() is None:
        found = store.retriever.retrieve("an ninh mạng cho xã a", 5)
        assert any("dense" in hit.legs for hit in found)
    assert writer.returncode == 0
    seen = store.retriever.retrieve("an ninh mạng cho xã b 2", 3)
    assert seen[0].passage.id.startswith("b")
    assert set(seen[0].legs) == {"lexical", "dense"}


def test_after_a_fault_of_the_engine_a_reader_still_sees_what_others_write(store: Store) -> None:
    embedder = Faltering()
    reader = DenseIndex(store.home, embedder)
    reader.refresh(store.registry.revision())
    new = entry("b.txt", "b").passages[2]
    assert reader.search(new.text, 1)[0][0].startswith("a")
    embedder.falters = True
    with pytest.raises(DenseError, match="Không đọc được chỉ mục véc-tơ"):
        reader.search(f"{new.text} khác", 2)
    embedder.falters = False
    assert start_writer(store.home, "b.txt", "b").wait() == 0
    reader.refresh(store.registry.revision())
    assert reader.search(new.text, 1)[0][0] == new.id
    reader.close()


def test_vectors_of_a_new_model_are_made_in_batches_and_a_stopped_run_goes_on(store: Store) -> None:
    told: list[tuple[int, int]] = []
    for stops, given, seen in (
        (2, [10, 10], [(0, 40), (10, 40), (20, 40)]),
        (-1, [10, 10], [(0, 20), (10, 20)]),
    ):
        embedder = Slow(stops)
        dense = DenseIndex(store.home, embedder)
        changed = replace(store, dense=dense, embedder=embedder, told=lambda *news: told.append(news))
        told.clear()
        try:
            reconcile(changed)
        except KeyboardInterrupt:
            assert stops > 0
        else:
            assert told.pop() == (20, 20)
            assert dense.ids() == store.registry.passage_ids()
        assert embedder.given == given
        assert told == seen
        dense.close()
