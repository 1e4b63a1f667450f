"""The same questions asked with one part taken out at a time, and by the usual pipeline."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.answer import Answer, Ask, Citation, Status
from corpus.model import Block, BlockKind
from corpus.settings import Settings
from corpus.text import fold
from eval.altered import Altered, Change, as_typed, exact_accents
from eval.answer_text import GRADE_NAMES
from eval.answers import GRADES, Blocks, Verdict, run_cases
from eval.baseline import ingest, missing_libraries, top_passage, usual_store
from eval.bench import fresh_assistant
from eval.cases import DOCUMENTS, Case
from eval.metrics import bootstrap_interval, mean, percentile
from eval.run import Track, untracked
from eval.run_comparison import paired_json
from eval.tables import table

Opened = tuple[Ask, Blocks]
_WHOLE = "đủ mọi phần"
_USUAL = "cách thường (cắt đoạn, Chroma, đoạn gần nhất)"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of working; ``open`` gives how to ask it and the blocks its quotes are checked against."""

    name: str
    open: Callable[[Settings, Path], AbstractContextManager[Opened]]


def variants() -> tuple[Variant, ...]:
    """The whole first, then without each part, then the usual pipeline where it is installed."""
    no_dense, no_lexical = _weights(1.0, 0.0), _weights(0.0, 1.0)
    neither = (as_typed, exact_accents)
    parts = (
        Variant(_WHOLE, partial(_assistant, {}, (), str)),
        Variant("bỏ tìm theo véc-tơ", partial(_assistant, no_dense, (), str)),
        Variant("bỏ tìm theo từ khóa", partial(_assistant, no_lexical, (), str)),
        Variant("bỏ khôi phục dấu, sửa lỗi gõ", partial(_assistant, {}, (as_typed,), str)),
        Variant("bỏ khớp chữ không dấu", partial(_assistant, {}, (exact_accents,), str)),
        Variant("câu hỏi gõ không dấu, đủ mọi phần", partial(_assistant, {}, (), fold)),
        Variant("câu hỏi gõ không dấu, bỏ khôi phục dấu", partial(_assistant, {}, (as_typed,), fold)),
        Variant(
            "câu hỏi gõ không dấu, bỏ khớp chữ không dấu", partial(_assistant, {}, (exact_accents,), fold)
        ),
        Variant("câu hỏi gõ không dấu, bỏ cả hai", partial(_assistant, {}, neither, fold)),
    )
    return (*parts, *(() if missing_libraries() else (Variant(_USUAL, _usual),)))


def _weights(lexical: float, dense: float) -> dict[str, float]:
    return {"lexical_weight": lexical, "dense_weight": dense}


@contextmanager
def _assistant(
    search: Mapping[str, float],
    changes: Sequence[Change],
    written: Callable[[str], str],
    settings: Settings,
    documents: Path,
) -> Iterator[Opened]:
    with fresh_assistant(settings.model_copy(update=dict(search)), documents) as whole:
        asked = Altered(whole.store, changes)

        def ask(question: str, history: Sequence[str] = ()) -> Answer:
            return asked.ask(written(question), [written(earlier) for earlier in history])

        yield ask, whole.store.registry.blocks


@contextmanager
def _usual(settings: Settings, documents: Path) -> Iterator[Opened]:
    with tempfile.TemporaryDirectory(prefix="trolyao-usual-") as home:
        ingest(documents, Path(home))
        store = usual_store(Path(home))
        yield partial(_top, store), partial(_whole_file, documents)


def _top(store: Any, question: str, history: Sequence[str] = ()) -> Answer:
    """The nearest chunk as an answer that cites itself."""
    started = perf_counter()
    text, sources = top_passage(store, question)
    spent = (perf_counter() - started) * 1000
    citations = tuple(Citation(1, source, None, "", None, text) for source in sources)
    status = Status.ANSWERED if citations else Status.NOT_FOUND
    return Answer(question, status, "text", text, citations=citations, latency_ms=spent)


def _whole_file(documents: Path, source: str) -> Sequence[Block]:
    return [Block(1, BlockKind.PARAGRAPH, (documents / source).read_text(encoding="utf-8"))]


def ablate(
    name: str,
    cases: Sequence[Case],
    settings: Settings,
    documents: Path = DOCUMENTS,
    track: Track = untracked,
) -> dict[str, Any]:
    """Ask every variant the same cases, one after the other; each is compared with the whole."""
    found: dict[str, tuple[Verdict, ...]] = {}
    for variant in variants():
        with variant.open(settings, documents) as (ask, blocks):
            found[variant.name] = run_cases(ask, blocks, cases, partial(track, label=variant.name))
    whole = [verdict.grade for verdict in found[_WHOLE]]
    return {
        "set": name,
        "questions": len(cases),
        "variants": [_variant_json(title, verdicts, whole) for title, verdicts in found.items()],
        "left_out": _left_out(),
    }


def _left_out() -> list[str]:
    """What could not be measured, and why."""
    missing = ", ".join(missing_libraries())
    return [f"Chưa so với cách thường: thiếu {missing}; cài trolyao[baseline]."] if missing else []


def _variant_json(title: str, verdicts: Sequence[Verdict], whole: Sequence[str]) -> dict[str, Any]:
    grades = [verdict.grade for verdict in verdicts]
    right = [float(grade == "right") for grade in grades]
    bounds = bootstrap_interval(right)
    spent = [verdict.answer.latency_ms for verdict in verdicts]
    return {
        "variant": title,
        **{grade: grades.count(grade) for grade in GRADES},
        "right_share": round(mean(right), 4),
        "interval": [round(bounds.low, 4), round(bounds.high, 4)],
        "against_whole": paired_json(whole, grades, "right"),
        "ms_p50": round(percentile(spent, 0.5), 2),
        "ms_p95": round(percentile(spent, 0.95), 2),
    }


def ablation_text(report: Mapping[str, Any]) -> str:
    """Return the variants side by side."""
    header = ["cách làm", *GRADE_NAMES.values(), "tỷ lệ đúng", "95 %", "chênh", "p", "p50 ms", "p95 ms"]
    rows = [
        [
            v["variant"],
            *(v[grade] for grade in GRADES),
            v["right_share"],
            f"{v['interval'][0]:.1%} – {v['interval'][1]:.1%}",
            f"{v['against_whole']['difference']:+.1%}",
            v["against_whole"]["p_value"],
            v["ms_p50"],
            v["ms_p95"],
        ]
        for v in report["variants"]
    ]
    title = f"Bộ {report['set']}, {report['questions']} câu, cùng một lần chạy"
    return "\n".join([title, table(header, rows), *report["left_out"]])
