"""The published tables: written between two marks of a page by the command, never by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.faults import reason
from eval.answer_text import GRADE_NAMES, GROUPS, stage_rows
from eval.answers import GRADES
from eval.cases import CasesError, set_title
from eval.labels import label, percent

START, END = "<!-- bang-diem: lệnh trolyao eval publish ghi từ đây -->", "<!-- bang-diem: hết -->"
Report = Mapping[str, Any]


def write_between(path: Path, text: str) -> None:
    """Put ``text`` between the two marks of the file at ``path``; CasesError where they are missing."""
    try:
        before, found, rest = path.read_text(encoding="utf-8").partition(START)
    except OSError as error:
        raise CasesError(f"Không đọc được “{path}”: {reason(error)}.") from error
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise CasesError(f"“{path}” thiếu hai dòng đánh dấu:\n{START}\n{END}")
    path.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def summary(reports: Mapping[str, Report]) -> str:
    """Return the sets side by side, as Markdown."""
    rows = [_set_row(name, report) for name, report in reports.items()]
    header = ["bộ câu hỏi", "số câu", "đúng (95 %)", *(GRADE_NAMES[g] for g in GRADES[1:]), "p95"]
    return "\n\n".join([_table(header, rows), _measured(next(iter(reports.values())))])


def full(reports: Mapping[str, Report], ablation: Report) -> str:
    """Return the summary, then stages, groups and ablations, as Markdown."""
    open_sets = {name: report for name, report in reports.items() if not report["sealed"]}
    parts = [summary(reports), "### Từng khâu", _stages(open_sets)]
    for key, title in GROUPS.items():
        parts += [f"### Theo {title}", _groups(open_sets, key)]
    parts += ["### Bỏ từng phần, và cách làm thông thường", _ablation(ablation)]
    return "\n\n".join(parts)


def _set_row(name: str, report: Report) -> list[str]:
    low, high = report["intervals"]["right_share"]
    counts = [str(report[grade]) for grade in GRADES[1:]]
    right = f"**{percent(report['right_share'])}** ({percent(low)} – {percent(high)})"
    return [set_title(name), str(report["questions"]), right, *counts, f"{report['ms_p95']:.0f} ms"]


def _measured(report: Report) -> str:
    run = report["run"]
    return f"Đo lúc {run['at']}, bản mã `{run['commit']}`, {run['machine']}, Python {run['python']}."


def _stages(reports: Mapping[str, Report]) -> str:
    shares: dict[tuple[str, str], dict[str, str]] = {}
    for name, report in reports.items():
        for stage, figure, share, judged in stage_rows(report):
            shown = "–" if share is None else f"{percent(share)} ({judged})"
            shares.setdefault((stage, figure), {})[name] = shown
    header = ["khâu", "số đo", *(f"{set_title(name)} (số xét)" for name in reports)]
    rows = [[stage, figure, *(by.get(n, "–") for n in reports)] for (stage, figure), by in shares.items()]
    return _table(header, rows)


def _groups(reports: Mapping[str, Report], key: str) -> str:
    """One row per label: in each set, right of how many, and how many of the others are wrong."""
    labels = list(dict.fromkeys(name for report in reports.values() for name in report[key]))
    header = ["", *(f"{set_title(name)}: đúng / câu (sai)" for name in reports)]
    return _table(
        header, [[label(n), *(_group(report[key].get(n)) for report in reports.values())] for n in labels]
    )


def _group(group: Mapping[str, int] | None) -> str:
    return f"{group['right']} / {group['n']} ({group['wrong']})" if group else "–"


def _ablation(report: Report) -> str:
    rows = [
        [
            variant["variant"],
            *(str(variant[grade]) for grade in GRADES),
            percent(variant["right_share"]),
            f"{100 * variant['against_whole']['difference']:+.1f} điểm".replace(".", ","),
            f"{variant['against_whole']['p_value']:.3f}",
            f"{variant['ms_p95']:.0f} ms",
        ]
        for variant in report["variants"]
    ]
    header = ["cách làm", *GRADE_NAMES.values(), "tỷ lệ đúng", "chênh", "p", "p95"]
    notes = [f"{report['questions']} câu, cùng một lần chạy.", *report["left_out"]]
    return "\n\n".join([" ".join(notes), _table(header, rows)])


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(header, rows))


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (header, ["---"] * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
