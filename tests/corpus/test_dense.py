"""Chroma's own graph, where there are more passages than the exact file takes: a reader beside a writer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
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
        reader.search(new.text, 1)
    embedder.falters = False
    assert start_writer(store.home, "b.txt", "b").wait() == 0
    reader.refresh(store.registry.revision())
    assert reader.search(new.text, 1)[0][0] == new.id
    reader.close()
