"""Records and documents in the words and dates a Vietnamese reader expects on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from corpus.acceptance import Acceptance
from corpus.model import Assignment, Check, Deadline, Head, Record, Target, Task
from corpus.proposals import Proposal

Facts = tuple[tuple[str, str], ...]

KINDS: Mapping[str, str] = {"tasks": "Nhiệm vụ", "targets": "Chỉ tiêu", "assignments": "Việc được giao"}
ROLES: Mapping[str, str] = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "monitor": "theo dõi",
    "implement": "thực hiện",
    "owner": "phụ trách",
}
_REPEATS: Mapping[str, str] = {"yearly": "hằng năm", "quarterly": "hằng quý", "monthly": "hằng tháng"}
COMPARATORS: Mapping[str, str] = {
    ">=": "từ",
    ">": "trên",
    "=": "",
    "<=": "không quá",
    "<": "dưới",
    "rank<=": "xếp hạng trong",
    "increase": "tăng",
    "decrease": "giảm",
}


def day_text(day: date | None) -> str:
    """Return a day as printed in Vietnam, empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def deadline_text(deadline: Deadline | None) -> str:
    """Return a normalised deadline in words: its days, how often, or what it waits for."""
    if deadline is None:
        return ""
    if deadline.parts:
        return "; ".join(filter(None, (_part(part) for part in deadline.parts)))
    if deadline.kind == "conditional":
        return deadline.condition or "khi có điều kiện"
    words = [_REPEATS[deadline.repeat]] if deadline.repeat else []
    if deadline.kind == "continuous":
        words.append("thường xuyên")
    if deadline.start and deadline.end and deadline.start != deadline.end:
        words.append(f"{day_text(deadline.start)} – {day_text(deadline.end)}")
    elif deadline.end:
        words.append(day_text(deadline.end))
    return ", ".join(words)


def _part(part: Deadline) -> str:
    said = deadline_text(part)
    return f"{part.label}: {said}" if part.label and said else said


def kind_of(record: Record) -> str:
    """Return the kind of ``record`` in Vietnamese."""
    if isinstance(record, Task):
        return KINDS["tasks"]
    return KINDS["targets"] if isinstance(record, Target) else KINDS["assignments"]


def name_of(record: Record) -> str:
    """Return what ``record`` is about, as printed."""
    return record.task if isinstance(record, Task) else record.text


def facts(record: Record) -> Facts:
    """Return what the register holds of ``record``: label and value, empty ones left out."""
    if isinstance(record, Task):
        pairs = _task_facts(record)
    elif isinstance(record, Target):
        pairs = _target_facts(record)
    else:
        pairs = _assignment_facts(record)
    notes = (("Lưu ý", warning) for warning in record.warnings)
    accepted = None if isinstance(record, Target) else record.accepted
    yes = (("Đề xuất", accepted_text(accepted)),) if accepted else ()
    return tuple((label, value) for label, value in (*pairs, *notes, *yes) if value)


def accepted_text(accepted: Acceptance) -> str:
    """Return who proposed a record and who took it into the register, in words."""
    day = day_text(date.fromisoformat(accepted.at[:10]))
    return f"mô hình {accepted.model} đề xuất, {accepted.by} chấp nhận ngày {day}"


def proposal_state(proposal: Proposal) -> str:
    """Return what became of a proposal, in words."""
    if proposal.state == "proposed":
        return f"chờ duyệt, mô hình {proposal.model} đề xuất"
    verdict = "đã chấp nhận" if proposal.state == "accepted" else "đã bác"
    return f"{proposal.by} {verdict} ngày {day_text(date.fromisoformat(proposal.at[:10]))}"


def _task_facts(task: Task) -> Facts:
    return (
        ("Chủ trì", "; ".join(task.lead) or task.lead_text or ""),
        ("Phối hợp", "; ".join(task.coordinate) or task.coordinate_text or ""),
        ("Sản phẩm", task.product or ""),
        ("Thời hạn", task.deadline_text or ""),
        ("Hiểu là", _understood(task.deadline_text, task.deadline)),
    )


def _target_facts(target: Target) -> Facts:
    sign = COMPARATORS[target.comparator] if target.comparator else ""
    figure = " ".join(filter(None, (sign, target.value, target.unit)))
    return (
        ("Chỉ tiêu", target.indicator or target.text),
        ("Giá trị", figure),
        ("Đến", target.by or ""),
        ("Phụ trách", "; ".join(target.owner)),
        ("Theo dõi", "; ".join(target.monitor)),
    )


def _assignment_facts(given: Assignment) -> Facts:
    return (
        ("Cơ quan", f"{given.agency} ({ROLES[given.role]})"),
        ("Phối hợp", "; ".join(given.coordinate)),
        ("Việc", given.text),
        ("Thời hạn", given.deadline_text or ""),
        ("Hiểu là", _understood(given.deadline_text, given.deadline)),
    )


def _understood(printed: str | None, deadline: Deadline | None) -> str:
    said = deadline_text(deadline)
    return "" if said.lower() == (printed or "").lower() else said


def title_of(head: Head) -> str:
    """Return the shortest name a reader knows a document by: its number, else its title or file."""
    return head.number or head.title or head.source


def check_text(check: Check) -> str:
    """Return a printed total against what was read, in one sentence."""
    said = f"{check.where}: văn bản in {check.printed}, đọc được {check.found}"
    verdict = "khớp" if check.agrees else "không khớp"
    return f"{said} – {verdict}" + (f" ({check.explanation})" if check.explanation else "")


def counted(lines: Iterable[str]) -> list[str]:
    """Return each of ``lines`` once, with how often it was said where that is more than once."""
    return [f"{line} ({times} lần)" if times > 1 else line for line, times in Counter(lines).items()]
