"""The question sets: what is asked, and what a right answer must and must not say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import corpus
from eval.facts import Fact

CASES = Path(__file__).parent / "cases"
DOCUMENTS = Path(corpus.__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One set: its ``file`` under ``CASES``, and what tables call it."""

    file: str
    title: str

    @property
    def path(self) -> Path:
        """Where the set is read from."""
        return CASES / self.file


SETS = {
    "tune": QuestionSet("questions.jsonl", "chỉnh, bộ 1"),
    "sealed": QuestionSet("sealed.jsonl", "niêm phong, bộ 1"),
    "officials": QuestionSet("officials.jsonl", "chỉnh, bộ 2"),
    "officials-opened": QuestionSet("officials-opened.jsonl", "mở niêm, bộ 2"),
    "desks": QuestionSet("desks.jsonl", "chỉnh, bộ 3"),
    "desks-opened": QuestionSet("desks-opened.jsonl", "mở niêm, bộ 3"),
    "talk": QuestionSet("talk.jsonl", "chỉnh, bộ 4"),
    "mixed": QuestionSet("mixed.jsonl", "chỉnh, bộ 5"),
    "mixed-opened": QuestionSet("mixed-opened.jsonl", "mở niêm, bộ 5"),
    "phone": QuestionSet("phone.jsonl", "chỉnh, bộ 6"),
    "phone-sealed": QuestionSet("phone-sealed.jsonl", "niêm phong, bộ 6"),
    "absent": QuestionSet("absent.jsonl", "chỉnh, bộ 7"),
    "busy": QuestionSet("busy.jsonl", "chỉnh, bộ 8"),
    "busy-opened": QuestionSet("busy-opened.jsonl", "mở niêm, bộ 8"),
    "matrix": QuestionSet("matrix.jsonl", "chỉnh, bộ 9"),
    "matrix-opened": QuestionSet("matrix-opened.jsonl", "mở niêm, bộ 9"),
    "reworded": QuestionSet("reworded.jsonl", "chỉnh, bộ 10"),
    "reworded-opened": QuestionSet("reworded-opened.jsonl", "mở niêm, bộ 10"),
    "asked": QuestionSet("asked.jsonl", "chỉnh, bộ 11"),
    "asked-opened": QuestionSet("asked-opened.jsonl", "mở niêm, bộ 11"),
    "daily": QuestionSet("daily.jsonl", "chỉnh, bộ 12"),
    "daily-opened": QuestionSet("daily-opened.jsonl", "mở niêm, bộ 12"),
    "visitors": QuestionSet("visitors.jsonl", "chỉnh, bộ 13"),
    "visitors-sealed": QuestionSet("visitors-sealed.jsonl", "niêm phong, bộ 13"),
    "strangers": QuestionSet("strangers.jsonl", "chỉnh, bộ 14"),
    "newcomers": QuestionSet("newcomers.jsonl", "chỉnh, bộ 15"),
    "callers": QuestionSet("callers.jsonl", "chỉnh, bộ 16"),
}
STATUSES = ("answered", "partial", "clarify", "not_found", "declined", "failed")
_SAYING = frozenset({"answered", "partial"})


class CasesError(ValueError):
    """A question set cannot be read or asked; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A right answer: one of ``status``, citing one of ``documents`` (file or number), saying every fact.

    None of ``not_facts`` may be in the answer's text; each of ``quote`` must stand in some citation;
    ``total`` is exact. ``agencies`` are those the question names, ``None`` where nobody noted them.
    ``reply``: the words that say which document is meant, for a question that does not; where the answer
    asks, or offers the choice, that to these words is judged. ``lacks``: places of which the documents
    asked over must have none, or the case does not hold.
    """

    status: frozenset[str]
    documents: frozenset[str] = frozenset()
    facts: tuple[Fact, ...] = ()
    not_facts: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    total: int | None = None
    agencies: tuple[str, ...] | None = None
    reply: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """True where the documents hold the answer."""
        return bool(self.documents or self.facts)

    @property
    def must_answer(self) -> bool:
        """True where keeping silent is not allowed."""
        return not self.status & {"not_found", "declined"}

    @property
    def must_refuse(self) -> bool:
        """True where any answer is a false one."""
        return not self.status & _SAYING


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the earlier ones of its conversation, and what is expected."""

    id: str
    question: str
    expect: Expectation
    intent: str
    style: str
    history: tuple[str, ...] = ()
    sealed: bool = False


def sealed_part(name: str) -> str:
    """Return the name of the sealed set that goes with the set ``name``."""
    return f"{name}-sealed" if f"{name}-sealed" in SETS else "sealed"


def set_title(name: str) -> str:
    """Return what tables call the set ``name``; a set of a file of one's own keeps its name."""
    return SETS[name].title if name in SETS else name


def load_cases(name: str) -> tuple[Case, ...]:
    """Read a set by name (one of ``SETS``) or path (.jsonl, .csv, .xlsx); CasesError names bad lines."""
    from eval.case_file import read_cases

    return read_cases(name, SETS[name].path if name in SETS else Path(name))
