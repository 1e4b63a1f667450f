"""A part of a document asked for by its heading ("mục tiêu chung của kế hoạch … là gì")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.choices import MANY, ask_which
from assistant.finding.evidence import proposed_text, running_text
from assistant.finding.excerpts import opening
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.outlines import Chapter, Outline, Words, outline_of, path_of
from assistant.language.words import Word, words_of
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.texts.announced import announced
from assistant.texts.numbered_parts import part_numbered
from assistant.wording import place
from corpus.model import Head, Passage
from corpus.registry import RecordKind
from corpus.text import fold
from prompts import load

_FEWEST = 2  # words of a heading
_LONG = 5  # words of a heading that is plainly called
_TELLING = 3  # words asked about that tell a part where no document is named
_TWO_NAMES = 4  # words of a heading of two names
_RUN_IN, _TO_IS = 4, 8  # words of an opening that is asked for, and after it up to "là"
_MOST_LINES, _MOST_DOCUMENTS = 4, 3
_MOST_LOOKED = 12  # documents looked through for a part where none is named
_ENOUGH = 600  # characters; of a part whose first lines have fewer, the next are told too
_OF_ALL = re.compile(  # parts that nearly every document has; the others are called like tasks
    r"\b(?:muc dich|yeu cau|muc tieu (?:chung|tong quat)|quan diem|nguyen tac|pham vi|doi tuong|hinh thuc"
    r"|trong tam|noi dung phoi hop|kinh phi|tam nhin|dinh huong|boi canh|dieu khoan|hieu luc)\b"
)
_FIGURE = re.compile(r"\d ?%")
_FACTS_ASKED = (
    "ask.who", "ask.when", "ask.count", "ask.percent", "ask.product", "ask.confirm", "unit.", "document.",
)  # fmt: skip
_WHOLE, _PART = 2, 1
_RECORDED: frozenset[RecordKind] = frozenset(("task", "assignment"))
_PARTS = {"lead": "chu tri", "coordinate": "phoi hop"}
_UNSAID = (0, 0, 0)


def chapter_meant(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What stands under the heading that the question calls for; ``None`` where it asks of other things.

    Where no document is named, what each that has such a part says; of many, which is meant is asked. Of
    what a document consists, the sentence that says so; of a part called by its number, what it says.
    """
    numbered = part_numbered(query, knowledge)
    consists = None if numbered else announced(query, knowledge)
    if numbered or consists:
        return consists or _quoted(numbered, query, knowledge)
    if query.intent is Intent.DEADLINE:
        return _quoted(_called_whole(query, knowledge), query, knowledge)
    if not _may_be_part(query) or _asks_facts(query):
        return None
    if not query.scope.named and len(query.scope.heads) > 1:
        return _of_each(query, knowledge, settings)
    told = _told(query, knowledge)
    if query.intent is Intent.LIST and not told and _asks_part_alone(query):
        return refusal(query.intent, load("replies")["not_found"])
    figures = any(_FIGURE.search(passage.text) for passage in told)
    return None if query.intent is Intent.TARGET and figures else _quoted(told, query, knowledge)


def _may_be_part(query: Query) -> bool:
    """Whether a part may be asked for; by keywords or as a list, one that nearly every document has."""
    if query.intent is not Intent.LIST and not query.implicit:
        return query.intent in (Intent.TEXT, Intent.COORDINATE, Intent.TARGET)
    return bool(_OF_ALL.search(fold(query.text))) and query.noun != "task"


def part_called(heading: str, query: Query, heads: Sequence[Head], knowledge: Knowledge) -> Draft | None:
    """What stands under the one heading of each of ``heads`` that begins so; ``None`` where none does."""
    words = tuple(word.bare for word in words_of(heading))
    told: list[Passage] = []
    for head in heads:
        chapters = outline_of(knowledge.registry, head.source, knowledge.revision).chapters
        parts = [one for one in chapters if one.heading[: len(words)] == words]
        told += parts[0].passages if len(parts) == 1 else ()
    return _quoted(told, query, knowledge)


