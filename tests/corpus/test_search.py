from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from corpus.dense import DenseIndex, OtherEmbedderError
from corpus.hashing import HashingEmbedder
from corpus.lexical import LexicalIndex
from corpus.model import Document, Entry, Head, Hit, Passage, Source
from corpus.neural import ModelError
from corpus.search import ALL, DenseRetriever, LexicalRetriever, Recalling, Retriever
from corpus.settings import Settings
from corpus.store import (
    Store,
    index,
    open_store,
    passages_in_step,
    rebuild,
    reconcile,
    reconcile_if_moved,
)

TEXTS = {
    "cong.txt": [
        ("task", "Xây dựng cổng dịch vụ công trực tuyến của tỉnh"),
        ("task", "Bồi dưỡng cán bộ làm công tác văn thư, lưu trữ"),
        ("text", "Căn cứ Quyết định số 3809/QĐ-UBND ngày 14 tháng 9 năm 2021"),
        ("text", "Công an tỉnh bảo đảm an ninh mạng"),
    ],
    "nuoc.txt": [
        ("task", "Cấp nước sạch nông thôn cho các xã vùng cao"),
        ("task", "Khảo sát chất lượng dịch vụ thoát nước"),
    ],
}


def entry(source: str, letter: str) -> Entry:
    digest = letter * 64
    passages = tuple(
        Passage(
            f"{digest[:12]}-p{n}", kind, f"Kế hoạch {source}", text, Source(source, (n,), f"mục {n}", text)
        )
        for n, (kind, text) in enumerate(TEXTS[source], 1)
    )
    return Entry(Document(source, digest, ()), Head(source, digest), passages=passages)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=tmp_path / "home"))
    for source, letter in (("cong.txt", "a"), ("nuoc.txt", "b")):
        opened.registry.replace(entry(source, letter))
    reconcile(opened)
    yield opened
    opened.close()


def legs(store: Store) -> list[Retriever]:
    return [
        LexicalRetriever(store.registry, store.lexical),
        DenseRetriever(store.registry, store.dense),
        store.retriever,
    ]


@pytest.mark.parametrize("leg", [0, 1, 2])
@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("cổng dịch vụ công trực tuyến", "Xây dựng cổng dịch vụ công trực tuyến của tỉnh"),
        ("cong dich vu cong truc tuyen", "Xây dựng cổng dịch vụ công trực tuyến của tỉnh"),
        ("BOI DUONG VAN THU", "Bồi dưỡng cán bộ làm công tác văn thư, lưu trữ"),
        ("cấp nước sạch cho xã", "Cấp nước sạch nông thôn cho các xã vùng cao"),
    ],
)
def test_every_leg_finds_with_and_without_accents(store: Store, leg: int, query: str, text: str) -> None:
    assert legs(store)[leg].retrieve(query, 1)[0].passage.text == text


@pytest.mark.parametrize("leg", [0, 1, 2])
def test_every_leg_filters_and_limits(store: Store, leg: int) -> None:
    retriever = legs(store)[leg]
    hits = retriever.retrieve("dịch vụ", 5, sources=frozenset({"nuoc.txt"}))
    assert {hit.passage.source.document for hit in hits} == {"nuoc.txt"}
    hits = retriever.retrieve("công tỉnh", 5, kinds=frozenset({"text"}))
    assert {hit.passage.kind for hit in hits} == {"text"}
    assert len(retriever.retrieve("dịch vụ công", 1)) == 1


@pytest.mark.parametrize("leg", [0, 1, 2])
def test_scores_fall_and_no_words_find_nothing(store: Store, leg: int) -> None:
    scores = [hit.score for hit in legs(store)[leg].retrieve("dịch vụ công nước sạch", 6)]
    assert scores == sorted(scores, reverse=True)
    for empty in ("", "   ", "?!…", "\x00"):
        assert legs(store)[leg].retrieve(empty, 5) == ()


def test_within_a_filter_what_has_none_of_the_words_is_no_hit(store: Store) -> None:
    scored = store.lexical.search("thoát nước", 10, frozenset({"nuoc.txt"}), frozenset({"task"}))
    assert [passage_id[0] for passage_id, _ in scored] == ["b", "b"]
    assert store.lexical.search("văn thư", 10, frozenset({"nuoc.txt"})) == []


