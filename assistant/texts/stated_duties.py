"""Paragraphs that say what somebody does, found by what one of their sentences says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.draft import Line
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.texts.headed import agencies_over
from assistant.wording import place
from corpus.actors import actors, subject
from corpus.marks import split_mark
from corpus.model import Block, BlockKind, Passage, Source
from corpus.text import fold, squeeze
from prompts import load

_BELOW = " › "
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Duty:
    """One paragraph that says what somebody does: ``words`` to be told, ``by`` what it says before that.

    ``names``: the agencies it begins with, and those of the nearest heading that consists of any.
    """

    block: Block
    passage: Passage
    source: Source
    words: str
    sentence: str
    by: str
    names: tuple[str, ...]

    @property
    def heard(self) -> str:
        """The folded words around it that a question may use."""
        return fold(f"{self.by} {self.words}")


def duties_stated(
    query: Query,
    searched: str,
    says: Callable[[str], int | None],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Iterator[Duty]:
    """The paragraphs of the documents asked about with a sentence that ``says``, folded, what is looked for.

    ``searched`` are words of such paragraphs; ``says`` tells where in the sentence it is said.
    """
    hits = knowledge.retriever.retrieve(
        searched, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    for hit in hits:
        source = hit.passage.source
        above: list[Block] = []
        for block in knowledge.registry.blocks(source.document, source.blocks):
            if block.kind is BlockKind.PARAGRAPH:
                yield from _stated(block, above, hit.passage, says)
                above.append(block)


def _stated(
    block: Block, above: Sequence[Block], passage: Passage, says: Callable[[str], int | None]
) -> Iterator[Duty]:
    """The duty that a paragraph states, if any, with whose it is."""
    said = sentences(block.text)
    for index, sentence in enumerate(said):
        start = says(fold(sentence))
        if start is None:
            continue
        whole = squeeze(block.text)
        words = whole if len(whole) <= _LONGEST else squeeze(sentence)
        heading = _heading(above, passage)
        by = squeeze(" ".join((" ; ".join(heading), *said[:index], sentence[:start])))
        own = subject(split_mark(block.text)[1], opening=True)
        names = (*heading, *(own.names if own else ()))
        yield Duty(block, passage, source_in(block, above, passage), words, sentence, by, names)
        return


def source_in(block: Block, above: Sequence[Block], passage: Passage) -> Source:
    """A paragraph of ``passage`` as a source of its own, at its own place in the list that it stands in."""
    source = passage.source
    own, first = split_mark(block.text)[0], split_mark(above[0].text)[0] if above else None
    locator = source.locator
    begins = re.search(rf" {re.escape(first.number)}(?:-[^ ,]+)?$", locator) if first else None
    if own and first and begins and own.kind == first.kind:
        locator = f"{locator[: begins.start()]} {own.number}"
    return Source(source.document, (block.ordinal,), locator, block.text, page=block.page)


def _heading(above: Sequence[Block], passage: Passage) -> tuple[str, ...]:
    """The agencies of the nearest heading above a duty that consists of any."""
    headings = [*passage.title.split(_BELOW)[1:], *(block.text for block in above)]
    return next(filter(None, (actors(split_mark(heading)[1]) for heading in reversed(headings))), ())


def duty_lines(duties: Sequence[Duty], knowledge: Knowledge) -> Iterator[Line]:
    """The duties as printed, each with whose it is and where it stands."""
    for duty in duties:
        source, words = duty.source, split_mark(duty.words)[1]
        names = () if subject(words, opening=True) else agencies_over(duty.block, duty.passage, knowledge)
        told = load("replies")["headed_duty"] if names else "“{duty}” [*]"
        yield Line(told.format(agency="; ".join(names), duty=words), source, (words, *names))
        yield Line(place(knowledge.head(source.document), source.locator))