def _of_each(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What the part that nearly every document has says in those that speak of it."""
    if not _OF_ALL.search(fold(query.text)):
        return None
    heads = _speaking(query, knowledge, settings)
    told = {head.source: _meant(query, head, _PART, knowledge) for head in heads}
    having = [head for head in heads if told[head.source]]
    if not having and _asks_part_alone(query):
        return refusal(query.intent, load("replies")["not_found"])
    if len(having) > _MOST_DOCUMENTS:
        return ask_which(query, having)
    passages = [passage for head in having for passage in told[head.source]]
    return _quoted(passages, query, knowledge) if len(having) > 1 else None


def _asks_part_alone(query: Query) -> bool:
    """Whether nothing is asked but such a part, whatever the plan: what has its words is no answer."""
    part = _OF_ALL.search(fold(query.text))
    return part is not None and {word.bare for word in query.topic.content} <= set(part[0].split())


def chapter_left(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The same for a question of any kind that nothing else answers, of no document named as well."""
    if _asks_facts(query):
        told = _called_whole(query, knowledge)
    else:
        told = _told(query, knowledge) or _of_one(query, knowledge, settings)
    return _quoted(told, query, knowledge)


def _called_whole(query: Query, knowledge: Knowledge) -> Sequence[Passage]:
    """The part of the one document named whose long heading a question says, and asks nothing beside it.

    Its heading may have words that ask for a fact elsewhere ("Phạm vi, đối tượng, thời gian hỗ trợ").
    """
    if not query.scope.named or len(query.scope.heads) != 1:
        return ()
    words, bare = query.topic.words, _bare(query.topic.words)
    outline = outline_of(knowledge.registry, query.scope.heads[0].source, knowledge.revision)
    meant = []
    for chapter in outline.chapters:
        size = len(chapter.heading)
        at = next((i for i in range(len(words)) if bare[i : i + size] == chapter.heading), None)
        if size >= _LONG and at is not None:
            beside = (*words[:at], *words[at + size :])
            told = set(query.topic.content) & set(beside)
            if not told and not any(cue.label.startswith(_FACTS_ASKED) for cue in find_cues(beside)):
                meant.append(chapter.passages)
    return meant[0] if len(meant) == 1 else ()


def _bare(words: Sequence[Word]) -> Words:
    return tuple(word.bare for word in words)


def _of_one(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Sequence[Passage]:
    """The part whose whole heading the question says, where one document alone has such a part."""
    if query.scope.named or len(query.topic.content) < _TELLING:
        return ()
    having = [
        told
        for head in _speaking(query, knowledge, settings)
        if (told := _meant(query, head, _WHOLE, knowledge))
    ]
    return having[0] if len(having) == 1 else ()


def _speaking(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Head]:
    """The documents whose text the search legs propose, the likeliest first."""
    sources = dict.fromkeys(hit.passage.source.document for hit in proposed_text(query, knowledge, settings))
    return [knowledge.head(source) for source in list(sources)[:_MOST_LOOKED]]


def _asks_facts(query: Query) -> bool:
    """Whether it is asked who, when, how many, of an agency, or of the document itself."""
    cues = find_cues(words_of(query.text))
    return bool(query.parties) or any(cue.label.startswith(_FACTS_ASKED) for cue in cues)


def _told(query: Query, knowledge: Knowledge) -> Sequence[Passage]:
    """The first passages of the one part meant in each document, in a few documents named."""
    if not query.scope.named or len(query.scope.heads) > _MOST_DOCUMENTS:
        return ()
    least = _WHOLE if query.intent is Intent.TARGET else _PART
    return [passage for head in query.scope.heads for passage in _meant(query, head, least, knowledge)]


def _meant(query: Query, head: Head, least: int, knowledge: Knowledge) -> Sequence[Passage]:
    """The passages of the one part of a document whose heading the question says, and nothing beside it.

    ``least``: whether a part of the heading is enough.
    """
    asked = tuple(word.bare for word in query.topic.words)
    names = {word.bare for word in words_of(f"{head.title} {head.type} {head.number} {head.issuer}")}
    years = {str(year) for year in query.years} - {str(year) for year in _years(head)}
    must = {word.bare for word in query.topic.content} | years
    outline = outline_of(knowledge.registry, head.source, knowledge.revision)
    found = [(_said(one, asked, must - names), one) for one in outline.chapters]
    best = max((rank for rank, _ in found), default=_UNSAID)
    meant = [one for rank, one in found if rank == best and rank[0] >= least]
    if len(meant) == 1:
        return meant[0].passages
    return [] if meant else _run_in(outline, asked, must - names)


def _years(head: Head) -> tuple[int, ...]:
    """The years a document is of, or plans for."""
    return (*((head.date.year,) if head.date else ()), *(head.years or ()))


def _said(chapter: Chapter, asked: Words, must: set[str]) -> tuple[int, int, int]:
    """How well the question says the heading of ``chapter``, or a part of it, and no more than that.

    The whole of it before a part, the longer before the shorter, the one that stands above others.
    """
    for level, parts in ((_WHOLE, (chapter.heading,)), (_PART, chapter.parts)):
        for words in parts:
            said = _holds(asked, words) or _holds_apart(asked, words)
            if len(words) >= _FEWEST and must <= {*words, *chapter.above} and said:
                return level, len(words), -chapter.depth
    return _UNSAID


def _holds(asked: Words, words: Words) -> bool:
    """Whether ``words`` stand side by side in the question."""
    return any(asked[i : i + len(words)] == words for i in range(len(asked) - len(words) + 1))


def _holds_apart(asked: Words, words: Words) -> bool:
    """Whether a question names such a part by both its words ("phối hợp bằng hình thức nào")."""
    whole = len(words) == _TWO_NAMES and _OF_ALL.match(" ".join(words))
    return bool(whole) and _holds(asked, words[:2]) and _holds(asked, words[2:])


def _run_in(outline: Outline, asked: Words, must: set[str]) -> Sequence[Passage]:
    """The one passage with a line that begins with what is asked for ("Trọng tâm … là: …")."""
    found = [(_opens(words, asked), passage) for words, passage in outline.lines if must <= {*words}]
    longest = max((size for size, _ in found), default=0)
    best = [passage for size, passage in found if size == longest]
    return best if longest and len(best) == 1 else []


def _opens(words: Words, asked: Words) -> int:
    """How many first words of a line stand side by side in the question; 0 where too few do."""
    sizes = range(len(words), max(_RUN_IN, len(words) - _TO_IS) - 1, -1)
    return next((size for size in sizes if _holds(asked, words[:size])), 0)


def _quoted(told: Sequence[Passage], query: Query, knowledge: Knowledge) -> Draft | None:
    """The first lines of a part, word for word; ``None`` where there is none."""
    if not told:
        return None
    lines = [line for source in dict.fromkeys(p.source.document for p in told) for line in _lines(
        [p for p in told if p.source.document == source], knowledge
    )]  # fmt: skip
    return Draft(Status.ANSWERED, query.intent, tuple(lines))


def _lines(told: Sequence[Passage], knowledge: Knowledge) -> Iterator[Line]:
    size = 0
    for passage in told:
        if size >= _ENOUGH:
            break
        words = opening(passage.source.quote)
        size += len(words)
        yield Line(f"“{words}” [*]", passage.source, (words,))
    yield Line(place(knowledge.head(told[0].source.document), told[0].source.locator))


def duties_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What stands under the heading that names the one agency asked about; ``None`` where none does.

    Of a part it plays, or a matter, only what speaks of those. Where no document is named, that of each
    which has no table or list of tasks; of many, which is meant is asked.
    """
    sources = query.scope.sources if query.scope.named else _of_rules(knowledge)
    if len(query.parties) != 1 or not sources:
        return None
    matter = f" {query.topic.text}" if query.topic.content else ""
    words = f"trách nhiệm {query.parties[0].name}{matter}"
    hits = knowledge.retriever.retrieve(
        words, settings.candidates, sources=sources, kinds=frozenset({"text"})
    )
    told: dict[str, list[Line]] = {}
    for passage in (hit.passage for hit in running_text(hits, knowledge)):
        path = path_of(passage)
        named = {mention.key for mention in knowledge.agencies.find(path[-1])} if path else set()
        if query.parties[0].key in named and _speaks(passage, query, knowledge):
            source = passage.source
            said = opening(source.quote)
            where = place(knowledge.head(source.document), source.locator)
            told.setdefault(source.document, []).extend((Line(f"“{said}” [*]", source, (said,)), Line(where)))
    if len(told) > MANY and not query.scope.named:
        return ask_which(query, [knowledge.head(source) for source in told])
    lines = [line for lines in told.values() for line in lines[:_MOST_LINES]]
    lines = lines[:_MOST_LINES] if query.scope.named else lines
    return Draft(Status.ANSWERED, query.intent, tuple(lines)) if lines else None


def _of_rules(knowledge: Knowledge) -> frozenset[str]:
    """The documents with no task or duty known one by one: only their text says who does what."""
    return knowledge.registry.without_records(_RECORDED) & {head.source for head in knowledge.heads}


def _speaks(passage: Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether a passage says the part asked about, and with its document's name all of the matter."""
    head = knowledge.head(passage.source.document)
    said = {word.bare for word in words_of(f"{head.title} {passage.title} {passage.text}")}
    parts = [_PARTS[role] for role in query.roles if role in _PARTS]
    asked = {word.bare for word in query.topic.content}
    return asked <= said and all(part in fold(passage.text) for part in parts)
