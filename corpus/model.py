"""The nouns every part of the project shares: frozen, complete when built, free of I/O.

A later stage wraps what it is given, it never edits it. Text is Unicode NFC. A missing value is
``None`` or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from corpus.acceptance import Acceptance

# --- a document as read ---------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block is in the layout of its document."""

    PARAGRAPH = "paragraph"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: its words, and how many columns and rows it covers."""

    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest addressable piece of a document: a paragraph (line wraps joined) or one table row.

    ``text`` holds the words as printed, without markup (bold marks, tags); for a row, its cells
    joined by ``separator`` (the separator the file itself uses: a tab, or `` | ``).
    ``table`` numbers the physical table a row belongs to, from 0; ``None`` for a paragraph.
    ``page`` is 1-based, ``None`` where the format has no pages.
    """

    ordinal: int
    kind: BlockKind
    text: str
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    page: int | None = None
    separator: str = "\t"


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as a loader gives it: its blocks in reading order.

    ``source`` is the file's name as ingested; ``digest`` the SHA-256 (hex) of its bytes.
    ``warnings`` say, in Vietnamese, what the loader had to repair or could not read.
    """

    source: str
    digest: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The one pointer back from a record, passage or citation to what is printed.

    ``blocks`` are ordinals in the document; ``cell`` the index of the cell the fact stands in,
    where there is one; ``locator`` says the place in words (``Phụ lục, mục III, STT 14``);
    ``quote`` is the whole row or sentence, word for word.
    """

    document: str
    blocks: tuple[int, ...]
    locator: str
    quote: str
    cell: int | None = None
    page: int | None = None


# --- deadlines ------------------------------------------------------------------------------

DeadlineKind = Literal["date", "period", "recurring", "continuous", "conditional", "unknown"]
Repeat = Literal["yearly", "quarterly", "monthly"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline cell, normalised. ``start`` and ``end`` are inclusive days.

    ``label`` names this part where a cell holds several ("Ban hành: Quý I; Thực hiện: cả năm");
    the whole then spans its ``parts``.
    """

    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    repeat: Repeat | None = None
    condition: str | None = None
    label: str | None = None
    parts: tuple[Deadline, ...] = ()


# --- records --------------------------------------------------------------------------------

Comparator = Literal[">=", ">", "=", "<=", "<", "rank<=", "increase", "decrease"]
AssignmentRole = Literal["lead", "coordinate", "monitor", "implement"]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document another one is based on (``Căn cứ …``), as printed; ``date`` normalised."""

    type: str
    number: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Check:
    """A printed total against what was found: a free checksum of the reading.

    ``agrees`` is true also where ``explanation`` accounts for the difference.
    """

    where: str
    printed: int
    found: int
    agrees: bool
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself: number, type, issuer, place, date, title, signer, legal bases.

    ``number`` is as printed, ``None`` where the document leaves it blank. ``year`` and ``years``
    are the plan's own year or period (from its title), used where a deadline names none.
    ``terms`` are the short forms the document defines itself, each with the words it stands for.
    ``symbol`` is what is printed of a number left blank (``/UBND-KSTT``).
    """

    source: str
    digest: str
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    province: str | None = None
    date: date | None = None
    title: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    based_on: tuple[LegalBasis, ...] = ()
    years: tuple[int, int] | None = None
    checks: tuple[Check, ...] = ()
    warnings: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    symbol: str | None = None

    @property
    def year(self) -> int | None:
        """The plan's single year, where its title names just one."""
        return self.years[0] if self.years and self.years[0] == self.years[1] else None


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a plan: who leads, with whom, what comes out, by when. ``*_text`` as printed."""

    id: str
    number: str | None
    task: str
    source: Source
    annex: str | None = None
    part: str | None = None
    section: str | None = None
    stt: str | None = None
    lead: tuple[str, ...] = ()
    lead_text: str | None = None
    coordinate: tuple[str, ...] = ()
    coordinate_text: str | None = None
    product: str | None = None
    deadline_text: str | None = None
    deadline: Deadline | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified aim: ``value`` as printed, ``by`` a year or ISO date, ``extra`` other cells by header."""

    id: str
    number: str | None
    text: str
    source: Source
    indicator: str | None = None
    value: str | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    by: str | None = None
    owner: tuple[str, ...] = ()
    monitor: tuple[str, ...] = ()
    section: str | None = None
    scope: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A duty given to an agency in prose rather than in a table row.

    ``principal``: the paper singles it out among the agency's duties (it leads, owes a dated report,
    or has but this one); the others accompany it. ``accepted``: a model's proposal that a person accepted.
    """

    id: str
    number: str | None
    agency: str
    role: AssignmentRole
    text: str
    source: Source
    coordinate: tuple[str, ...] = ()
    deadline_text: str | None = None
    deadline: Deadline | None = None
    section: str | None = None
    warnings: tuple[str, ...] = ()
    principal: bool = False
    accepted: Acceptance | None = None


Record = Task | Target | Assignment


# --- evidence -------------------------------------------------------------------------------

PassageKind = Literal["task", "target", "assignment", "text"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The one currency of evidence: what is indexed, found and cited.

    ``title`` carries the context a reader sees above the text (document title, heading path);
    ``text`` the words themselves. ``record_id`` names the record behind it, ``None`` for prose.
    ``id`` starts with the document's digest, so that two versions never share one.
    """

    id: str
    kind: PassageKind
    title: str
    text: str
    source: Source
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class TableReport:
    """What was read from one task or target table, for a person to check in a minute."""

    where: str
    kind: Literal["tasks", "targets", "text"]
    rows: int
    sections: int
    columns: tuple[str, ...]
    repairs: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    blanks: Mapping[str, int] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything known of one document: the unit written and removed in one transaction."""

    document: Document
    head: Head
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    passages: tuple[Passage, ...] = ()
    tables: tuple[TableReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query: ``score`` is comparable within one result list only."""

    passage: Passage
    score: float
    legs: Mapping[str, float] = field(default_factory=dict)
