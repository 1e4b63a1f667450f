"""Who leads, with whom, by when, with what product: the answer from the record a topic means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.above import leads_above
from assistant.finding.choices import MANY, ask_which
from assistant.finding.evidence import Evidence, alternatives, binding, find_records
from assistant.finding.excerpts import has_records, plainly_said
from assistant.finding.nearest import nearest
from assistant.finding.ranking import Scored, lead_of
from assistant.knowledge import Knowledge
from assistant.language.quantities import quantities, states
from assistant.language.sentences import is_of_person
from assistant.naming.renaming import later_names
from assistant.query import Intent, Query
from assistant.records.amounts import amount_stated
from assistant.records.approvers import says_all_but_act
from assistant.records.telling import blank, facts_of, statement
from assistant.scoring.acceptance import likelihood
from assistant.settings import AnswerSettings
from assistant.texts.doers import doers_told
from assistant.texts.headed import owed_by_another
from assistant.texts.provided import line_said
from assistant.texts.unassigned import FIELDS, stated_plainer, told_by
from assistant.times.told_times import another_time
from assistant.wording import leads, name_of, place, short
from corpus.agencies import agency_key
from corpus.model import Passage, Record, Target, Task
from corpus.text import fold
from prompts import load

_MOST_CHOICES = 12
_TIE = 0.02
_NEAR = 0.15
_NAMED = 0.5
_WHOLLY = 0.95  # coverage of a record that says all of the question
_MANY = re.compile(
    r"\b(?:nhung|cac|may|hai|ba|bon) "
    r"(?:ai|(?:co quan|don vi|so nganh|dia phuong|so|bo|nganh|ban|phong) nao)\b"
)
_ALIKE = 0.1
_JOINTLY, _NAMED_BY = "phoi hop ", 4  # a task is called by so many words at least
_DOING = 3  # words of doing that alone say what is meant ("theo dõi, đôn đốc thực hiện")
_ELSEWHERE = {Intent.DEADLINE, Intent.PRODUCT}  # what another sentence may say of the same
_YEAR_ASKED = re.compile(r"\bnam (?:nao|may|bao nhieu)\b")
_YEAR = re.compile(r"^(?!.*(?:thang|ngay|quy|/)).*\bnam \d{4}")


def compose_facts(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Answer the facts asked of the record meant; of each document's where several fit."""
    if not query.topic.content:
        return _compose_doing(query, knowledge, settings)
    found = find_records(query, ("task", "assignment"), knowledge, settings)
    wholly = bool(found.kept) and found.kept[0].fit.coverage >= _WHOLLY
    doers = None if _asks_person(query) else doers_told(query, knowledge, settings, recorded=wholly)
    return doers or _of_records(query, found, knowledge, settings)


def _asks_person(query: Query) -> bool:
    return not query.roles and query.noun is None and is_of_person(query.text)


