"""A part of a document asked for by its heading ("mục tiêu chung của kế hoạch … là gì")."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.excerpts import opening
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from assistant.words import words_of
from corpus.model import Passage
from corpus.text import MARK

_JOINED = re.compile(r",|;| và ")
_LONGEST_HEADING = 120  # characters
_FEWEST = 2  # words
_MOST_LINES = 4


def chapter_meant(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The text under the one heading that the question names, and nothing beside it; else ``None``."""
    asked = [word.bare for word in query.topic.words]
    must = [word.bare for word in query.topic.content]
    if query.implicit or not query.scope.named:
        return None
    hits = knowledge.retriever.retrieve(
        query.topic.text, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    found: dict[tuple[str, str], tuple[int, Passage]] = {}
    for hit in hits:
        path = _path(hit.passage)
        if path and _is_named(path, asked, must):
            found.setdefault((hit.passage.source.document, path[-1]), (len(path), hit.passage))
    least = min((depth for depth, _ in found.values()), default=0)
    meant = [passage for depth, passage in found.values() if depth == least]
    if len(meant) != 1:
        return None
    source = meant[0].source
    words = opening(source.quote)
    where = Line(place(knowledge.head(source.document), source.locator))
    return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", source, (words,)), where))


def duties_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What stands under the heading that names the one agency asked about; ``None`` where none does."""
    if len(query.parties) != 1 or not query.scope.named:
        return None
    name = query.parties[0].name
    hits = knowledge.retriever.retrieve(
        f"trách nhiệm {name}", settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    lines: list[Line] = []
    for hit in hits:
        path = _path(hit.passage)
        if path and query.parties[0].key in {mention.key for mention in knowledge.agencies.find(path[-1])}:
            source = hit.passage.source
            words = opening(source.quote)
            where = place(knowledge.head(source.document), source.locator)
            lines += [Line(f"“{words}” [*]", source, (words,)), Line(where)]
    return Draft(Status.ANSWERED, query.intent, tuple(lines[:_MOST_LINES])) if lines else None


def _path(passage: Passage) -> list[str]:
    """The headings a passage stands under, the outermost first, and the one it begins with."""
    above = passage.title.split(" › ")[1:]
    first, broken, _ = passage.text.partition("\n")
    return [*above, first] if broken and len(first) < _LONGEST_HEADING and MARK.match(first) else above


def _is_named(path: list[str], asked: list[str], must: list[str]) -> bool:
    """Whether the question says the last heading of ``path``, or a part of it, and no more than that."""
    above = {word.bare for heading in path[:-1] for word in words_of(heading)}
    heading = MARK.sub("", path[-1])
    for named in (heading, *_JOINED.split(heading)):
        words = [word.bare for word in words_of(named)]
        said = any(asked[i : i + len(words)] == words for i in range(len(asked) - len(words) + 1))
        if len(words) >= _FEWEST and said:
            return set(must) <= {*words, *above}
    return False
