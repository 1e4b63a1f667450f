from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.settings import Settings
from eval.retrieval import report_json, report_text, search_set_results
from eval.searchset import SearchSetError, load_search_set

TEXTS = {
    "p1": "Sở Nội vụ chủ trì xây dựng đề án vị trí việc làm",
    "p2": "Sở Tài chính quy định khung giá dịch vụ sự nghiệp công lập",
    "p3": "Văn phòng Ủy ban nhân dân tỉnh số hóa kết quả thủ tục hành chính",
    "p4": "Công an tỉnh quản lý cơ sở dữ liệu quốc gia về dân cư",
}
QUERIES = {"q1": "khung giá dịch vụ sự nghiệp", "q2": "số hóa thủ tục hành chính", "q3": "không ai chấm"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = "".join(json.dumps({"_id": i, "title": "", "text": t}) + "\n" for i, t in TEXTS.items())
    (tmp_path / "corpus.jsonl.gz").write_bytes(gzip.compress(corpus.encode()))
    queries = "".join(json.dumps({"_id": i, "text": t}) + "\n" for i, t in QUERIES.items())
    (tmp_path / "queries.jsonl").write_text(queries, encoding="utf-8")
    judged = "query-id\tcorpus-id\tscore\nq1\tp2\t1\nq2\tp3\t1\nq3\tp1\t0\n"
    (tmp_path / "qrels.tsv").write_text(judged, encoding="utf-8")
    return tmp_path


def test_a_set_keeps_judged_queries_and_positive_judgements(folder: Path) -> None:
    searched = load_search_set(folder)
    assert set(searched.queries) == {"q1", "q2"}
    assert searched.relevant == {"q1": {"p2": 1.0}, "q2": {"p3": 1.0}}
    assert [p.id for p in searched.passages] == list(TEXTS)


def test_every_leg_and_mode_is_reported_in_the_shape_of_the_contract(folder: Path) -> None:
    searched = load_search_set(folder)
    report = report_json(searched, search_set_results(searched, Settings()))
    assert (report["passages"], report["queries"]) == (4, 2)
    found = {(r["leg"], r["mode"]): r for r in report["results"]}
    legs, modes = ("lexical", "dense", "hybrid"), ("written", "unaccented")
    assert set(found) == {(leg, mode) for leg in legs for mode in modes}
    assert found["lexical", "written"]["R@1"] == 1.0
    assert found["hybrid", "unaccented"]["MRR@10"] == 1.0
    for result in report["results"]:
        assert {"R@1", "R@5", "R@10", "R@20", "MRR@10", "nDCG@10", "index_s"} <= set(result)
        assert {"query_ms_p50", "query_ms_p95"} <= set(result)
    assert "lexical" in report_text(report)


def test_an_unusable_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(SearchSetError, match="Không đọc được"):
        load_search_set(tmp_path / "absent")
    (tmp_path / "corpus.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n", encoding="utf-8")
    with pytest.raises(SearchSetError, match="không có đoạn văn"):
        load_search_set(tmp_path)
