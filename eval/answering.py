"""A set answered over the right documents, with everything the report of the run needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.bootstrap import Assistant
from assistant.writing.chat import Writer
from corpus.settings import Settings
from eval.answer_report import answers_json
from eval.bench import existing_assistant, fresh_assistant, has_documents
from eval.cases import CASES, DOCUMENTS, SETS, Case, load_cases
from eval.journal import circumstances
from eval.judging import judge_all, judged_report
from eval.premises import applicable
from eval.registry import score_folder, scoreboard_json
from eval.run import Track, measure, untracked


def answer_set(
    name: str,
    settings: Settings,
    here: bool = False,
    documents: Path | None = None,
    track: Track = untracked,
    judge: Writer | None = None,
) -> dict[str, Any]:
    """Measure the set ``name``; our own are asked over the shipped documents, others over what is ingested.

    ``documents`` names a folder to read afresh instead, ``here`` the ingested ones for any set;
    ``judge`` is a model whose opinion stands beside the figures. Cases that do not hold over these
    documents are left out, and said to be.
    """
    cases = load_cases(name)
    started = perf_counter()
    with _opened(name, settings, here, documents) as (assistant, folder):
        cases, left = applicable(cases, assistant.knowledge().provinces())
        run = measure(Path(name).stem, assistant, cases, track)
        report = answers_json(run)
        if judge:
            opinions = judge_all(run.verdicts, judge, track)
            report = judged_report(report, run.verdicts, opinions, judge.name)
        sources = {head.source: head.digest for head in assistant.knowledge().heads}
    if folder == DOCUMENTS:
        report["registry"] = scoreboard_json(score_folder(DOCUMENTS, CASES / "gold"))["total"]
    if left:
        report["left_out"] = [case.id for case in left]
    report["run"] = {
        **circumstances(settings),
        "seconds": round(perf_counter() - started, 1),
        "documents": sources,
    }
    return report


def gate_figures(
    settings: Settings, name: str = "tune", documents: Path = DOCUMENTS, gold: Path = CASES / "gold"
) -> dict[str, Any]:
    """Measure what the gate checks: ``documents`` read against ``gold``, and ``name`` asked over them."""
    return {
        "registry": scoreboard_json(score_folder(documents, gold)),
        "answers": answer_set(name, settings, documents=documents),
    }


@contextmanager
def _opened(
    name: str, settings: Settings, here: bool, documents: Path | None
) -> Iterator[tuple[Assistant, Path | None]]:
    ingested = here or (documents is None and name not in SETS and has_documents(settings))
    if ingested:
        with existing_assistant(settings) as assistant:
            yield assistant, None
        return
    folder = documents or DOCUMENTS
    with fresh_assistant(settings, folder) as assistant:
        yield assistant, folder


def shown_progress(cases: Sequence[Case], label: str) -> Iterator[Case]:
    """Show on standard error, where that is a terminal, how far a stage has come."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = not console.is_terminal
    yield from track(cases, label, console=console, transient=True, disable=hidden)
