"""What was decoded from the registry's rows, kept while the registry stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Noun = TypeVar("_Noun", bound=_Named)
_BATCH = 500  # read by one query


class Decoded(Generic[_Noun]):
    """Nouns by id, each decoded once per revision; about ``most`` of them are kept.

    ``load`` gives the nouns of at most some hundred ids, in any order, without those unknown.
    """

    def __init__(self, load: Callable[[Sequence[str]], Iterable[_Noun]], most: int) -> None:
        self._load = load
        self._most = most
        self._known: dict[str, _Noun] = {}
        self._revision = -1

    def among(self, ids: Sequence[str], revision: int) -> dict[str, _Noun]:
        """Return the known nouns among ``ids`` by id, in the order asked, as of ``revision``."""
        if revision != self._revision or len(self._known) > self._most:
            self._known, self._revision = {}, revision
        known = self._known
        missing = [name for name in ids if name not in known]
        for start in range(0, len(missing), _BATCH):
            known |= {noun.id: noun for noun in self._load(missing[start : start + _BATCH])}
        return {name: known[name] for name in ids if name in known}
