"""A question that asks more of the very thing the answer before it was about, whatever is said around."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Status
from assistant.conversation.followup import within
from assistant.conversation.topics_joined import joined
from assistant.draft import Draft, Line
from assistant.finding.clauses_told import parts_of
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues, grammar_words
from assistant.language.ordinals import ordinal_of
from assistant.language.pointers import PERSONS, is_doing, pointed_at, pointers_in, says_nothing
from assistant.language.quantities import quantities, states
from assistant.language.sentences import asks, is_of_person, is_story, scene_and_question, told_and_asked
from assistant.language.words import Word, words_of
from assistant.naming.levels import ranks_in
from assistant.query import FACTS, Intent, Query, Topic
from assistant.records.counted import number_in
from assistant.records.figures import answered_for, statement
from assistant.records.telling import blank, says_any, says_itself, tell
from assistant.texts.unassigned import FIELDS
from assistant.wording import name_of, place
from corpus.model import Record, Target, Task
from corpus.text import fold

Read = Callable[[str], Query]

SAYING = (Status.ANSWERED, Status.PARTIAL)
_FEW = 3  # records one answer told of
_MOST_STRANGE = 3  # words beyond those of the thing pointed at
_UNPOINTED = 2  # words of its own that a question which points at nothing may have
_TIMES_AND_PRODUCTS = {Intent.DEADLINE, Intent.PRODUCT}
_LATE = ("earliest", "latest", "nearest")
_ASIDE = ("aside.", "filler.", "decline.chat")
_SPAN = re.compile(r"(?<!\w)(?:may|bao nhieu) (?:nam|thang|quy|tuan|ngay)(?!\w)")
_GOES_ON = re.compile(
    r"\W*(?:the |vay |the thi )?con\b|\W*(?:ngoai|khac)\b[^,]*\b(?:do|ay|nay|tren)(?: ra)?,"
)


@dataclass(frozen=True, slots=True)
class More:
    """The part of a question that asks, the facts it asks, and its words beyond asking and pointing."""

    part: Query
    facts: tuple[Intent, ...]
    own: tuple[Word, ...]
    thing: bool

    def beyond(self, told: frozenset[str]) -> tuple[Word, ...]:
        """The words of its own that neither the question before nor its answer has (``told``)."""
        return tuple(word for word in self.own if word.text not in told)

    def stays(self, told: frozenset[str], freely: bool) -> bool:
        """Whether it is about what was ``told``: it points at that, or has nothing else to be about.

        When a thing is done is asked in words of many kinds; who does it in such words is another
        matter, unless it is asked ``freely``: of what nobody else does anything for. One that goes on
        ("vậy …") in words of what was told is of that.
        """
        strange = self.beyond(told)
        if not freely and not set(self.facts) <= _TIMES_AND_PRODUCTS:
            return not strange and (self.thing or len(self.own) <= _UNPOINTED)
        if self.thing:
            return len(strange) <= _MOST_STRANGE
        if not strange and goes_on(self.part.text):
            return True
        return len(self.own) <= _UNPOINTED and all(word.bare in _small() for word in strange)


def more_asked(question: str, knowledge: Knowledge, read: Read) -> More | None:
    """What ``question`` asks more of what was told before; ``None`` where it asks of another thing."""
    part = read(_asking_part(question, knowledge))
    pointed = pointers_in(part.text)
    thing = any(pointer.thing for pointer in pointed)
    own = own_words(part)
    if ordinal_of(question) is not None or _goes_on_to_another(question, part, read):
        return None
    asked = _facts(part, thing)
    if Intent.TARGET in part.intents[1:] and asked != (Intent.DEADLINE,):
        return None
    person = not part.roles and part.noun is None and is_of_person(part.text)
    person = person or (Intent.LEAD in asked and _says_what_few_print(part.text))
    whole = person or part.declined or part.confirms or part.limits or part.sides or part.pairs
    compared = part.contrast and (part.contrast != "sooner" or Intent.COMPARE in part.intents)
    if not asked or whole or compared or ranks_in(part.topic.words):
        return None
    if part.parties and (not thing or Intent.LEAD in asked):
        return None
    if not pointed and (part.years or part.period):
        return None
    return More(part, asked, own, thing)


def _says_what_few_print(text: str) -> bool:
    """Whether a question is of somebody few documents print ("ai là chủ nhiệm đề án")."""
    return any(cue.label == "must.words" for cue in find_cues(words_of(text)))


def story_of(question: str) -> str:
    """What is told of the one who asks or those around, in the sentence that asks or before it."""
    told, _ = told_and_asked(question)
    return told if is_story(told) else ""


def keeps_to(story: str, told: frozenset[str]) -> bool:
    """Whether a story points at what was ``told``, or names no more than that, or next to nothing.

    One that shares words with what was told and has others of its own is of a thing like it.
    """
    words = words_of(story)
    grammar = frozenset((*grammar_words(), *PERSONS))
    cues = [cue for cue in find_cues(words) if cue.label.startswith(_ASIDE)]
    aside = {index for cue in cues for index in range(cue.start, cue.end)}
    own = [
        word.text
        for index, word in enumerate(words)
        if index not in aside and word.text not in grammar and not says_nothing(word, pointed=True)
    ]
    shared = told.intersection(own)
    strange = len(own) - sum(word in told for word in own)
    little = strange <= _UNPOINTED and len(shared) < _UNPOINTED
    return bool(shared & pointed_at(story)) or not strange or little


def _asking_part(question: str, knowledge: Knowledge) -> str:
    """The clauses that ask and point back, each with those that ask on after it; all where none do.

    Behind a story of the one who asks these are the last that ask.
    """
    _, sentence = scene_and_question(question)
    asking: list[str] = []
    goes_on = False
    for clause in parts_of(sentence, knowledge):
        goes_on = asks(clause) and (goes_on or bool(pointers_in(clause)))
        asking += [clause] if goes_on else []
    return ", ".join(asking) or (told_and_asked(sentence)[1] if story_of(question) else sentence)


def paper_asked(question: str, knowledge: Knowledge, read: Read) -> Query | None:
    """The part of ``question`` that asks by which paper what it points at is done, and names no other."""
    part = read(_asking_part(question, knowledge))
    points = any(pointer.thing for pointer in pointers_in(part.text))
    by = part.intent is Intent.DOCUMENT and "basis" in part.aspects
    return part if by and points and not own_words(part) else None


def _goes_on_to_another(question: str, part: Query, read: Read) -> bool:
    """Whether it goes on to another matter ("còn …", "ngoài đề án đó ra, …"), in ``part`` or before that."""
    _, sentence = scene_and_question(question)
    if own_words(part) and _GOES_ON.match(fold(part.text)):
        return True
    return bool(_GOES_ON.match(fold(sentence))) and len(own_words(read(sentence))) > _UNPOINTED


def own_words(part: Query) -> tuple[Word, ...]:
    """The words that say what a question is about, beyond those that point and those that name no task."""
    words, pointed = words_of(part.text), pointers_in(part.text)
    covered = {words[i].start for pointer in pointed for i in range(pointer.start, pointer.end)}
    return tuple(
        word
        for word in part.topic.content
        if word.start not in covered and not says_nothing(word, bool(pointed))
    )


def _facts(part: Query, thing: bool) -> tuple[Intent, ...]:
    """The facts a question asks, also where it sounds like a list, a figure or a matter of a document."""
    found = tuple(intent for intent in part.intents if intent in FACTS)
    if found:
        counts = part.intents[0] is Intent.TARGET and quantities(part.text)
        return (Intent.PRODUCT, *found) if counts and Intent.PRODUCT not in found else found
    labels = {cue.label for cue in find_cues(words_of(part.text))}
    due = part.arrange in _LATE or part.aspects == ("basis",)
    measured = part.intents == (Intent.TARGET,)
    if ("ask.when" in labels and due) or (measured and _SPAN.search(fold(part.text))):
        return (Intent.DEADLINE,)
    if measured and quantities(part.text):
        return (Intent.PRODUCT,)
    return (Intent.DEADLINE,) if thing and "field.deadline" in labels else ()


def alone(more: More, before: Query) -> Query:
    """The question on its own: of its own words, and where it points, of those of the one before too."""
    places = {word.start for word in more.own}
    topic = more.part.topic.within(lambda word: word.start in places)
    topic = joined(before.topic, topic) if more.thing else topic
    return replace(more.part, intents=more.facts, topic=topic, scope=within(more.part.scope, before.scope))


def told_words(records: Sequence[Record], before: Query) -> frozenset[str]:
    """The words of what was answered, its product too, and of what was asked of it.

    With their accents and without.
    """
    products = (record.product or "" for record in records if isinstance(record, Task))
    told = " ".join((*map(name_of, records), *products))
    words = (*words_of(told), *before.topic.words)
    return frozenset(form for word in words for form in (word.text, word.bare))


def more_of(records: Sequence[Record], more: More, before: Query, knowledge: Knowledge) -> Draft | None:
    """The facts asked of what was answered before; ``None`` where it says nothing of them.

    Who leads it was told already: whoever is asked for again is, most likely, who helps.
    """
    asked = more.facts
    again = Intent.LEAD in asked and Intent.LEAD in before.intents and "lead" not in more.part.roles
    if again and Intent.COORDINATE not in asked:
        after = asked.index(Intent.LEAD) + 1
        asked = (*asked[:after], Intent.COORDINATE, *asked[after:])
    number = (
        quantities(more.part.text) if Intent.TARGET in more.part.intents and Intent.PRODUCT in asked else ()
    )
    telling = [one for one in records if not number or states(getattr(one, "product", None), number)]
    if not telling:
        asked = tuple(one for one in asked if one is not Intent.PRODUCT)
        said = number_in(records, replace(more.part, intents=asked or more.part.intents), knowledge)
        if said or not asked:
            return said
        telling = list(records)
    query = replace(more.part, intents=asked)
    drafts = [draft for record in telling if (draft := _told(record, query, knowledge))]
    if not drafts:
        return None
    lines = tuple(line for draft in drafts for line in draft.lines)
    return Draft(drafts[0].status, asked[0], lines, tuple(records))


def left_blank(records: Sequence[Record], more: More, knowledge: Knowledge) -> Draft | None:
    """That what was answered before says nothing of what is asked; ``None`` of figures."""
    asked = next((fact for fact in more.facts if fact in FIELDS), None)
    if asked is None or Intent.TARGET in more.part.intents or any(isinstance(one, Target) for one in records):
        return None
    lines: list[Line] = []
    for record in records:
        said = says_itself(record, asked)
        lines += (
            tell(record, replace(more.part, intents=(asked,)), knowledge).lines
            if said
            else [blank(record, asked)]
        )
    return Draft(Status.PARTIAL, asked, tuple(lines), tuple(records))


def _told(record: Record, query: Query, knowledge: Knowledge) -> Draft | None:
    """What one record says of the facts asked; ``None`` where it has none of them."""
    if not isinstance(record, Target):
        return tell(record, query, knowledge) if says_any(record, query.intents) else None
    line = answered_for(record) if Intent.LEAD in query.intents else None
    if Intent.DEADLINE in query.intents and record.by:
        line = statement(record, with_agencies=False)
    if line is None:
        return None
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return Draft(Status.ANSWERED, query.intent, (line, where), (record,))


@cache
def _small() -> frozenset[str]:
    """The words that only relate others, without accents: typed with wrong ones they name nothing."""
    return frozenset(map(fold, (*grammar_words(), *PERSONS)))


def few(records: Sequence[Record]) -> bool:
    """Whether an answer was about one thing, or no more than may be told of one by one."""
    return 0 < len({record.source.quote for record in records}) <= _FEW


def is_of_few(query: Query, draft: Draft) -> bool:
    """Whether a question of one thing, or of what turned out to be a few, was answered from records."""
    row = len(draft.records) == 1 and isinstance(draft.records[0], Task | Target)  # "nhiệm vụ 20 là gì"
    asked = row or query.intent in (*FACTS, Intent.TARGET, Intent.LIST, Intent.ASSIGNMENT)
    return asked and draft.status in SAYING and few(draft.records)


def goes_on(text: str) -> bool:
    """Whether a question goes on from what was said before it ("thế còn …"), or points back at it."""
    words = words_of(text)
    cues = [cue for cue in find_cues(words) if cue.label == "followup.words"]
    opening = any(not cue.start or words[cue.start].opens for cue in cues)
    return bool(pointers_in(text)) or opening


def core_of(topic: Topic) -> Topic:
    """``topic`` with the words of doing ("phát triển", "triển khai") no more than helping."""
    required = tuple(
        needed and not is_doing(word) for word, needed in zip(topic.words, topic.required, strict=True)
    )
    return replace(topic, required=required, also=core_of(topic.also) if topic.also else None)
