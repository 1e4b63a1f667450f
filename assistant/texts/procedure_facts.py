"""What a list of administrative procedures says of the one asked about; which and how many it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import proposed_text
from assistant.finding.excerpts import excerpt
from assistant.finding.procedure_likeness import Likeness, likenesses, names_other
from assistant.finding.procedures import Procedure, fields_asked, is_listed, procedures_in
from assistant.knowledge import Knowledge
from assistant.language.procedure_acts import acts_in, is_of_other_act
from assistant.language.words import words_of
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.scoring.slots import filled_otherwise
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Passage, Source
from corpus.text import fold, squeeze
from prompts import load

_SHARE, _FEWEST = 0.7, 3  # of the name of a procedure that a question must say, and how many words
_WHOLE = 0.999
_CASE = 0.3  # of the words of the case that a procedure is for, to mean that case
_BY_CASE, _SHARE_OF_CASE = 0.5, 0.45  # where that case is plainly said, less of the name need be
_NEAR = 3.5  # how much better the one meant is said than others
_ANY = "thủ tục hành chính thời hạn giải quyết nộp hồ sơ"  # what the rows of such a list have in common
_MOST, _NEAREST = 3, 12  # procedures told, passages looked at
_MET = 0.8
_LONGEST = 1500  # characters of a cell
_ACRONYM = 2
_HOW_MANY = re.compile(
    r"\b(?:may|bao nhieu|so luong|tong|tong so|tong cong|dem)\b[^,;?]{0,25}\b(?:thu tuc|tthc)\b"
)
_WHICH = re.compile(r"\b(?:liet ke|ke ten|danh sach|nhung|cac|gom)\b[^,;?]{0,25}\b(?:thu tuc|tthc)\b")
_COUNTING = frozenset((
    "thu", "tuc", "hanh", "chinh", "danh", "muc", "linh", "vuc", "tthc", "dm", "qd", "quyet", "dinh", "so",
    "ban", "cong", "bo",
))  # fmt: skip
_PLAIN = ("time", "fee", "place")  # what is told where nothing in particular is asked
_BY_TIME = "body"  # who decides is told with the time to decide, where no column says it


def procedures_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What is asked of a procedure that a document lists; ``None`` where no listed one is meant."""
    asked = fold(query.text)
    fields = fields_asked(asked)
    counted = bool(_HOW_MANY.search(asked) or _WHICH.search(asked))
    if not (fields or counted or query.intent is Intent.TEXT):
        return None
    listed = _listed(query, knowledge, settings)
    for passage, procedures in listed:
        meant = _meant(query, passage, procedures, knowledge, settings)
        if meant and (fields or (query.intent is Intent.TEXT and meant[0].share >= _WHOLE)):
            lines = [
                line
                for each in meant
                for line in _lines(each.procedure, fields or _PLAIN, passage, query, knowledge)
            ]
            if lines:
                return Draft(Status.ANSWERED, query.intent, tuple(lines))
        if not meant and len(listed) == 1 and counted:
            return _enumerated(query, passage, procedures, knowledge)
    return None


def _listed(
    query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> list[tuple[Passage, Sequence[Procedure]]]:
    """The documents asked about that list procedures, each with a passage of its list, the nearest first."""
    hits = tuple(proposed_text(query, knowledge, settings))
    found: dict[str, tuple[Passage, Sequence[Procedure]]] = {}
    if query.scope.numbered and _HOW_MANY.search(fold(query.text)):
        texts = frozenset({"text"})
        sources = query.scope.sources
        hits = (*hits, *knowledge.retriever.retrieve(_ANY, settings.candidates, sources, texts))
    for hit in hits if query.scope.numbered else hits[:_NEAREST]:
        document = hit.passage.source.document
        if document not in found and is_listed(hit.passage, knowledge.registry, knowledge.revision):
            found[document] = (hit.passage, procedures_in(knowledge.registry, document, knowledge.revision))
    return list(found.values())


def _meant(
    query: Query,
    passage: Passage,
    procedures: Sequence[Procedure],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> list[Likeness]:
    """The procedure that the question names, or the few it may name; none that is another one's sibling.

    None by which something else is done with the same thing: to withdraw a licence is not to give it.
    """
    acts = acts_in(query.text)
    likely = [
        one
        for one in likenesses(query.text, procedures)
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
    around = f"{passage.title} {best.procedure.block.text}"
    other = filled_otherwise(query.topic, best.name, around, knowledge.weights, settings.slot_rest)
    return [] if other or names_other(query.topic, best, around) else near


def _lines(
    procedure: Procedure, fields: Sequence[str], passage: Passage, query: Query, knowledge: Knowledge
) -> Iterator[Line]:
    """What the row of a procedure says of each of ``fields``, and where it stands."""
    wanted = dict.fromkeys("time" if f == _BY_TIME and f not in procedure.cells else f for f in fields)
    told = [field for field in wanted if field in procedure.cells]
    source = _source(procedure, passage)
    for field in told:
        cell = squeeze(procedure.cells[field])  # whole: a time to decide is often told in two parts
        words = cell if len(cell) <= _LONGEST else excerpt(cell, query.topic.with_cues(), knowledge.weights)
        text = load("replies")["procedure"].format(
            name=procedure.name, label=_label(procedure.labels[field]), said=words
        )
        yield Line(text, source, (procedure.name, words))
    if told:
        yield Line(place(knowledge.head(source.document), source.locator))


def _label(printed: str) -> str:
    """The head of a column within a sentence; short forms in it stay as printed."""
    return printed.lower() if printed.isupper() else printed[:1].lower() + printed[1:]


def _source(procedure: Procedure, passage: Passage) -> Source:
    """The row of a procedure; it stands where the rest of its list does."""
    above = passage.source
    locator = f"{above.locator}, STT {procedure.number}" if procedure.number else above.locator
    block = procedure.block
    return Source(above.document, (block.ordinal,), locator.lstrip(", "), block.text, page=block.page)


def _enumerated(
    query: Query, passage: Passage, procedures: Sequence[Procedure], knowledge: Knowledge
) -> Draft | None:
    """How many procedures there are, and which: all, or those whose row says what else was asked."""
    titled = [word.bare for word in words_of(passage.title)]
    initials = "".join(word[0] for word in titled)
    known = {*titled, *_COUNTING}
    rest = query.topic.within(lambda word: not (word.bare in known or _spells(word.bare, initials)))
    chosen = [p for p in procedures if not rest.content or _says(p, rest, knowledge)]
    if not chosen:
        return None
    head = knowledge.head(passage.source.document)
    many = load("replies")["procedures"].format(n=len(chosen))
    lines = [Line(f"{i}. {p.name} [*]", _source(p, passage), (p.name,)) for i, p in enumerate(chosen, 1)]
    return Draft(
        Status.ANSWERED, query.intent, (Line(many), *lines, Line(place(head, passage.source.locator))), (),
        len(chosen),
    )  # fmt: skip


def _spells(word: str, initials: str) -> bool:
    return word.isalpha() and len(word) > _ACRONYM and word in initials


def _says(procedure: Procedure, rest: Topic, knowledge: Knowledge) -> bool:
    """Whether the row says, beside its name and its bases, all of ``rest``."""
    cells = " . ".join(procedure.cells.get(field, "") for field in ("note", "place", "body", "fee"))
    return matcher_of(rest, knowledge.weights).fit(cells).coverage >= _MET
