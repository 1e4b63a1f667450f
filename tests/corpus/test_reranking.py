from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document, Entry, Head, Hit, Passage, Source
from corpus.neural import ModelError
from corpus.reranking import Reranker
from corpus.settings import Settings
from corpus.store import open_store, reconcile


def hits(*texts: str) -> tuple[Hit, ...]:
    source = Source("a.txt", (), "mục 1", "")
    return tuple(
        Hit(Passage(f"p{n}", "text", "Kế hoạch", text, source), 1.0 - n / 10, {"lexical": 1.0})
        for n, text in enumerate(texts)
    )


class Longest:
    """Prefers the longer passage."""

    def predict(self, pairs: list[tuple[str, str]], show_progress_bar: bool) -> list[float]:
        assert not show_progress_bar
        return [float(len(text)) for _, text in pairs]


@pytest.fixture
def reranker() -> Reranker:
    made = Reranker("khong/co", depth=3)
    made._model._opened = Longest()
    return made


def test_the_first_hits_are_put_in_the_new_order_above_the_rest(reranker: Reranker) -> None:
    found = reranker.rerank("câu hỏi", hits("a", "aaa", "aa", "aaaaaaa"))
    assert [hit.passage.text for hit in found] == ["aaa", "aa", "a", "aaaaaaa"]
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert set(found[0].legs) == {"lexical", "reranker"}
    assert "reranker" not in found[3].legs


def test_one_hit_needs_no_model() -> None:
    assert len(Reranker("khong/co", 5).rerank("câu hỏi", hits("a"))) == 1


def test_the_setting_puts_it_behind_the_search(tmp_path: Path) -> None:
    store = open_store(Settings(home=tmp_path / "a", reranker="mo/hinh", rerank_depth=7))
    assert store.retriever.reranker is not None
    assert store.retriever.reranker.depth == 7
    store.close()
    store = open_store(Settings(home=tmp_path / "b"))
    assert store.retriever.reranker is None
    store.close()


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"trolyao\[models\]"):
        Reranker("khong/co", 5).rerank("câu hỏi", hits("a", "b"))


def test_a_cross_encoder_folder_serves(tmp_path: Path) -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is an extra")
    folder = tiny_cross_encoder(tmp_path / "model")
    found = Reranker(str(folder), 5).rerank("kế hoạch", hits("kế hoạch", "nước sạch", "sở nội vụ"))
    assert {hit.passage.text for hit in found} == {"kế hoạch", "nước sạch", "sở nội vụ"}
    assert all("reranker" in hit.legs for hit in found)


def tiny_cross_encoder(folder: Path) -> Path:
    from tokenizers import Tokenizer, models, pre_tokenizers

    library: Any = importlib.import_module("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "sở", "nội", "vụ", "kế", "hoạch", "nước", "sạch"]
    plain = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    library.PreTrainedTokenizerFast(tokenizer_object=plain, **special).save_pretrained(str(folder))
    config = library.BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=64,
        num_labels=1,
    )
    library.BertForSequenceClassification(config).save_pretrained(str(folder))
    return folder


def test_without_its_model_the_order_stays_and_it_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    plain = open_store(Settings(home=tmp_path / "a"))
    source = Source("a.txt", (1,), "mục 1", "")
    passages = tuple(
        Passage(f"p{n}", "text", "", text, source) for n, text in enumerate(("cấp nước", "cấp nước sạch"))
    )
    plain.registry.replace(Entry(Document("a.txt", "a" * 64, ()), Head("a.txt", "a" * 64), passages=passages))
    reconcile(plain)
    ranked = open_store(Settings(home=tmp_path / "a", reranker="khong/co"))
    for _ in range(2):
        found = ranked.retriever.retrieve("cấp nước sạch", 2)
        assert found == plain.retriever.retrieve("cấp nước sạch", 2)
    assert caplog.text.count("trolyao[models]") == 2
    ranked.close()
    plain.close()
