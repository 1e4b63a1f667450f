from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from corpus.embedding import (
    HashingEmbedder,
    InputForm,
    ModelError,
    SentenceTransformerEmbedder,
    StaticEmbedder,
    input_form,
    open_embedder,
)


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
    made_with = embedder.name
    one, other = embedder.embed_documents(["sở nội vụ", "nước sạch"])
    assert len(one) == 16
    assert cosine(one, one) == pytest.approx(1.0, abs=1e-4)
    assert cosine(embedder.embed_query("sở nội vụ"), one) > cosine(embedder.embed_query("sở nội vụ"), other)
    again = importlib.import_module("sentence_transformers.sentence_transformer.modules").StaticEmbedding
    library.SentenceTransformer(modules=[again(tokenizer, embedding_dim=16)], device="cpu").save(
        str(tmp_path / "model")
    )
    assert open_embedder(str(tmp_path / "model")).name != made_with


def test_a_model_that_is_not_there_is_said(library: Any) -> None:
    with pytest.raises(ModelError, match="Không nạp được mô hình"):
        SentenceTransformerEmbedder("khong/co-mo-hinh-nay").embed_query("x")


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"trolyao\[models\]"):
        SentenceTransformerEmbedder(str(tmp_path)).embed_query("x")


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder()


def test_the_shipped_model_needs_no_accents(shipped: StaticEmbedder) -> None:
    assert shipped.embed_query("bồi dưỡng cán bộ văn thư") == shipped.embed_query("Boi duong can bo VĂN THU")
    assert cosine(shipped.embed_query("kế hoạch"), shipped.embed_query("kế hoạch")) == pytest.approx(1.0)
    assert not any(shipped.embed_query(" … "))
    assert shipped.embed_documents([]) == []


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("tập huấn cho cán bộ", "bồi dưỡng công chức, viên chức", "cấp nước sạch nông thôn"),
        ("xử phạt người vi phạm", "mức phạt tiền đối với hành vi", "bảo quản hồ sơ lưu trữ"),
        ("thầy cô giáo", "giáo viên dạy học trong trường", "tuyển chọn nhà thầu"),
    ],
)
def test_the_shipped_model_knows_words_of_like_meaning(
    shipped: StaticEmbedder, query: str, near: str, far: str
) -> None:
    asked, one, other = shipped.embed_documents([query, near, far])
    assert cosine(asked, one) > cosine(asked, other)


def test_the_shipped_model_is_small_and_named_after_its_weights(shipped: StaticEmbedder) -> None:
    folder = files("corpus") / "data" / "model"
    weights = folder / "model.safetensors"
    assert shipped.name == f"trolyao:{blake2b(weights.read_bytes(), digest_size=6).hexdigest()}"
    assert sum(len(path.read_bytes()) for path in folder.iterdir()) < 25_000_000


def test_the_shipped_model_loads_no_torch() -> None:
    script = (
        "import sys; from corpus.static_embedding import StaticEmbedder;"
        "assert 'model2vec' not in sys.modules and 'numpy' not in sys.modules;"
        "StaticEmbedder().embed_query('kế hoạch'); print('torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_both_libraries_read_the_same_vectors(library: Any, shipped: StaticEmbedder) -> None:
    folder = str(files("corpus") / "data" / "model")
    texts = [
        "Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh",
        "hạn chót 30/6/2025",
        "Panthers",
    ]
    theirs = library.SentenceTransformer(folder, device="cpu").encode(texts, normalize_embeddings=True)
    loaded = importlib.import_module("model2vec").StaticModel.from_pretrained(folder).encode(texts)
    for ours, one, other in zip(shipped.embed_documents(texts), theirs, loaded, strict=True):
        assert ours == pytest.approx([float(number) for number in one], abs=1e-5)
        assert ours == pytest.approx([float(number) for number in other], abs=1e-6)


def test_a_missing_model_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Thiếu mô hình"):
        StaticEmbedder(tmp_path).embed_query("x")


@pytest.mark.parametrize(
    ("model", "form"),
    [
        ("intfloat/multilingual-e5-small", InputForm("query: ", "passage: ")),
        ("/models/multilingual-e5-base/", InputForm("query: ", "passage: ")),
        ("bkai-foundation-models/vietnamese-bi-encoder", InputForm(segmented=True)),
        ("BAAI/bge-m3", InputForm()),
    ],
)
def test_models_are_given_text_as_they_were_trained(model: str, form: InputForm) -> None:
    assert input_form(model) == form


def test_segmented_text_joins_words_after_the_prefix() -> None:
    assert InputForm("hỏi: ", "", True).of("hỏi: ", "ban hành kế hoạch") == "hỏi: ban_hành kế_hoạch"
    assert "Instruct" in input_form("intfloat/multilingual-e5-large-instruct").query_prefix


@pytest.mark.parametrize(
    ("folder", "query", "passage"),
    [
        (
            "multilingual-e5-small",
            "query: Sở Nội vụ ban hành kế hoạch",
            "passage: Sở Nội vụ ban hành kế hoạch",
        ),
        ("bge-m3", "Sở Nội vụ ban hành kế hoạch", "Sở Nội vụ ban hành kế hoạch"),
        ("vietnamese-bi-encoder", "Sở Nội_vụ ban_hành kế_hoạch", "Sở Nội_vụ ban_hành kế_hoạch"),
    ],
)
def test_a_model_of_each_family_is_given_its_own_form(
    library: Any, tmp_path: Path, folder: str, query: str, passage: str
) -> None:
    made = model_of_whole_texts(library, tmp_path / folder, (query, passage))
    plain = library.SentenceTransformer(str(made), device="cpu").encode([query, passage])
    embedder = open_embedder(str(made))
    text = "Sở Nội vụ ban hành kế hoạch"
    assert cosine(embedder.embed_query(text), plain[0].tolist()) == pytest.approx(1.0, abs=1e-4)
    assert cosine(embedder.embed_documents([text])[0], plain[1].tolist()) == pytest.approx(1.0, abs=1e-4)


def model_of_whole_texts(library: Any, folder: Path, known: tuple[str, ...]) -> Path:
    """A model that knows a text only if it is given letter by letter, of rows of length 1."""
    from tokenizers import Tokenizer, models

    words = dict.fromkeys(("[UNK]", *known))
    tokenizer = Tokenizer(models.WordLevel({text: n for n, text in enumerate(words)}, unk_token="[UNK]"))
    static = importlib.import_module("sentence_transformers.sentence_transformer.modules").StaticEmbedding
    rows = importlib.import_module("numpy").eye(len(words), dtype="float32")
    library.SentenceTransformer(modules=[static(tokenizer, embedding_weights=rows)], device="cpu").save(
        str(folder)
    )
    return folder
