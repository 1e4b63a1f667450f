"""What the part of a plan on carrying it out gives an agency ("phần tổ chức thực hiện giao Sở A việc gì")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.query import Query
from corpus.marks import split_mark
from corpus.model import Assignment, Block, Record
from corpus.registry import Registry
from corpus.text import fold

_PART = re.compile(
    r"\b(?:phan|muc|chuong) (?:[ivx\d]{1,4}[.,:]? )?"
    r"(to chuc thuc hien|phan cong (?:thuc hien|nhiem vu|trach nhiem)|trach nhiem (?:thuc hien|thi hanh))\b"
)


def part_asked(query: Query) -> str | None:
    """The heading, folded, of the part whose duties a question asks for; ``None`` where it names none."""
    asked = _PART.search(fold(query.text)) if query.parties else None
    return asked[1] if asked else None


def of_part(records: Iterable[Record], heading: str, registry: Registry) -> tuple[Record, ...]:
    """The duties among ``records`` that stand in the part of their document under ``heading``."""
    duties = [record for record in records if isinstance(record, Assignment)]
    inside = {source: frozenset(_under(heading, registry.blocks(source))) for source in _sources(duties)}
    return tuple(duty for duty in duties if inside[duty.source.document].issuperset(duty.source.blocks))


def _sources(duties: Iterable[Assignment]) -> set[str]:
    return {duty.source.document for duty in duties}


def _under(heading: str, blocks: Iterable[Block]) -> Iterator[int]:
    """The ordinals of the blocks below a heading that begins so, to the next of its rank."""
    rank: int | None = None
    for block in blocks:
        mark, words = split_mark(block.text)
        if mark and fold(words).startswith(heading):
            rank = mark.rank
        elif mark and rank is not None and mark.rank <= rank:
            rank = None
        if rank is not None:
            yield block.ordinal
