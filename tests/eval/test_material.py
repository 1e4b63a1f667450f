from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.text import fold
from eval.material import load_material
from eval.searchset import SearchSetError

PLAN = """KẾ HOẠCH
Số hóa hồ sơ năm 2022

1. Sở Nội vụ chủ trì rà soát kho lưu trữ giấy, hoàn thành trong quý I năm 2022.

2. Sở Tài chính bố trí kinh phí tập huấn kỹ năng quét hồ sơ.
"""


def test_passages_are_cut_from_texts_and_the_same_each_time(tmp_path: Path) -> None:
    text = "việc cấp nước sạch nông thôn do tỉnh lo; hồ sơ cấp nước gồm đơn. " * 9
    rows = [{"title": f"Quy định về cấp nước số {n}", "text": text} for n in range(8)]
    packed = gzip.compress("\n".join(json.dumps(row) for row in rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    material = load_material(tmp_path, 20)
    made = list(material.passages())
    assert made == list(material.passages())
    assert len({passage.id for passage in made}) == material.count == 20
    assert all(0 < len(passage.text.split()) <= 120 for passage in made)


def test_of_documents_every_passage_is_taken_and_the_unreadable_left_out(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.txt").write_text(PLAN, "utf-8")
    (tmp_path / "anh.bin").write_bytes(bytes(range(256)))
    material = load_material(tmp_path, 20)
    texts = [passage.text for passage in material.passages()]
    assert len(texts) == material.count > 0
    assert any("rà soát kho lưu trữ" in text for text in texts)
    bare = [query == fold(query) for query in material.queries]
    assert any(bare)
    assert not all(bare)


@pytest.mark.parametrize("content", [None, b"\x00\x01" * 99])
def test_a_folder_with_nothing_to_measure_on_is_said(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "anh.bin").write_bytes(content)
    with pytest.raises(SearchSetError, match="văn bản"):
        load_material(tmp_path, 20)
    with pytest.raises(SearchSetError, match="văn bản"):
        load_material(tmp_path / "absent", 20)
