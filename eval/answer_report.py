"""Figures of a run: totals, shares with their bounds, stages, groups, and every case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from eval.answers import GRADES, Verdict
from eval.evidence import evidence_json
from eval.facts import states
from eval.metrics import bootstrap_interval, mean, percentile
from eval.run import Run
from eval.understanding import share_json, understanding_json

_PARTS = ("by_intent", "by_style", "by_document", "cases")
_MANY = "nhiều văn bản"
_NONE, _UNNAMED = "không có trong văn bản", "không ghi văn bản"


def answers_json(run: Run) -> dict[str, Any]:
    """Return every figure of ``run`` as one JSON object; a sealed set gives totals only."""
    verdicts = run.verdicts
    answered = [v for v in verdicts if v.answer.citations]
    spent = [v.answer.latency_ms for v in verdicts]
    report = {
        "set": run.name,
        "sealed": run.sealed,
        "questions": len(verdicts),
        **_grades(verdicts),
        "right_share": _share(verdicts, lambda v: v.grade == "right"),
        "asked_back": sum(v.asked_back and v.grade == "right" for v in verdicts),
        "wrong_share": _share(verdicts, lambda v: v.grade == "wrong"),
        "intervals": {f"{g}_share": _bounds([float(v.grade == g) for v in verdicts]) for g in GRADES},
        "first_quote_share": _share([v for v in answered if v.case.expect.quote], lambda v: v.first),
        "stray_document_share": _share(answered, lambda v: v.stray),
        "false_quotes": sum(len(v.answer.citations) - v.verbatim for v in answered),
        "ms_p50": round(percentile(spent, 0.5), 2),
        "ms_p95": round(percentile(spent, 0.95), 2),
        "ms_p99": round(percentile(spent, 0.99), 2),
        "understanding": understanding_json(run.readings),
        "retrieval": {figures.pop("leg"): figures for figures in evidence_json(run.rankings)},
        "facts": _facts(verdicts),
        "citations": _citations(answered),
        "abstention": _abstention(verdicts),
        **_language(verdicts),
        "by_intent": _grouped(verdicts, lambda v: v.case.intent),
        "by_style": _grouped(verdicts, lambda v: v.case.style),
        "by_document": _grouped(verdicts, _document),
        "cases": cases_json(run),
    }
    return {k: v for k, v in report.items() if k not in _PARTS} if run.sealed else report


def cases_json(run: Run) -> list[dict[str, Any]]:
    """Return every case with what was expected, what was found, and what each stage made of it."""
    misread = {r.case.id: r.faults for r in run.readings}
    lost = {r.case.id: not r.found for r in run.rankings if r.leg == "hybrid"}
    return [
        _case_json(v) | {"misread": list(misread.get(v.case.id, ())), "lost": lost.get(v.case.id, False)}
        for v in run.verdicts
    ]


def _case_json(verdict: Verdict) -> dict[str, Any]:
    case, answer = verdict.case, verdict.answer
    return {
        "id": case.id,
        "question": case.question,
        "history": list(case.history),
        "intent": case.intent,
        "style": case.style,
        "document": _document(verdict),
        "grade": verdict.grade,
        "reasons": list(verdict.reasons),
        "expected": expected_json(verdict),
        "status": answer.status.value,
        "read_as": answer.intent,
        "answer": answer.text,
        "citations": [
            {"mark": c.mark, "source": c.source, "number": c.number, "locator": c.locator, "quote": c.quote}
            for c in answer.citations
        ],
        "ms": round(answer.latency_ms, 1),
    }


def expected_json(verdict: Verdict) -> dict[str, Any]:
    """Return what a case expects, fields without an expectation left out."""
    expect = verdict.case.expect
    told = {
        "status": sorted(expect.status),
        "documents": sorted(expect.documents),
        "facts": [str(fact) for fact in expect.facts],
        "not_facts": list(expect.not_facts),
        "quote": list(expect.quote),
        "total": expect.total,
    }
    return {name: value for name, value in told.items() if value not in ([], None)}


def _grades(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {grade: sum(v.grade == grade for v in verdicts) for grade in GRADES}


def _share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    return round(mean([float(holds(v)) for v in verdicts]), 4)


def _bounds(values: Sequence[float]) -> list[float]:
    interval = bootstrap_interval(values)
    return [round(interval.low, 4), round(interval.high, 4)]


def _grouped(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, dict[str, int]]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(key(verdict), []).append(verdict)
    return {name: {**_grades(groups[name]), "n": len(groups[name])} for name in sorted(groups)}


def _document(verdict: Verdict) -> str:
    named = sorted(verdict.case.expect.documents)
    if not named:
        return _UNNAMED if verdict.case.expect.answerable else _NONE
    return named[0] if len(named) == 1 else _MANY


def _facts(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Of the expected facts of each kind, the share stated, where an answer is due."""
    said: dict[str, list[float]] = {}
    for verdict in verdicts:
        for fact in verdict.case.expect.facts if verdict.case.expect.must_answer else ():
            said.setdefault(fact.kind, []).append(float(states(verdict.answer.text, fact)))
    return {kind: share_json(said[kind]) for kind in sorted(said)}


def _citations(answered: Sequence[Verdict]) -> dict[str, Any]:
    quotes = _flags((i < v.verbatim) for v in answered for i in range(len(v.answer.citations)))
    return {
        "verbatim": share_json(quotes),
        "proving": share_json(_flags(v.proven for v in answered if v.proven is not None)),
        "first": share_json(_flags(v.first for v in answered if v.case.expect.quote)),
        "right_document": share_json(_flags(not v.stray for v in answered if v.case.expect.documents)),
    }


def _abstention(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    return {
        "refused_unanswerable": share_json(_flags(v.silent for v in verdicts if v.case.expect.must_refuse)),
        "refused_answerable": share_json(_flags(v.silent for v in verdicts if v.case.expect.must_answer)),
        "failed": sum(v.answer.status.value == "failed" for v in verdicts),
    }


def _language(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What a language model had part in: answers worded, sentences that fell; nothing without one."""
    asked = [v.answer.worded for v in verdicts if v.answer.worded]
    if not asked:
        return {}
    kept, dropped = sum(w.kept for w in asked), sum(w.dropped for w in asked)
    figures = {
        "asked": len(asked),
        "worded": sum(w.fault is None for w in asked),
        "sentences": kept + dropped,
        "dropped_share": round(dropped / (kept + dropped), 4) if kept + dropped else 0.0,
    }
    return {"language": figures}


def _flags(values: Iterable[bool | None]) -> list[float]:
    return [float(bool(value)) for value in values]
