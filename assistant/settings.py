"""The thresholds of answering, settable from outside (``TROLYAO_ANSWER_…``)."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class AnswerSettings(BaseSettings):
    """Each is a share from 0 to 1 unless said otherwise.

    ``record_score``: least fit (coverage with closeness and run, up to 1.27) of the record asked
    about; ``passage_score``: of a passage quoted as such. ``list_coverage``: least share of a topic
    a record must meet to belong to a list; ``own_coverage``: where the list is one agency's.
    ``likelihood``: least probability that a record is the one meant; ``own_likelihood``: where it
    involves an agency the question names, ``stranger_likelihood``: where it involves none of them;
    ``clause_likelihood``: where one clause of the question says what is meant; ``blank_likelihood``:
    where the record leaves the fact asked blank, ``silent_likelihood``: where its words do not say it
    either; ``otherwise_likelihood``: where what sounds like a
    list is read as a fact;
    ``world_likelihood``: where the question sounds like one about the world at large.
    ``slot_rest``: a record that has that share of the question, but other words in one place of it,
    is a sibling of the one meant and not told; above 1 none is.
    ``title_coverage``: for a topic to name a document, ``number_coverage``: where its
    number is asked; ``section_coverage``: to name a section; ``wider_coverage``: of the question's own
    words, where those told before it are taken too.
    ``topic_weight``: least telling weight of all words of a free question.
    ``margin``: records scoring within it of the best are alternatives. ``candidates``: how many the
    search legs propose. ``shown``: lines of a list before it is cut. ``question_limit``: longest
    question, characters.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_ANSWER_", extra="ignore")

    record_score: float = 0.68
    likelihood: float = 0.28
    own_likelihood: float = 0.22
    stranger_likelihood: float = 0.4
    clause_likelihood: float = 0.5
    world_likelihood: float = 0.7
    blank_likelihood: float = 0.5
    silent_likelihood: float = 0.9
    otherwise_likelihood: float = 0.6
    slot_rest: float = 0.85
    passage_score: float = 0.7
    list_coverage: float = 0.85
    own_coverage: float = 0.6
    title_coverage: float = 0.62
    number_coverage: float = 0.8
    section_coverage: float = 0.9
    wider_coverage: float = 0.3
    margin: float = 0.06
    topic_weight: float = 0.4
    candidates: int = 40
    shown: int = 10
    soon_days: int = 30
    question_limit: int = 2000
