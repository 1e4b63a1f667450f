"""What was decoded from the registry's rows, kept while the registry stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from corpus.model import Block


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


@dataclass(slots=True)
class _Read:
    """What was read of one document: its blocks by place, ``None`` where there is none; or ``all`` of it."""

    blocks: dict[int, Block | None] = field(default_factory=dict)
    all: tuple[Block, ...] | None = None


class DecodedBlocks:
    """Blocks of documents, each decoded once per revision; about ``most`` of them are kept.

    ``load`` gives the blocks of a document that stand at the places named (all for ``None``), in order.
    """

    def __init__(self, load: Callable[[str, Sequence[int] | None], Sequence[Block]], most: int) -> None:
        self._load = load
        self._most = most
        self._known: dict[str, _Read] = {}
        self._count = 0
        self._revision = -1

    def of(self, source: str, ordinals: Iterable[int] | None, revision: int) -> tuple[Block, ...]:
        """Return the blocks of ``source`` (those of ``ordinals``) in reading order, as of ``revision``."""
        if revision != self._revision or self._count > self._most:
            self._known, self._count, self._revision = {}, 0, revision
        read = self._known.setdefault(source, _Read())
        if ordinals is None:
            return self._all(source, read)
        wanted = sorted(set(ordinals))
        missing = [place for place in wanted if place not in read.blocks] if read.all is None else []
        if missing:
            found = {block.ordinal: block for block in self._load(source, missing)}
            read.blocks.update((place, found.get(place)) for place in missing)
            self._count += len(missing)
        return tuple(block for place in wanted if (block := read.blocks.get(place)) is not None)

    def _all(self, source: str, read: _Read) -> tuple[Block, ...]:
        if read.all is None:
            every = tuple(self._load(source, None))
            read.blocks.update((block.ordinal, block) for block in every)
            read.all = every
            self._count += len(every)
        return read.all
