"""The clauses of a sentence that is read as a whole, each with its part of what that says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.knowledge import Knowledge
from assistant.language.clauses import Span, clauses_in, kept_whole, pieces
from assistant.language.sentences import asks
from assistant.query import Query, Topic

Read = Callable[[str], Query]


def parts_of(sentence: str, knowledge: Knowledge) -> list[str]:
    """The clauses of a sentence; nothing within the name of an agency parts any."""
    return pieces(sentence, _spans(sentence, knowledge))


def clauses_of(sentence: str, knowledge: Knowledge, read: Read) -> list[Clause]:
    """The clauses of a sentence, which is read once, as a whole."""
    query = read(sentence)
    return [Clause(query, start, end) for start, end in _spans(query.text, knowledge)]


def _spans(sentence: str, knowledge: Knowledge) -> list[Span]:
    names = [(mention.start, mention.end) for mention in knowledge.agencies.find(sentence)]
    return kept_whole(clauses_in(sentence), names)


@dataclass(frozen=True)
class Clause:
    """A clause by where it stands in a sentence read (characters)."""

    sentence: Query
    start: int
    end: int

    @cached_property
    def topic(self) -> Topic:
        """Its part of what the sentence says, remarks of the one who asks included."""
        return self.sentence.said.within(lambda word: self.start <= word.start < self.end)

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text[self.start : self.end]

    @property
    def onward(self) -> Topic:
        """The topic of it and of all that follows."""
        return self.sentence.said.within(lambda word: self.start <= word.start)

    @property
    def asks(self) -> bool:
        """Whether it asks."""
        return asks(self.text)
