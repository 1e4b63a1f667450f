"""Two runs of the same questions: what moved, how sure one may be, and every question that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.answer_text import GRADE_NAMES, stage_rows
from eval.metrics import paired_comparison
from eval.tables import table

_ORDER = {"right": 0, "partly": 1, "refused": 2, "wrong": 3}
_GRADES = {"right_share": "right", "wrong_share": "wrong"}
Report = Mapping[str, Any]


def compare_runs(first: Report, second: Report) -> dict[str, Any]:
    """Compare question by question over what both runs asked; differences are second less first."""
    before = {case["id"]: case for case in first["cases"]}
    after = {case["id"]: case for case in second["cases"]}
    both = [id for id in before if id in after and before[id]["question"] == after[id]["question"]]
    return {
        "first": _named(first),
        "second": _named(second),
        "questions": len(both),
        "only_first": len(before) - len(both),
        "only_second": len(after) - len(both),
        "paired": {
            name: paired_json([before[i]["grade"] for i in both], [after[i]["grade"] for i in both], grade)
            for name, grade in _GRADES.items()
        },
        "stages": _stages(first, second),
        "changed": [_change(before[i], after[i]) for i in both if before[i]["grade"] != after[i]["grade"]],
    }


def _named(report: Report) -> dict[str, Any]:
    run = report["run"]
    return {"set": report["set"], "at": run["at"], "commit": run["commit"], "settings": run["settings"]}


def paired_json(first: Sequence[str], second: Sequence[str], grade: str) -> dict[str, Any]:
    """Return the paired comparison of two runs' grades as to one grade."""
    found = paired_comparison([float(g == grade) for g in first], [float(g == grade) for g in second])
    return {
        "difference": round(found.difference, 4),
        "interval": [round(found.interval.low, 4), round(found.interval.high, 4)],
        "p_value": round(found.p_value, 4),
    }


def _stages(first: Report, second: Report) -> list[dict[str, Any]]:
    before = {(stage, name): share for stage, name, share, _ in stage_rows(first)}
    return [
        {"stage": stage, "figure": name, "first": before[stage, name], "second": share}
        for stage, name, share, _ in stage_rows(second)
        if (stage, name) in before
    ]


def _change(before: Report, after: Report) -> dict[str, Any]:
    return {
        "id": after["id"],
        "question": after["question"],
        "first": before["grade"],
        "second": after["grade"],
        "better": _ORDER[after["grade"]] < _ORDER[before["grade"]],
        "reasons": after["reasons"] or before["reasons"],
    }


def comparison_text(found: Report) -> str:
    """Return the comparison as Vietnamese text, what got worse last."""
    parts = [
        f"So {found['questions']} câu chung (chỉ có ở lần trước {found['only_first']},"
        f" chỉ có ở lần sau {found['only_second']})",
        *(_paired_line(name, found["paired"][key]) for key, name in _PAIRED.items()),
    ]
    moved = [
        [f"{s['stage']}: {s['figure']}", s["first"], s["second"], s["second"] - s["first"]]
        for s in found["stages"]
        if None not in (s["first"], s["second"]) and s["first"] != s["second"]
    ]
    if moved:
        apart = found["only_first"] or found["only_second"]
        note = "\n(số của mỗi lần tính trên mọi câu của lần ấy, không chỉ câu chung)" if apart else ""
        parts.append(table(["khâu", "trước", "sau", "chênh"], moved) + note)
    for better, title in ((True, "Tốt lên"), (False, "Kém đi")):
        changed = [c for c in found["changed"] if c["better"] is better]
        lines = [f"{title}: {len(changed)} câu", *map(_change_line, changed)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


_PAIRED = {"right_share": "Đúng", "wrong_share": "Sai"}


def _paired_line(name: str, paired: Report) -> str:
    low, high = paired["interval"]
    sure = "khác biệt rõ" if paired["p_value"] < 0.05 else "chưa đủ rõ"
    return (
        f"{name}: {paired['difference']:+.1%} (95 %: {low:+.1%} … {high:+.1%};"
        f" p = {paired['p_value']:.3f}, {sure})"
    )


def _change_line(change: Report) -> str:
    moved = f"{GRADE_NAMES[change['first']]} → {GRADE_NAMES[change['second']]}"
    why = f"\n      {'; '.join(change['reasons'])}" if change["reasons"] else ""
    return f"  {change['id']} [{moved}] {change['question']}{why}"
