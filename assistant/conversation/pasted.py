"""A task asked for by its own words, pasted whole: what these say is no part of the question.

A row may speak of deadlines, agencies, places and papers itself; read as words of the asker's they
would ask for other things. Where a long question has the words of a row, or of a duty, in one piece,
the rest of it is read alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.language.words import Word, words_of
from assistant.query import FACTS, Intent, Query
from assistant.records.telling import says_any, tell
from corpus.model import Assignment, Record, Task
from prompts import load

_LONG = 17  # words of a question that may hold a row
_FEWEST, _SURELY = 10, 16  # words in one piece
_SMALL = 4  # of those, so many may be small words
_MOSTLY = 0.7  # of the row's own
_MOST = 8  # records that are looked at
_QUOTES = ' "“”'
KINDS = frozenset({"task", "assignment"})


class Run(NamedTuple):
    """Words of a question from ``start`` up to ``end`` that a record has from its word ``within`` on."""

    start: int
    end: int
    within: int

    @property
    def size(self) -> int:
        """How many words they are."""
        return self.end - self.start


def row_pasted(
    question: str, query: Query, knowledge: Knowledge, read: Callable[[str], Query]
) -> Draft | None:
    """What is asked of the one task whose own words ``question`` has; ``None`` where it has none.

    Sought in the documents that ``query``, its usual reading, means.
    """
    if len(query.topic.content) < _FEWEST - _SMALL:
        return None
    return _told_of(question, query.scope.sources, knowledge, read)


def row_pasted_of_any(question: str, knowledge: Knowledge, read: Callable[[str], Query]) -> Draft | None:
    """The same, sought in all documents: a place or paper the row names may have been taken for its own."""
    return _told_of(question, frozenset(), knowledge, read)


def _told_of(
    question: str, sources: frozenset[str], knowledge: Knowledge, read: Callable[[str], Query]
) -> Draft | None:
    words = words_of(question)
    if len(words) < _LONG:
        return None
    held = knowledge.retriever.holding(question, _FEWEST, _MOST, sources, KINDS)
    keys = [passage.record_id for passage in held if passage.record_id]
    records = knowledge.registry.records(keys)
    found = [
        (run, record) for key in keys if (record := records.get(key)) and (run := _pasted(words, record))
    ]
    if not found:
        return None
    longest = max((run for run, _ in found), key=lambda run: run.size)
    before, after = question[: words[longest.start].start], question[words[longest.end - 1].end :]
    rest = (before.rstrip(_QUOTES), load("replies")["this_task"], after.lstrip(_QUOTES))
    asked = read(" ".join(rest).strip())
    same = [r for run, r in found if (run.start, run.end) == (longest.start, longest.end)]
    alike = [record for record in same if record.source.document in asked.scope.sources]
    if len(alike) != 1 or asked.topic.content or asked.intent not in (*FACTS, Intent.TEXT):
        return None
    wanted = [intent for intent in asked.intents if intent in FACTS] or FACTS
    return tell(alike[0], asked, knowledge) if says_any(alike[0], wanted) else None


def run_in(words: Sequence[Word], own: Sequence[str]) -> Run | None:
    """The longest run of ``words`` that stands in ``own`` (folded words of a record)."""
    said = [word.bare for word in words]
    if not set(said) & set(own):
        return None
    match = SequenceMatcher(None, said, own, autojunk=False).find_longest_match()
    return Run(match.a, match.a + match.size, match.b)


def own_words(record: Task | Assignment) -> list[str]:
    """The folded words of a task or duty itself."""
    return [word.bare for word in words_of(record.task if isinstance(record, Task) else record.text)]


def _pasted(words: Sequence[Word], record: Record) -> Run | None:
    """Where ``words`` have those of a record in one piece, enough of them to be no chance."""
    if not isinstance(record, Task | Assignment):
        return None
    own = own_words(record)
    run = run_in(words, own)
    enough = run and (run.size >= _SURELY or (run.size >= _FEWEST and run.size >= _MOSTLY * len(own)))
    return run if enough else None