@pytest.mark.parametrize("asked", ["dịch vụ công của tỉnh", "cap nuoc sach va dich vu"])
def test_leaving_documents_out_finds_what_seeking_in_the_others_finds(store: Store, asked: str) -> None:
    among = store.lexical.search(asked, 10, frozenset({"nuoc.txt"}))
    assert among
    assert store.lexical.search(asked, 10, without=frozenset({"cong.txt"})) == among


def test_what_has_many_words_of_a_text_in_one_piece_is_held(store: Store) -> None:
    def held(text: str, words: int, **among: frozenset[str]) -> list[str]:
        return [passage.text for passage in store.retriever.holding(text, words, 5, **among)]

    row = "Xây dựng cổng dịch vụ công trực tuyến của tỉnh"
    assert held(f"cho hỏi việc {row.upper()} thì ai làm, bao giờ xong", 8) == [row]
    assert held("cho hoi xay dung cong dich vu cong truc tuyen cua tinh thi ai lam", 8) == [row]
    assert held("dịch vụ công thì tỉnh xây dựng cổng nào, trực tuyến của ai", 8) == []
    assert held(row, 8, sources=frozenset({"nuoc.txt"})) == held(row, 8, kinds=frozenset({"text"})) == []
    assert held("", 8) == held(row, 200) == []


def test_an_index_that_fell_into_parts_is_written_as_one_and_finds_the_same(store: Store) -> None:
    before = store.lexical.search("dịch vụ công của tỉnh", 10)
    for passage in store.registry.passages(sorted(store.registry.passage_ids())).values():
        store.lexical.add([passage])
    assert store.lexical.parts() > 1
    store.registry.touch()
    reconcile_if_moved(store)
    assert store.lexical.parts() == 1
    assert passages_in_step(store)
    assert store.lexical.search("dịch vụ công của tỉnh", 10) == before


def test_one_question_seeks_the_same_only_once(store: Store) -> None:
    asked: list[frozenset[str]] = []

    class Counted:
        def retrieve(
            self,
            query: str,
            k: int,
            sources: frozenset[str] = ALL,
            kinds: frozenset[str] = ALL,
            spoken: str = "",
        ) -> tuple[Hit, ...]:
            asked.append(kinds)
            return store.retriever.retrieve(query, k, sources, kinds, spoken)

        def holding(
            self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
        ) -> tuple[Passage, ...]:
            return store.retriever.holding(text, words, k, sources, kinds)

        def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
            return store.retriever.nearness(spoken, texts)

    recalling = Recalling(Counted())
    first = recalling.retrieve("thoát nước", 2)
    assert recalling.retrieve("thoát nước", 2) == first == store.retriever.retrieve("thoát nước", 2)
    assert recalling.retrieve("thoát nước", 2, kinds=frozenset({"text"})) != first
    assert asked == [ALL, frozenset({"text"})]


def test_the_dense_leg_hears_the_question_as_it_was_put(store: Store) -> None:
    def near(query: str, spoken: str = "") -> dict[str, float]:
        hits = store.retriever.retrieve(query, 5, spoken=spoken)
        return {hit.passage.id: hit.legs["dense"] for hit in hits if "dense" in hit.legs}

    asked = near("thoát nước", "cấp nước sạch")
    alone = near("cấp nước sạch")
    assert asked.keys() & alone.keys()
    assert all(asked[id] == alone[id] for id in asked.keys() & alone.keys())


