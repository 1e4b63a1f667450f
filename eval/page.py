"""The report of a run as one HTML file that opens anywhere: no outside resource, everything escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from eval.answer_text import GRADE_NAMES, GROUPS, model_lines, stage_rows
from eval.answers import GRADES
from eval.charts import histogram, legend, share_bar, stacked_bar
from eval.labels import label, percent, status_label

_PARTS = Path(__file__).parent / "report"
_LONGEST_RIGHT = 300  # characters of an answer that needs no looking at
Report = Mapping[str, Any]


def page(report: Report) -> str:
    """Return the whole HTML page of a run's JSON."""
    groups = [key for key in GROUPS if key in report]
    cases = report.get("cases", [])
    parts = {
        "title": escape(f"Bảng điểm: {report['set']}"),
        "css": (_PARTS / "page.css").read_text(encoding="utf-8"),
        "script": (_PARTS / "page.js").read_text(encoding="utf-8"),
        "circumstances": _circumstances(report),
        "tiles": "".join(_tiles(report)),
        "judge": "".join(f'<p class="note">{escape(line)}</p>' for line in model_lines(report)),
        "stages": _stages(report),
        "groups": "".join(_group(report[key], GROUPS[key]) for key in groups),
        "latency": histogram([c["ms"] for c in cases], "Thời gian trả lời") if cases else "",
        "cases": _embedded([_slim(case) for case in cases]),
        "hidden": "" if cases else "hidden",
        "sealed": "" if cases else "<p>Bộ niêm phong: chỉ có tổng số.</p>",
    }
    return Template((_PARTS / "page.html").read_text(encoding="utf-8")).substitute(parts)


def _circumstances(report: Report) -> str:
    run = report["run"]
    told = {
        "Lúc": run["at"],
        "Bản mã": run["commit"] or "không rõ",
        "Máy": f"{run['machine']}, Python {run['python']}",
        "Tổng thời gian": f"{run['seconds']} giây",
        "Văn bản": ", ".join(run["documents"]),
        "Cấu hình": ", ".join(f"{name} = {value}" for name, value in run["settings"].items()),
        "Mô hình ngôn ngữ": run.get("chat", {}).get("model") or "không dùng",
        "Thư viện": ", ".join(f"{name} {value or '–'}" for name, value in run["versions"].items()),
    }
    return "".join(f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in told.items())


def _tiles(report: Report) -> Sequence[str]:
    bounds = report["intervals"]
    count = report["questions"]
    tiles = [_tile("Số câu", str(count), "")]
    for grade in GRADES:
        share = report[grade] / count if count else 0.0
        low, high = bounds[f"{grade}_share"]
        bar = share_bar(share, GRADE_NAMES[grade], (low, high))
        tiles.append(
            _tile(GRADE_NAMES[grade].capitalize(), percent(share), f"{report[grade]} câu", bar, grade)
        )
    verbatim = report["citations"]["verbatim"]["share"]
    tiles.append(_tile("Trích nguyên văn", "–" if verbatim is None else percent(verbatim), ""))
    times = f"p50 {report['ms_p50']:.0f} · p99 {report['ms_p99']:.0f}"
    return [*tiles, _tile("p95", f"{report['ms_p95']:.0f} ms", times)]


def _tile(name: str, figure: str, note: str, bar: str = "", grade: str = "") -> str:
    return (
        f'<div class="tile {escape(grade)}-tile"><span>{escape(name)}</span><b>{escape(figure)}</b>'
        f"<small>{escape(note)}</small>{bar}</div>"
    )


def _stages(report: Report) -> str:
    rows, last = [], ""
    for stage, name, share, judged in stage_rows(report):
        shown = "" if stage == last else stage.capitalize()
        figure = "–" if share is None else percent(share)
        rows.append(
            f"<tr><th>{escape(shown)}</th><td>{escape(name)}</td><td>{share_bar(share or 0.0, name)}</td>"
            f'<td class="n">{figure}</td><td class="n">{judged}</td></tr>'
        )
        last = stage
    return "".join(rows)


def _group(groups: Mapping[str, Mapping[str, int]], title: str) -> str:
    rows = "".join(
        f"<tr><td>{escape(label(name))}</td><td>{stacked_bar([(g, group[g]) for g in GRADES], name)}</td>"
        f'<td class="n">{group["right"] / group["n"]:.0%}</td><td class="n">{group["n"]}</td></tr>'
        for name, group in groups.items()
    )
    named = escape(title.capitalize())
    head = f'<tr><th>{named}</th><th></th><th class="n">đúng</th><th class="n">câu</th></tr>'
    return f"<section><h2>Theo {escape(title)}</h2>{legend(GRADE_NAMES)}<table>{head}{rows}</table></section>"


def _slim(case: Report) -> dict[str, Any]:
    """A case for the page: all of it where something is amiss, the gist where it is right."""
    shown = {**case, **{name: label(case[name]) for name in ("intent", "style", "read_as")}}
    shown["status"] = status_label(case["status"])
    if case["grade"] != "right":
        expected = dict(case["expected"])
        return shown | {"expected": expected | {"status": list(map(status_label, expected["status"]))}}
    kept = {k: v for k, v in shown.items() if k not in ("citations", "reasons", "expected")}
    return kept | {"answer": case["answer"][:_LONGEST_RIGHT]}


def _embedded(cases: Sequence[Mapping[str, Any]]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(cases, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
