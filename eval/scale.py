"""The search at scale: many passages, or those of documents; ours and LangChain + Chroma side by side.

Each system runs in a process of its own (``python -m eval.scale ours|usual COUNT FOLDER HOME``), over
the same passages, with the same embedder.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus.embedding import open_embedder
from corpus.model import Document, Entry, Head, Passage
from corpus.search import Retriever
from corpus.settings import load_settings
from corpus.store import open_store
from eval.baseline import require_baseline
from eval.material import kind_of, load_material
from eval.metrics import percentile
from eval.processes import run_measured
from eval.tables import table

_BATCH = 4000
_TOP = 10
_MIB = 1024 * 1024


def measure_scale(count: int, texts: Path, usual: bool, progress: Callable[[str], None]) -> dict[str, Any]:
    """Measure ``count`` passages cut from ``texts``, or those of its documents; the usual way too if asked.

    Raises SearchSetError where there is nothing to measure on.
    """
    if usual:
        require_baseline()
    if kind_of(texts) == "documents":
        count = load_material(texts, count).count
    report: dict[str, Any] = {"passages": count}
    for system in ("ours", "usual") if usual else ("ours",):
        progress(f"{system}: {count} đoạn")
        with tempfile.TemporaryDirectory(prefix="trolyao-scale-") as home:
            command = [sys.executable, "-m", "eval.scale", system, str(count), str(texts), home]
            run = run_measured(command)
        report[system] = {**json.loads(run.output.splitlines()[-1]), "peak_mib": round(run.peak_mib)}
    return report


def scale_text(report: Mapping[str, Any]) -> str:
    """Return the figures as a table, one column a system."""
    systems = [name for name in ("ours", "usual") if name in report]
    names = list(dict.fromkeys(figure for system in systems for figure in report[system]))
    titles = {"ours": "trợ lý", "usual": "cách thường"}
    rows = [[name, *(report[system].get(name) for system in systems)] for name in names]
    return f"{report['passages']} đoạn\n" + table(["", *(titles[s] for s in systems)], rows)


def _batches(passages: Iterator[Passage]) -> Iterator[tuple[Passage, ...]]:
    while batch := tuple(islice(passages, _BATCH)):
        yield batch


def _ours(count: int, texts: Path, home: Path) -> dict[str, float]:
    material = load_material(texts, count)
    alone = {"home": home, "database_url": "", "chroma_url": ""}
    store = open_store(load_settings().model_copy(update=alone))
    seconds = dict.fromkeys(("registry", "lexical", "dense"), 0.0)
    with _timed(seconds, "registry"):
        head = Head(source="scale", digest="0" * 64)
        document = Document(source=head.source, digest=head.digest, blocks=())
        store.registry.replace(Entry(document, head, passages=tuple(material.passages())))
    sample = [f"{p.text}\n{p.title}" for p in islice(material.passages(), _BATCH)]
    store.embedder.embed_query("khởi động")
    began = perf_counter()
    store.embedder.embed_documents(sample)
    embedded = len(sample) / (perf_counter() - began)
    for batch in _batches(material.passages()):
        with _timed(seconds, "lexical"):
            store.lexical.add(batch)
        with _timed(seconds, "dense"):
            store.dense.add(batch)
    legs: dict[str, Retriever] = {
        "lexical": store.retriever.lexical,
        "dense": store.retriever.dense,
        "hybrid": store.retriever,
    }
    figures: dict[str, float] = {f"{name}_per_s": round(count / spent) for name, spent in seconds.items()}
    words_and_vectors = count / seconds["lexical"], embedded
    figures |= {
        "embedding_per_s": round(embedded),
        "lexical_and_embedding_per_s": round(1 / sum(1 / rate for rate in words_and_vectors)),
        "together_per_s": round(count / sum(seconds.values())),
    }
    for leg, retriever in legs.items():
        figures |= _asked(leg, material.queries, partial(retriever.retrieve, k=_TOP))
    store.close()
    return {**figures, "disk_mib": _size(home)}


def _usual(count: int, texts: Path, home: Path) -> dict[str, float]:
    material = load_material(texts, count)
    store = import_module("langchain_chroma").Chroma(
        collection_name="usual",
        embedding_function=open_embedder(load_settings().embedder),
        persist_directory=str(home),
        collection_configuration={"hnsw": {"space": "cosine"}},
    )
    seconds = {"together": 0.0}
    for batch in _batches(material.passages()):
        with _timed(seconds, "together"):
            store.add_texts(
                [f"{p.text}\n{p.title}" for p in batch],
                metadatas=[{"source": p.source.document} for p in batch],
                ids=[p.id for p in batch],
            )
    figures: dict[str, float] = {"together_per_s": round(count / seconds["together"])}
    figures |= _asked("dense", material.queries, lambda query: store.similarity_search(query, k=_TOP))
    return {**figures, "disk_mib": _size(home)}


def _asked(leg: str, queries: Sequence[str], find: Callable[[str], Any]) -> dict[str, float]:
    for query in queries[:10]:
        find(query)
    spent = []
    for query in queries:
        began = perf_counter()
        find(query)
        spent.append((perf_counter() - began) * 1000)
    return {f"{leg}_ms_p{at}": round(percentile(spent, at / 100), 2) for at in (50, 95)}


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[name] += perf_counter() - began


def _size(folder: Path) -> int:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / _MIB)


def main(arguments: Sequence[str]) -> None:
    """Run one system and print its figures."""
    system, count, texts, home = arguments
    run = _ours if system == "ours" else _usual
    print(json.dumps(run(int(count), Path(texts), Path(home))))


if __name__ == "__main__":
    main(sys.argv[1:])
