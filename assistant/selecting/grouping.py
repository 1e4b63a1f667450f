"""Tasks counted apart: by agency, day, section, product or document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.choices import MANY, labels
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.selecting.inventory import tasks_of
from assistant.selecting.watched import most_watched
from assistant.settings import AnswerSettings
from assistant.wording import document_name
from corpus.agencies import agency_key
from corpus.model import Deadline, Task
from corpus.text import fold, squeeze
from prompts import load

_SHOWN = 30
_OFFICE = re.compile(r"\b(so|phong|ban|bo|chi cuc|cuc|trung tam) nao\b")
_PLACE = re.compile(r"\b(?:tinh|dia phuong|noi|thanh pho) nao\b")
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Pile:
    """Tasks counted together; ``order`` tells its place where no count does, ``printed`` its proof."""

    label: str
    tasks: tuple[Task, ...]
    order: str
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """What tasks are counted apart by: the piles a task lies on, as key and label.

    ``rest`` names the pile of those that lie on none; ``printed``: labels are words of the document;
    ``ordered``: piles come in their own order, not the fullest first.
    """

    name: str
    piles: Callable[[Task, Knowledge], Sequence[tuple[str, str]]]
    rest: str
    printed: bool = False
    ordered: bool = False


def _by_lead(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    return list({agency_key(name): name for name in reversed(task.lead)}.items())[::-1]


def _by_partner(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    return list({agency_key(name): name for name in reversed(task.coordinate)}.items())[::-1]


def _by_section(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    titles = [squeeze(title) for title in (task.part, task.section) if title]
    return [(f"{task.source.document} {' '.join(titles)}", " – ".join(titles))] if titles else []


def _by_product(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    return [(fold(squeeze(task.product)), squeeze(task.product))] if task.product else []


def _by_deadline(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    text = squeeze(task.deadline_text or "")
    return [(fold(text), text)] if text else []


def _by_document(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    source = task.source.document
    return [(source, document_name(knowledge.head(source)))]


def _by_place(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
    province = knowledge.head(task.source.document).province
    return [(fold(province), province)] if province else []


def _by_days(
    name: Callable[[Deadline], tuple[str, str] | None],
) -> Callable[[Task, Knowledge], list[tuple[str, str]]]:
    """Piles of the days that the parts of a deadline end in, where they are as exact as that."""

    def piles(task: Task, knowledge: Knowledge) -> list[tuple[str, str]]:
        whole = task.deadline
        parts = (whole.parts or (whole,)) if whole else ()
        named = [name(part) for part in parts if part.kind in ("date", "period") and part.end]
        return list(dict.fromkeys(pile for pile in named if pile))

    return piles


def _month(part: Deadline) -> tuple[str, str] | None:
    start, end = part.start or part.end, part.end
    if not start or not end or (start.year, start.month) != (end.year, end.month):
        return None
    return f"{end:%Y-%m}", f"Tháng {end.month}/{end.year}"


def _quarter(part: Deadline) -> tuple[str, str] | None:
    start, end = part.start or part.end, part.end
    if not start or not end or (start.year, (start.month - 1) // 3) != (end.year, (end.month - 1) // 3):
        return None
    index = (end.month - 1) // 3
    return f"{end.year}-{index}", f"Quý {_QUARTERS[index]}/{end.year}"


def _year(part: Deadline) -> tuple[str, str] | None:
    return (str(part.end.year), f"Năm {part.end.year}") if part.end else None


_LEAD = Dimension("cơ quan, đơn vị chủ trì", _by_lead, "không ghi cơ quan chủ trì", printed=True)
DIMENSIONS: Mapping[str, Dimension] = {
    "agency": _LEAD,
    "coordinate": Dimension("đơn vị phối hợp", _by_partner, "không ghi cơ quan phối hợp", printed=True),
    "quarter": Dimension("quý", _by_days(_quarter), "thời hạn không ghi theo quý", ordered=True),
    "month": Dimension("tháng", _by_days(_month), "thời hạn không ghi theo tháng", ordered=True),
    "year": Dimension("năm", _by_days(_year), "thời hạn không ghi năm", ordered=True),
    "section": Dimension("mục", _by_section, "không thuộc mục nào", ordered=True),
    "product": Dimension("sản phẩm", _by_product, "không ghi sản phẩm", printed=True),
    "deadline": Dimension("thời hạn", _by_deadline, "không ghi thời hạn", printed=True),
    "document": Dimension("văn bản", _by_document, "", ordered=True),
    "place": Dimension("tỉnh", _by_place, "văn bản không của tỉnh nào"),
}  # fmt: skip


def compose_counts(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """How many tasks lie on each pile, or which pile holds the most or fewest; ``None`` for no task."""
    if query.noun == "target" and query.arrange == "most" and "monitor" in query.roles:
        return most_watched(query, knowledge)
    dimension = DIMENSIONS[_dimension(query)]
    tasks = tasks_of(query, knowledge, settings)
    piles, rest = _piled(tasks, dimension, knowledge)
    if not piles:
        return None
    if query.arrange in ("most", "least"):
        extreme = _extreme(query, piles, dimension)
        beside = _in_documents(extreme, knowledge) if query.by == "place" else []
        return replace(extreme, lines=(*extreme.lines, *beside))
    total = f"tổng {len(tasks)} nhiệm vụ"
    lines = [Line(f"Số nhiệm vụ theo {dimension.name} ({len(piles)} {dimension.name}; {total}):")]
    lines += [_line(pile) for pile in piles[:_SHOWN]]
    if len(piles) > _SHOWN:
        lines.append(Line(f"… và {len(piles) - _SHOWN} {dimension.name} nữa."))
    if rest:
        lines.append(
            Line(
                f"- {dimension.rest[:1].upper()}{dimension.rest[1:]}: {len(rest)} nhiệm vụ [*]",
                rest[0].source,
            )
        )
    lines += _together(query, tasks, knowledge) if query.by != "document" else []
    if sum(len(pile.tasks) for pile in piles) + len(rest) > len(tasks):
        lines.append(Line(f"(Một nhiệm vụ có nhiều {dimension.name} được tính cho từng {dimension.name}.)"))
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), tasks, total=len(tasks))


def _together(query: Query, tasks: Sequence[Task], knowledge: Knowledge) -> list[Line]:
    """Which documents are counted together, where they are many and nobody named them."""
    first = {task.source.document: task for task in reversed(tasks)}
    if len(first) <= MANY or query.scope.several:
        return []
    lines = [Line(load("replies")["counted_together"].format(n=len(first)))]
    for source, label in labels([knowledge.head(source) for source in first]).items():
        count = sum(task.source.document == source for task in tasks)
        lines.append(Line(f"• {label}: {count} nhiệm vụ [*]", first[source].source))
    return lines


def _in_documents(told: Draft, knowledge: Knowledge) -> list[Line]:
    """How many of the tasks counted stand in each document, where a province has several."""
    first = {task.source.document: task for task in reversed(told.records)}
    if len(first) == len({knowledge.head(source).province for source in first}):
        return []
    counts = Counter(task.source.document for task in told.records)
    return [
        Line(f"• {document_name(knowledge.head(source))}: {counts[source]} nhiệm vụ [*]", task.source)
        for source, task in first.items()
    ]


def _dimension(query: Query) -> str:
    """What is counted apart; partners, where agencies are asked for as such."""
    by = query.by or "agency"
    ranked = query.arrange in ("most", "least")
    if ranked and by == "agency" and query.parties and _PLACE.search(fold(query.text)):
        return "place"  # "Sở A tỉnh nào nhiều việc nhất"
    return "coordinate" if by == "agency" and query.roles == {"coordinate"} and not query.parties else by


def _piled(
    tasks: Sequence[Task], dimension: Dimension, knowledge: Knowledge
) -> tuple[list[Pile], tuple[Task, ...]]:
    """The piles of ``tasks``, in order or the fullest first, and the tasks on none."""
    labels: dict[str, str] = {}
    lying: dict[str, list[Task]] = {}
    rest: list[Task] = []
    for task in tasks:
        found = dimension.piles(task, knowledge)
        rest += [] if found else [task]
        for key, label in found:
            labels.setdefault(key, label)
            lying.setdefault(key, []).append(task)
    piles = [Pile(labels[key], tuple(held), key, dimension.printed) for key, held in lying.items()]
    if not dimension.ordered:
        piles.sort(key=lambda pile: -len(pile.tasks))
    elif dimension.name in ("quý", "tháng", "năm"):
        piles.sort(key=lambda pile: pile.order)
    return piles, tuple(rest)


def _extreme(query: Query, piles: Sequence[Pile], dimension: Dimension) -> Draft:
    """The fullest piles, or the least full; as many as were asked for, else all alike."""
    most = query.arrange == "most"
    ranked = sorted(_of_office(query, piles), key=lambda pile: -len(pile.tasks) if most else len(pile.tasks))
    chosen = (
        ranked[: query.first] if query.first else [p for p in ranked if len(p.tasks) == len(ranked[0].tasks)]
    )
    word = "nhiều" if most else "ít"
    name = dimension.name[:1].upper() + dimension.name[1:]
    lines = [Line(f"{name} có {word} nhiệm vụ nhất:"), *map(_line, chosen[:_SHOWN])]
    tasks = tuple({task.id: task for pile in chosen for task in pile.tasks}.values())
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), tasks, total=len(tasks))


def _of_office(query: Query, piles: Sequence[Pile]) -> Sequence[Pile]:
    """Those of ``piles`` of the kind of office asked for ("sở nào"); all, where none is or none is asked."""
    asked = _OFFICE.search(fold(query.text))
    told = [pile for pile in piles if asked and fold(pile.label).startswith(f"{asked[1]} ")]
    return told or piles


def _line(pile: Pile) -> Line:
    facts = (pile.label,) if pile.printed else ()
    return Line(f"- {pile.label}: {len(pile.tasks)} nhiệm vụ [*]", pile.tasks[0].source, facts)
