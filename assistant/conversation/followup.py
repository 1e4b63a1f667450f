"""A question that leans on what was said before it, made to stand on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import and_

from assistant.conversation.short_asks import (
    asks_day_alone,
    asks_who_most,
    counts_of_it,
    is_of_the_paper,
    says_no_condition,
    without_date,
)
from assistant.conversation.topics_joined import helped, joined, without_level
from assistant.finding.indices import indices_named
from assistant.language.cues import find_cues
from assistant.language.ordinals import ordinal_of
from assistant.language.sentences import (
    asks,
    calls_back,
    points,
    points_at_task,
    points_back,
    scene_and_question,
)
from assistant.language.words import words_of
from assistant.naming.levels import only_levels, ranks_in
from assistant.query import FACTS, NO_LIMITS, Intent, Query, Scope, Topic
from assistant.times.whole_times import is_whole
from assistant.understanding.sides import asked_apart, brought_in, scope_of
from assistant.understanding.told_conditions import with_told
from assistant.understanding.turned_to import turned_to
from corpus.question_times import parse_range

Read = Callable[[str], Query]

_OWN_CONTENT, _ANOTHER, _PLENTY = 2, 3, 4
_REFUSED = ("command", "opinion")
_LONGEST_CHANGE, _LONGEST_INSTEAD = 4, 10
_NARROWING = (Intent.DEADLINE, Intent.TARGET, Intent.TEXT, Intent.LIST, Intent.COUNT)
_WHOLE = (Intent.LIST, Intent.COUNT)
_ANSWERING = frozenset(("monitor", "implement"))  # for a target


def in_context(question: str, history: Sequence[str], read: Read) -> Query:
    """Read ``question``; what it lacks is taken from its own earlier sentences, then from ``history``.

    ``history`` holds earlier questions, oldest first. A question with content of its own drops them.
    """
    background, main = scene_and_question(question)
    query = read(main)
    if background and query.confirms and query.intents == (Intent.TEXT,):
        query = read(f"{background.rstrip(' .;!?')}, {main}")  # whether what was told is so
    elif background:
        query = set_in(query, read(background))
    if not history:
        return query
    if len(history) > 1 and query.intent in _WHOLE and ordinal_of(history[-1]) is not None:
        return in_context(question, history[:-1], read)  # of the list, over what was asked of one of it
    before = in_context(history[-1], history[:-1], read)
    query = replace(query, scope=turned_to(query.scope, before.scope))
    if _asks_more(question) and not query.topic.content and not query.parties:
        return replace(before, page=before.page + 1) if before.intent in _WHOLE else query
    if before.intent is Intent.DOCUMENT and asks_day_alone(query):
        query = replace(query, intents=(Intent.DOCUMENT,), aspects=("date",))
    if _goes_on_with_facts(query, before):
        query = replace(query, intents=(Intent.TEXT,), noun=None, implicit=True)
    if not (_leans(query) or counts_of_it(query, before)):
        if not query.scope.named and before.scope.named and is_of_the_paper(query.text):
            return replace(query, scope=before.scope)
        return _of_place_spoken_of(query, history, read) if query.scope.either else query
    return _merged(query, before)


def _of_place_spoken_of(query: Query, history: Sequence[str], read: Read) -> Query:
    """``query`` of that of the places its initials may mean which was spoken of last."""
    for turn in reversed(range(len(history))):
        before = in_context(history[turn], history[:turn], read).scope
        both = tuple(head for head in query.scope.heads if head in before.heads)
        if before.named and both:
            return replace(query, scope=replace(query.scope, heads=both, either=before.either))
    return query


def _asks_more(question: str) -> bool:
    """Whether a question asks for the rest of a long list ("còn việc nào nữa?")."""
    return any(cue.label == "followup.more" for cue in find_cues(words_of(question)))


def set_in(query: Query, background: Query) -> Query:
    """``query`` with the documents, agencies and times that its background names."""
    told = _of_list_told(query, background) or _of_list_asked(query, background)
    if told:
        return told
    query = with_told(query, background)
    listing = query.intent in _WHOLE
    own = len(query.topic.content) >= (_PLENTY if points_at_task(query.text) else _OWN_CONTENT)
    own = (
        own
        and not calls_back(query.text)
        and not (_counts(query) and _tells_nothing_new(query.topic, background.topic))
    )
    own |= query.intent is Intent.DOCUMENT and query.scope.named and not points(query.text)
    both = joined(query.topic, background.topic)
    pointing = points(query.text)
    if "date" in query.aspects and pointing and background.topic.content:
        query = replace(query, intents=(Intent.DEADLINE,), aspects=())  # of the task told of before
    if _opens_going_on(background.text):
        sides = asked_apart(background, query)
    else:
        sides = asked_apart(query, background) if asks(background.text) else ()
    if not (sides or own or query.scope.named):  # "A và B ghi khác nhau. Mỗi văn bản ghi bao nhiêu?"
        sides = brought_in(query, background)
    return replace(
        query,
        sides=sides or query.sides,
        intents=query.intents if own else _asked_in_both(query, background),
        topic=query.topic if own or listing else background.topic if points_at_task(query.text) else both,
        wider=both if own and not listing and background.topic.content else None,
        scope=scope_of(sides, query.scope) if sides else within(query.scope, background.scope),
        parties=query.parties or (background.parties if listing or not own else ()),
        roles=query.roles or (background.roles if listing or not own else frozenset()),
        years=query.years or background.years,
        issued=query.issued if query.years else background.issued,
        period=query.period or (background.period if background.years and not query.years else None),
        declined=query.declined or (background.declined if background.declined in _REFUSED else None),
        background=background.text,
    )


def _goes_on_with_facts(query: Query, before: Query) -> bool:
    """Whether a question only names the next thing to ask the facts asked ``before`` of, figures and all.

    "Còn xây dựng 03 trường đạt chuẩn mức độ 2?" asks no figure, "còn tỷ lệ đạt chuẩn?" does.
    """
    if query.intents != (Intent.TARGET,) or before.intent not in FACTS:
        return False
    cues = find_cues(words_of(query.text))
    opens = max((cue.end for cue in cues if cue.label == "followup.words" and not cue.start), default=0)
    figure = any(cue.label == "noun.target" and cue.start == opens for cue in cues)
    asking = any(cue.label.startswith(("ask.", "document.", "unit.")) for cue in cues)
    return bool(opens) and not (figure or asking)


def _counts(query: Query) -> bool:
    """Whether a question asks how many, or what comes of a thing."""
    return query.intent in (Intent.TARGET, Intent.PRODUCT)


def _tells_nothing_new(topic: Topic, before: Topic) -> bool:
    """Whether every word of ``topic`` was said ``before`` ("lập các cơ sở …; kết quả là mấy cơ sở?")."""
    return {word.bare for word in topic.content} <= {word.bare for word in before.content}


def _of_list_told(query: Query, background: Query) -> Query | None:
    """``query`` of the things its background tells of and it points at ("… có bao nhiêu việc như vậy?")."""
    own = query.topic.content or query.parties or query.limits or query.period
    if own or {query.intent, background.intent} - {*_WHOLE} or not points_at_task(query.text):
        return None
    words = words_of(background.text)
    listed = [words[c.start].start for c in find_cues(words) if c.label in ("ask.list", "among.words")]
    return replace(
        background,
        text=f"{background.text} {query.text}",
        intents=query.intents,
        topic=background.topic.within(lambda word: word.start >= min(listed, default=0)),
        arrange=query.arrange or background.arrange,
        by=query.by or background.by,
        first=query.first or background.first,
        details=query.details or background.details,
    )


def _of_list_asked(query: Query, background: Query) -> Query | None:
    """The list its background asks for, with the facts ``query`` names of each ("…? Thời gian thế nào?")."""
    own = query.topic.content or query.parties or query.limits or query.period or query.scope.named
    facts = set(query.intents) <= set(FACTS) and not query.confirms
    listed = background.intent is Intent.LIST and len(background.topic.content) < _PLENTY
    if own or not facts or not listed or not asks(background.text):
        return None
    return replace(background, details=background.details | set(query.intents))


def _opens_going_on(text: str) -> bool:
    """Whether a sentence goes on from the one before ("Còn Kon Tum?")."""
    return any(cue.label.startswith("followup.") and not cue.start for cue in find_cues(words_of(text)))


def _asked_in_both(query: Query, background: Query) -> tuple[Intent, ...]:
    """What two sentences about one thing ask together ("ai chủ trì? khi nào xong?")."""
    if Intent.TARGET in background.intents and query.intents == (Intent.LEAD,) and query.roles & _ANSWERING:
        return tuple(dict.fromkeys((*background.intents, Intent.LEAD)))  # "… là bao nhiêu? Ai theo dõi?"
    asked = (background, query) if asks(background.text) else (query,)
    facts = [i for q in asked for i in q.intents if i in FACTS]
    if query.intent in FACTS:
        return tuple(dict.fromkeys(facts))
    return background.intents if query.intents == (Intent.TEXT,) else query.intents


def _leans(query: Query) -> bool:
    """Whether a question has nothing of its own to be about, or points back."""
    content = len(query.topic.content)
    if query.declined:
        return False
    if content and only_levels(query.topic.content):
        return True
    if any(cue.label.startswith("followup.") for cue in find_cues(words_of(query.text))):
        return content <= (_LONGEST_INSTEAD if query.implicit else _LONGEST_CHANGE)
    if query.intent is Intent.DOCUMENT and not query.scope.named and content <= _OWN_CONTENT:
        return True
    whole = query.intent in (*_WHOLE, Intent.DOCUMENT)
    alone = whole and (query.parties or query.scope.named)
    return content < _OWN_CONTENT and not (content or alone)


def _merged(query: Query, before: Query) -> Query:
    """``before`` with whatever ``query`` says anew."""
    counted = before.intent in _WHOLE and query.intents == (Intent.TARGET,) and not query.topic.content
    filters = _is_filter(query, before)
    asks_anew = query.intent is not Intent.TEXT and not counted and not filters and not query.implicit
    keeps_list = before.intent in _WHOLE and not asks_anew
    listing = query.intent in _WHOLE
    keeps_whose = (keeps_list or listing or not query.topic.content) and not asks_who_most(query)
    sides = brought_in(query, before)
    narrows = before.intent in _WHOLE and says_no_condition(query)
    undated = bool(query.recurs or query.waits or without_date(query))  # not due then
    return replace(
        query if asks_anew else before,
        sides=sides,
        contrast=query.contrast or (before.contrast if sides else None),
        text=query.text,
        intents=query.intents if asks_anew else before.intents,
        topic=query.topic if _is_of_another(query, before) else _changed(query, before),
        scope=scope_of(sides, query.scope) if sides else within(query.scope, before.scope),
        parties=query.parties or (before.parties if keeps_whose else ()),
        roles=query.roles or before.roles,
        years=query.years or (() if undated else before.years),
        issued=query.issued if query.years or undated else before.issued,
        period=None if undated else _period(query, before),
        yearless=before.yearless if before.period else query.yearless,
        whole=is_whole(query.text) or (before.whole and keeps_list),
        counts=query.counts if query.counts == "table" or not listing else before.counts,
        by=query.by or (before.by if keeps_list else None),
        first=query.first or (before.first if keeps_list else None),
        noun=query.noun or before.noun,
        unit=query.unit or (None if query.topic.content else before.unit),
        aspects=query.aspects or (() if asks_anew else before.aspects),
        arrange=query.arrange or (before.arrange if keeps_list or (narrows and not query.by) else None),
        recurs=query.recurs or (before.recurs if keeps_list or narrows else None),
        waits=query.waits or (before.waits if keeps_list or narrows else None),
        limits=query.limits or (before.limits if keeps_list or narrows else NO_LIMITS),
        product=query.product or (before.product if keeps_list or narrows else None),
    )


def _is_of_another(query: Query, before: Query) -> bool:
    """Whether what is due at a time, or what else there is, is listed after a fact of one thing.

    Or another index is named.
    """
    if indices_named(query.text).keys() - indices_named(before.text).keys():
        return True
    else_asked = query.parties and _asks_more(query.text)  # "phòng đó còn việc gì nữa"
    lists = query.intent in _WHOLE and (query.period or else_asked) and before.intent in FACTS
    return bool(lists) and not points_back(query.text)


def within(scope: Scope, before: Scope) -> Scope:
    """The documents named anew, of those spoken of before where any are among them."""
    if not scope.named:
        return before
    both = tuple(head for head in scope.heads if head in before.heads)
    return replace(scope, heads=both) if before.named and both and not scope.several else scope


def _is_filter(query: Query, before: Query) -> bool:
    """Whether a question only narrows the list before it ("cái nào hạn quý IV?")."""
    if before.intent not in _WHOLE or query.topic.content or query.intents[0] not in _NARROWING:
        return False
    asks_who = bool(query.roles) or Intent.LEAD in query.intents
    return not asks_who and (parse_range(query.text, query.today) is not None or query.recurs is not None)


def _period(query: Query, before: Query) -> tuple[date | None, date | None] | None:
    """The deadline range asked anew, in the year spoken of before where it names none."""
    if before.intent not in _WHOLE or (query.period and not query.yearless):
        return query.period or before.period
    year = next((day.year for day in before.period or () if day), None)
    named = f"{query.text} năm {year}" if year and not query.years else query.text
    anew = parse_range(named, query.today) if parse_range(query.text, query.today) else None
    return anew or before.period


def _changed(query: Query, before: Query) -> Topic:
    """The earlier topic with the new words: all new where none can be of the old subject."""
    new, old = query.topic, before.topic
    of_it = points_at_task(query.text) or len(new.content) < _OWN_CONTENT  # "việc A thì sở đó …" is of A
    if old.content and points_back(query.text) and of_it:
        must = tuple(map(and_, new.required, (word.capital for word in new.words)))
        helping = tuple(False for _ in new.words)
        return Topic(old.words + new.words, old.required + must, old.named + helping)
    of_targets = before.intent is Intent.TARGET
    another = of_targets and bool(new.content) and not only_levels(new.content)
    if query.parties and ranks_in(new.words) and old.content and of_targets and not another:
        return joined(new, without_level(old, new))
    if not new.content or (query.parties and len(new.content) < _OWN_CONTENT and not another):
        return old if old.content or not new.words else new
    said_anew = len(new.content) >= _ANOTHER and not ranks_in(new.words)
    if query.intent is Intent.TEXT and (said_anew or (another and ranks_in(new.words))):
        return helped(new, old)
    if (query.intent is not Intent.TEXT and not only_levels(new.content)) or not old.content:
        return new
    both = joined(new, without_level(old, new))
    return (
        both if ranks_in(new.words) else replace(both, also=helped(new.also or replace(new, also=None), old))
    )