def _of_records(query: Query, found: Evidence, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The facts of the record meant, or what running text says where no record is."""
    person = _asks_person(query)
    if not found.kept or (person and found.kept[0].fit.closeness < _NAMED):
        said = None if person else _said(query, knowledge, settings)
        return told_by(said, query, knowledge) if said else nearest(query, found)
    named = says_all_but_act(found.kept[0].item, query, knowledge)
    elsewhere = None if named else stated_plainer(query, found.kept[0], knowledge, settings)
    if elsewhere:
        return elsewhere
    asked = [i for i in query.intents if i in FIELDS] or [Intent.LEAD]
    kept = binding(query, found.kept, knowledge)
    chosen = choose(_telling(kept, asked, query), settings.margin, _tie(query, asked))
    if len(chosen) > MANY:
        first = [group[0] for group in chosen]
        many = asked == [Intent.LEAD] and _asks_many(query, first)
        return _all_led(query, first) if many else ask_back(query, first, knowledge)
    lines: list[Line] = []
    silent = 0
    premise = _false_premise(query, chosen, knowledge)
    premise = premise or another_time(query, [record for group in chosen for record in group])
    if asked == [Intent.LEAD] and _leads(query, chosen):
        asked = [Intent.LEAD, Intent.COORDINATE]
    beside = Intent.COORDINATE in asked and _coordinates(query, chosen)
    named = bool(premise and query.parties) or beside
    if (named and Intent.LEAD not in asked) or _is_called_joint(asked, chosen, query):
        asked = [Intent.LEAD, *asked]
    asked = _with_beside(asked, chosen, query)
    for group in chosen:
        told = statement(group, asked)
        silent += told is None
        lines.append(told or blank(group[0], asked[0]))
        lines.append(Line(place(knowledge.head(group[0].source.document), group[0].source.locator)))
        lines += leads_above(group, knowledge) if Intent.LEAD in asked else ()
    sure = likelihood(kept[0].fit, lead_of(kept[0], (*found.kept, *found.rejected)))
    records = tuple(record for group in chosen for record in group)
    says = any(facts_of(record, intent) for record in records for intent in asked)
    absent = silent == len(chosen) and bool(_ELSEWHERE & set(asked))
    least = settings.silent_likelihood if absent else settings.blank_likelihood
    if (not says or _lacks_number(records, query)) and sure < least:
        return nearest(query, found)
    note = later_names(records, knowledge, query.today) if Intent.LEAD in asked else None
    lines += [Line(note)] if note else []
    lines = [Line(premise), *lines] if premise else lines
    status = Status.PARTIAL if silent or premise else Status.ANSWERED
    return Draft(status, query.intent, tuple(lines), records)


def _compose_doing(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The facts of the record that only words of doing tell ("ai theo dõi, đôn đốc thực hiện kế hoạch?")."""
    doing = query.topic.with_cues()
    if len(doing.content) >= _DOING:
        told = compose_facts(replace(query, topic=doing), knowledge, settings)
        if told.status is not Status.NOT_FOUND:
            return told
    return Draft(Status.CLARIFY, query.intent, (Line(load("replies")["clarify_topic"]),))


def _with_beside(asked: list[Intent], chosen: Sequence[Sequence[Record]], query: Query) -> list[Intent]:
    """``asked`` with the time that is to be confirmed, and the product that gives a number asked for."""
    timed = query.years or query.period or query.waits is not None
    if query.confirms and timed and Intent.DEADLINE not in asked:
        asked = [*asked, Intent.DEADLINE]
    if Intent.PRODUCT not in asked and _comes_to(chosen, query):
        asked = [*asked, Intent.PRODUCT]
    return asked


def _comes_to(chosen: Sequence[Sequence[Record]], query: Query) -> bool:
    """Whether the product of a task gives a number that is asked for beside ("giao ai, mấy lớp")."""
    tasks = [record for group in chosen for record in group if isinstance(record, Task) and record.product]
    asked = quantities(query.text) if tasks else ()
    return any(states(task.product, asked) for task in tasks)


def _lacks_number(records: Sequence[Record], query: Query) -> bool:
    """Whether a number of things is asked for beside, and none of ``records`` gives one."""
    asked = quantities(query.text) if Intent.TARGET in query.intents else ()
    return bool(asked) and not any(states(record.source.quote, asked) for record in records)


def _said(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Passage | None:
    """The running text that says what was asked, or gives the number, where no record does."""
    counts = Intent.TARGET in query.intents or set(query.intents) == {Intent.DEADLINE}
    amount = amount_stated(query, quantities(query.text), knowledge, settings) if counts else None
    if amount:
        return amount
    said = plainly_said(query, knowledge, settings)
    rules = said is None and not has_records(query, knowledge)
    said = line_said(query, knowledge, settings) if rules else said
    due = set(query.intents) == {Intent.DEADLINE}
    return None if said and due and owed_by_another(said, query, knowledge) else said


def _false_premise(query: Query, chosen: Sequence[Sequence[Record]], knowledge: Knowledge) -> str | None:
    """What to say where the question takes an agency for the lead that is not.

    The issuer of the document is named as such ("phòng nào của Sở …"), not as who leads.
    """
    takes = (query.claims and "lead" in query.roles) or (query.confirms and not query.roles)
    if not takes or not query.parties or not chosen:
        return None
    asked = {party.key for party in query.parties}
    named = {agency_key(name) for group in chosen for record in group for name in leads(record)}
    heads = [knowledge.head(group[0].source.document) for group in chosen]
    asked -= {agency_key(head.issuer) for head in heads if head.issuer} - named
    names = ", ".join(dict.fromkeys(party.name for party in query.parties if party.key in asked))
    return None if asked & named or not asked else load("replies")["other_lead"].format(agency=names)


def _leads(query: Query, chosen: Sequence[Sequence[Record]]) -> bool:
    """Whether the question itself names who leads ("ai làm với Sở Y tế"): the others are asked for."""
    if "lead" in query.roles or query.confirms or query.claims:
        return False
    asked = {party.key for party in query.parties}
    records = [record for group in chosen for record in group]
    others = any(facts_of(record, Intent.COORDINATE) for record in records)
    return others and bool(asked) and all(asked <= set(map(agency_key, leads(r))) for r in records)


def _coordinates(query: Query, chosen: Sequence[Sequence[Record]]) -> bool:
    """Whether the agencies asked "who works with" coordinate themselves: who leads is then an answer too."""
    asked = {party.key for party in query.parties}
    records = [record for group in chosen for record in group if not isinstance(record, Target)]
    return bool(asked) and all(asked <= set(map(agency_key, record.coordinate)) for record in records)


def _is_called_joint(asked: Sequence[Intent], chosen: Sequence[Sequence[Record]], query: Query) -> bool:
    """Whether "phối hợp" only begins the name of a task, of which it is asked whose it is."""
    if Intent.COORDINATE not in asked or Intent.LEAD in asked:
        return False
    names = [fold(name_of(record)) for group in chosen for record in group]
    opening = [" ".join(name.split()[:_NAMED_BY]) for name in names]
    return all(words.startswith(_JOINTLY) and words in fold(query.text) for words in opening)


def _telling(kept: Sequence[Scored], asked: Sequence[Intent], query: Query) -> Sequence[Scored]:
    """Those near the best that state most of what is asked, of each document, the best first.

    A document of which none states anything gives way to others; where a year is asked for, to one of a year.
    """
    near = [s for s in kept if s.score >= kept[0].score - _NEAR]
    told = [sum(bool(facts_of(s.item, i)) for i in asked) for s in near]
    if Intent.DEADLINE in asked and _YEAR_ASKED.search(fold(query.text)):
        due = [" ".join(facts_of(s.item, Intent.DEADLINE)) for s in near]
        told = [count + bool(_YEAR.search(fold(text))) for count, text in zip(told, due, strict=True)]
        return [s for s, count in zip(near, told, strict=True) if count == max(told)]
    most: dict[str, int] = {}
    for scored, count in zip(near, told, strict=True):
        most[scored.source] = max(count, most.get(scored.source, 0))
    least = min(max(told), 1)
    return [s for s, count in zip(near, told, strict=True) if count == most[s.source] and count >= least]


def _tie(query: Query, asked: Sequence[Intent]) -> float:
    """How near the best of its document another record must be; alike is enough where many are asked for."""
    return _ALIKE if asked[0] is Intent.LEAD and _MANY.search(fold(query.text)) else _TIE


def _asks_many(query: Query, records: Sequence[Record]) -> bool:
    """Whether several agencies are asked for, and what is theirs stands in one document."""
    return bool(_MANY.search(fold(query.text))) and len({r.source.document for r in records}) == 1


def _all_led(query: Query, records: Sequence[Record]) -> Draft:
    """Who leads each of several things alike, where that is asked of all of them."""
    lines = [Line(load("replies")["led_by"])]
    for record in records:
        names = facts_of(record, Intent.LEAD)
        told = f"- {'; '.join(names)}: “{short(name_of(record))}” [*]"
        lines += [Line(told, record.source, names)] if names else []
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(records))


def choose(kept: Sequence[Scored], margin: float, tie: float = _TIE) -> list[list[Record]]:
    """The best record of each document within ``margin`` of the best of all, and those within ``tie`` of it.

    What is no plain tie must meet as much of the question. Records of one sentence (a duty given to
    several agencies) stay together.
    """
    best: dict[str, Scored] = {}
    groups: dict[tuple[str, str], list[Record]] = {}
    for scored in alternatives(kept, max(margin, tie)):
        record = scored.item
        top = best.setdefault(scored.source, scored)
        as_much = scored.fit.coverage >= top.fit.coverage
        near = scored.score >= top.score - (tie if as_much else _TIE)
        if near and not isinstance(record, Passage):
            groups.setdefault((scored.source, record.source.quote), []).append(record)
    return list(groups.values())


def ask_back(query: Query, records: Sequence[Record], knowledge: Knowledge) -> Draft:
    """Several records fit alike: name them, or the documents they stand in, and ask which is meant."""
    heads = {record.source.document: knowledge.head(record.source.document) for record in records}
    if len(heads) == len(records):
        return ask_which(query, tuple(heads.values()), records)
    lines = [Line(load("replies")["clarify"])]
    suggestions: list[str] = []
    for index, record in enumerate(records[:_MOST_CHOICES], 1):
        lines.append(Line(f"{index}. {short(name_of(record), 140)} [*]", record.source))
        suggestions.append(f"{query.text.rstrip(' ?.')} – “{short(name_of(record), 90)}”?")
    return Draft(Status.CLARIFY, query.intent, tuple(lines), tuple(records), suggestions=tuple(suggestions))
