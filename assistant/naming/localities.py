"""Units below the province named in a question as what a task is about ("đô thị loại III cho thị xã …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.query import Party, Query
from assistant.settings import AnswerSettings
from corpus.places import find_places
from corpus.text import fold, nfc

_KINDS = ("thị xã", "thị trấn", "thành phố", "huyện", "quận", "phường", "xã")
_SEVERAL = 2  # provinces
_COMMITTEE = re.compile(
    rf"(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) )?(?:{'|'.join(_KINDS)}) (?P<name>.+)", re.IGNORECASE
)
_UNIT = re.compile(rf"(?P<kind>{'|'.join(_KINDS)}) (?P<name>.+)", re.IGNORECASE)


def of_another_unit(parties: Sequence[Party], text: str) -> bool:
    """Whether ``text`` names another unit of the kind a question names, and not that one.

    Where it names none, it may well speak of all of them.
    """
    plain = nfc(text)
    for party in parties:
        unit = _UNIT.fullmatch(nfc(party.name))
        if unit is None or fold(unit["name"]) in fold(plain):
            continue
        named = re.finditer(rf"(?<!\w){unit['kind']} (\w+)", plain, re.IGNORECASE)
        if any(other[1].istitle() for other in named):
            return True
    return False


def of_another_province(query: Query, source: str, knowledge: Knowledge) -> bool:
    """Whether a question names a unit below the province that the document ``source`` never names.

    Where the question says no document, and there are documents of several provinces, it may be of another.
    """
    units = [_UNIT.fullmatch(nfc(party.name)) for party in query.parties]
    names = [fold(unit["name"]) for unit in units if unit]
    if not names or query.scope.named or len(knowledge.provinces()) < _SEVERAL:
        return False
    text = fold(" ".join(block.text for block in knowledge.registry.blocks(source)))
    return not any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def is_unplaced(query: Query) -> bool:
    """Whether a unit below the province, or its committee, is asked about in documents of several provinces.

    A unit that bears the name of a province is placed by that.
    """
    provinces = {head.province for head in query.scope.heads if head.province}
    return not query.scope.named and len(provinces) >= _SEVERAL and bool(_units_asked(query))


def placed_by_print(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Query | None:
    """``query`` of the provinces whose documents print the name of its unit; ``None`` where none does."""
    printing: set[str | None] = set()
    for name in _units_asked(query):
        for hit in knowledge.retriever.retrieve(name, settings.candidates):
            if name in fold(f"{hit.passage.title} {hit.passage.text}"):
                printing.add(knowledge.head(hit.passage.source.document).province)
    heads = tuple(head for head in query.scope.heads if head.province in {*printing, None})
    if not any(head.province for head in heads):
        return None
    return replace(query, scope=replace(query.scope, heads=heads, named=True))


def _units_asked(query: Query) -> list[str]:
    """The folded names of the units asked about that are no names of provinces."""
    named = (_COMMITTEE.fullmatch(nfc(party.name)) for party in query.parties)
    return [fold(unit["name"]) for unit in named if unit and not find_places(unit[0])]
