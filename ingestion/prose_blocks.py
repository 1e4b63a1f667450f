"""Tasks told as label blocks: an item followed by ``Cơ quan chủ trì: …``, ``Thời gian thực hiện: …``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from corpus.actors import actors, subject
from corpus.agencies import split_agencies
from corpus.deadlines import parse_deadline
from corpus.model import BlockKind, Deadline, Head, Source, Task
from corpus.text import fold
from ingestion.due import due_text
from ingestion.outline import Placed
from ingestion.sentences import zone_of

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;]{2,60}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_INLINE = re.compile(
    r"(?<![^\W_])(?P<label>(?:Cơ quan|Đơn vị)\s[^:.;,]{3,40}?|Chủ trì(?: thực hiện)?|Phối hợp(?: thực hiện)?"
    r"|Thời (?:gian|hạn)[^:.;,]{0,30}?|Tiến độ[^:.;,]{0,20}?|Sản phẩm[^:.;,]{0,20}?"
    r"|Kết quả[^:.;,]{0,20}?)\s*:\s*",
    re.IGNORECASE,
)
_PART_MARK = re.compile(r"[IVXL]+\b|[A-HĐ][.)]|Phần|PHẦN|Chương|CHƯƠNG")
_BARE_TITLE = 5
_LONGEST_EXTRA = 4
_SHORTEST_TASK = 15
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
    ("task", re.compile(r"nhiem vu(?: (?:thuc hien|cu the|duoc giao))*$")),
    ("content", re.compile(r"noi dung(?: (?:thuc hien|cong viec|hoat dong))*$")),
)
_COUNTED = re.compile(r"(?:hoat dong|nhiem vu|noi dung|giai phap) (?:so )?\d{1,2}$")
_WITH = re.compile(
    r"(?P<lead>[^.;]+?) (?:làm )?chủ trì,? (?:và )?phối hợp (?:với |cùng )?(?P<coordinate>[^.;]+)$"
)


@dataclass(frozen=True, slots=True)
class _Field:
    """One labelled value: which field of a task it fills (``extra``: none), its label as printed."""

    role: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A task with its fields as found, and every block its words stand in."""

    item: Placed
    task: str
    fields: tuple[_Field, ...]
    parts: tuple[Placed, ...]

    def value(self, role: str) -> str | None:
        """The value of a field, without its full stop; the last one where it is told twice."""
        found = [field.value.rstrip(" .;") for field in self.fields if field.role == role]
        return (found[-1] or None) if found else None

    @property
    def told(self) -> str:
        """What is to be done: what a label says, where the item itself only counts; else the item."""
        counted = _COUNTED.match(fold(self.task)) is not None
        return self.value("task") or (counted and self.value("content")) or self.task

    @property
    def complete(self) -> bool:
        """Whether the labels make a task: who leads, and at least one more field."""
        roles = {field.role for field in self.fields}
        return "lead" in roles and bool(roles & {"coordinate", "deadline", "product"})


def read_blocks(placed: Sequence[Placed], head: Head) -> tuple[Task, ...]:
    """The tasks whose agencies and deadline stand under labels, on lines of their own or in the item."""
    paragraphs = [place for place in placed if place.block.kind is BlockKind.PARAGRAPH]
    under: dict[int, list[Placed]] = defaultdict(list)
    for place in paragraphs:
        if place.above:
            under[place.above[-1]].append(place)
    found: list[_Block] = []
    told: set[int] = set()
    for item in paragraphs:
        passed = _groups(item) or item.block.ordinal in told
        for block in () if passed else _blocks(item, under):
            if block.complete:
                found.append(block)
                told.update(part.block.ordinal for part in block.parts)
    return tuple(_task(block, head, f"{head.digest[:12]}-t{n}") for n, block in enumerate(found, 1))


def _groups(item: Placed) -> bool:
    """Tell whether an item is the heading of a part (``II. NỘI DUNG KẾ HOẠCH``): no task by itself."""
    return item.heading and _PART_MARK.match(item.mark or "") is not None and zone_of(item.body) is not None


def _blocks(item: Placed, under: Mapping[int, Sequence[Placed]]) -> list[_Block]:
    """The tasks told at ``item``: by labelled lines under it, or by labels within its own words.

    Where several of the paragraphs under it are each followed by labels of their own, each is a task.
    """
    inline = _inline(item.body)
    if inline:
        return [_Block(item, *inline, (item,))]
    groups = _labelled(under.get(item.block.ordinal, ()))
    if len(groups) > 1:
        return [_block(heads[0], heads, labels, under) for heads, labels in groups if heads]
    labels = [place for _, places in groups for place in places]
    return [_block(item, (item,), labels, under)] if labels else []


