"""The question sets: what is asked, and what a right answer must and must not say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus

CASES = Path(__file__).parent / "cases"
DOCUMENTS = Path(corpus.__file__).parent / "documents"
_FILES = {"tune": "questions", "sealed": "sealed", "officials": "officials", "officials-sealed": "officials-sealed"}
SETS = {name: CASES / f"{file}.jsonl" for name, file in _FILES.items()}


class CasesError(ValueError):
    """A question set cannot be read or asked; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A right answer: one of ``status``, citing one of ``documents``, saying every fact.

    Each of ``facts`` is a tuple of alternatives, one of which must be in the answer's text; none of
    ``not_facts`` may be; each of ``quote`` must stand in some citation; ``total`` is exact.
    """

    status: frozenset[str]
    documents: frozenset[str] = frozenset()
    facts: tuple[tuple[str, ...], ...] = ()
    not_facts: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    total: int | None = None

    @property
    def answerable(self) -> bool:
        """True where the documents hold the answer."""
        return bool(self.documents)


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


def load_cases(name: str) -> tuple[Case, ...]:
    """Read a set by name (one of ``SETS``) or path (JSONL); raise CasesError on a bad line."""
    path = SETS.get(name, Path(name))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CasesError(f"Không đọc được bộ câu hỏi “{name}”: {error.strerror}.") from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            cases.append(_case(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CasesError(f"“{name}”, dòng {number}: không đúng dạng ({error}).") from error
    return tuple(cases)


def _case(data: Mapping[str, Any]) -> Case:
    return Case(
        id=str(data["id"]),
        question=data["question"],
        expect=_expectation(data["expect"]),
        intent=data["intent"],
        style=data["style"],
        history=tuple(data.get("history") or ()),
        sealed=data.get("split") == "sealed",
    )


def _expectation(data: Mapping[str, Any]) -> Expectation:
    facts = [(f,) if isinstance(f, str) else tuple(f) for f in data.get("facts", ())]
    return Expectation(
        status=frozenset(data["status"]),
        documents=frozenset(data.get("documents", ())),
        facts=tuple(facts),
        not_facts=tuple(data.get("not_facts", ())),
        quote=tuple(data.get("quote", ())),
        total=data.get("total"),
    )