def test_nearness_is_told_of_any_text_and_by_words_of_none(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Bồi dưỡng cán bộ làm công tác văn thư", "Cấp nước sạch nông thôn", ""]
    near, far, none = store.retriever.nearness("nước sạch cho nông thôn", [texts[1], texts[0], texts[2]])
    assert near > 0.5 > far
    assert none == 0.0
    assert store.retriever.lexical.nearness("nước sạch", texts) == [0.0, 0.0, 0.0]
    assert replace(store.retriever, dense_weight=0.0).nearness("nước sạch", texts) == [0.0, 0.0, 0.0]
    assert store.retriever.nearness("nước sạch", []) == []
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    without = open_store(Settings(home=tmp_path / "home", embedder="khong/co"))
    assert without.retriever.nearness("nước sạch", texts) == [0.0, 0.0, 0.0]
    without.close()


def test_accents_decide_where_the_letters_are_the_same(store: Store) -> None:
    pair = ("Bàn giao tài sản", "Bản giao ước thi đua")
    passages = tuple(
        replace(entry("cong.txt", "c").passages[0], id=f"x-p{n}", text=text) for n, text in enumerate(pair)
    )
    store.lexical.add(passages)
    assert store.lexical.search("bản giao", 2)[0][0] == "x-p1"
    assert store.lexical.search("bàn giao", 2)[0][0] == "x-p0"


def test_a_document_number_is_one_term(store: Store) -> None:
    for query in ("3809/QĐ-UBND", "quyết định 3809", "3809/qd-ubnd"):
        assert store.retriever.retrieve(query, 1)[0].passage.id == "aaaaaaaaaaaa-p3"


@pytest.mark.parametrize(
    "query", ["3809/QĐ-UBND", "QĐ 3809", "3809", "qd 3809/qd-ubnd", "Quyết định số 3809"]
)
@pytest.mark.parametrize("leg", [0, 2])
def test_a_number_is_told_from_numbers_like_it(store: Store, query: str, leg: int) -> None:
    made = entry("cong.txt", "c").passages[0]
    numbers = ("380/QĐ-UBND", "809/QĐ-UBND", "38090/QĐ-UBND", "3808/QĐ-UBND", "3809/QĐ-UBND", "09/QĐ-UBND")
    passages = tuple(
        replace(made, id=f"x-p{n}", title="Kế hoạch", text=f"Quyết định số {number} của UBND tỉnh, QĐ UBND")
        for n, number in enumerate(numbers)
    )
    store.registry.replace(replace(entry("cong.txt", "c"), passages=passages))
    reconcile(store)
    assert legs(store)[leg].retrieve(query, 3)[0].passage.id == "x-p4"


def test_hits_keep_the_scores_of_both_legs(store: Store) -> None:
    hit = store.retriever.retrieve("cổng dịch vụ công", 1)[0]
    assert set(hit.legs) == {"lexical", "dense"}
    assert hit.score == pytest.approx(1.0)
    assert 0 < hit.legs["dense"] <= 1.0001


def test_what_the_registry_does_not_know_is_not_found(store: Store) -> None:
    stray = replace(entry("nuoc.txt", "b").passages[0], id="stray-p1")
    store.lexical.add([stray])
    store.dense.add([stray])
    assert not passages_in_step(store)
    assert "stray-p1" not in {hit.passage.id for hit in store.retriever.retrieve("cấp nước sạch", 9)}
    reconcile(store)
    assert passages_in_step(store)


def test_a_reader_sees_what_was_written_after_it_opened(store: Store, tmp_path: Path) -> None:
    reader = open_store(Settings(home=tmp_path / "home"))
    assert reader.retriever.retrieve("cổng dịch vụ công", 1)[0].passage.id == "aaaaaaaaaaaa-p1"
    store.registry.replace(entry("cong.txt", "d"))
    reconcile(store)
    assert reader.retriever.retrieve("cổng dịch vụ công", 1)[0].passage.id == "dddddddddddd-p1"
    reader.close()


def test_indexes_are_rebuilt_from_the_registry(store: Store) -> None:
    before = [hit.passage.id for hit in store.retriever.retrieve("dịch vụ công", 4)]
    rebuild(store)
    assert passages_in_step(store)
    assert [hit.passage.id for hit in store.retriever.retrieve("dịch vụ công", 4)] == before


def test_vectors_of_another_embedder_are_refused_until_reindexed(store: Store, tmp_path: Path) -> None:
    store.dense.close()
    other = DenseIndex(tmp_path / "home", HashingEmbedder(64))
    with pytest.raises(OtherEmbedderError, match="lập lại chỉ mục"):
        other.search("dịch vụ", 3)
    reconcile(replace(store, dense=other))
    assert other.ids() == store.registry.passage_ids()
    other.close()


def test_a_changed_model_leaves_the_words_to_search_by_until_reindexed(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.dense.close()
    changed = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    hits = changed.retriever.retrieve("cấp nước sạch", 3)
    assert hits[0].passage.text.startswith("Cấp nước sạch")
    assert set(hits[0].legs) == {"lexical"}
    assert "trolyao ingest" in caplog.text
    reconcile(changed)
    assert set(changed.retriever.retrieve("cấp nước sạch", 3)[0].legs) == {"lexical", "dense"}
    changed.close()


def test_a_model_that_cannot_be_had_costs_neither_answers_nor_vectors(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    store.dense.close()
    without = open_store(Settings(home=tmp_path / "home", embedder="khong/co"))
    assert set(without.retriever.retrieve("cấp nước sạch", 3)[0].legs) == {"lexical"}
    assert "trolyao[models]" in caplog.text
    with pytest.raises(ModelError):
        reconcile(without)
    without.close()
    assert set(store.retriever.retrieve("cấp nước sạch", 3)[0].legs) == {"lexical", "dense"}


def test_vectors_that_cannot_be_read_leave_the_words(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.close()
    (tmp_path / "home" / "vectors.rows").unlink()
    for path in (tmp_path / "home" / "chroma").glob("*.sqlite3"):
        path.write_bytes(b"no database" * 400)
    broken = open_store(Settings(home=tmp_path / "home"))
    assert set(broken.retriever.retrieve("cấp nước sạch", 3)[0].legs) == {"lexical"}
    assert "chỉ mục véc-tơ" in caplog.text
    broken.close()


def test_a_document_written_by_another_embedder_brings_all_vectors_along(
    store: Store, tmp_path: Path
) -> None:
    store.dense.close()
    changed = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    new = entry("cong.txt", "d")
    index(changed, new.passages)
    changed.registry.replace(new)
    assert {p.id for p in entry("nuoc.txt", "b").passages + new.passages} <= changed.dense.ids()
    reconcile(changed)
    assert passages_in_step(changed)
    changed.close()


def test_abbreviations_are_written_out_on_both_sides(store: Store) -> None:
    long, short = "Ủy ban nhân dân huyện lập danh sách", "UBND huyện lập danh sách"
    made = entry("cong.txt", "c").passages[0]
    store.lexical.add([replace(made, id="x-p1", text=long), replace(made, id="x-p2", text=short)])
    for query in (long, short, "ubnd huyen lap danh sach"):
        (_, first), (_, second) = store.lexical.search(query, 2)
        assert first == pytest.approx(second, rel=0.01)


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    empty = open_store(Settings(home=tmp_path / "none"))
    assert empty.retriever.retrieve("dịch vụ", 5) == ()
    reconcile(empty)
    assert passages_in_step(empty)
    empty.close()


def test_a_long_question_stays_fast(store: Store) -> None:
    assert (
        store.retriever.retrieve("cổng dịch vụ công trực tuyến " * 3000, 1)[0].passage.id == "aaaaaaaaaaaa-p1"
    )


def test_a_lexical_index_reopens_as_it_was(tmp_path: Path) -> None:
    LexicalIndex(tmp_path).add(entry("cong.txt", "a").passages)
    again = LexicalIndex(tmp_path)
    assert len(again.ids()) == 4
    again.drop(["aaaaaaaaaaaa-p1", "unknown"])
    assert len(again.ids()) == 3


def test_threads_search_while_the_store_moves_on(store: Store) -> None:
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(20):
                assert store.retriever.retrieve("cổng dịch vụ công trực tuyến", 1)
        except BaseException as fault:
            faults.append(fault)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        store.registry.touch()
    for thread in threads:
        thread.join()
    assert faults == []


def test_all_documents_named_find_what_none_named_does(store: Store) -> None:
    every = frozenset(TEXTS)
    for question in ("cổng dịch vụ công", "nước sạch", "Quyết định 3809/QĐ-UBND"):
        named = store.retriever.retrieve(question, 5, every, frozenset({"task"}))
        free = store.retriever.retrieve(question, 5, ALL, frozenset({"task"}))
        assert named
        assert [hit.passage for hit in named] == [hit.passage for hit in free]
