"""The rows of the source documents printed anew: other columns, headers, sections and page cuts, same register."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Task
from corpus.quotes import is_verbatim
from ingestion.head import read_head
from ingestion.loaders.text import TextLoader
from ingestion.loading import load
from ingestion.outline import outline
from ingestion.tables import read_tables

SOURCES = Path(__file__).parents[2] / "corpus" / "documents"
TITLES = {
    "stt": ("STT", "TT", "Số TT"),
    "task": ("Nội dung/nhiệm vụ", "Tên nhiệm vụ", "NHIỆM VỤ CỤ THỂ", "Nội dung công việc"),
    "lead": ("Cơ quan chủ trì", "ĐƠN VỊ CHỦ TRÌ", "Chủ trì (1)"),
    "with": ("Cơ quan phối hợp", "Đơn vị phối hợp"),
    "product": ("Sản phẩm dự kiến", "SẢN PHẨM", "Sản phẩm đầu ra"),
    "due": ("Thời hạn hoàn thành", "Thời gian thực hiện", "Thời gian"),
}
SECTIONS = ("filled", "alone", "one cell")
Row = dict[str, str]


def fields(task: Task) -> Row:
    return {
        "stt": task.stt or "",
        "task": task.task,
        "lead": task.lead_text or "",
        "with": task.coordinate_text or "",
        "product": task.product or "",
        "due": task.deadline_text or "",
    }


@lru_cache(maxsize=8)
def source(start: str) -> tuple[Task, ...]:
    document = load(next(SOURCES.glob(f"{start}*")))
    return read_tables(outline(document), read_head(document)).tasks


def section_line(style: str, mark: str, title: str, order: list[str]) -> list[str]:
    if style == "one cell":
        return [f"{mark}. {title}"]
    line = [mark if key == "stt" else title if key == "task" else "" for key in order]
    return line if style == "filled" else [cell for cell in line if cell]


def printed(lines: list[list[str]], layout: str) -> str:
    if layout == "tab":
        return "\n".join("\t".join(line) for line in lines)
    if layout == "pipe":
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return "\n".join("|\n" + "\n|\n".join(cell or "** **" for cell in line) + "\n|" for line in lines)


@settings(max_examples=20, deadline=None)
@given(
    start=st.sampled_from(["1271", "2142", "3809"]),
    rest=st.permutations(["task", "lead", "with", "product", "due"]),
    titles=st.fixed_dictionaries({key: st.sampled_from(words) for key, words in TITLES.items()}),
    layout=st.sampled_from(["tab", "pipe", "bars"]),
    style=st.sampled_from(SECTIONS),
    every=st.integers(3, 12),
    repeat=st.booleans(),
)
def test_the_sources_printed_anew_give_the_same_register(
    start: str, rest: list[str], titles: Row, layout: str, style: str, every: int, repeat: bool
) -> None:
    tasks = source(start)
    order = ["stt", *rest]
    header = [titles[key] for key in order]
    pages: list[list[list[str]]] = [[header]]
    for number, (name, rows) in enumerate(groupby(tasks, key=lambda t: t.section), 1):
        mark = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number - 1]
        title = (name or "NỘI DUNG CHUNG").split(". ", 1)[-1].replace("\n", " ")
        pages[-1].append(section_line(style if layout != "bars" else "alone", mark, title, order))
        for index, task in enumerate(rows, 1):
            row = [fields(task)[key].replace("\n", " ") for key in order]
            pages[-1].append(row)
            if index % every == 0:
                pages.append([header] if repeat else [])
    text = "PHỤ LỤC\nNHIỆM VỤ\n\n" + "\n\n\n".join(printed(page, layout) for page in pages if page) + "\n"
    document = TextLoader().load(text.encode(), "x.txt")
    reading = read_tables(outline(document), read_head(document))
    told = [{k: " ".join(v.split()) for k, v in fields(task).items()} for task in reading.tasks]
    assert told == [{k: " ".join(v.split()) for k, v in fields(task).items()} for task in tasks]
    assert [task.lead for task in reading.tasks] == [task.lead for task in tasks]
    blocks = {block.ordinal: block for block in document.blocks}
    for task in reading.tasks:
        assert is_verbatim(task.source.quote, [blocks[n] for n in task.source.blocks])


@pytest.mark.parametrize("start", ["1271", "2142", "3809"])
def test_rows_to_draw_from(start: str) -> None:
    assert len(source(start)) >= 16
