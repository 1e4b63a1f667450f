"""The vectors once more in one flat file, mapped into memory: searched exactly, without opening Chroma.

A header says which embedder made them; then come rows of one size, an id and its vector. Rows are
appended, and a torn last one is none; everything else replaces the file as a whole. One process
writes, any number read: what a reader has mapped stays as it is until it opens the file anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HEADER_BYTES = 128
_ID_BYTES = 96


class VectorFile:
    """Rows (``id``, ``vector``) of one embedder in the file ``path``; absent until ``write`` makes it.

    It holds up to ``most`` rows; what does not fit leaves no file at all, never a part.
    """

    def __init__(self, path: Path, embedder: str, most: int) -> None:
        self._path = path
        self._made = path.with_suffix(".new")
        self._embedder = blake2b(embedder.encode(), digest_size=16).hexdigest()
        self._most = most

    def rows(self) -> NDArray[np.void] | None:
        """Map the rows as they are now; None where no file of this embedder is, or more than ``most``."""
        import numpy as np

        try:
            with self._path.open("rb") as file:
                dimensions = self._dimensions(file)
                if not dimensions:
                    return None
                kind = _kind(dimensions)
                count = (os.fstat(file.fileno()).st_size - _HEADER_BYTES) // kind.itemsize
                if 0 < count <= self._most:
                    return np.memmap(file, kind, "r", _HEADER_BYTES, (count,))
        except FileNotFoundError:
            pass
        return None

    def holds(self, ids: frozenset[str]) -> bool:
        """Tell whether each of ``ids`` has a row, and just one, and nothing else has."""
        rows = self.rows()
        return rows is not None and len(rows) == len(ids) and ids == frozenset(ids_of(rows))

    def write(self, batches: Iterable[tuple[Sequence[str], NDArray[np.float32]]]) -> None:
        """Put the rows of ``batches`` in place of all there are, which stay until the new are written."""
        count = 0
        with self._made.open("wb") as file:
            for ids, vectors in batches:
                if not count:
                    file.write(self._header(vectors.shape[1]))
                count += len(ids)
                if not self._fits(ids, count):
                    break
                file.write(_packed(ids, vectors))
            else:
                _secure(file)
                self._made.replace(self._path)
                _secure_names(self._path.parent)
                return
        self.remove()

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Append rows to those there are, durable on return; former ones of these ids are there as well."""
        rows = self.rows()
        if rows is None or not self._fits(ids, len(rows) + len(ids)):
            self.remove()
            return
        with self._path.open("r+b") as file:
            file.truncate(_HEADER_BYTES + rows.nbytes)  # less a row torn when a run was stopped
            file.seek(0, os.SEEK_END)
            file.write(_packed(ids, vectors))
            _secure(file)

    def drop(self, ids: Iterable[str]) -> None:
        """Take rows out; unknown ids are ignored."""
        import numpy as np

        rows = self.rows()
        if rows is None:
            return
        kept = rows[~np.isin(rows["id"], [id.encode() for id in ids])]
        if len(kept) < len(rows):
            self.write([(ids_of(kept), kept["vector"])])

    def remove(self) -> None:
        """Leave no file."""
        for path in (self._made, self._path):
            path.unlink(missing_ok=True)
        _secure_names(self._path.parent)

    def _fits(self, ids: Sequence[str], count: int) -> bool:
        return count <= self._most and all(len(id.encode()) <= _ID_BYTES for id in ids)

    def _header(self, dimensions: int) -> bytes:
        told = json.dumps({"embedder": self._embedder, "dimensions": dimensions})
        return told.encode().ljust(_HEADER_BYTES)

    def _dimensions(self, file: IO[bytes]) -> int:
        """Numbers of a vector; 0 where the file is another embedder's or none of this kind."""
        try:
            told = json.loads(file.read(_HEADER_BYTES))
            return int(told["dimensions"]) if told["embedder"] == self._embedder else 0
        except (ValueError, KeyError, TypeError):
            return 0


def ids_of(rows: NDArray[np.void]) -> list[str]:
    """Return the ids of ``rows``, in their order."""
    return [id.decode() for id in rows["id"].tolist()]


def nearest(
    rows: NDArray[np.void], vector: Sequence[float], k: int, places: Sequence[int] | None = None
) -> list[tuple[str, float]]:
    """Return up to ``k`` ids with their cosine to ``vector`` (all of length 1), best first.

    Only the rows at ``places`` are compared, where given.
    """
    import numpy as np

    if places is not None:
        rows = rows[np.asarray(places, dtype=np.intp)]
    # one product a row: a product with the whole matrix waits for threads that other work may hold
    cosines = np.vecdot(rows["vector"], np.asarray(vector, dtype=np.float32))
    among = np.argpartition(-cosines, k - 1)[:k] if k < len(rows) else np.arange(len(rows))
    best = among[np.argsort(-cosines[among], kind="stable")]
    found: dict[str, float] = {}
    for id, cosine in zip(ids_of(rows[best]), cosines[best].tolist(), strict=True):
        found.setdefault(id, cosine)
    return list(found.items())


def _kind(dimensions: int) -> np.dtype[np.void]:
    import numpy as np

    return np.dtype([("id", f"S{_ID_BYTES}"), ("vector", "<f4", (dimensions,))])


def _packed(ids: Sequence[str], vectors: NDArray[np.float32]) -> bytes:
    import numpy as np

    rows = np.empty(len(ids), _kind(vectors.shape[1]))
    rows["id"] = [id.encode() for id in ids]
    rows["vector"] = vectors
    return rows.tobytes()


def _secure(file: IO[bytes]) -> None:
    """Wait until what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _secure_names(folder: Path) -> None:
    """The same for which files there are."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
