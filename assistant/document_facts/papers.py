"""Which other document a numbered one is made for, or in place of; what it says of a law that it cites."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.document_facts.provisions import provisions_told
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import sentence_having
from assistant.finding.printed import Printed
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.texts.prose import sentence_told
from assistant.understanding.basis_asked import kind_asked
from assistant.wording import place
from corpus.timespans import aligned
from prompts import load

_OF_OTHERS = {"number", "date", "basis", "title"}  # aspects that such a question may be read as
_CITED = re.compile(  # "số, ngày của Luật … nêu trong Quyết định 9"
    r"\bcua (?P<kind>luat|bo luat|phap lenh|nghi dinh|thong tu) (?P<law>[^,;.?!]{3,80}?) "
    r"(?:ma )?(?:duoc |da )?(?:neu|ghi|dan|vien dan|nhac den|nhac toi|nhac|can cu) (?:o |tai |trong )"
)
_HELD = re.compile(r"\b(?:hieu luc|thoi diem)\b")  # no citation tells since when a law holds
_IN_PLACE_OF = re.compile(r"\b(?:thay (?:the|cho)|bai bo)\b[^.;?!]{0,40}$")


def another_paper(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What the document with the number given says of the one asked for; ``None`` where it does not."""
    asked = kind_asked(query.text)
    if asked is None or not query.scope.numbered or not {"number"} <= set(query.aspects) <= _OF_OTHERS:
        return None
    if _IN_PLACE_OF.search(aligned(query.text)[: asked.start]):
        lines = tuple(
            line
            for head in query.scope.heads
            for line in provisions_told(head, ("replaces",), query.text, knowledge, settings)
        )
        return Draft(Status.ANSWERED, query.intent, lines) if all(x.source for x in lines[::2]) else None
    return sentence_told(query, (query.topic,), knowledge, settings)


def law_cited(query: Query, knowledge: Knowledge) -> Draft | None:
    """The words in which the numbered document cites the law whose number or day is asked; else refused."""
    asked = _CITED.search(aligned(query.text))
    own = {"number", "date", "effect"}
    if asked is None or not query.scope.numbered or not set(query.aspects) <= own:
        return None
    kind, name = asked["kind"], r"\s+".join(map(re.escape, asked["law"].split()))
    number = r"\b(?:so\s*:?\s*\d|ngay\s*\d)"
    cited = rf"\b{kind}\s+(?:{name}\b[^;]{{0,80}}?{number}|so\s*\d[^;]*\b{name}\b)"
    for head in query.scope.heads:
        source = Printed(head.source, knowledge.registry.blocks(head.source)).matching(cited)
        if source is not None:
            words = sentence_having(source.quote, cited)
            lines = (Line(f"“{words}” [*]", source, (words,)), Line(place(head, source.locator)))
            status = Status.PARTIAL if _HELD.search(aligned(query.text)) else Status.ANSWERED
            return Draft(status, query.intent, lines)
    return refusal(query.intent, load("replies")["not_found"])
