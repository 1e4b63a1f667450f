"""The dense leg: vectors of passages in Chroma, embedded in a folder or on a server.

Only ids and vectors are kept there; the words stay in the registry. Up to a number of passages, a
file beside the folder holds the vectors once more: a question then is compared with each of them,
and Chroma, which takes longer to open than most questions to answer, stays closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.embedding import Embedder
from corpus.faults import StoreFault, reason
from corpus.model import Passage
from corpus.vectors import VectorFile, ids_of, nearest
from corpus.wording import expand_abbreviations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COLLECTION = "passages"
_EF_SEARCH = 400  # candidates its graph keeps; the usual 100 loses 3 of 100 right passages
_MANY = 5000  # vectors: to compare fewer takes no longer than to begin a thread
_LATELY = 32  # searches remembered
_KEPT = 10_000  # vectors of texts remembered
_BATCH = 4000  # the engine takes up to 5461 at once, and writes its graph once a batch


class DenseError(StoreFault):
    """The dense index cannot be opened, read or written; the message says why, in Vietnamese."""


class OtherEmbedderError(DenseError):
    """The vectors were made with another embedder than the configured one."""


class DenseIndex:
    """Passages by their vectors (cosine); one process writes a folder, any number read it."""

    def __init__(self, home: Path, embedder: Embedder, url: str = "", exact: int = 0) -> None:
        """``exact``: up to so many passages in a folder are searched one by one, without Chroma."""
        self._home = home
        self._exact = 0 if url else exact
        self._rows: NDArray[np.void] | None = None
        self._places: dict[str, int] = {}
        self._scopes: dict[frozenset[str], list[int] | None] = {}
        self._lately: dict[tuple[str, int, frozenset[str]], list[tuple[str, float]]] = {}
        self._folder = home / "chroma"
        self._url = url
        self._embedder = embedder
        self._query_vector = lru_cache(maxsize=_LATELY)(self._embed_query)
        self._kept: dict[str, NDArray[np.float32]] = {}
        self._client: Any = None
        self._collection: Any = None
        self._revision: int | None = None
        self._lock = RLock()

    @property
    def place(self) -> str:
        """Where the vectors are: a server's address, or the folder, empty while there is none."""
        return self._url or (str(self._folder) if self._folder.is_dir() else "")

    @property
    def at_once(self) -> int:
        """How many passages ``add`` makes durable at a time."""
        return min(self._embedder.at_once, _BATCH)

    @cached_property
    def _file(self) -> VectorFile:
        return VectorFile(self._home / "vectors.rows", self._embedder.name, self._exact)

    def close(self) -> None:
        """Release the engine; the next use opens it again."""
        with self._lock:
            self._forget()
            client, self._client, self._collection = self._client, None, None
            if client is not None:
                client.close()

    def refresh(self, revision: int) -> None:
        """See what was written up to the registry's ``revision``: an open folder goes stale."""
        with self._lock:
            if self._revision not in (None, revision):
                self._forget()
                if not self._url:
                    self.close()
            self._revision = revision

    def add(self, passages: Sequence[Passage]) -> None:
        """Embed and write ``passages``, durable on return; a known id is written anew."""
        with self._speaking("ghi"):
            collection = self._open(create=True)
            first = not collection.count()
            for start in range(0, len(passages), self.at_once):
                ids, vectors = self._embedded(passages[start : start + self.at_once])
                collection.upsert(ids=ids, embeddings=vectors)
                if first and start == 0:
                    self._file.write([(ids, vectors)])
                else:
                    self._file.add(ids, vectors)
            self._forget()

    def drop(self, ids: Iterable[str]) -> None:
        """Take passages out; unknown ids are ignored."""
        gone = sorted(ids)
        with self._speaking("ghi"):
            self._forget()
            self._file.drop(gone)
            collection = self._open(create=False)
            for start in range(0, len(gone) if collection else 0, _BATCH):
                collection.delete(ids=gone[start : start + _BATCH])

    def clear(self) -> None:
        """Forget all vectors, whichever embedder made them."""
        with self._speaking("ghi"):
            self._forget()
            self._file.remove()
            client = self._connect()
            if any(collection.name == _COLLECTION for collection in client.list_collections()):
                client.delete_collection(_COLLECTION)
            self._collection = None

    def ids(self) -> frozenset[str]:
        """Return the ids of all indexed passages."""
        with self._speaking("đọc"):
            collection = self._open(create=False)
            return frozenset(collection.get(include=[])["ids"]) if collection else frozenset()

    def settle(self, known: frozenset[str]) -> None:
        """Bring the file of vectors in step with Chroma, which holds ``known``."""
        with self._speaking("đọc"):
            self._forget()
            if len(known) > self._exact:
                self._file.remove()
            elif not self._file.holds(known) and (collection := self._open(create=False)):
                self._file.write(_stored(collection, sorted(known)))

    def settled(self) -> int:
        """Return how many vectors the file holds."""
        with self._speaking("đọc"):
            rows = self._file.rows()
            return 0 if rows is None else len(rows)

    def search(self, query: str, k: int, among: frozenset[str] = frozenset()) -> list[tuple[str, float]]:
        """Return up to ``k`` ids with their cosine, best first; none for a query without words.

        Of ``among`` only where given and the vectors are in a file: an engine's graph has no filter.
        One question is searched for in several scopes, so that what was found lately is remembered.
        """
        found = self._lately.get((query, k, among))
        if found is None:
            found = self._search(query, k, among)
            with self._lock:
                if len(self._lately) >= _LATELY:
                    self._lately.clear()
                self._lately[query, k, among] = found
        return found

    def takes_long(self, query: str, k: int) -> bool:
        """Whether to search for ``query`` among all is to compare it with many vectors, in compiled code."""
        many = self._rows is not None and len(self._rows) >= _MANY
        return many and (query, k, frozenset[str]()) not in self._lately

    def cosines(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text to ``query``, all embedded here and now, whatever is indexed.

        Raises:
            ModelError: the embedder's model cannot be loaded.

        """
        import numpy as np

        vector = np.asarray(self._query_vector(query), dtype=np.float32)
        with self._lock:
            new = list(dict.fromkeys(text for text in texts if text not in self._kept))
            if len(self._kept) + len(new) > _KEPT:
                self._kept, new = {}, list(dict.fromkeys(texts))
            made = self._embedder.embed_documents([expand_abbreviations(text) for text in new])
            self._kept.update(zip(new, np.asarray(made, dtype=np.float32), strict=True))
            return [float(self._kept[text] @ vector) for text in texts]

    def _search(self, query: str, k: int, among: frozenset[str]) -> list[tuple[str, float]]:
        vector = self._query_vector(query)
        if k < 1 or not any(vector):
            return []
        with self._speaking("đọc"):
            if self._rows is None:
                self._rows = self._file.rows()
            if self._rows is not None and self._rows["vector"].shape[1] == len(vector):
                return nearest(self._rows, vector, k, self._places_of(among))
            return self._near(vector, k)

    def _embed_query(self, query: str) -> list[float]:
        return self._embedder.embed_query(expand_abbreviations(query))

    def _places_of(self, ids: frozenset[str]) -> list[int] | None:
        """Where the rows of ``ids`` stand, in order; None for all."""
        if not ids:
            return None
        if not self._places:
            assert self._rows is not None
            self._places = {id: place for place, id in enumerate(ids_of(self._rows))}
        if ids not in self._scopes:
            if len(self._scopes) >= _LATELY:
                self._scopes.clear()
            held = sorted(self._places[id] for id in ids if id in self._places)
            self._scopes[ids] = None if len(held) == len(self._places) == len(ids) else held
        return self._scopes[ids]

    def _forget(self) -> None:
        """Let go of what was mapped and found: the next search looks anew."""
        self._rows = None
        self._places, self._scopes, self._lately = {}, {}, {}

    def _near(self, vector: Sequence[float], k: int) -> list[tuple[str, float]]:
        """The engine's answer to ``vector``, by its graph."""
        collection = self._open(create=False)
        if collection is None:
            return []
        found = collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(passage_id, 1.0 - distance) for passage_id, distance in pairs]

    def _embedded(self, passages: Sequence[Passage]) -> tuple[list[str], NDArray[np.float32]]:
        import numpy as np

        vectors = self._embedder.embed_documents([embedded_text(passage) for passage in passages])
        return [passage.id for passage in passages], np.asarray(vectors, dtype=np.float32)

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
                    configuration={"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH}},
                    metadata={"embedder": self._embedder.name},
                )
        return self._collection

    def _check(self, metadata: dict[str, Any]) -> None:
        if (made_with := metadata.get("embedder")) != self._embedder.name:
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
            with suppress(Exception):  # one left open would be handed out again, stale
                self.close()
            where = self._url or self._folder
            raise DenseError(f"Không {verb} được chỉ mục véc-tơ tại {where} ({reason(error)}).") from error


def embedded_text(passage: Passage) -> str:
    """Return what of a passage is embedded: its words, and what stands above them."""
    return f"{expand_abbreviations(passage.text)}\n{expand_abbreviations(passage.title)}"


def _stored(collection: Any, ids: Sequence[str]) -> Iterator[tuple[list[str], NDArray[np.float32]]]:
    """The vectors of ``ids`` as the engine has them, in batches."""
    for start in range(0, len(ids), _BATCH):
        found = collection.get(ids=ids[start : start + _BATCH], include=["embeddings"])
        yield found["ids"], found["embeddings"].astype("float32")
