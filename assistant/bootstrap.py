"""Puts the assistant together from the settings: the one place where parts are chosen."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Generator, Sequence
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, cast

from assistant.answer import Answer, Said, Tell, unheard
from assistant.knowledge import Knowledge, terms_of
from assistant.language.cues import phrases
from assistant.language.namesakes import namesakes_of
from assistant.pipeline import answer
from assistant.scoring.weights import Weights
from assistant.settings import AnswerSettings
from assistant.writing.settings import load_chat_settings
from corpus.agencies import AgencyLexicon, agency_key
from corpus.agency_short_names import lettered_key
from corpus.clock import today_in_vietnam
from corpus.model import Head, Record
from corpus.neighbours import shipped
from corpus.registry import RecordFilter, Registry
from corpus.settings import Settings, load
from corpus.spelling import Speller, everyday
from corpus.store import Store, open_store
from corpus.successors import own_successions

if TYPE_CHECKING:
    from assistant.writing.asking import Language

_TASKS_READ = 2000
_MARK = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s*")  # of a section
_PLACING = (
    "ở {}",
    "tại {}",
    "của {}",
    "tỉnh {}",
    "của tỉnh {}",
    "bên {}",
    "huyện của {}",
)  # of {} the name of a province


class Assistant:
    """Answers questions from a store; sees what is ingested meanwhile. Safe to share between threads."""

    def __init__(
        self,
        store: Store,
        settings: AnswerSettings | None = None,
        today: Callable[[], date] = today_in_vietnam,
        language: Language | None = None,
    ) -> None:
        self.store = store
        self.language = language
        self._settings = settings or load(AnswerSettings)
        self._today = today
        self._lock = Lock()
        self._knowledge: Knowledge | None = None

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        """Answer ``question``; ``history`` gives earlier questions, oldest first.

        Where ``sources`` are named, there are no other documents. ``tell`` hears a model's sentences.
        """
        coming = self.stream(question, history, sources)
        while True:
            try:
                tell(next(coming))
            except StopIteration as end:
                return cast(Answer, end.value)

    def stream(
        self, question: str, history: Sequence[str] = (), sources: frozenset[str] = frozenset()
    ) -> Generator[Said, None, Answer]:
        """Answer like :meth:`ask`, giving a language model's sentences, each checked, as they come."""
        with self.store.registry.steady():
            known = self.knowledge().within(sources) if sources else self.knowledge()
            if self.language is None:
                return answer(question, history, known, self._settings, self._today())
        from assistant.writing.asking import answer_in_words

        settings, today = self._settings, self._today()
        return (yield from answer_in_words(question, history, known, settings, today, self.language))

    def knowledge(self) -> Knowledge:
        """What is known now, read anew when the registry has moved on."""
        revision = self.store.registry.revision()
        with self._lock:
            if self._knowledge is None or self._knowledge.revision != revision:
                gc.unfreeze()
                self._knowledge = _gather(self.store, revision)
                gc.freeze()  # what stays is not looked through again and again for what does not
            return self._knowledge


def _gather(store: Store, revision: int) -> Knowledge:
    registry = store.registry
    heads = registry.heads()
    agencies = registry.agencies()
    issuers = tuple(head.issuer for head in heads if head.issuer)
    lexicon = AgencyLexicon((*agencies, *issuers, *_written_out(agencies, registry)), issuers)
    return Knowledge(
        revision=revision,
        registry=registry,
        retriever=store.retriever,
        heads=heads,
        agencies=lexicon,
        weights=Weights(store.lexical.frequency, store.lexical.size()),
        terms=terms_of(heads),
        keys=frozenset(map(agency_key, agencies)),
        speller=Speller(shipped(), _expected(heads, agencies, registry)),
        successions=own_successions(store.home),
        namesakes=namesakes_of(_records(registry), heads, lexicon),
        printed=agencies,
    )


def _written_out(agencies: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """The units that sections are called by, where they are printed by their letters beside ("(KHTC)")."""
    tasks = registry.tasks(RecordFilter(limit=_TASKS_READ))
    titles = {_MARK.sub("", task.section.split(" / ")[-1]) for task in tasks if task.section}
    keys = frozenset(map(agency_key, agencies))
    return tuple(sorted(title for title in titles if lettered_key(title) in keys))


def _records(registry: Registry) -> tuple[Record, ...]:
    """The tasks, targets and duties read to know what things are called."""
    read = RecordFilter(limit=_TASKS_READ)
    return (*registry.tasks(read), *registry.targets(read), *registry.assignments(read))


def _expected(heads: Sequence[Head], agencies: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """The wordings a question is likely to hold: of asking, of titles, names and tasks."""
    tasks = [task.task for task in registry.tasks(RecordFilter(limit=_TASKS_READ))]
    targets = [
        target.indicator or target.text for target in registry.targets(RecordFilter(limit=_TASKS_READ))
    ]
    titles = [head.title for head in heads if head.title]
    places = [form.format(head.province) for head in heads if head.province for form in _PLACING]
    return (*everyday(), *phrases(), *titles, *agencies, *places, *tasks, *targets)


def open_assistant(settings: Settings) -> Assistant:
    """Open the store that ``settings`` name and return the assistant over it."""
    return Assistant(open_store(settings), language=_open_language())


def _open_language() -> Language | None:
    """The configured language model; where none is named, nothing of it is imported."""
    chat = load_chat_settings()
    if not chat.enabled:
        return None
    from assistant.writing.asking import open_language

    return open_language(chat)
