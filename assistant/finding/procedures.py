"""Lists of administrative procedures (thủ tục hành chính): tables with a procedure to a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from assistant.language.words import words_of
from corpus.model import Block, Passage
from corpus.registry import Registry
from corpus.text import fold, squeeze
from prompts import load

_NAME, _TIME = "name", "time"
_BESIDE = ("time", "fee", "place")  # one of these columns tells such a list from others that name procedures
_FEWEST_CELLS = 3
_TOP = 12  # rows of a table among which its head stands
_BETWEEN_CELLS = ("\t", " | ")
_WHEN = r"(?:khi nao|bao gio|luc nao|chung nao|hoi nao)"
_IN_CASE = re.compile(rf"\bbi\b[^,;.?]*\b{_WHEN}|\b{_WHEN}(?: thi)? (?:bi|phai|can|nen)\b")
_RESULT = re.compile(rf"\b{_WHEN}(?: thi| moi| se| duoc| la)* (?:xong|co|nhan|lay|tra|ra|den)\b")
_KEPT = 4096  # documents whose lists are kept at hand: most have none


@dataclass(frozen=True, slots=True)
class Procedure:
    """One row: ``cells`` by what their column says (``time``, ``fee``), ``labels`` the columns as printed."""

    block: Block
    number: str
    name: str
    cells: Mapping[str, str]
    labels: Mapping[str, str]


@lru_cache(maxsize=_KEPT)
def procedures_in(registry: Registry, source: str, revision: int) -> tuple[Procedure, ...]:
    """The procedures that the tables of a document list, in order; ``revision`` is the registry's."""
    tables: dict[int, list[Block]] = {}
    for block in registry.blocks(source):
        if block.table is not None:
            tables.setdefault(block.table, []).append(block)
    return tuple(procedure for rows in tables.values() for procedure in _listed(rows))


def is_listed(passage: Passage, registry: Registry, revision: int) -> bool:
    """Whether a passage is of a list of procedures or its head: told by columns, never as running text."""
    source = passage.source
    if not any(mark in source.quote for mark in _BETWEEN_CELLS):
        return False
    tables = _tables(registry, source.document, revision)
    return not tables.isdisjoint(source.blocks)


@lru_cache(maxsize=_KEPT)
def _tables(registry: Registry, source: str, revision: int) -> frozenset[int]:
    """The places of all rows of the tables that list procedures, titles and heads with them."""
    listed = {procedure.block.table for procedure in procedures_in(registry, source, revision)}
    blocks = registry.blocks(source) if listed else ()
    return frozenset(block.ordinal for block in blocks if block.table in listed)


def fields_asked(text: str) -> tuple[str, ...]:
    """The columns that a folded question asks for, in the order of the wordings' file.

    When something "must" be or is suffered asks in which case, not how long it takes.
    """
    in_case = _IN_CASE.search(text) if not _RESULT.search(text) else None
    told = f"{text[: in_case.start()]} {text[in_case.end() :]}" if in_case else text
    found = [field for field, pattern in _asked().items() if pattern.search(told)]
    return tuple(dict.fromkeys((*found, "conditions"))) if in_case else tuple(found)


def called(field: str) -> str | None:
    """What a column is called that few lists have; ``None`` of those that lists have."""
    return cast(str | None, load("procedures")[field].get("called"))


@cache
def asking_words() -> frozenset[str]:
    """The folded words of the wordings that ask for columns."""
    told = [word for columns in load("procedures").values() for word in columns.get("asked", ())]
    return frozenset(word for wording in told for word in fold(wording).split())


@cache
def words_of_wordings() -> frozenset[str]:
    """The words, as written, of all that asks for columns or is said instead of words of names."""
    columns = load("procedures")
    told = [wording for column in columns.values() for wording in column.get("asked", ())]
    told += [wording for said in columns["name"]["said"] for wording in said]
    return frozenset(word.text for wording in told for word in words_of(wording))


def _listed(rows: Sequence[Block]) -> Iterator[Procedure]:
    """The procedures of one table; none where its head does not name such columns."""
    columns: dict[str, int] = {}
    labels: dict[str, str] = {}
    for number, row in enumerate(rows):
        if not columns and number >= _TOP:
            return
        cells = [squeeze(cell.text) for cell in row.cells]
        head = _columns(cells)
        if _NAME in head and not head.keys().isdisjoint(_BESIDE):
            columns, labels = head, {field: cells[place] for field, place in head.items()}
        elif columns and len(cells) >= _FEWEST_CELLS and len(cells) > max(columns.values()):
            told = {field: cells[place] for field, place in columns.items() if cells[place]}
            if _NAME in told and not _is_title(cells):
                yield Procedure(row, cells[0] if columns[_NAME] else "", told[_NAME], told, labels)


def _is_title(cells: Sequence[str]) -> bool:
    """Whether a row only prints a title over those below it, or the numbers of the columns."""
    return len({*filter(None, cells)}) == 1 or all(len(cell.strip("()")) <= 1 for cell in cells)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column says what, by its head; the first that does."""
    found: dict[str, int] = {}
    for place, cell in enumerate(map(fold, cells)):
        fields = [field for field, heads in _heads().items() if cell.startswith(heads)]
        for field in fields[:1]:
            found.setdefault(field, place)
    return found


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    return {field: tuple(map(fold, told["columns"])) for field, told in load("procedures").items()}


@cache
def _asked() -> dict[str, re.Pattern[str]]:
    wordings = {field: told.get("asked", ()) for field, told in load("procedures").items()}
    return {
        field: re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in said)})\b")
        for field, said in wordings.items()
        if said
    }
