"""The project's own search over any search set: each leg, queries as written and unaccented."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus.model import Document, Entry, Head
from corpus.search import Retriever
from corpus.settings import Settings
from corpus.store import Store, open_store
from corpus.text import fold
from eval.metrics import bootstrap_interval, mean, ndcg_at, percentile, recall_at, reciprocal_rank
from eval.searchset import SearchSet
from eval.tables import table

MODES: dict[str, Callable[[str], str]] = {"written": str, "unaccented": fold}
_DEPTH = 20
_CUTS = (1, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Result:
    """One leg in one mode: the ranking of each query, and what it cost."""

    leg: str
    mode: str
    rankings: dict[str, list[str]]
    index_s: float
    query_ms: tuple[float, ...]


def search_set_results(
    searched: SearchSet, settings: Settings, progress: Callable[[str], None] = lambda _: None
) -> tuple[Result, ...]:
    """Index the set in a store of its own and run every query through every leg and mode."""
    with indexed(searched, settings) as (store, seconds):
        legs: dict[str, tuple[Retriever, float]] = {
            "lexical": (store.retriever.lexical, seconds["lexical"]),
            "dense": (store.retriever.dense, seconds["dense"]),
            "hybrid": (store.retriever, seconds["lexical"] + seconds["dense"]),
        }
        results = []
        for leg, (retriever, index_s) in legs.items():
            for mode, written in MODES.items():
                progress(f"{searched.name}: {leg}, {mode}")
                results.append(_run(retriever, searched, written, (leg, mode, index_s)))
        return tuple(results)


@contextmanager
def indexed(searched: SearchSet, settings: Settings) -> Iterator[tuple[Store, dict[str, float]]]:
    """A store of its own holding the set, and the seconds each leg took to index it."""
    with tempfile.TemporaryDirectory(prefix="trolyao-eval-") as folder:
        alone = {"home": Path(folder), "database_url": "", "chroma_url": ""}
        store = open_store(settings.model_copy(update=alone))
        try:
            document = Document(source=searched.name, digest="0" * 64, blocks=())
            head = Head(source=searched.name, digest=document.digest)
            store.registry.replace(Entry(document, head, passages=searched.passages))
            seconds = {}
            for leg, index in (("lexical", store.lexical), ("dense", store.dense)):
                started = perf_counter()
                index.add(searched.passages)
                seconds[leg] = perf_counter() - started
            yield store, seconds
        finally:
            store.close()


def _run(
    retriever: Retriever, searched: SearchSet, written: Callable[[str], str], label: tuple[str, str, float]
) -> Result:
    leg, mode, index_s = label
    rankings: dict[str, list[str]] = {}
    spent = []
    for id, text in searched.queries.items():
        started = perf_counter()
        hits = retriever.retrieve(written(text), _DEPTH)
        spent.append((perf_counter() - started) * 1000)
        rankings[id] = [hit.passage.id for hit in hits]
    return Result(leg, mode, rankings, index_s, tuple(spent))


def result_json(result: Result, searched: SearchSet) -> dict[str, Any]:
    """Return one result with its figures, each the mean over queries, and MRR's 95 % bounds."""
    judged = [(result.rankings[id], searched.relevant[id]) for id in searched.queries]
    ranks = [reciprocal_rank(ranking, relevant, 10) for ranking, relevant in judged]
    bounds = bootstrap_interval(ranks)
    recalls = {f"R@{k}": round(mean([recall_at(r, rel, k) for r, rel in judged]), 4) for k in _CUTS}
    return {
        "leg": result.leg,
        "mode": result.mode,
        **recalls,
        "MRR@10": round(mean(ranks), 4),
        "nDCG@10": round(mean([ndcg_at(ranking, relevant, 10) for ranking, relevant in judged]), 4),
        "index_s": round(result.index_s, 2),
        "query_ms_p50": round(percentile(result.query_ms, 0.5), 2),
        "query_ms_p95": round(percentile(result.query_ms, 0.95), 2),
        "MRR@10_95": [round(bounds.low, 4), round(bounds.high, 4)],
    }


def report_json(searched: SearchSet, results: Sequence[Result]) -> dict[str, Any]:
    """Return the object of the contract for one set."""
    return {
        "set": searched.name,
        "passages": len(searched.passages),
        "queries": len(searched.queries),
        "results": [result_json(result, searched) for result in results],
    }


def report_text(report: dict[str, Any]) -> str:
    """Return the same as a table."""
    columns = [key for key in report["results"][0] if key != "MRR@10_95"]
    rows = [[result[column] for column in columns] for result in report["results"]]
    title = f"{report['set']}: {report['passages']} đoạn, {report['queries']} câu hỏi"
    return f"{title}\n{table(columns, rows)}"
