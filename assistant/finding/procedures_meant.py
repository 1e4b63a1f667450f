"""Which listed administrative procedures a question means: of which lists, the one named, or its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.finding.evidence import proposed
from assistant.finding.procedure_likeness import Likeness, likenesses, names_other
from assistant.finding.procedures import Procedure, is_listed, procedures_in
from assistant.knowledge import Knowledge
from assistant.language.procedure_acts import acts_in, is_of_other_act
from assistant.query import Query
from assistant.scoring.slots import filled_otherwise
from assistant.settings import AnswerSettings
from corpus.model import Head, Passage, Source
from corpus.text import fold

_SHARE, _FEWEST = 0.7, 3  # of the name of a procedure that a question must say, and how many words
_WHOLE = 0.999
_CASE = 0.3  # of the words of the case that a procedure is for, to mean that case
_BY_CASE, _SHARE_OF_CASE = 0.5, 0.45  # where that case is plainly said, less of the name need be
_NEAR = 3.5  # how much better the one meant is said than others
_ANY = "thủ tục hành chính thời hạn giải quyết nộp hồ sơ"  # what the rows of such a list have in common
_FEW_DOCUMENTS = 24  # that are looked through for lists
_MOST, _NEAREST = 3, 12  # procedures told, passages looked at
_OF_LIST = re.compile(r"\b(?:thu tuc|tthc)\b")


@dataclass(frozen=True, slots=True)
class Listing:
    """A document's list of procedures, with a passage of it."""

    passage: Passage
    procedures: Sequence[Procedure]

    def source(self, procedure: Procedure) -> Source:
        """The row of a procedure; it stands where the rest of its list does."""
        above = self.passage.source
        locator = f"{above.locator}, STT {procedure.number}" if procedure.number else above.locator
        block = procedure.block
        return Source(above.document, (block.ordinal,), locator.lstrip(", "), block.text, page=block.page)


def listings(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Listing]:
    """The documents asked about that list procedures, the nearest first.

    Those of a document or place named, where procedures are spoken of; else what the search legs propose.
    """
    heads = query.scope.heads
    if len(heads) <= _FEW_DOCUMENTS and not any(_lists(head, knowledge) for head in heads):
        return []  # nothing need be searched for
    hits = tuple(proposed(query, knowledge, settings))
    hits = hits if query.scope.numbered else hits[:_NEAREST]
    if query.scope.named and _OF_LIST.search(fold(query.text)):
        kinds = frozenset({"text"})
        hits += tuple(knowledge.retriever.retrieve(_ANY, settings.candidates, query.scope.sources, kinds))
    found: dict[str, Listing] = {}
    for hit in hits:
        document = hit.passage.source.document
        if document not in found and is_listed(hit.passage, knowledge.registry, knowledge.revision):
            listed = procedures_in(knowledge.registry, document, knowledge.revision)
            found[document] = Listing(hit.passage, listed)
    return list(found.values())


def _lists(head: Head, knowledge: Knowledge) -> bool:
    return bool(procedures_in(knowledge.registry, head.source, knowledge.revision))


def is_whole(meant: Sequence[Likeness]) -> bool:
    """Whether all of the name of the one meant is said."""
    return bool(meant) and meant[0].share >= _WHOLE


def meant_among(
    query: Query, listing: Listing, knowledge: Knowledge, settings: AnswerSettings
) -> list[Likeness]:
    """The procedure that the question names, or the few it may name; none that is another one's sibling.

    None by which something else is done with the same thing: to withdraw a licence is not to give it.
    """
    acts = acts_in(query.text)
    likely = [
        one
        for one in likenesses(query.text, listing.procedures)
        if one.share >= (_SHARE_OF_CASE if one.case >= _BY_CASE else _SHARE)
        if one.met >= min(_FEWEST, one.size)
        if not is_of_other_act(acts, one.procedure.name)
    ]
    if not likely:
        return []
    best = max(likely, key=lambda one: (one.score, one.case))
    near = [one for one in likely if one.score >= best.score - (0 if best.share >= _WHOLE else _NEAR)]
    case = max(one.case for one in near)
    near = [one for one in near if case < _CASE or one.case == case]
    if len(near) > _MOST:
        return []
    around = f"{listing.passage.title} {best.procedure.block.text}"
    other = filled_otherwise(query.topic, best.name, around, knowledge.weights, settings.slot_rest)
    return [] if other or names_other(query.topic, best, around) else near
