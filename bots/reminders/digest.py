"""What is due, as an answer: a line for each deadline, each with a checked citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.answer import Answer, Citation, Status
from assistant.wording import short
from bots.board import Duty
from bots.reminders.due import TITLES, Due, Stage
from bots.reminders.wishes import Wish
from bots.wording import day_text, name_of
from corpus.agencies import agency_key
from corpus.model import Task
from corpus.quotes import is_verbatim
from corpus.registry import Registry

_MOST_OVERDUE = 20


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    citation: Citation


def digest(wish: Wish, found: Sequence[Due], registry: Registry, on: date, *, whole: bool = False) -> Answer:
    """Return ``found`` as an answer; of what is overdue the latest, unless the ``whole`` is wanted.

    A line whose quote is not word for word in the stored source is left out, and that is said.
    """
    lines = [f"Nhắc việc ngày {day_text(on)}: {wish.meant}."]
    citations: list[Citation] = []
    fallen = 0
    for stage, group in groupby(found, key=lambda due: due.stage):
        items = list(group)
        shown = items if whole or stage is not Stage.OVERDUE else items[:_MOST_OVERDUE]
        proved = [line for due in shown if (line := _line(due, wish, registry))]
        lines.append(f"\n{TITLES[stage]} ({len(items)}):")
        lines += [f"{number}. {text}" for number, text in enumerate(_numbered(proved, citations), 1)]
        fallen += len(shown) - len(proved)
        if len(items) > len(shown):
            lines.append(f"… và {len(items) - len(shown)} việc quá hạn từ trước; nhắn /hanchot để xem hết.")
    if fallen:
        lines.append(f"\n{fallen} việc không nêu ở trên vì chưa đối chiếu được nguyên văn với bản gốc.")
    text = "\n".join(lines)
    return Answer(wish.words, Status.ANSWERED, "list", text, len(found), (), tuple(citations))


def nothing_due(wish: Wish, on: date) -> Answer:
    """Return the answer that nothing is due."""
    text = f"Ngày {day_text(on)}, không có việc nào đến hạn trong 30 ngày hay đã quá hạn: {wish.meant}."
    return Answer(wish.words, Status.NOT_FOUND, "list", text, 0)


def _numbered(lines: Sequence[_Line], citations: list[Citation]) -> list[str]:
    """Give each line the mark of its quote; a quote cited before keeps its mark."""
    marked = []
    for line in lines:
        cited = line.citation
        same = next((c for c in citations if (c.source, c.quote) == (cited.source, cited.quote)), None)
        if same is None:
            same = Citation(
                len(citations) + 1, cited.source, cited.number, cited.locator, cited.page, cited.quote
            )
            citations.append(same)
        marked.append(f"{line.text} [{same.mark}]")
    return marked


def _line(due: Due, wish: Wish, registry: Registry) -> _Line | None:
    source = due.duty.source
    if not is_verbatim(source.quote, registry.blocks(source.document, source.blocks)):
        return None
    head = registry.head(source.document)
    citation = Citation(
        0, source.document, head.number if head else None, source.locator, source.page, source.quote
    )
    return _Line(f"{short(name_of(due.duty))} – {_who(due.duty, wish)}{_when(due)}", citation)


def _who(duty: Duty, wish: Wish) -> str:
    """Who leads; that the agency asked for only takes part."""
    leading = (
        duty.lead if isinstance(duty, Task) else (duty.agency,) if duty.role in ("lead", "implement") else ()
    )
    keys = {agency_key(name) for name in leading}
    said = f"chủ trì: {'; '.join(leading)}" if leading else ""
    if wish.where.agency_keys and not keys & wish.where.agency_keys:
        said = f"{said} (phối hợp)" if said else "phối hợp"
    return f"{said}; " if said else ""


def _when(due: Due) -> str:
    printed = due.duty.deadline_text or ""
    if due.deadline.end is None:
        return f"{due.deadline.condition or printed}"
    label = f"{due.deadline.label}: " if due.deadline.label else ""
    day = day_text(due.deadline.end)
    left = (
        f"quá hạn {-due.left} ngày"
        if due.left < 0
        else ("hôm nay", "ngày mai")[due.left]
        if due.left < 2
        else f"còn {due.left} ngày"
    )
    condition = f", {due.deadline.condition}" if due.deadline.condition else ""
    return f"hạn {label}{day} ({left}{condition}); văn bản ghi: {short(printed, 80)}"
