"""The store: registry, indexes and search opened together from the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.dense import DenseIndex, OtherEmbedderError
from corpus.embedding import Embedder, open_embedder
from corpus.faults import StoreFault, reason
from corpus.lexical import LexicalIndex
from corpus.model import Passage
from corpus.registry import Registry
from corpus.reranking import Reranker
from corpus.search import DenseRetriever, HybridRetriever, LexicalRetriever
from corpus.settings import Settings

_MARK_FILE = "indexed"
_PARTS = 6  # of the index of words that a large store may have
_SMALL = 5000  # passages that are written anew in a few seconds


Told = Callable[[int, int], None]
"""Called with how many passages are indexed by now, and of how many."""


class StoreError(StoreFault):
    """The store cannot be opened; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Store:
    """What is known and how it is found. The registry is the truth, the indexes follow it."""

    home: Path
    registry: Registry
    lexical: LexicalIndex
    dense: DenseIndex
    embedder: Embedder
    retriever: HybridRetriever
    told: Told = lambda done, total: None

    def close(self) -> None:
        """Release files and connections."""
        self.dense.close()
        self.registry.close()


def open_store(settings: Settings) -> Store:
    """Open (and make, where absent) the store under ``settings.home``."""
    home = settings.home.absolute()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"Không tạo được thư mục dữ liệu {home} ({reason(error)}).") from error
    registry = Registry(settings.database)
    lexical = LexicalIndex(home)
    embedder = open_embedder(settings.embedder)
    dense = DenseIndex(home, embedder, settings.chroma_url, settings.exact_passages)
    retriever = HybridRetriever(
        LexicalRetriever(registry, lexical),
        DenseRetriever(registry, dense),
        settings.lexical_weight,
        settings.dense_weight,
        settings.candidates,
        Reranker(settings.reranker, settings.rerank_depth) if settings.reranker else None,
    )
    return Store(home, registry, lexical, dense, embedder, retriever)


def index(store: Store, passages: Sequence[Passage]) -> None:
    """Add ``passages`` to both indexes; vectors that another embedder made are made anew before."""
    store.lexical.add(passages)
    try:
        store.dense.add(passages)
    except OtherEmbedderError:
        _follow_dense(store, store.registry.passage_ids())
        store.dense.add(passages)


def reconcile(store: Store) -> None:
    """Bring both indexes in step with the registry: add what they miss, drop what it does not know."""
    known = store.registry.passage_ids()
    if _follow(store, store.lexical, known) | _follow_dense(store, known):
        store.registry.touch()
    store.dense.settle(known)


def reconcile_if_moved(store: Store) -> None:
    """Reconcile, unless nothing changed since the last time: a run without news then costs little."""
    if _mark(store) != _last_mark(store):
        reconcile(store)
        _gather(store)
        _set_mark(store)


def _gather(store: Store) -> None:
    """Write the index of words anew as one where it fell into parts: each is searched apart, and slower."""
    lexical = store.lexical
    if lexical.parts() > (1 if lexical.size() <= _SMALL else _PARTS):
        ids = sorted(store.registry.passage_ids())
        chunks = (ids[start : start + lexical.at_once] for start in range(0, len(ids), lexical.at_once))
        lexical.add(passage for chunk in chunks for passage in store.registry.passages(chunk).values())


def _mark(store: Store) -> str:
    """What the indexes followed: revision, embedder, where the vectors are, how many passages."""
    return "\n".join(
        (
            str(store.registry.revision()),
            store.embedder.name,
            store.dense.place,
            str(store.lexical.size()),
            str(store.dense.settled()),
        )
    )


def _set_mark(store: Store) -> None:
    try:
        (store.home / _MARK_FILE).write_text(_mark(store), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"Không ghi được vào thư mục dữ liệu {store.home} ({reason(error)}).") from error


def _last_mark(store: Store) -> str | None:
    try:
        return (store.home / _MARK_FILE).read_text(encoding="utf-8")
    except OSError:
        return None


def rebuild(store: Store) -> None:
    """Make both indexes anew from the registry."""
    store.lexical.drop(store.lexical.ids())
    store.dense.clear()
    reconcile(store)


def _follow_dense(store: Store, known: frozenset[str]) -> bool:
    try:
        return _follow(store, store.dense, known)
    except OtherEmbedderError:
        store.embedder.embed_query("mô hình có mở được không")  # else the vectors there are would be lost
        store.dense.clear()
        return _follow(store, store.dense, known)


def _follow(store: Store, index: LexicalIndex | DenseIndex, known: frozenset[str]) -> bool:
    indexed = index.ids()
    missing, orphans = sorted(known - indexed), indexed - known
    for start in range(0, len(missing), index.at_once):
        store.told(start, len(missing))
        index.add(tuple(store.registry.passages(missing[start : start + index.at_once]).values()))
    if missing:
        store.told(len(missing), len(missing))
    if orphans:
        index.drop(orphans)
    return bool(missing or orphans)


def passages_in_step(store: Store) -> bool:
    """Tell whether both indexes hold exactly the registry's passages."""
    known = store.registry.passage_ids()
    indexes: Sequence[LexicalIndex | DenseIndex] = (store.lexical, store.dense)
    return all(index.ids() == known for index in indexes)
