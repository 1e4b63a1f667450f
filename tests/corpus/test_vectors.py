from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.dense import DenseIndex, OtherEmbedderError
from corpus.hashing import HashingEmbedder
from corpus.model import Document, Entry, Head, Passage, Source
from corpus.settings import Settings
from corpus.store import Store, open_store, reconcile_if_moved
from corpus.vectors import VectorFile, nearest

WORDS = ("cấp nước sạch", "số hoá hồ sơ", "an ninh mạng", "đào tạo văn thư", "thu gom rác thải")


def entry(source: str, letter: str, count: int = 20) -> Entry:
    digest = letter * 64
    passages = tuple(
        Passage(f"{digest[:12]}-p{n}", "text", "", text, Source(source, (n,), f"mục {n}", text))
        for n in range(count)
        for text in [f"{WORDS[n % 5]} cho xã {letter} {n}, giai đoạn {n % 7}"]
    )
    return Entry(Document(source, digest, ()), Head(source, digest), passages=passages)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=tmp_path / "home"))
    for source, letter in (("a.txt", "a"), ("b.txt", "b")):
        opened.registry.replace(entry(source, letter))
    reconcile_if_moved(opened)
    yield opened
    opened.close()


def opened_with(home: Path, exact: int) -> Store:
    return open_store(Settings(home=home, exact_passages=exact))


def found(store: Store, query: str = "nước sạch cho xã") -> list[tuple[str, float]]:
    store.dense.refresh(store.registry.revision())
    return [(id, round(cosine, 5)) for id, cosine in store.dense.search(query, 7)]


def by_chroma(home: Path) -> list[tuple[str, float]]:
    engine = opened_with(home, 0)
    try:
        return found(engine)
    finally:
        engine.close()


def test_the_file_finds_what_chroma_finds(store: Store) -> None:
    near, graph = found(store), by_chroma(store.home)
    assert [cosine for _, cosine in near] == pytest.approx([cosine for _, cosine in graph], abs=1e-4)
    assert {id for id, _ in near[:4]} == {id for id, _ in graph[:4]}
    assert (store.home / "vectors.rows").is_file()


def test_a_question_opens_no_engine(store: Store) -> None:
    script = (
        "import sys; from pathlib import Path; from corpus.settings import Settings;"
        "from corpus.store import open_store;"
        "store = open_store(Settings(home=Path(sys.argv[1])));"
        "hit = store.retriever.retrieve('cấp nước sạch', 1)[0]; store.close();"
        "print(sorted(hit.legs), 'chromadb' in sys.modules)"
    )
    run = [sys.executable, "-c", script, str(store.home)]
    printed = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['dense', 'lexical'] False"


def test_without_the_file_chroma_answers_and_the_next_ingest_makes_it_anew(store: Store) -> None:
    before = found(store)
    (store.home / "vectors.rows").unlink()
    store.close()
    assert [id for id, _ in found(store)][:3] == [id for id, _ in before][:3]
    reconcile_if_moved(store)
    assert store.dense.settled() == 40
    assert found(store) == before


def test_a_torn_row_is_none_and_is_written_over(store: Store) -> None:
    before, path = found(store), store.home / "vectors.rows"
    with path.open("ab") as file:
        file.write(b"torn")
    store.dense.close()
    assert found(store) == before
    store.registry.replace(entry("c.txt", "c"))
    reconcile_if_moved(store)
    assert store.dense.settled() == 60
    assert {id[0] for id, _ in found(store, "cho xã c")} >= {"c"}


def test_replaced_and_removed_documents_leave_the_file(store: Store) -> None:
    store.registry.remove("a.txt")
    store.registry.replace(entry("b.txt", "d", count=9))
    reconcile_if_moved(store)
    assert {id[0] for id, _ in found(store)} == {"d"}
    assert store.dense.settled() == 9
    store.registry.remove("b.txt")
    reconcile_if_moved(store)
    assert found(store) == []
    store.registry.replace(entry("a.txt", "a"))
    reconcile_if_moved(store)
    assert store.dense.settled() == 20


def test_an_id_written_twice_is_found_once_and_kept_once(store: Store) -> None:
    known = store.registry.passage_ids()
    changed = replace(entry("a.txt", "a").passages[0], text="quản lý đất đai")
    store.dense.add([changed])
    ids = [id for id, _ in found(store, "nước sạch")]
    assert len(ids) == len(set(ids))
    assert store.dense.settled() == len(known) + 1
    store.dense.settle(known)
    assert store.dense.settled() == len(known)
    assert found(store, "quản lý đất đai")[0][0] == changed.id


def test_more_than_the_setting_allows_is_left_to_chroma(store: Store) -> None:
    store.close()
    small = opened_with(store.home, 30)
    assert len(found(small)) == 7
    small.registry.replace(entry("c.txt", "c"))
    reconcile_if_moved(small)
    assert not (store.home / "vectors.rows").exists()
    assert {id[0] for id, _ in found(small, "cho xã c")} >= {"c"}
    small.close()


def test_a_larger_store_seen_by_a_reader_with_a_larger_setting_is_whole(store: Store) -> None:
    """A writer that keeps no file leaves none behind that lacks what it wrote."""
    store.close()
    writer = opened_with(store.home, 0)
    writer.dense.add(entry("c.txt", "c").passages)
    writer.close()
    assert not (store.home / "vectors.rows").exists()


def test_vectors_of_another_embedder_are_no_rows(store: Store) -> None:
    store.dense.close()
    other = DenseIndex(store.home, HashingEmbedder(64), exact=1000)
    with pytest.raises(OtherEmbedderError, match="lập lại chỉ mục"):
        other.search("nước sạch", 3)
    other.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]" + b" " * 200, b"\xff" * 400])
def test_what_is_no_file_of_vectors_is_not_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.rows"
    path.write_bytes(content)
    assert VectorFile(path, "m", 10).rows() is None


def test_long_ids_leave_no_file(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "vectors.rows", "m", 10)
    one = np.ones((1, 4), dtype=np.float32)
    file.write([(["p1"], one)])
    assert file.holds(frozenset({"p1"}))
    file.add(["x" * 200], one)
    assert file.rows() is None


def test_what_a_reader_has_mapped_stays(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "vectors.rows", "m", 10)
    file.write([(["p1", "p2"], np.eye(2, 4, dtype=np.float32))])
    mapped = file.rows()
    assert mapped is not None
    file.drop(["p1"])
    assert [id for id, _ in nearest(mapped, [1.0, 0.0, 0.0, 0.0], 2)] == ["p1", "p2"]
    assert file.holds(frozenset({"p2"}))
