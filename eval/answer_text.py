"""A run's figures as Vietnamese text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.answers import GRADES
from eval.labels import label, status_label
from eval.tables import table

GRADE_NAMES = {"right": "đúng", "partly": "một phần", "wrong": "sai", "refused": "không trả lời"}
GROUPS = {"by_intent": "ý hỏi", "by_style": "lối hỏi", "by_document": "văn bản"}
_LONGEST = 200


def answers_text(report: Mapping[str, Any]) -> str:
    """Return the report; groups and cases stand in it only where the set is not sealed."""
    parts = [_head(report), *model_lines(report), stages_text(report)]
    for key, title in GROUPS.items():
        if key in report:
            rows = [
                [label(name), *(group[g] for g in GRADES), group["n"]] for name, group in report[key].items()
            ]
            parts.append(table([title, *(GRADE_NAMES[g] for g in GRADES), "số câu"], rows))
    parts += failure_lines(report.get("cases", ()))
    return "\n\n".join(parts)


def _head(report: Mapping[str, Any]) -> str:
    low, high = report["intervals"]["right_share"]
    asked, left = report.get("asked_back", 0), len(report.get("left_out", ()))
    notes = [f"{asked} câu đúng sau một lần hỏi lại"] if asked else []
    notes += [f"bỏ {left} câu hỏi về nơi coi là chưa có văn bản mà kho này có"] if left else []
    more = f"\n({'; '.join(notes)})" if notes else ""
    return (
        f"Bộ {report['set']}: {report['questions']} câu · đúng {report['right']}"
        f" ({report['right_share']:.1%}; 95 %: {low:.1%} – {high:.1%}) · một phần {report['partly']}"
        f" · sai {report['wrong']} · không trả lời {report['refused']}{more}\n"
        f"{report['ms_p50']} ms (p50), {report['ms_p95']} ms (p95), {report['ms_p99']} ms (p99)"
    )


def model_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Give a line on the model that worded answers and one on the model that judged them, where any did."""
    if "language" in report:
        yield language_line(report["language"])
    if "judge" in report:
        yield judge_line(report["judge"])


def language_line(language: Mapping[str, Any]) -> str:
    """Say what a language model had part in, and how much of what it said fell."""
    return (
        f"Mô hình ngôn ngữ: được hỏi {language['asked']} câu, diễn đạt {language['worded']} câu;"
        f" loại {language['dropped_share']:.1%} trong {language['sentences']} câu văn"
    )


def judge_line(judge: Mapping[str, Any]) -> str:
    """Say what the judging model thought; the figures above decide."""
    right, agreed = judge["right"]["share"], judge["agreement"]["share"]
    thought = "" if right is None else f"đúng {right:.1%} · cùng ý với số đo {agreed:.1%} · "
    return f"Ý kiến thêm của mô hình {judge['model']}: {thought}không chấm được {judge['unjudged']} câu"


def stage_rows(report: Mapping[str, Any]) -> Iterator[tuple[str, str, float | None, int]]:
    """Give every stage's figures in the order of the work: stage, figure, share, number judged."""
    registry = report.get("registry")
    if registry:
        for kind, name in (("tasks", "nhiệm vụ"), ("targets", "chỉ tiêu"), ("assignments", "việc giao")):
            counts = registry[kind]
            yield "đọc văn bản", f"{name} (F1)", counts["f1"], counts["expected"]
        fields = [f for f in registry["fields"].values() if f["judged"]]
        right, judged = sum(f["right"] for f in fields), sum(f["judged"] for f in fields)
        yield "đọc văn bản", "ô, trường đúng", right / judged if judged else None, judged
    for name, title in _UNDERSTANDING.items():
        if report["understanding"][name]["judged"]:
            yield "hiểu câu hỏi", title, *_of(report["understanding"][name])
    for leg, figures in report["retrieval"].items():
        for cut in ("R@1", "R@10", "MRR@10", "nDCG@10"):
            yield "tìm", f"{_LEGS[leg]}, {cut}", figures[cut], figures["questions"]
    for kind, figures in report["facts"].items():
        yield "trả lời", f"nêu đúng {_FACTS[kind]}", *_of(figures)
    for name, title in _CITATIONS.items():
        yield "trích dẫn", title, *_of(report["citations"].get(name))
    for name, title in _ABSTENTION.items():
        yield "không trả lời", title, *_of(report["abstention"].get(name))


def _of(figures: Mapping[str, Any] | None) -> tuple[float | None, int]:
    """A share and how many were judged; nothing for a figure an older run does not have."""
    return (figures["share"], figures["judged"]) if figures else (None, 0)


_LEGS = {"lexical": "từ khóa", "dense": "véc-tơ", "hybrid": "kết hợp"}
_UNDERSTANDING = {
    "intent": "đúng ý hỏi",
    "declined": "nhận ra câu ngoài phạm vi",
    "scope": "không loại nhầm văn bản",
    "narrow": "khoanh đúng văn bản",
    "agencies": "đủ cơ quan",
    "agencies_only": "không thêm cơ quan",
}
_FACTS = {
    "agency": "cơ quan",
    "date": "thời gian",
    "value": "giá trị",
    "product": "sản phẩm",
    "count": "số lượng",
    "words": "nội dung",
    "sentence": "cả câu",
}
_CITATIONS = {
    "verbatim": "nguyên văn",
    "proving": "mang sự việc đã nêu",
    "first": "câu cần có ở trích dẫn đầu",
    "right_document": "chỉ văn bản được hỏi",
}
_ABSTENTION = {
    "refused_unanswerable": "im lặng khi tài liệu không có",
    "refused_answerable": "im lặng khi tài liệu có (càng ít càng tốt)",
}


def stages_text(report: Mapping[str, Any]) -> str:
    """Return the stages as one table."""
    rows = [[f"{stage}: {name}", share, judged] for stage, name, share, judged in stage_rows(report)]
    return table(["khâu", "tỷ lệ", "xét"], rows)


def failure_lines(cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Give for each case that is not right what was asked, what is amiss, what was said."""
    for case in cases:
        if case["grade"] != "right":
            asked = " ← ".join([case["question"], *reversed(case["history"])])
            said = " ".join(case["answer"].split())
            said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
            why = "; ".join([*case["reasons"], *case["misread"], *(["tìm sót"] if case["lost"] else [])])
            place = f"{status_label(case['status'])}, {label(case['read_as'])}{opinion_note(case)}"
            yield f"{case['id']} [{GRADE_NAMES[case['grade']]}] {asked}\n  {place}: {why}\n  → {said}"


def opinion_note(case: Mapping[str, Any]) -> str:
    """What the judging model thought of a case, nothing where none was asked."""
    said = case.get("judge")
    if not said:
        return ""
    return f"; mô hình chấm: {GRADE_NAMES.get(said['grade'], 'không chấm được')}"
