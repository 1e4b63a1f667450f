"""From the words of a question to a query: what is asked, of which documents, whom and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.knowledge import Knowledge
from assistant.language.cues import Cue
from assistant.language.mostly import without_most
from assistant.language.typing import is_shorthand, unglued, write_out
from assistant.language.words import Word
from assistant.naming.called import kinds_named
from assistant.naming.common_doers import find_doers
from assistant.naming.communes import of_own_level
from assistant.naming.described import titles_told
from assistant.naming.mentions import Mentions, issuing_numbered
from assistant.naming.offices import called
from assistant.naming.scope import Reference, known_references, references
from assistant.naming.units_told import units_named
from assistant.query import Intent, Party, Query, Topic
from assistant.times.denied_times import without_denied
from assistant.times.ordering import amount_in
from assistant.times.whole_times import whole_time
from assistant.understanding.asides import asides_in, idle_asides, remarks_in
from assistant.understanding.asking_words import asking_words
from assistant.understanding.aspects import stated
from assistant.understanding.basis_asked import kind_asked
from assistant.understanding.beside import set_beside
from assistant.understanding.conditions import recurrence, with_conditions
from assistant.understanding.counting_apart import without_times
from assistant.understanding.denials import Denials, find_denials
from assistant.understanding.givers import acting_bodies, issuers_of, without_givers
from assistant.understanding.intents import Wish, wish
from assistant.understanding.meant import documents_meant
from assistant.understanding.of_document import mentioned, of_document
from assistant.understanding.pairs import pairs_in, targets_beside
from assistant.understanding.periods import (
    deadlines_asked,
    times_named,
    undated,
    unlike_years,
    without_told,
    years_issued,
    years_named,
)
from assistant.understanding.present_words import present_words
from assistant.understanding.referring import pointed_back
from assistant.understanding.sides import scope_of
from assistant.understanding.so_many import told_so
from assistant.understanding.times_asked import with_times
from assistant.understanding.topics import set_aside, topic_of, with_typed, without
from corpus.keystrokes import undone
from corpus.places import Place
from corpus.question_times import names_no_year, parse_range
from corpus.text import fold, nfc, squeeze

_WHOLE = (Intent.LIST, Intent.COUNT)
_NAME_OF_KIND = 4  # words such as "chương trình hành động"
_PLAYED = frozenset(("lead", "coordinate"))
_WHICH = re.compile(r"\b(?:nao|gi)\W*$")
_WHICH_TARGETS = re.compile(
    r"\btheo doi (?:nhung|cac) (?:chi tieu|chi so|muc tieu) (?:\S+ ){1,6}(?:nao|gi)\W*$"
)


def understand(question: str, knowledge: Knowledge, today: date) -> Query:
    """Read one question on its own, without the ones before it."""
    asked = nfc(question)
    keyed = undone(asked, knowledge.speller.knows, knowledge.is_said)
    plain = knowledge.speller.typed(keyed, lambda word: is_shorthand(word) or knowledge.is_known(word))
    if asked.isascii():
        plain = unglued(plain, knowledge.speller.is_syllable, knowledge.weights.of)
    typed = squeeze(units_named(called(write_out(plain)), knowledge.printed))
    text = knowledge.speller.restore(typed, knowledge.is_right)
    named = find_doers(typed, text, knowledge)
    denials = find_denials(text, named.words, named.cues, named.parties, today.year)
    if denials.covered and not (denials.limits.barred and _asks_who_beside(named)):
        less = named.without(denials.covered, denials.spent)
        query = _query(text, typed, less, denials, knowledge, today)
        if query.intents == (Intent.LEAD,) and denials.limits.barred and _asks_who_else(named):
            query = replace(query, intents=(Intent.LIST,), noun="task")
        if query.intent in _WHOLE:
            return query
    return _query(text, typed, named, Denials(), knowledge, today)


def _asks_who_else(named: Mentions) -> bool:
    """Whether a question leaves agencies out and asks for the others ("trừ Sở Y tế, sở nào chủ trì")."""
    left_out = [cue.start for cue in named.cues if cue.label == "deny.except"]
    return any(cue.label == "ask.who" and cue.start > min(left_out, default=cue.start) for cue in named.cues)


def _asks_who_beside(named: Mentions) -> bool:
    """Whether it names who leads a task and asks for the rest ("ngoài Sở Y tế còn sở nào tham gia …")."""
    if any(cue.label == "role.lead" for cue in named.cues):
        return False
    return _asks_who_else(named) and any(
        cue.label == "ask.who"
        and "con" in {word.bare for word in named.words[max(cue.start - 2, 0) : cue.start]}
        for cue in named.cues
    )


def _query(
    text: str, typed: str, named: Mentions, denials: Denials, knowledge: Knowledge, today: date
) -> Query:
    """The query ``text`` puts, of what it names (``named``), with what it denies."""
    words, cues, places, issuers = named.words, named.cues, named.places, named.issuers
    numbers = references(text)
    whole = whole_time(text, words, cues)
    scope, known = documents_meant(text, named, knowledge)
    allowed = without_denied(without_most(text))
    years = _years(text, allowed, whole.words(words) if whole else words, knowledge)
    beside = set_beside(text, named, scope, knowledge)
    titles = titles_told(text, scope)
    left, owners = issuing_numbered(beside.left(named.parties), scope, named, denials.spent)
    asked, story = pointed_back(text, words, cues, left)
    acting = acting_bodies(asked, words, cues, knowledge, titles)
    acting = without_givers(acting, words, places, text, issuers_of(scope, knowledge))
    scope, parties = of_own_level(acting, words, scope, knowledge)
    often = recurrence(allowed)
    spans = [(p.start, p.end) for p in (*places, *named.either)] + [(n.start, n.end) for n in known]
    amount = amount_in(text, cues, [*((n.start, n.end) for n in numbers), *spans])
    times = times_named(text, today, [(one.start, one.end) for one in (often, amount) if one])
    cues = beside.asked(
        (*_going_on(words, (*places, *known)), *without_times(cues, words, times, text)), words
    )
    bodies = (*left, *parties, *issuers, *owners, *beside.issuers, *named.outside)
    told = [(words[body.start].start, words[body.end - 1].end) for body in bodies]
    remarks = (*remarks_in(text, words, cues, known, parties), *story)
    asides = asides_in(text, words, cues, (*spans, *times, *told))
    telling = (*times, *remarks, *titles, *_particulars(text, words, cues), *beside.spans(scope.named))
    kinds = kinds_named(text, scope.heads, (*spans, *told))
    aside = set_aside(words, cues, bodies, (*spans, *telling, *kinds, *(whole.beyond if whole else ())))
    required = [not skip and i not in denials.covered for i, skip in enumerate(aside)]
    topic, said = _topics(named, cues, required, asides, spans, knowledge)
    asking = asking_words(cues, words, times, titles, bool(parties))
    wanted = wish(asking, parties, bool(topic.content), parse_range(text, today))
    cited = [n for n in numbers if n.suffix and n not in known]
    wanted = mentioned(wanted) if cited and not _beyond(topic, cited) else wanted
    wanted = wanted if said.content or parties else of_document(wanted, asking, text, scope)
    wanted = _listing(beside.wanted(wanted, bool(topic.content)), text, parties)
    sides = beside.sides(text, topic, years, parties, scope, words)
    scope = scope_of(sides, scope) if beside.groups else scope
    period = deadlines_asked(
        without_told(unlike_years(allowed, known), (*remarks, *asides), titles),
        today,
        wanted,
        scope.heads,
        years,
        knowledge,
        whole,
    )
    query = Query(
        text=text,
        intents=wanted.intents,
        topic=topic,
        said=said,
        scope=scope,
        parties=parties,
        roles=wanted.roles,
        years=years,
        issued=years_issued(text, years),
        period=period,
        yearless=period is not None and names_no_year(undated(allowed, scope.heads)),
        whole=whole is not None and period is not None,
        first=amount.number if amount else None,
        by=wanted.by,
        noun=wanted.noun,
        aspects=wanted.aspects,
        arrange=wanted.arrange,
        unit=wanted.unit,
        today=today,
        declined=wanted.declined,
        implicit=wanted.implicit,
        claims=wanted.claims,
        confirms=wanted.confirms,
        recurs=often.repeat if often and not wanted.by else None,
        limits=denials.limits,
        counts=_counts(cues),
        details=wanted.details,
        otherwise=wanted.otherwise,
        sides=sides,
        contrast=beside.kind,
        pairs=() if sides else _pairs(text, topic, wanted, beside.kind, bool(parties)),
    )
    query = with_times(query)
    naming = {i for i, w in enumerate(words) if any(a <= w.start < b for a, b in (*spans, *times))}
    return with_conditions(_confirmed(query, cues), words, cues, naming | denials.covered)


def _years(text: str, allowed: str, words: Sequence[Word], knowledge: Knowledge) -> tuple[int, ...]:
    """The years that ``text`` names outside numbers, less those it denies (blank in ``allowed``)."""
    numbers = (*references(text), *known_references(text, knowledge.heads))
    return years_named(text, [word for word in words if allowed[word.start] != " "], numbers)


def _listing(wanted: Wish, text: str, parties: Sequence[Party]) -> Wish:
    """``wanted`` as a list where it is asked in what an agency plays a part ("chủ trì nội dung … nào").

    Or which targets it watches over ("theo dõi những chỉ tiêu … nào").
    """
    if wanted.intents == (Intent.TARGET,) and parties and _WHICH_TARGETS.search(fold(text)):
        return replace(wanted, intents=(Intent.LIST,), noun="target")
    told = wanted.intents == (Intent.TEXT,) or (wanted.intents == (Intent.LEAD,) and wanted.claims)
    played = told and not wanted.confirms and parties and wanted.roles & _PLAYED
    return (
        replace(wanted, intents=(Intent.LIST,), noun="task")
        if played and _WHICH.search(fold(text))
        else wanted
    )


def _topics(
    named: Mentions,
    cues: Sequence[Cue],
    required: Sequence[bool],
    asides: Sequence[tuple[int, int]],
    naming: Sequence[tuple[int, int]],
    knowledge: Knowledge,
) -> tuple[Topic, Topic]:
    """The topic of a question, and the same with what stands in ``asides``."""
    words, idle = named.words, idle_asides(asides, named.words, required)

    def read(required: Sequence[bool], left: Sequence[tuple[int, int]] = ()) -> Topic:
        topic = topic_of(words, cues, required, (*naming, *left), knowledge.terms)
        return with_typed(topic, named.typed, words)

    said = read(required)
    return read(without(words, required, asides), idle) if asides else said, said


def _pairs(
    text: str, topic: Topic, wanted: Wish, kind: str | None, parties: bool
) -> tuple[tuple[Topic, Topic], ...]:
    """The two tasks of which one is sooner, or the two targets of which one is more, if asked of such."""
    if kind == "sooner" and not parties:
        return pairs_in(text, topic, wanted.arrange)
    if wanted.noun != "target":
        return ()
    if kind == "more":
        return pairs_in(text, topic, fewest=1)
    return targets_beside(text, topic) if kind == "beside" else ()


def _confirmed(query: Query, cues: Sequence[Cue]) -> Query:
    """``query`` about the document itself, where it asks to confirm what is said of that.

    What it asks of the document beside ("do ông A ký phải không, ký ngày nào?") is told after.
    """
    confirming = query.intent in (Intent.TEXT, Intent.TARGET, Intent.DOCUMENT)
    if not confirming or not query.scope.named or len(query.scope.heads) != 1:
        return query
    aspects = stated(cues, query.topic.content, query.text)
    if not aspects:
        return query
    aspects = tuple(dict.fromkeys((*aspects, *query.aspects)))
    return replace(query, intents=(Intent.DOCUMENT,), aspects=aspects, topic=Topic())


def _particulars(text: str, words: Sequence[Word], cues: Sequence[Cue]) -> list[tuple[int, int]]:
    """Words of today's state, rows counted, which kind of basis is asked for ("chỉ thị nào của …")."""
    asked = kind_asked(text) if any(cue.label == "document.basis" for cue in cues) else None
    acting = any(cue.label in ("role.lead", "role.coordinate") for cue in cues)
    rows = [cue for cue in cues if cue.label in ("row.rows", "row.counted" if acting else "")]
    counted = [(words[cue.start].start, words[cue.end - 1].end) for cue in rows]
    return [*present_words(text), *told_so(text), *counted, *([(asked.start, asked.end)] if asked else [])]


def _going_on(words: Sequence[Word], named: Sequence[Place | Reference]) -> tuple[Cue, ...]:
    """The "còn" a question opens with, typed without its accent before a name ("con Kon Tum thì?")."""
    opens = len(words) > 1 and words[0].bare == "con" and words[0].plain
    goes_on = opens and any(words[1].start == one.start for one in named)
    return (Cue("followup.words", 0, 1),) if goes_on else ()


def _counts(cues: Sequence[Cue]) -> str:
    """What a list holds: rows of the table alone, those before duties in prose, or whatever there is."""
    labels = {cue.label for cue in cues}
    if "row.table" in labels:
        return "table"
    return "anything" if "row.anything" in labels and "row.task" not in labels else "task"


def _beyond(topic: Topic, cited: Sequence[Reference]) -> bool:
    """Whether a topic says more than the numbers of documents and what they are called."""
    inside = [any(n.start <= word.start < n.end for n in cited) for word in topic.words]
    words = [
        w
        for w, needed, in_it in zip(topic.words, topic.required, inside, strict=True)
        if needed and not in_it
    ]
    return len(words) > _NAME_OF_KIND
