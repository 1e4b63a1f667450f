"""Search sets in the common shape: passages, queries, and which passages answer which query."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Passage, Source


class SearchSetError(ValueError):
    """A search set cannot be read; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class SearchSet:
    """Passages, query texts by id, and for each query the gain of each relevant passage (> 0)."""

    name: str
    passages: tuple[Passage, ...]
    queries: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, float]]


def load_search_set(folder: Path) -> SearchSet:
    """Read ``corpus.jsonl[.gz]``, ``queries.jsonl[.gz]`` and ``qrels.tsv``; judged queries only."""
    try:
        relevant = _judgements(folder / "qrels.tsv")
        queries = {row["_id"]: row["text"] for row in _rows(folder, "queries") if row["_id"] in relevant}
        passages = tuple(_passage(row, folder.name) for row in _rows(folder, "corpus"))
    except OSError as error:
        raise SearchSetError(f"Không đọc được “{error.filename or folder}”.") from error
    except (ValueError, KeyError) as error:
        raise SearchSetError(f"Không đọc được bộ tìm kiếm “{folder}”, sai dạng: {error}.") from error
    if not passages or not queries:
        raise SearchSetError(f"Bộ tìm kiếm “{folder}” không có đoạn văn hoặc không có câu hỏi.")
    return SearchSet(folder.name, passages, queries, relevant)


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    packed = folder / f"{name}.jsonl.gz"
    data = (
        gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / f"{name}.jsonl").read_bytes()
    )
    yield from (json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip())


def _passage(row: Mapping[str, str], document: str) -> Passage:
    text = row["text"]
    source = Source(document=document, blocks=(), locator=row["_id"], quote=text)
    return Passage(id=row["_id"], kind="text", title=row.get("title") or "", text=text, source=source)


def _judgements(path: Path) -> dict[str, dict[str, float]]:
    relevant: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t"):
            if len(row) >= 3 and row[2] != "score" and float(row[2]) > 0:
                relevant.setdefault(row[0], {})[row[1]] = float(row[2])
    return relevant
