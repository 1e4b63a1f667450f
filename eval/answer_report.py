"""Figures of a set of judged answers: by intent, by style, and what is not right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from eval.answers import GRADES, Verdict
from eval.metrics import mean, percentile
from eval.tables import table

_NAMES = {"right": "đúng", "partly": "một phần", "wrong": "sai", "refused": "không trả lời"}


def answers_json(name: str, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Return totals, shares and tables; failures of cases that are not sealed."""
    spent = [v.answer.latency_ms for v in verdicts]
    answered = [v for v in verdicts if v.answer.citations]
    return {
        "set": name,
        "questions": len(verdicts),
        **_grades(verdicts),
        "right_share": round(_share(verdicts, lambda v: v.grade == "right"), 4),
        "wrong_share": round(_share(verdicts, lambda v: v.grade == "wrong"), 4),
        "first_quote_share": round(
            _share([v for v in answered if v.case.expect.quote], lambda v: v.first), 4
        ),
        "stray_document_share": round(_share(answered, lambda v: v.stray), 4),
        "false_quotes": sum(any("nguyên văn" in r for r in v.reasons) for v in verdicts),
        "ms_p50": round(percentile(spent, 0.5), 2),
        "ms_p95": round(percentile(spent, 0.95), 2),
        "by_intent": _grouped(verdicts, lambda v: v.case.intent),
        "by_style": _grouped(verdicts, lambda v: v.case.style),
        "failures": [_failure(v) for v in verdicts if v.grade != "right" and not v.case.sealed],
    }


def answers_text(report: dict[str, Any], failures: bool = True) -> str:
    """Return the report as Vietnamese text, with failures only where asked for."""
    head = (
        f"Bộ {report['set']}: {report['questions']} câu · đúng {report['right']}"
        f" ({report['right_share']:.1%}) · một phần {report['partly']} · sai {report['wrong']}"
        f" · không trả lời {report['refused']}\n"
        f"Trích dẫn đầu đúng {report['first_quote_share']:.1%} · lẫn văn bản khác"
        f" {report['stray_document_share']:.1%} · trích dẫn không nguyên văn {report['false_quotes']}"
        f" · {report['ms_p50']} ms (p50), {report['ms_p95']} ms (p95)"
    )
    parts = [head]
    for key, title in (("by_intent", "ý hỏi"), ("by_style", "lối hỏi")):
        rows = [[name, *(group[g] for g in GRADES), group["n"]] for name, group in report[key].items()]
        parts.append(table([title, *(_NAMES[g] for g in GRADES), "số câu"], rows))
    if failures:
        parts += list(_failure_lines(report["failures"]))
    return "\n\n".join(parts)


def totals_only(report: dict[str, Any]) -> dict[str, Any]:
    """Return the report without anything that shows a single question or group."""
    return {k: v for k, v in report.items() if k not in ("by_intent", "by_style", "failures")}


def totals_text(report: dict[str, Any]) -> str:
    """Return the head figures only."""
    return answers_text({**report, "by_intent": {}, "by_style": {}}, failures=False).split("\n\n")[0]


def _grades(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {grade: sum(v.grade == grade for v in verdicts) for grade in GRADES}


def _share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    return mean([float(holds(v)) for v in verdicts])


def _grouped(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, dict[str, int]]:
    groups = {name: [v for v in verdicts if key(v) == name] for name in sorted({key(v) for v in verdicts})}
    return {name: {**_grades(group), "n": len(group)} for name, group in groups.items()}


def _failure(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.case.id,
        "question": verdict.case.question,
        "history": list(verdict.case.history),
        "grade": verdict.grade,
        "reasons": list(verdict.reasons),
        "status": verdict.answer.status.value,
        "intent": verdict.answer.intent,
        "answer": verdict.answer.text,
    }


def _failure_lines(failures: Sequence[dict[str, Any]]) -> Iterator[str]:
    for f in failures:
        asked = " ← ".join([f["question"], *reversed(f["history"])])
        said = " ".join(f["answer"].split())
        said = said if len(said) <= 200 else said[:199] + "…"
        outcome = f"{f['status']}/{f['intent']}: {'; '.join(f['reasons'])}"
        yield f"{f['id']} [{_NAMES[f['grade']]}] {asked}\n  {outcome}\n  → {said}"
