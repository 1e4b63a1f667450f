"""What a reader found in one document against what was read by hand: rows, fields, differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.model import Assignment, Entry, Head, Target, Task
from eval.duties import DutyFigures, compare_duties
from eval.gold import Gold, GoldAssignment, GoldTarget, GoldTask
from eval.likeness import dice, overlap, same_names, same_text, same_value
from eval.metrics import NOTHING, Counts
from eval.pairing import paired
from eval.table_figures import TableFigures, by_table

_SAME_WORDS = 0.95
_JUDGED_ROLES = frozenset({"lead", "coordinate"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Of ``judged`` fields so many were ``right``."""

    right: int = 0
    judged: int = 0

    @property
    def share(self) -> float | None:
        """Share right, None where nothing was judged."""
        return self.right / self.judged if self.judged else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.judged + other.judged)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document's figures; ``differences`` name, in Vietnamese, every row that is not alike.

    ``assignments`` counts what the gold lists (its principal duties where it names leads only),
    ``every_assignment`` all duties read. ``fields`` are keyed ``task.lead``, ``target.by``,
    ``head.number`` and so on.
    """

    source: str
    tasks: Counts = NOTHING
    targets: Counts = NOTHING
    assignments: Counts = NOTHING
    every_assignment: Counts = NOTHING
    fields: Mapping[str, Tally] = field(default_factory=dict)
    differences: tuple[str, ...] = ()
    tables: tuple[TableFigures, ...] = ()


def compare(entry: Entry, gold: Gold) -> Comparison:
    """Compare everything read of one document with its gold."""
    book = _Book()
    _compare_head(entry.head, gold.head, book)
    tasks = _compare_tasks(entry.tasks, gold.tasks, book)
    targets = _compare_targets(entry.targets, gold.targets, book)
    duties = _compare_assignments(entry.assignments, gold.assignments, book)
    return Comparison(
        source=gold.file,
        tasks=tasks,
        targets=targets,
        assignments=duties.counts,
        every_assignment=duties.every,
        fields=book.fields,
        differences=tuple(book.differences),
        tables=by_table(entry, book.exact),
    )


@dataclass(slots=True)
class _Book:
    """Where the comparison of one document is written down while it runs."""

    fields: dict[str, Tally] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    exact: dict[str, bool] = field(default_factory=dict)

    def judge(self, name: str, right: bool, place: str, wanted: object, found: object) -> None:
        self.fields[name] = self.fields.get(name, Tally()) + Tally(int(right), 1)
        if not right:
            self.differences.append(f"{place} · {name}: chuẩn {_shown(wanted)} | đọc {_shown(found)}")

    def lost(self, what: str, text: str) -> None:
        self.differences.append(f"{what}: {_cut(text)}")


def _compare_tasks(found: Sequence[Task], gold: Sequence[GoldTask], book: _Book) -> Counts:
    pairs = paired(gold, found, lambda g, f: dice(g.task, f.task))
    for wanted, task in pairs:
        differing = len(book.differences)
        place = f"STT {wanted.stt or '(trống)'} {_cut(wanted.task, 40)}"
        book.judge("task.task", dice(wanted.task, task.task) >= _SAME_WORDS, place, wanted.task, task.task)
        for name in ("lead", "coordinate"):
            names, read = getattr(wanted, name), getattr(task, name)
            book.judge(f"task.{name}", same_names(names, read), place, names, read)
        if wanted.product or task.product:
            right = same_text(wanted.product, task.product)
            book.judge("task.product", right, place, wanted.product, task.product)
        if wanted.deadline_text or task.deadline_text:
            right = _same_deadline(wanted, task.deadline_text)
            book.judge("task.deadline", right, place, wanted.deadline_text, task.deadline_text)
        book.exact[task.id] = len(book.differences) == differing
    _unmatched(book, "nhiệm vụ", [g for g, _ in pairs], gold, [f for _, f in pairs], found)
    return Counts(len(pairs), len(found), len(pairs), len(gold))


def _same_deadline(wanted: GoldTask, found: str | None) -> bool:
    if same_text(wanted.deadline_text, found):
        return True
    parts = [part for part in (wanted.deadline_text, wanted.deadline_more) if part]
    return len(parts) > 1 and all(overlap(part, found or "") >= _SAME_WORDS for part in parts)


def _compare_targets(found: Sequence[Target], gold: Sequence[GoldTarget], book: _Book) -> Counts:
    pairs = paired(gold, found, _target_likeness)
    for wanted, target in pairs:
        place = f"{wanted.where} {_cut(wanted.text, 40)}"
        if wanted.by:
            right = (target.by or "").startswith(wanted.by)
            book.judge("target.by", right, place, wanted.by, target.by)
        if wanted.unit:
            book.judge("target.unit", same_text(wanted.unit, target.unit), place, wanted.unit, target.unit)
        for name in ("owner", "monitor"):
            names, read = getattr(wanted, name), getattr(target, name)
            if names:
                book.judge(f"target.{name}", same_names(names, read), place, names, read)
    due = [g for g in gold if not g.optional]
    extra = sum(1 for g, _ in pairs if g.optional)
    matched = [g for g, _ in pairs]
    _unmatched(book, "chỉ tiêu", matched, due, [f for _, f in pairs], found)
    hits = len(pairs) - extra
    return Counts(hits, len(found) - extra, hits, len(due))


def _target_likeness(wanted: GoldTarget, found: Target) -> float:
    if not same_value(wanted.value, found.value):
        return 0.0
    printed = [wanted.text, f"{wanted.parent} {wanted.text}"] if wanted.parent else [wanted.text]
    read = [text for text in (found.text, found.indicator) if text]
    near = max(overlap(p, r) for p in printed for r in read)
    return near - 0.1 * (1 - max(dice(p, r) for p in printed for r in read))


def _compare_assignments(
    found: Sequence[Assignment], gold: Sequence[GoldAssignment], book: _Book
) -> DutyFigures:
    figures = compare_duties(found, gold)
    for wanted in figures.missing:
        book.lost("thiếu việc giao", f"{wanted.where} {' + '.join(wanted.agencies)}: {wanted.text}")
    for wanted, records in figures.pairs:
        if wanted.role in _JUDGED_ROLES:
            roles = {record.role for record in records}
            place = f"{wanted.where} {_cut(wanted.text, 40)}"
            book.judge("assignment.role", wanted.role in roles, place, wanted.role, sorted(roles))
    for extra in figures.extra:
        names = " + ".join(record.agency for record in extra.records)
        book.lost("thừa việc giao", f"{extra.locator} {names}: {extra.text}")
    return figures


def _compare_head(head: Head, gold: Mapping[str, str | None], book: _Book) -> None:
    read = {
        "number": head.number,
        "type": head.type,
        "issuer": head.issuer,
        "province": head.province,
        "date": head.date.isoformat() if head.date else None,
        "title": head.title,
        "signer": head.signer,
    }
    for name, value in read.items():
        if name in gold:
            book.judge(f"head.{name}", _same_head(name, gold[name], value), "Đầu văn bản", gold[name], value)


def _same_head(name: str, wanted: str | None, found: str | None) -> bool:
    if name in ("title", "issuer") and wanted and found:
        return dice(wanted, found) >= 0.85
    return same_text(wanted, found)


def _unmatched(
    book: _Book,
    what: str,
    matched_gold: Sequence[GoldTask | GoldTarget],
    gold: Sequence[GoldTask | GoldTarget],
    matched_found: Sequence[Task | Target],
    found: Sequence[Task | Target],
) -> None:
    kept_gold = {id(g) for g in matched_gold}
    kept_found = {id(f) for f in matched_found}
    for g in gold:
        if id(g) not in kept_gold:
            book.lost(
                f"thiếu {what}", g.task if isinstance(g, GoldTask) else f"{g.value}{g.unit or ''} {g.text}"
            )
    for f in found:
        if id(f) not in kept_found:
            text = f.task if isinstance(f, Task) else f"{f.value}{f.unit or ''} {f.text}"
            book.lost(f"thừa {what}", f"{f.source.locator} {text}")


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return "[" + "; ".join(str(v) for v in value) + "]"
    return "(trống)" if value is None else _cut(str(value), 120)


def _cut(text: str, length: int = 110) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
