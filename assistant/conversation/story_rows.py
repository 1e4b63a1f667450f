"""A task called by its opening words in a story, and asked about in the last clause of it.

"Bữa trước anh Tuấn bảo việc lập bản đồ ngập là của bên em nhưng em nghĩ không phải. Kế hoạch ghi ai chủ
trì?": the words around the task fit no record, and what is asked of it names none. Where the words of one
record alone open so, and the question goes on to something else after them, that record is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.conversation.called_back import of_another_than_told
from assistant.conversation.pasted import KINDS, Run, own_words, run_in
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.language.words import Word, words_of
from assistant.query import FACTS, Query
from assistant.records.telling import says_any, tell
from corpus.model import Assignment, Record, Task
from corpus.text import fold

_LONG = 14  # words of a story
_FEWEST = 6  # words of a task that call it
_PROPOSED = 12
_LEADING = frozenset(("dong", "muc", "trang", "phan", "dung", "ve", "chuyen", "viec", "vu"))
_ASKING = 12  # words of a clause that only asks
_BESIDE, _BETWEEN = 2, 3  # content words in it, and between the task and it, that tell of nothing else
_MARK = re.compile(r"[,;:.!?]\s+(?=\S)")
_SET_ASIDE = re.compile(
    r"\b(?:biet roi|(?:xong|tra loi) (?:roi|phan|viec|em)|da xong|ngoai|tru|(?:viec|chuyen) khac"
    r"|con (?:viec|vu|chuyen))\b"
)


def row_in_story(
    question: str, query: Query, knowledge: Knowledge, read: Callable[[str], Query]
) -> Draft | None:
    """What the last clause of ``question`` asks of the task that clauses before it call; else ``None``."""
    words = words_of(question)
    told_more = query.scope.several or query.sides
    if len(words) < _LONG or not query.topic.content or query.intent not in FACTS or told_more:
        return None
    last = max((mark.end() for mark in _MARK.finditer(question)), default=0)
    if not 0 < sum(word.start >= last for word in words) <= _ASKING or _SET_ASIDE.search(fold(question)):
        return None
    run, called = _called(words, _held(question, query, knowledge))
    if run is None or called is None or not _stands_alone(run, words, query):
        return None
    between = [word for word in query.topic.content if words[run.end - 1].end < word.start < last]
    if words[run.end - 1].end > last or len(between) > _BETWEEN:
        return None
    asked = read(question[last:])
    wanted = [intent for intent in asked.intents if intent in FACTS]
    others = [party for party in asked.parties if party.key not in knowledge.issuers()]
    more = asked.declined or others or len(asked.topic.content) > _BESIDE
    if not wanted or wanted != list(asked.intents) or more:
        return None
    told = replace(asked, scope=query.scope, topic=query.topic)
    other = of_another_than_told(question, told, (called,), knowledge, read)
    return tell(called, told, knowledge) if says_any(called, wanted) and not other else None


def _held(question: str, query: Query, knowledge: Knowledge) -> list[Record]:
    """The tasks and duties that may have enough words of a question in one piece."""
    held = knowledge.retriever.holding(question, _FEWEST, _PROPOSED, query.scope.sources, KINDS)
    keys = [passage.record_id for passage in held if passage.record_id]
    return list(knowledge.registry.records(keys).values())


def _called(words: Sequence[Word], records: Sequence[Record]) -> tuple[Run | None, Record | None]:
    """The one record that the longest run of ``words`` opens, with that run."""
    found = sorted(_opened(words, records), key=lambda one: -one[0].size)
    if not found:
        return None, None
    best = [one for one in found if one[0].size == found[0][0].size]
    return best[0] if len({one[1].source.quote for one in best}) == 1 else (None, None)


def _opened(words: Sequence[Word], records: Sequence[Record]) -> Iterator[tuple[Run, Record]]:
    for record in records:
        if isinstance(record, Task | Assignment):
            run = run_in(words, own_words(record))
            if run and run.size >= _FEWEST and run.within == 0:
                yield run, record


def _stands_alone(run: Run, words: Sequence[Word], query: Query) -> bool:
    """Whether no word beside those of the run says more of the task ("… lĩnh vực đất đai")."""
    content = {word.start for word in query.topic.content}
    before = words[run.start - 1] if run.start else None
    after = words[run.end] if run.end < len(words) else None
    led = before is None or before.start not in content or before.bare in _LEADING or words[run.start].opens
    return led and (after is None or after.opens or after.start not in content)
