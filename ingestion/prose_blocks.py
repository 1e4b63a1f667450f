"""Tasks told as label blocks: an item followed by ``Cơ quan chủ trì: …``, ``Thời gian thực hiện: …``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from corpus.agencies import split_agencies
from corpus.deadlines import parse_deadline
from corpus.model import BlockKind, Deadline, Head, Source, Task
from corpus.text import fold
from ingestion.actors import subject
from ingestion.due import due_text
from ingestion.outline import Placed
from ingestion.sentences import zone_of

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;]{2,60}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_BARE_TITLE = 5
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("coordinate", re.compile(r"(?:co quan|don vi)?(?: tham gia)?,? ?phoi hop(?: thuc hien)?$")),
    (
        "lead",
        re.compile(
            r"(?:(?:co quan|don vi)(?: duoc giao)? )?(?:chu tri|thuc hien"
            r"|chiu trach nhiem)(?:,? (?:thuc hien|tham muu))*$"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(?:thoi gian|thoi han|tien do|han)(?: (?:thuc hien|hoan thanh|ban hanh|trinh|trien khai"
            r"|du kien))*$"
        ),
    ),
    ("product", re.compile(r"(?:san pham|ket qua)(?: (?:dau ra|du kien|can dat|dat duoc))*$")),
)


def read_blocks(placed: Sequence[Placed], head: Head) -> tuple[Task, ...]:
    """The tasks whose agencies and deadline stand on labelled lines under them, in document order."""
    by_ordinal = {place.block.ordinal: place for place in placed}
    children: dict[int, list[Placed]] = defaultdict(list)
    for place in placed:
        if place.above and place.block.kind is BlockKind.PARAGRAPH and _label(place):
            children[place.above[-1]].append(place)
    tasks: list[Task] = []
    for ordinal, labels in children.items():
        fields = {
            name: (place, value) for place in labels for name, _, value in [_label(place) or ("", "", "")]
        }
        if "lead" not in fields or not (set(fields) & {"coordinate", "deadline", "product"}):
            continue
        task = _task(by_ordinal[ordinal], labels, placed, head)
        tasks.append(replace(task, id=f"{head.digest[:12]}-t{len(tasks) + 1}"))
    return tuple(tasks)


def _label(place: Placed) -> tuple[str, str, str] | None:
    """The field a line is labelled with, its label as printed, and its value."""
    found = _LABEL.match(place.body)
    if not found:
        return None
    plain = fold(found["label"]).strip()
    role = next((name for name, shape in _ROLES if shape.match(plain)), None)
    if role is None:
        return ("extra", found["label"], found["value"]) if len(found["label"].split()) <= 4 else None
    return role, found["label"], found["value"].strip()


def _task(item: Placed, labels: Sequence[Placed], placed: Sequence[Placed], head: Head) -> Task:
    values: dict[str, str] = {}
    extra: dict[str, str] = {}
    blocks = [item.block.ordinal]
    quote = [item.block.text]
    for place in labels:
        role, label, value = _label(place) or ("", "", "")
        under = [p for p in placed if place.block.ordinal in p.above]
        text = " ".join([value, *(p.body for p in under)]).strip()
        (extra if role == "extra" else values)[label if role == "extra" else role] = text
        blocks += [place.block.ordinal, *(p.block.ordinal for p in under)]
        quote += [place.block.text, *(p.block.text for p in under)]
    due = _plain(values.get("deadline"))
    lead, coordinate = _plain(values.get("lead")), _plain(values.get("coordinate"))
    return Task(
        id="",
        number=head.number,
        task=item.body.rstrip(" :"),
        source=Source(head.source, tuple(blocks), item.locator, " ".join(quote), page=item.block.page),
        annex=item.annex,
        section=_section(item),
        stt=item.mark.strip("().:") if item.mark and item.mark[0].isdigit() else None,
        lead=_agencies(lead),
        lead_text=lead,
        coordinate=split_agencies(coordinate),
        coordinate_text=coordinate,
        product=_plain(values.get("product")),
        deadline_text=due,
        deadline=_deadline(due, head),
        extra=MappingProxyType(extra),
    )


def _section(item: Placed) -> str | None:
    """The heading that groups the task; a bare ``NỘI DUNG`` or ``NHIỆM VỤ`` groups nothing."""
    title = item.path[-1] if item.path else None
    bare = title is None or (zone_of(title) == "content" and len(title.split()) <= _BARE_TITLE)
    return None if bare else title


def _plain(value: str | None) -> str | None:
    return value.rstrip(" .;") or None if value else None


def _agencies(value: str | None) -> tuple[str, ...]:
    """The agencies of a lead line; where it tells what each does, those its clauses start with."""
    told = [subject(clause) for clause in (value or "").split("; ")]
    named = [one.names for one in told if one]
    if len(named) == len(told):
        return tuple(name for names in named for name in names)
    return split_agencies(value)


def _deadline(text: str | None, head: Head) -> Deadline | None:
    """The deadline of a line; where several clauses are each due, one part for each."""
    whole = parse_deadline(text, head.years)
    clauses = [c.strip() for c in re.split(r"(?<=\d)[.;]\s+", text or "")]
    told = [(clause, due) for clause in clauses if (due := due_text(clause))]
    if len(told) < 2:
        return whole
    parsed = [(clause, due, parse_deadline(due, head.years)) for clause, due in told]
    parts = tuple(replace(d, label=c.partition(due)[0].strip() or None) for c, due, d in parsed if d)
    ends = [part.end for part in parts if part.end]
    return Deadline(kind="date", end=max(ends), parts=parts) if len(ends) == len(parts) and ends else whole


def block_ordinals(tasks: Sequence[Task]) -> frozenset[int]:
    """The blocks taken up by label-block tasks: no other reader need look at them."""
    return frozenset(n for task in tasks for n in task.source.blocks)
