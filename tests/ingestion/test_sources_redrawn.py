"""The rows of the source documents printed anew: other columns, headers, sections and page cuts, same register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Document, Target, Task
from corpus.quotes import is_verbatim
from ingestion.head import read_head
from ingestion.loaders.text import TextLoader
from ingestion.loading import load
from ingestion.outline import outline
from ingestion.tables import read_tables
from ingestion.tables.reading import TableReading

SOURCES = Path(__file__).parents[2] / "corpus" / "documents"
TITLES = {
    "stt": ("STT", "TT", "Số TT"),
    "task": ("Nội dung/nhiệm vụ", "Tên nhiệm vụ", "NHIỆM VỤ CỤ THỂ", "Nội dung công việc"),
    "lead": ("Cơ quan chủ trì", "ĐƠN VỊ CHỦ TRÌ", "Chủ trì (1)"),
    "with": ("Cơ quan phối hợp", "Đơn vị phối hợp"),
    "product": ("Sản phẩm dự kiến", "SẢN PHẨM", "Sản phẩm đầu ra"),
    "due": ("Thời hạn hoàn thành", "Thời gian thực hiện", "Thời gian"),
}
TARGET_TITLES = {
    "stt": TITLES["stt"],
    "indicator": ("Chỉ tiêu", "TÊN CHỈ TIÊU", "Nội dung chỉ tiêu", "Chỉ số"),
    "unit": ("Đơn vị tính", "ĐVT", "Đơn vị"),
    "value": ("Chỉ tiêu phấn đấu năm 2022", "Năm 2022", "Kế hoạch năm 2022", "Mục tiêu năm 2022"),
    "monitor": ("Đơn vị theo dõi, hướng dẫn thực hiện", "Cơ quan theo dõi, đôn đốc"),
    "owner": ("Đơn vị thực hiện", "Cơ quan thực hiện", "ĐƠN VỊ CHỊU TRÁCH NHIỆM"),
}
AGENTS = ("lead", "with"), ("monitor", "owner")
TEXTS = ("task", "indicator")
CUT_IN = (*TEXTS, "lead", "with", "due", "monitor", "owner")
SECTIONS = ("filled", "alone", "one cell", "one cell, the others empty")
Row = dict[str, str]


@dataclass(frozen=True)
class Drawing:
    """How a table is printed: its columns, their titles, and what parts cells, sections and pages."""

    order: tuple[str, ...]
    titles: Row
    layout: str
    style: str
    every: int
    repeat: bool
    cut: str
    tenths: int
    grouped: bool

    @property
    def header(self) -> list[list[str]]:
        """One line of titles, or two with the agency columns under a common title."""
        if not self.grouped:
            return [[self.titles[key] for key in self.order]]
        pair = next(pair for pair in AGENTS if pair[0] in self.order)
        seconds = [self.titles[key] if key in pair else "" for key in self.order]
        first = next(key for key in self.order if key in pair)
        common = {key: "Trách nhiệm cụ thể" if key == first else "" for key in pair}
        return [[common.get(key, self.titles[key]) for key in self.order], seconds]

    def line(self, row: Row) -> list[str]:
        return [row.get(key, "") for key in self.order]

    def section(self, mark: str, title: str) -> list[str]:
        if self.style.startswith("one cell"):
            empty = [""] * (len(self.order) - 1) if "empty" in self.style else []
            return [f"{mark}. {title}", *empty]
        line = self.line({"stt": mark, **dict.fromkeys(TEXTS, title)})
        return line if self.style == "filled" else [cell for cell in line if cell]

    def pages(self, rows: Iterable[Row | list[str]]) -> list[list[list[str]]]:
        """The lines of each page: a page ends after every so many rows, or inside the next one."""
        pages, since = [[*self.header]], 0
        for row in rows:
            if isinstance(row, list):
                pages[-1].append(row)
                continue
            since += 1
            if since < self.every:
                pages[-1].append(self.line(row))
                continue
            since = 0
            first, rest = cut(row, self.cut, self.tenths)
            pages[-1].append(self.line(first))
            pages.append([*self.header] if self.repeat else [])
            pages[-1] += [self.line(rest)] if any(rest.values()) else []
        return pages

    def document(self, rows: Iterable[Row | list[str]]) -> Document:
        pages = "\n\n\n".join(printed(page, self.layout) for page in self.pages(rows) if page)
        return TextLoader().load(f"PHỤ LỤC\nNỘI DUNG\n\n{pages}\n".encode(), "x.txt")


def cut(row: Row, how: str, tenths: int) -> tuple[Row, Row]:
    """Part the cells of a row as a page end does: none, its text anywhere, or every cell within a phrase."""
    rest: Row = {}
    for key in CUT_IN if how == "every cell" else TEXTS if how == "text" else ():
        words = row.get(key, "").split()
        starts = [at for at in range(2, len(words)) if words[at][0].islower() or how == "text"]
        starts = [at for at in starts if not " ".join(words[at:]).isupper()]
        if starts:
            at = starts[len(starts) * tenths // 10]
            row = {**row, key: " ".join(words[:at])}
            rest[key] = " ".join(words[at:])
    return row, rest


def printed(lines: Sequence[Sequence[str]], layout: str) -> str:
    if layout == "tab":
        return "\n".join("\t".join(line) for line in lines)
    if layout == "pipe":
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return "\n".join("|\n" + "\n|\n".join(cell or "** **" for cell in line) + "\n|" for line in lines)


@st.composite
def drawings(draw: st.DrawFn, titles: dict[str, tuple[str, ...]]) -> Drawing:
    rest: list[str] = draw(st.permutations([key for key in titles if key != "stt"]))
    grouped = draw(st.booleans())
    if grouped:
        pair = [key for key in rest if any(key in agents for agents in AGENTS)]
        at = rest.index(pair[0])
        rest = [key for key in rest if key not in pair]
        rest[at:at] = pair
    return Drawing(
        order=("stt", *rest),
        titles={key: draw(st.sampled_from(words)) for key, words in titles.items()},
        layout=draw(st.sampled_from(["tab", "pipe", "bars"])),
        style=draw(st.sampled_from(SECTIONS)),
        every=draw(st.integers(3, 12)),
        repeat=draw(st.booleans()),
        cut=draw(st.sampled_from(["between rows", "text", "every cell"])),
        tenths=draw(st.integers(0, 9)),
        grouped=grouped,
    )


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def fields(task: Task) -> Row:
    return {
        "stt": flat(task.stt),
        "task": flat(task.task),
        "lead": flat(task.lead_text),
        "with": flat(task.coordinate_text),
        "product": flat(task.product),
        "due": flat(task.deadline_text),
    }


@lru_cache(maxsize=8)
def source(start: str) -> TableReading:
    document = load(next(SOURCES.glob(f"{start}*")))
    return read_tables(outline(document), read_head(document))


def told(document: Document) -> TableReading:
    reading = read_tables(outline(document), read_head(document))
    blocks = {block.ordinal: block for block in document.blocks}
    for record in (*reading.tasks, *reading.targets):
        assert is_verbatim(record.source.quote, [blocks[n] for n in record.source.blocks])
    return reading


def mark_and_title(section: str) -> tuple[str, str]:
    mark, title = flat(section).split(" ", 1)
    return mark.rstrip("."), title


def task_rows(tasks: Sequence[Task], drawing: Drawing) -> Iterable[Row | list[str]]:
    """Rows and section rows of a register, the numbered rows of each part counted at its end."""
    for part, whole in groupby(tasks, key=lambda task: task.part):
        rows = list(whole)
        if part:
            yield drawing.section(*mark_and_title(part))
        for section, below in groupby(rows, key=lambda task: task.section):
            yield drawing.section(*mark_and_title(section or "I. NỘI DUNG CHUNG"))
            yield from map(fields, below)
        counted = sum("." not in (task.stt or "") for task in rows)
        yield [f"Tổng số: {counted} nhiệm vụ", *[""] * (len(drawing.order) - 1)]


@settings(max_examples=20, deadline=None)
@given(start=st.sampled_from(["1271", "2142", "3809", "kh-snv"]), drawing=drawings(TITLES))
def test_the_sources_printed_anew_give_the_same_register(start: str, drawing: Drawing) -> None:
    tasks = source(start).tasks
    reading = told(drawing.document(task_rows(tasks, drawing)))
    assert [fields(task) for task in reading.tasks] == [fields(task) for task in tasks]
    assert [task.lead for task in reading.tasks] == [task.lead for task in tasks]
    places = [(task.part, task.section or "I. NỘI DUNG CHUNG") for task in tasks]
    assert [(task.part, task.section) for task in reading.tasks] == [
        tuple(". ".join(mark_and_title(name)) if name else None for name in place) for place in places
    ]
    checks = [check for report in reading.reports for check in report.checks]
    assert len(checks) == len({task.part for task in tasks})
    assert all(check.agrees for check in checks)


def target_rows(targets: Sequence[Target], child: str) -> Iterable[Row]:
    """Rows of a register of targets: those that share an indicator stand under it, as ``child`` prints them."""
    number = 0
    for parent, group in groupby(targets, key=lambda t: (t.indicator or "")[: -len(t.text)].rstrip(": ")):
        rows = list(group)
        if parent:
            number += 1
            above = {key: shared(rows, key) for key in ("monitor", "owner")}
            yield {"stt": str(number), "indicator": f"{parent}:", **above}
        for target in rows:
            number += not parent
            own = {"monitor": "; ".join(target.monitor), "owner": "; ".join(target.owner)}
            own = {key: child if parent and shared(rows, key) else words for key, words in own.items()}
            text = f"- {target.text}" if parent else target.text
            stt = "" if parent else str(number)
            yield {
                "stt": stt,
                "indicator": text,
                "unit": target.unit or "",
                "value": target.value or "",
                **own,
            }


def shared(rows: Sequence[Target], key: str) -> str:
    """What a parent row prints for its children, nothing where they differ."""
    names = {target.monitor if key == "monitor" else target.owner for target in rows}
    return "; ".join(names.pop()) if len(names) == 1 else ""


def plain(target: Target) -> Target:
    kept = replace(target, id="", source=source("cv-ubnd").targets[0].source)
    return replace(kept, text=flat(kept.text), indicator=flat(kept.indicator))


@settings(max_examples=20, deadline=None)
@given(drawing=drawings(TARGET_TITLES), child=st.sampled_from(["-", ""]))
def test_the_target_table_printed_anew_gives_the_same_targets(drawing: Drawing, child: str) -> None:
    targets = source("cv-ubnd").targets
    reading = told(drawing.document(target_rows(targets, child)))
    assert reading.tasks == ()
    assert [plain(target) for target in reading.targets] == [plain(target) for target in targets]


@pytest.mark.parametrize("start", ["1271", "2142", "3809", "kh-snv"])
def test_rows_to_draw_from(start: str) -> None:
    assert len(source(start).tasks) >= 16
