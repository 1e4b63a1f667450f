"""What a question asks, once understood: intents, scope, agencies, time and topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import or_
from typing import NamedTuple

from assistant.language.words import Word
from corpus.model import Head
from corpus.once import once_for


class Intent(StrEnum):
    """What kind of answer is wanted."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    DEADLINE = "deadline"
    PRODUCT = "product"
    TARGET = "target"
    ASSIGNMENT = "assignment"
    LIST = "list"
    COUNT = "count"
    DOCUMENT = "document"
    COMPARE = "compare"
    TEXT = "text"


FACTS = (Intent.LEAD, Intent.COORDINATE, Intent.DEADLINE, Intent.PRODUCT)


@dataclass(frozen=True, slots=True)
class Party:
    """An agency named in a question: its key, the words used and covered, and the part said right of it."""

    key: str
    name: str
    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A column of the task table that must be empty: coordinate, lead, product or deadline.

    A deadline without a day counts as well, unless ``strict``: then only one not printed at all.
    """

    field: str
    strict: bool = False


class Days(NamedTuple):
    """The first and last day of a time, of any year where ``yearless``."""

    start: date | None
    end: date | None
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What listed tasks must not have: agencies (in their ``role``, any where it is ``None``), columns.

    ``known`` is what they must not be about, as it is known already, ``product`` what must not come of them,
    ``waits`` what they must not wait for; ``days`` when they must not be due, ``printed`` (patterns of
    folded text) how their deadline must not read.
    """

    barred: tuple[Party, ...] = ()
    blank: tuple[Blank, ...] = ()
    known: Topic | None = None
    product: Topic | None = None
    waits: Topic | None = None
    days: tuple[Days, ...] = ()
    printed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        told = self.barred or self.blank or self.known or self.product or self.waits
        return bool(told or self.days or self.printed)


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Topic:
    """What the question is about: words that must be met, and words that help when met.

    ``named`` marks words that name a kind of thing ("mục tiêu", "chủ trì"): they help to find a
    record, and must be met where running text is searched. ``also`` is the same topic with the
    short forms the documents define written out; ``others`` gives each word's synonyms as phrases.
    """

    words: tuple[Word, ...] = ()
    required: tuple[bool, ...] = ()
    named: tuple[bool, ...] = ()
    also: Topic | None = None
    others: tuple[tuple[tuple[str, ...], ...], ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the hash once: what is known of a topic is kept by it, and asked for again and again."""
        object.__setattr__(self, "_hash", hash((self.words, self.required)))

    def __hash__(self) -> int:
        return self._hash

    @property
    def text(self) -> str:
        """The topic as words, for the search legs."""
        words = [w.text for w in self.words]
        said = {phrase for phrases in self.others for phrase in phrases}
        words += [word for phrase in sorted(said) for word in phrase]
        return " ".join(words + ([self.also.text] if self.also else []))

    @property
    def spoken(self) -> str:
        """The topic in no other words than those of the question."""
        return " ".join(w.text for w in self.words)

    def with_cues(self) -> Topic:
        """The same topic with the words that name a kind of thing required too."""
        also = self.also.with_cues() if self.also else None
        required = tuple(map(or_, self.required, self.named))
        return Topic(self.words, required, self.named, also, self.others)

    def within(self, kept: Callable[[Word], bool]) -> Topic:
        """The same topic with no other words than those ``kept``."""
        places = [i for i, word in enumerate(self.words) if kept(word)]
        return Topic(
            tuple(self.words[i] for i in places),
            tuple(self.required[i] for i in places),
            tuple(self.named[i] for i in places) if self.named else (),
            self.also.within(kept) if self.also else None,
            tuple(self.others[i] for i in places) if self.others else (),
        )

    @property
    def content(self) -> tuple[Word, ...]:
        """The words that must be met."""
        return tuple(w for w, needed in zip(self.words, self.required, strict=True) if needed)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents a question speaks of.

    ``heads`` are those that fit; ``named`` tells whether the question narrowed them at all,
    ``numbered`` whether by their number, ``several`` whether it names more than one place or number;
    ``missing`` names a place or document asked for that is not stored; ``note`` is a remark for
    the answer (a province that has another name today); ``either`` says that they are of places of which
    one is meant, told by initials that all have; ``places`` are the provinces whose own documents they are.
    """

    heads: tuple[Head, ...]
    named: bool = False
    numbered: bool = False
    several: bool = False
    missing: str | None = None
    missing_kind: str | None = None
    note: str | None = None
    either: bool = False
    places: tuple[str, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """The file names of the documents that fit."""
        return _sources(self.heads)


@once_for
def _sources(heads: Sequence[Head]) -> frozenset[str]:
    return frozenset(head.source for head in heads)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things a question sets side by side: the documents it means, as ``name`` calls them.

    None where nothing of it is stored. ``topics`` are what is asked of it alone, the likeliest first,
    before the topic of the question; ``years`` and ``parties`` those named with it or with no side.
    """

    name: str
    heads: tuple[Head, ...]
    topics: tuple[Topic, ...] = ()
    years: tuple[int, ...] = ()
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood. ``intents`` keep the order asked; never empty.

    ``implicit`` tells that nothing said which kind of answer is wanted, ``background`` gives
    the sentences before the one that asks, ``waits`` is what the listed tasks wait for,
    ``product`` what must come of them, ``wider`` the topic with the words of the background,
    ``recurs`` how often the listed tasks are done (``yearly``, ``continuous``), ``claims`` tells
    that it says who plays a part, rather than ask for it, ``confirms`` that it asks whether it is so,
    ``issued`` those of ``years`` that only say when a document was issued,
    ``apart`` the several times that ``period`` spans where it is not all between them that is meant,
    ``yearless`` that the days of ``period`` are those of any year, ``whole`` that the whole time of
    a task must lie in them, not its end alone, ``first`` how many of an ordered
    list are wanted, ``by`` what is counted apart ("theo quý"), ``page`` how many pages of a long list
    were seen, ``limits`` what listed tasks must not have, ``counts`` what a list holds: rows of the
    task table alone (``table``), those first (``task``), or duties given in prose alike (``anything``),
    ``details`` what is asked of each thing listed, ``sides`` what is set side by side, in the order
    named, none where it is one thing alone, ``contrast`` what is asked of them together: which is
    ``more`` or ``sooner``, or whether they are ``alike``;
    ``pairs`` the ways to read it as of two tasks of which one comes first, ``otherwise`` the facts
    it asks if it is no list, ``said`` the topic with what the one who asks tells of themselves.
    """

    text: str
    intents: tuple[Intent, ...]
    topic: Topic
    scope: Scope
    parties: tuple[Party, ...] = ()
    roles: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    issued: tuple[int, ...] = ()
    period: tuple[date | None, date | None] | None = None
    noun: str | None = None
    aspects: tuple[str, ...] = ()
    arrange: str | None = None
    unit: str | None = None
    today: date = date.max
    declined: str | None = None
    implicit: bool = False
    background: str = ""
    waits: Topic | None = None
    product: Topic | None = None
    wider: Topic | None = None
    recurs: str | None = None
    claims: bool = False
    confirms: bool = False
    apart: tuple[tuple[date, date], ...] = ()
    yearless: bool = False
    whole: bool = False
    first: int | None = None
    by: str | None = None
    page: int = 0
    limits: Limits = NO_LIMITS
    counts: str = "task"
    details: frozenset[Intent] = frozenset()
    sides: tuple[Side, ...] = ()
    contrast: str | None = None
    pairs: tuple[tuple[Topic, Topic], ...] = ()
    otherwise: tuple[Intent, ...] = ()
    said: Topic = Topic()

    @property
    def intent(self) -> Intent:
        """The first thing asked."""
        return self.intents[0]
