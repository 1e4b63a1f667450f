from __future__ import annotations

import gzip
import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from corpus.static_embedding import StaticEmbedder
from eval.scale import scale_text
from eval.training.everyday import Everyday, load_everyday
from eval.training.pairs import Encoded, Sayings, batch, pair
from eval.training.texts import Article, load_articles
from eval.training.train import Recipe, save, train
from eval.training.vocabulary import make_tokenizer, scored_tokens

DECREE = """**QUYẾT ĐỊNH**

Căn cứ Luật Tổ chức chính
quyền địa phương; theo đề nghị của Sở Nội vụ.

THE GOVERNMENT OF VIETNAM issues this decree on penalties.

Điều 2. Phạm vi điều chỉnh

Văn bản này quy định việc cấp nước sạch; áp dụng cho mọi hộ dân.
"""

SUBJECTS = ["cấp nước sạch nông thôn", "bồi dưỡng cán bộ văn thư", "xử phạt vi phạm giao thông"]
ARTICLES = [
    Article(f"Quy định về {subject} số {n}", (f"việc {subject} do tỉnh lo", f"hồ sơ {subject} gồm đơn"))
    for n in range(8)
    for subject in SUBJECTS
]

PLAIN = Sayings([((), ())])
EVERYDAY = Everyday(
    [("nước máy", "nước sạch"), ("dạy nghề viết lách", "bồi dưỡng cán bộ văn thư"), ("cho", "cấp")],
    [("nước máy về làng", "việc cấp nước sạch nông thôn")],
)


def test_decrees_are_cut_into_articles_of_vietnamese_clauses(tmp_path: Path) -> None:
    rows = [{"title": "Điều 1. Đối tượng áp dụng của văn bản", "text": DECREE}]
    packed = gzip.compress("\n".join(json.dumps(row) for row in rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    first, second = load_articles(tmp_path)
    assert first.title == "Đối tượng áp dụng của văn bản"
    assert "Căn cứ Luật Tổ chức chính quyền địa phương;" in first.clauses
    assert not any("GOVERNMENT" in clause for clause in first.clauses)
    assert second == Article(
        "Phạm vi điều chỉnh", ("Văn bản này quy định việc cấp nước sạch;", "áp dụng cho mọi hộ dân.")
    )


def test_pairs_that_belong_together_become_tokens() -> None:
    folded = ["uy ban ho tro"] * 30 + ["ban do", "uy tin"] * 10 + [f"tu {n % 7} mot" for n in range(70)]
    tokens = dict(scored_tokens(folded, 6000))
    assert "▁uy▁ban" in tokens or "▁ho▁tro" in tokens
    assert tokens["▁ban"] > tokens["a"]


def test_the_tokenizer_needs_no_accents_and_stops_at_punctuation() -> None:
    tokenizer = make_tokenizer([text for a in ARTICLES * 3 for text in (a.title, *a.clauses)], 6000)

    def ids(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    assert ids("Cấp nước sạch") == ids("cap NUOC sạch") == ids(" cấp  nước sạch ")
    assert len(ids("nuoc, sach")) > len(ids("nuoc sach"))
    assert 0 not in ids("Panthers x9q ½ 漢 đường")
    assert ids("… 漢") == []


def test_batches_are_the_same_from_the_same_seed() -> None:
    encoded = [Encoded((n, n + 1), ((n, 100), (n, 200), (n, 300))) for n in range(40)]
    said = Sayings([((7,), ()), ((), (8, 9))])
    first, again, other = (batch(encoded, said, 16, Random(seed)) for seed in (3, 3, 4))
    assert first == again != other
    assert len(first) == 16
    assert all(query and passage for query, passage in first)


def test_queries_are_titles_clauses_rows_and_scattered_words() -> None:
    clauses = (tuple(range(100, 140)), tuple(range(200, 240)))
    drawn = [pair(Encoded((1, 2), clauses), PLAIN, Random(seed)) for seed in range(200)]
    title = [passage for query, passage in drawn if query == (1, 2)]
    assert any(not set(passage) & {1, 2} for passage in title)
    assert any(query in clauses and not set(query) & set(passage) for query, passage in drawn)
    inside = [query for query, passage in drawn if set(query) < set(passage)]
    gaps = [query for query in inside if any(b - a > 1 for a, b in pairwise(query))]
    assert 0 < len(gaps) < len(inside)
    assert all(query == tuple(sorted(query)) for query in gaps)


def test_official_phrases_are_retold_in_everyday_words() -> None:
    told = {EVERYDAY.retell("Việc cấp nước sạch, hồ sơ", Random(seed)) for seed in range(20)}
    assert told == {"", "việc cấp nước máy hồ sơ"}
    assert EVERYDAY.retell("Hồ sơ gồm đơn", Random(1)) == ""


def test_a_batch_asks_in_everyday_words() -> None:
    encoded = [Encoded((n, n + 1), ((n, 100), (n, 200), (n, 300))) for n in range(40)]
    said = Sayings(
        [((), ())], [((900,), (901,))], [((910, 911), (912,))], {(n, 100): (950,) for n in range(40)}
    )
    drawn = [one for seed in range(30) for one in batch(encoded, said, 16, Random(seed))]
    assert ((900,), (901,)) in drawn
    assert ((910, 911), (912,)) in drawn
    retold = [passage for query, passage in drawn if query == (950,)]
    assert retold
    assert all(950 not in passage for passage in retold)


def test_what_is_shipped_says_everything_in_other_words() -> None:
    shipped = load_everyday()
    assert len(shipped.phrases) > 10_000
    assert len(shipped.sentences) > 9_000
    assert all(said.strip() and official.strip() and said != official for said, official in shipped.sentences)


def test_an_empty_article_still_gives_a_pair() -> None:
    for seed in range(50):
        query, passage = pair(Encoded((5,), ((),)), PLAIN, Random(seed))
        assert passage == (5,)
        assert set(query) <= {5}


def test_a_model_is_trained_saved_and_served_alike_each_time(tmp_path: Path) -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is an extra")
    recipe = Recipe(tokens=5000, dimensions=16, steps=12, pairs=16)
    for name in ("one", "two"):
        save(train(ARTICLES, [["", "là gì?"]], EVERYDAY, recipe), tmp_path / name)
    one, two = StaticEmbedder(tmp_path / "one"), StaticEmbedder(tmp_path / "two")
    assert one.name == two.name
    query, near, far = one.embed_documents(["cap nuoc sach", ARTICLES[0].clauses[1], ARTICLES[2].clauses[1]])
    assert len(query) == 16
    assert sum(a * b for a, b in zip(query, near, strict=True)) > sum(
        a * b for a, b in zip(query, far, strict=True)
    )


def test_scale_figures_are_shown_side_by_side() -> None:
    shown = scale_text({"passages": 5, "ours": {"a": 1, "b": 2.5}, "usual": {"b": 4}})
    assert "trợ lý" in shown
    assert "cách thường" in shown
    assert "2.500" in shown
