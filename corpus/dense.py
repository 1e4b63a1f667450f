"""The dense leg: vectors of passages in Chroma, embedded in a folder or on a server.

Only ids and vectors are kept there; the words stay in the registry. Chroma is imported at the
first use, as that costs more than most questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import urlsplit

from corpus.embedding import Embedder
from corpus.faults import StoreFault, reason
from corpus.model import Passage
from corpus.wording import expand_abbreviations

_COLLECTION = "passages"
_BATCH = 4000  # the engine takes up to 5461 at once, and writes its graph once a batch


class DenseError(StoreFault):
    """The dense index cannot be opened, read or written; the message says why, in Vietnamese."""


class OtherEmbedderError(DenseError):
    """The vectors were made with another embedder than the configured one."""


class DenseIndex:
    """Passages by their vectors (cosine); one process writes a folder, any number read it."""

    def __init__(self, home: Path, embedder: Embedder, url: str = "") -> None:
        self._folder = home / "chroma"
        self._url = url
        self._embedder = embedder
        self._client: Any = None
        self._collection: Any = None
        self._revision: int | None = None
        self._lock = RLock()

    @property
    def place(self) -> str:
        """Where the vectors are: a server's address, or the folder, empty while there is none."""
        return self._url or (str(self._folder) if self._folder.is_dir() else "")

    def close(self) -> None:
        """Release the engine; the next use opens it again."""
        with self._lock:
            client, self._client, self._collection = self._client, None, None
            if client is not None:
                client.close()

    def refresh(self, revision: int) -> None:
        """See what was written up to the registry's ``revision``: an open folder goes stale."""
        with self._lock:
            if self._revision not in (None, revision) and not self._url:
                self.close()
            self._revision = revision

    def add(self, passages: Sequence[Passage]) -> None:
        """Embed and write ``passages``, durable on return; a known id is written anew."""
        with self._speaking("ghi"):
            collection = self._open(create=True)
            for start in range(0, len(passages), _BATCH):
                batch = passages[start : start + _BATCH]
                vectors = self._embedder.embed_documents([embedded_text(passage) for passage in batch])
                collection.upsert(ids=[passage.id for passage in batch], embeddings=vectors)

    def drop(self, ids: Iterable[str]) -> None:
        """Take passages out; unknown ids are ignored."""
        gone = sorted(ids)
        with self._speaking("ghi"):
            collection = self._open(create=False)
            for start in range(0, len(gone) if collection else 0, _BATCH):
                collection.delete(ids=gone[start : start + _BATCH])

    def clear(self) -> None:
        """Forget all vectors, whichever embedder made them."""
        with self._speaking("ghi"):
            client = self._connect()
            if any(collection.name == _COLLECTION for collection in client.list_collections()):
                client.delete_collection(_COLLECTION)
            self._collection = None

    def ids(self) -> frozenset[str]:
        """Return the ids of all indexed passages."""
        with self._speaking("đọc"):
            collection = self._open(create=False)
            return frozenset(collection.get(include=[])["ids"]) if collection else frozenset()

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """Return up to ``k`` ids with their cosine, best first; none for a query without words."""
        vector = self._embedder.embed_query(expand_abbreviations(query))
        if k < 1 or not any(vector):
            return []
        with self._speaking("đọc"):
            collection = self._open(create=False)
            if collection is None:
                return []
            found = collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(passage_id, 1.0 - distance) for passage_id, distance in pairs]

    def _open(self, *, create: bool) -> Any:
        """The collection; None where there is none yet and none is to be made."""
        if self._collection is None:
            client = self._connect()
            known = {collection.name: collection.metadata for collection in client.list_collections()}
            if _COLLECTION in known:
                self._check(known[_COLLECTION] or {})
                self._collection = client.get_collection(_COLLECTION, embedding_function=None)
            elif create:
                self._collection = client.create_collection(
                    _COLLECTION,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine"}},
                    metadata={"embedder": self._embedder.name},
                )
        return self._collection

    def _check(self, metadata: dict[str, Any]) -> None:
        made_with = metadata.get("embedder")
        if made_with != self._embedder.name:
            raise OtherEmbedderError(
                f"Chỉ mục véc-tơ được lập bằng {made_with!r}, cấu hình hiện là {self._embedder.name!r}:"
                " hãy chạy lại `trolyao ingest` để lập lại chỉ mục."
            )

    def _connect(self) -> Any:
        if self._client is None:
            import chromadb

            if self._url:
                parts = urlsplit(self._url)
                port = parts.port or (443 if parts.scheme == "https" else 80)
                self._client = chromadb.HttpClient(
                    host=parts.hostname or "", port=port, ssl=parts.scheme == "https"
                )
            else:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._client = chromadb.PersistentClient(self._folder)
        return self._client

    @contextmanager
    def _speaking(self, verb: str) -> Iterator[None]:
        """One thread at a time; faults of the engine as DenseError, it is opened anew next time."""
        try:
            with self._lock:
                yield
        except StoreFault:
            raise
        except Exception as error:  # the engine raises its own, pyo3's, httpx's and OSError alike
            self._client = self._collection = None
            where = self._url or self._folder
            raise DenseError(f"Không {verb} được chỉ mục véc-tơ tại {where} ({reason(error)}).") from error


def embedded_text(passage: Passage) -> str:
    """Return what of a passage is embedded: its words, and what stands above them."""
    return expand_abbreviations(f"{passage.text}\n{passage.title}")
