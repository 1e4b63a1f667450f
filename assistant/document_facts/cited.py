"""Documents not stored, as the stored ones speak of them: by number, as laws, as what a task follows."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.choices import MANY, ask_which
from assistant.finding.excerpts import sentence_with, sentences
from assistant.finding.laws_meant import of_another_law
from assistant.knowledge import Knowledge
from assistant.naming.scope import Reference, references
from assistant.query import Query
from assistant.records.passages import compose_text
from assistant.scoring.matching import fit
from assistant.settings import AnswerSettings
from assistant.understanding.basis_asked import kind_asked
from assistant.wording import place
from corpus.model import Source
from corpus.text import fold, squeeze
from prompts import load

LAW_WORDS = r"\b(?:(?<!phap )(?<!ky )luat|nghi dinh|phap lenh|thong tu)\b"
_LAW = re.compile(LAW_WORDS)
_WITH_YEAR = re.compile(r"\d\s?/\s?\d{4}$")  # of a number without the letters that follow
_LAW_HOLDS = re.compile(rf"{LAW_WORDS}.*\bhieu luc\b")


def mentioned(reference: Reference, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """A document that is not stored, as the stored ones speak of it; else that it is not there."""
    typed = query.text[reference.start : reference.end]
    everywhere = frozenset(head.source for head in knowledge.heads)
    spoken = _speaking_of(typed, query.scope.sources, knowledge, settings)
    spoken = spoken or _speaking_of(typed, everywhere, knowledge, settings)
    if len(spoken) > MANY and not query.scope.several:
        return ask_which(query, [knowledge.head(document) for document in spoken])
    for source in spoken.values():
        words = sentence_with(source.quote, typed)
        first = Line(load("replies")["mentioned"].format(number=typed))
        where = Line(place(knowledge.head(source.document), source.locator))
        return Draft(Status.PARTIAL, query.intent, (first, Line(f"“{words}” [*]", source), where))
    return refusal(query.intent, load("replies")["not_found_document"].format(number=typed))


def _speaking_of(
    typed: str, sources: frozenset[str], knowledge: Knowledge, settings: AnswerSettings
) -> dict[str, Source]:
    """Where each of ``sources`` speaks of the document with the number ``typed``."""
    wanted = r"\s?".join(map(re.escape, fold(typed).replace(" ", "")))
    ends = r"(?!\d)" if _WITH_YEAR.search(typed) else r"(?![\w/])"
    spoken: dict[str, Source] = {}
    for hit in knowledge.retriever.retrieve(typed, settings.candidates, sources=sources):
        source = hit.passage.source
        if re.search(rf"(?<![\w/]){wanted}{ends}", fold(source.quote)):
            spoken.setdefault(source.document, source)
    return spoken


def cited_by(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What a task is done by, or since when a law holds, where the topic is one and the text says so."""
    titles = [
        fit(query.topic, head.title or "", "", knowledge.weights).coverage for head in query.scope.heads
    ]
    of_law = "effect" in query.aspects and bool(_LAW.search(fold(query.text)))
    of_task = "basis" in query.aspects and max(titles, default=0.0) < settings.title_coverage
    if all(word.bare.isdigit() for word in query.topic.content) or not (of_law or of_task):
        return None
    if of_law:
        return _since_when(query, knowledge, settings)
    told = compose_text(query, knowledge, settings)
    quotes = [line.source.quote for line in told.lines if line.source]
    kind = kind_asked(query.text)
    quotes = [q for q in quotes if kind is None or any(name in fold(q) for name in kind.kinds)]
    return told if any(references(quote) for quote in quotes) else None


def _since_when(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The sentence that says since when the law asked about holds; never when a document of its holds."""
    asked = f"{query.topic.text} có hiệu lực thi hành từ ngày"
    text = frozenset({"text"})
    for hit in knowledge.retriever.retrieve(
        asked, settings.candidates, sources=query.scope.sources, kinds=text
    ):
        source = hit.passage.source
        for sentence in sentences(source.quote):
            plainly = fit(query.topic, sentence, "", knowledge.weights).coverage >= settings.list_coverage
            other = of_another_law(query.topic, sentence)
            if plainly and not other and _LAW_HOLDS.search(fold(sentence)):
                words = squeeze(sentence)
                where = Line(place(knowledge.head(source.document), source.locator))
                return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", source, (words,)), where))
    return refusal(query.intent, load("replies")["not_found"])
