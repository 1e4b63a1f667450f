"""The thresholds of answering, settable from outside (``TROLYAO_ANSWER_…``)."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class AnswerSettings(BaseSettings):
    """Each is a share from 0 to 1 unless said otherwise.

    ``record_coverage``: least share of a topic a record must meet to be the one asked about.
    ``list_coverage``: the same for a record to belong to a list. ``passage_coverage``: for a
    passage quoted as such. ``section_coverage``: for a topic to name a section. ``margin``: records
    scoring within it of the best are alternatives. ``candidates``: how many the search legs propose.
    ``shown``: lines of a list before it is cut. ``question_limit``: longest question, characters.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_ANSWER_", extra="ignore")

    record_coverage: float = 0.62
    list_coverage: float = 0.85
    passage_coverage: float = 0.7
    section_coverage: float = 0.9
    margin: float = 0.06
    candidates: int = 40
    shown: int = 10
    question_limit: int = 2000
