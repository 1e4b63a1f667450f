"""What a list of administrative procedures says of the one asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import excerpt
from assistant.finding.procedure_conditions import conditions_asked
from assistant.finding.procedures import Procedure, fields_asked, words_of_wordings
from assistant.finding.procedures_meant import Listing, is_whole, listings, meant_among
from assistant.knowledge import Knowledge
from assistant.language.cues import grammar_words, small_words
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.texts.procedure_lists import enumerated, numbered
from assistant.texts.procedure_words import cell_told, said_within, unsaid_of
from assistant.wording import place
from corpus.text import fold, squeeze
from prompts import load

_LONGEST = 1500  # characters of a cell
_PLAIN = ("time", "fee", "place")  # what is told where nothing in particular is asked
_APPLIES = re.compile(r"\b(?:nop|xin|ho so|thu tuc|giay to|cap|lam lai|tra ket qua|giai quyet)\b")
_BY_TIME = "body"  # who decides is told with the time to decide, where no column says it


def procedures_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What is asked of a procedure that a document lists; ``None`` where no listed one is meant."""
    asked = fold(query.text)
    fields = fields_asked(asked) or tuple(one.column for one in conditions_asked(asked) or ())
    text = query.intent is Intent.TEXT
    listed = listings(query, knowledge, settings)
    for listing in listed:
        called: Sequence[Procedure] | None = numbered(query, listing) if len(listed) == 1 else None
        if called is not None and not called:
            return refusal(query.intent, load("replies")["no_procedures"])
        meant = () if called else meant_among(query, listing, knowledge, settings)
        chosen = called or [one.procedure for one in meant]
        told = None if fields or called else said_within(query, meant, listing, knowledge)
        if told is None and (called or fields or (text and is_whole(meant))):
            told = told_of(chosen, fields, listing, query, knowledge)
        if told:
            return told
        if not meant and len(listed) == 1 and (told := enumerated(query, listing, knowledge)):
            return told
    return None


def procedure_of_story(
    whole: Query, query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """What ``query``, the end of a story, asks of the one procedure the story tells of; else ``None``.

    "… tờ giấy đăng ký hoạt động bị rách. Giờ xin lại mất mấy ngày?": it speaks of nothing else itself.
    """
    fields = fields_asked(fold(query.text))
    listing, chosen = (procedures_meant(whole, knowledge, settings) if fields else None) or (None, ())
    if listing is None or len(chosen) != 1 or not _says_no_more(query.text, chosen[0], listing):
        return None
    return told_of(chosen, fields, listing, query, knowledge)


def _says_no_more(text: str, procedure: Procedure, listing: Listing) -> bool:
    """Whether ``text`` speaks of applying, in no words but such and those of the procedure and its list."""
    known = {word.text for word in words_of(f"{procedure.name} {listing.passage.title}")}
    known |= {*words_of_wordings(), *grammar_words(), *small_words()}
    return bool(_APPLIES.search(fold(text))) and {word.text for word in words_of(text)} <= known


def procedures_meant(
    query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> tuple[Listing, Sequence[Procedure]] | None:
    """The procedures that a question names, with their list; ``None`` where it names none."""
    for listing in listings(query, knowledge, settings):
        called = numbered(query, listing)
        chosen = called or [one.procedure for one in meant_among(query, listing, knowledge, settings)]
        if chosen:
            return listing, chosen
    return None


def told_of(
    procedures: Sequence[Procedure],
    fields: Sequence[str],
    listing: Listing,
    query: Query,
    knowledge: Knowledge,
) -> Draft | None:
    """What the rows of ``procedures`` say of each of ``fields``; ``None`` where they say none of it."""
    source = listing.passage.source
    lines = [
        line
        for procedure in procedures
        for line in _lines(procedure, fields or _PLAIN, listing, query, knowledge)
    ]
    unsaid = unsaid_of(procedures, fields, listing, knowledge)
    if unsaid:
        where = [] if lines else [Line(place(knowledge.head(source.document), source.locator))]
        return Draft(Status.PARTIAL, query.intent, (*lines, *unsaid, *where))
    if not lines:
        return None
    unmet = [one for one in conditions_asked(fold(query.text)) or () if one.column in fields]
    if not any(one.column in p.cells and not one.is_met(p) for one in unmet for p in procedures):
        return Draft(Status.ANSWERED, query.intent, tuple(lines))
    return Draft(Status.PARTIAL, query.intent, (Line(load("replies")["not_listed_so"]), *lines))


def _lines(
    procedure: Procedure, fields: Sequence[str], listing: Listing, query: Query, knowledge: Knowledge
) -> Iterator[Line]:
    """What the row of a procedure says of each of ``fields``, and where it stands."""
    wanted = dict.fromkeys("time" if f == _BY_TIME and f not in procedure.cells else f for f in fields)
    told = [field for field in wanted if field in procedure.cells]
    source = listing.source(procedure)
    for field in told:
        cell = squeeze(procedure.cells[field])  # whole: a time to decide is often told in two parts
        words = cell if len(cell) <= _LONGEST else excerpt(cell, query.topic.with_cues(), knowledge.weights)
        yield cell_told(procedure, field, words, source)
    if told:
        yield Line(place(knowledge.head(source.document), source.locator))
