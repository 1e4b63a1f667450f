from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from corpus.embedding import EmbeddingError, HashingEmbedder, SentenceTransformerEmbedder, open_embedder


def cosine(first: list[float], second: list[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def test_vectors_have_length_one_and_the_asked_size() -> None:
    embedder = HashingEmbedder(256)
    for vector in embedder.embed_documents(["Sở Nội vụ chủ trì", "x", "99/2024"]):
        assert len(vector) == 256
        assert cosine(vector, vector) == pytest.approx(1.0, abs=1e-5)
    assert not any(embedder.embed_query(" … "))


def test_same_words_are_nearer_than_other_words() -> None:
    embedder = HashingEmbedder()
    query = embedder.embed_query("bồi dưỡng cán bộ văn thư")
    near, far = embedder.embed_documents(["Bồi dưỡng công chức làm văn thư", "Cấp nước sạch nông thôn"])
    assert cosine(query, near) > 2 * cosine(query, far)
    bare = embedder.embed_query("boi duong can bo van thu")
    assert cosine(bare, near) > 2 * cosine(bare, far)


def test_question_and_document_are_embedded_alike() -> None:
    embedder = HashingEmbedder()
    assert embedder.embed_query("kế hoạch") == embedder.embed_documents(["kế hoạch"])[0]


def test_vectors_are_the_same_in_every_process() -> None:
    script = "from corpus.hashing import HashingEmbedder as H; print(H().embed_query('kế hoạch số'))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == HashingEmbedder().embed_query("kế hoạch số")


def test_the_setting_chooses_the_embedder(tmp_path: Path) -> None:
    assert open_embedder("hashing").name.startswith("hashing")
    assert str(tmp_path) in open_embedder(str(tmp_path)).name


@pytest.fixture
def library() -> Any:
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is an extra")
    return pytest.importorskip("sentence_transformers")


def test_a_model_folder_serves_as_embedder(library: Any, tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "sở", "nội", "vụ", "kế", "hoạch", "nước", "sạch"]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    static = importlib.import_module("sentence_transformers.sentence_transformer.modules").StaticEmbedding
    library.SentenceTransformer(modules=[static(tokenizer, embedding_dim=16)], device="cpu").save(
        str(tmp_path / "model")
    )
    embedder = open_embedder(str(tmp_path / "model"))
    one, other = embedder.embed_documents(["sở nội vụ", "nước sạch"])
    assert len(one) == 16
    assert cosine(one, one) == pytest.approx(1.0, abs=1e-4)
    assert cosine(embedder.embed_query("sở nội vụ"), one) > cosine(embedder.embed_query("sở nội vụ"), other)


def test_a_model_that_is_not_there_is_said_at_once(library: Any) -> None:
    began = perf_counter()
    with pytest.raises(EmbeddingError, match="Không nạp được mô hình nhúng"):
        SentenceTransformerEmbedder("khong/co-mo-hinh-nay").embed_query("x")
    assert perf_counter() - began < 20


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match=r"trolyao\[models\]"):
        SentenceTransformerEmbedder(str(tmp_path)).embed_query("x")
