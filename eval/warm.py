"""A question set asked in one process, warm: what ``python -m eval.warm SET`` measures and prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from eval.cases import Case, load_cases
from eval.facts import states_all
from eval.metrics import mean, percentile

Shown = tuple[str, frozenset[str]]
"""What a system shows for a question, and the documents it names."""


def measure_warm(cases: Sequence[Case], show: Callable[[Case], Shown]) -> dict[str, Any]:
    """Show every case once (a few before, to warm up), timed, and see where the facts are shown.

    ``facts`` is the share of answerable cases with every fact in what is shown from a right document;
    ``silent`` the share of the others for which nothing is shown.
    """
    for case in cases[:5]:
        show(case)
    spent, shown = [], []
    for case in cases:
        started = perf_counter()
        shown.append(show(case))
        spent.append((perf_counter() - started) * 1000)
    pairs = list(zip(cases, shown, strict=True))
    return {
        "questions": len(cases),
        "ms_p50": round(percentile(spent, 0.5), 2),
        "ms_p95": round(percentile(spent, 0.95), 2),
        "facts": round(mean([_shows(c, s) for c, s in pairs if c.expect.answerable and c.expect.facts]), 4),
        "silent": round(mean([float(not s[1]) for c, s in pairs if not c.expect.answerable]), 4),
    }


def _shows(case: Case, shown: Shown) -> float:
    text, documents = shown
    told = states_all(text, case.expect.facts)
    return float(told and bool(documents & case.expect.documents))


def main(arguments: Sequence[str]) -> None:
    """Ask the set named first with the assistant over the configured home; print JSON."""
    from assistant.bootstrap import open_assistant
    from assistant.warming import warm_up
    from corpus.settings import load_settings

    started = perf_counter()
    assistant = open_assistant(load_settings())
    opened = perf_counter() - started
    warm_up(assistant)  # as the service does before anybody asks

    def show(case: Case) -> Shown:
        answer = assistant.ask(case.question, case.history)
        return answer.text, frozenset(c.source for c in answer.citations)

    figures = measure_warm(load_cases(arguments[0]), show)
    print(json.dumps({"open_s": round(opened, 3), **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