def _labelled(places: Sequence[Placed]) -> list[tuple[list[Placed], list[Placed]]]:
    """Runs of paragraphs without a label, each with the labelled ones that follow it and name who leads."""
    groups: list[tuple[list[Placed], list[Placed]]] = [([], [])]
    for place in places:
        labelled = _field(place.body) is not None
        if groups[-1][1] and not labelled:
            groups.append(([], []))
        groups[-1][labelled].append(place)
    leading = [g for g in groups if any(f.role == "lead" for p in g[1] if (f := _field(p.body)))]
    return leading if len(leading) > 1 else [([], [place for _, labels in groups for place in labels])]


def _block(
    item: Placed, heads: Sequence[Placed], labels: Sequence[Placed], under: Mapping[int, Sequence[Placed]]
) -> _Block:
    """The task that ``heads`` tell, the first of them ``item``, with the fields of ``labels``."""
    fields: list[_Field] = []
    parts = list(heads)
    for place in labels:
        field = _field(place.body)
        if field is not None:
            more = under.get(place.block.ordinal, ())
            fields += _inner(field, more) or _parted(_joined(field, more), more)
            parts += [place, *more]
    return _Block(item, " ".join(head.body for head in heads).rstrip(" :"), tuple(fields), tuple(parts))


def _parted(field: _Field, under: Sequence[Placed]) -> list[_Field]:
    """``field``, and who works with the one that leads where it says both ("A chủ trì, phối hợp với B")."""
    both = _WITH.match(field.value.rstrip(" .;")) if field.role == "lead" and not under else None
    if both is None:
        return [field]
    return [replace(field, value=both["lead"]), replace(field, role="coordinate", value=both["coordinate"])]


def _inner(field: _Field, under: Sequence[Placed]) -> list[_Field]:
    """The fields ``under`` a label that says nothing itself (``Cơ quan thực hiện: - Đơn vị chủ trì: …``)."""
    inner = [found for place in under if (found := _field(place.body)) and found.role != "extra"]
    return inner if not field.value.strip() and len(inner) == len(under) else []


def _joined(field: _Field, under: Sequence[Placed]) -> _Field:
    """``field`` with what stands ``under`` its label."""
    return replace(field, value=" ".join([field.value, *(place.body for place in under)]).strip())


def _field(line: str) -> _Field | None:
    """The field a line is labelled with; a short label of another kind is kept as an extra."""
    found = _LABEL.match(line)
    if not found:
        return None
    role = _role(found["label"])
    if role is None and len(found["label"].split()) > _LONGEST_EXTRA:
        return None
    return _Field(role or "extra", found["label"], found["value"])


def _role(label: str) -> str | None:
    plain = fold(label).strip()
    return next((name for name, shape in _ROLES if shape.match(plain)), None)


def _inline(body: str) -> tuple[str, tuple[_Field, ...]] | None:
    """A task and its fields in one paragraph (``Rà soát quy hoạch. Cơ quan chủ trì: A. Thời hạn: B.``)."""
    labels = [m for m in _INLINE.finditer(body) if _role(m["label"])]
    if len(labels) < 2 or labels[0].start() < _SHORTEST_TASK:
        return None
    ends = [*(m.start() for m in labels[1:]), len(body)]
    fields = [
        _Field(_role(m["label"]) or "extra", m["label"], body[m.end() : end].strip(" .;-(),"))
        for m, end in zip(labels, ends, strict=True)
    ]
    return body[: labels[0].start()].strip(" .;:-("), tuple(fields)


def _task(block: _Block, head: Head, identifier: str) -> Task:
    item = block.item
    due, lead, coordinate = block.value("deadline"), block.value("lead"), block.value("coordinate")
    ordinals = tuple(place.block.ordinal for place in block.parts)
    quote = " ".join(place.block.text for place in block.parts)
    return Task(
        id=identifier,
        number=head.number,
        task=block.told,
        source=Source(head.source, ordinals, item.locator, quote, page=item.block.page),
        annex=item.annex,
        section=block.task if block.value("task") else _section(item),
        stt=item.mark.strip("().:") if item.mark and item.mark[0].isdigit() else None,
        lead=_agencies(lead),
        lead_text=lead,
        coordinate=split_agencies(coordinate),
        coordinate_text=coordinate,
        product=block.value("product"),
        deadline_text=due,
        deadline=_deadline(due, head),
        extra=MappingProxyType({f.label: f.value for f in block.fields if f.role == "extra"}),
    )


def _section(item: Placed) -> str | None:
    """The heading that groups the task; a bare ``NỘI DUNG`` or ``NHIỆM VỤ`` groups nothing."""
    title = item.path[-1] if item.path else None
    bare = title is None or (zone_of(title) == "content" and len(title.split()) <= _BARE_TITLE)
    return None if bare else title


def _agencies(value: str | None) -> tuple[str, ...]:
    """The agencies of a lead line; where it tells what each does, those its clauses start with."""
    if value and actors(value):
        return split_agencies(value)
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
