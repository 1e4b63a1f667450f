from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.weights import Judged, blended, learn, lexical_scores, main, worth


def query(mode: str, good: str, **fields: list[float]) -> Judged:
    ids = ("a", "b", "c")
    return Judged(("s", mode), ids, {name: np.array(row) for name, row in fields.items()}, {good: 1.0})


def test_a_ranking_is_worth_recall_and_rank() -> None:
    one = query("written", "b", folded=[1.0, 0.5, 0.0])
    assert one.worth(np.array([0.1, 0.9, 0.2])) == 1.0
    assert one.worth(np.array([0.9, 0.8, 0.2])) == 0.75


def test_lexical_scores_are_weighted_over_the_best() -> None:
    one = query("written", "a", accented=[2.0, 0.0, 0.0], folded=[0.0, 1.0, 0.0])
    assert lexical_scores(one, {"accented": 1.0, "folded": 1.0}).tolist() == [1.0, 0.5, 0.0]
    assert lexical_scores(one, {"accented": 0.0}).tolist() == [0.0, 0.0, 0.0]


def test_the_better_field_and_leg_get_the_weight() -> None:
    wrong, right, dense = [1.0, 0.9, 0.0], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]
    queries = [
        query("written", "b", accented=wrong, folded=wrong, pairs=right, dense=right),
        query("unaccented", "c", folded=wrong, pairs=wrong, dense=dense),
    ]
    fields, share = learn(queries)
    assert worth(queries, lambda q: blended(q, fields, share)) == pytest.approx(1.0, abs=0.2)
    assert worth(queries[:1], lambda q: lexical_scores(q, fields["written"])) == 1.0
    assert share > 0


def test_the_command_prints_what_is_learnt_and_what_is_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"1": "cấp nước sạch nông thôn", "2": "bồi dưỡng cán bộ", "3": "xử phạt vi phạm"}
    (tmp_path / "corpus.jsonl").write_text(
        "\n".join(json.dumps({"_id": id, "title": "", "text": text}) for id, text in texts.items()), "utf-8"
    )
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "nước sạch"}), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\t1\t1\n", "utf-8")
    main([str(tmp_path)])
    learnt, now = map(json.loads, capsys.readouterr().out.splitlines())
    assert learnt["weights"] == "learnt"
    assert now["fields"]["written"]["pairs"] > 0
    assert learnt["worth by share"]["0.0"] == 1.0
