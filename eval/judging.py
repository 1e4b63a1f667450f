"""A language model's opinion of each answer: one more column beside the figures that decide."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.writing.chat import ModelFault, Writer, written
from corpus.text import nfc, squeeze
from eval.answer_report import expected_json
from eval.answer_text import GRADE_NAMES
from eval.answers import Grade, Verdict
from eval.cases import Case, CasesError
from eval.labels import status_label
from eval.run import Track
from eval.understanding import share_json
from prompts import prompt

_PROMPT = "judge"
_RESULT = re.compile(r"^\W*kết quả\W+(đúng|một phần|sai|không trả lời)\W*$", re.IGNORECASE | re.MULTILINE)
_REASON = re.compile(r"^\W*lý do\W+(.+)$", re.IGNORECASE | re.MULTILINE)
_BY_NAME: dict[str, Grade] = {
    "đúng": "right",
    "một phần": "partly",
    "sai": "wrong",
    "không trả lời": "refused",
}
_EXPECTED = {
    "status": "trạng thái",
    "documents": "văn bản phải trích",
    "facts": "phải nêu",
    "not_facts": "không được nêu",
    "quote": "phải trích câu có",
    "total": "tổng số",
}
_LONGEST = 4000
_IN_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judge said of one answer; ``grade`` is None where it gave no usable verdict."""

    grade: Grade | None
    reason: str


def judge_all(verdicts: Sequence[Verdict], writer: Writer, track: Track) -> dict[str, Opinion]:
    """Ask the judge about every answer, by case id; CasesError where the model keeps failing."""
    by_id = {verdict.case.id: verdict for verdict in verdicts}
    opinions: dict[str, Opinion] = {}
    failed = 0
    for case in track([verdict.case for verdict in verdicts], "Mô hình chấm"):
        try:
            opinions[case.id] = opinion(by_id[case.id], writer)
            failed = 0
        except ModelFault as fault:
            opinions[case.id] = Opinion(None, str(fault))
            failed += 1
        if failed == _IN_A_ROW:
            raise CasesError(f"Mô hình chấm {writer.name} lỗi {failed} câu liền: {opinions[case.id].reason}.")
    return opinions


def opinion(verdict: Verdict, writer: Writer) -> Opinion:
    """Ask the judge about one answer; raise ModelFault."""
    told = prompt(_PROMPT)
    user = told.filled(
        question=_asked(verdict.case),
        expected=_expected(verdict),
        answer=f"({status_label(verdict.answer.status.value)}) {verdict.answer.text}"[:_LONGEST],
        fence=secrets.token_hex(6),
    )
    said = nfc(written(writer, told.system, user))
    result = _RESULT.findall(said)
    if len(result) != 1:
        return Opinion(None, "mô hình không trả lời theo khuôn")
    reason = _REASON.search(said)
    return Opinion(_BY_NAME[result[0].lower()], squeeze(reason.group(1)) if reason else "")


def _asked(case: Case) -> str:
    return "\n".join([*(f"(trước đó) {earlier}" for earlier in case.history), case.question])


def _expected(verdict: Verdict) -> str:
    told = expected_json(verdict)
    told["status"] = [status_label(status) for status in told["status"]]
    lines = (f"{_EXPECTED[k]}: {'; '.join(v) if isinstance(v, list) else v}" for k, v in told.items())
    return "\n".join(lines)


def judged_report(
    report: dict[str, Any], verdicts: Sequence[Verdict], opinions: dict[str, Opinion], judge: str
) -> dict[str, Any]:
    """Return ``report`` with the judge's figures, and in each case shown its opinion."""
    pairs = [(opinions[v.case.id].grade, v.grade) for v in verdicts]
    given = [(theirs, ours) for theirs, ours in pairs if theirs]
    figures = {
        "model": judge,
        "prompt_version": prompt(_PROMPT).version,
        **{grade: sum(theirs == grade for theirs, _ in given) for grade in GRADE_NAMES},
        "unjudged": len(pairs) - len(given),
        "right": share_json([float(theirs == "right") for theirs, _ in given]),
        "agreement": share_json([float((theirs == "right") == (ours == "right")) for theirs, ours in given]),
    }
    cases = (
        {"cases": [_with_opinion(c, opinions[c["id"]]) for c in report["cases"]]} if "cases" in report else {}
    )
    return report | {"judge": figures} | cases


def _with_opinion(case: dict[str, Any], said: Opinion) -> dict[str, Any]:
    return case | {"judge": {"grade": said.grade, "reason": said.reason}}
