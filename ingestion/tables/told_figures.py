"""Rows of targets whose figures stand in the words of the indicator ("… đạt 80%"), in no own column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingestion.figures import Figure, figures
from ingestion.prose_targets import indicator_of, year_of
from ingestion.sentences import sentences
from ingestion.tables.content import share

_HALF = 0.5
_SEGMENT = re.compile(r"\s*;\s*")
_DUTY = re.compile(
    r"(?<!chỉ đạo)(?<!công tác)\s+(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|thúc đẩy|theo dõi|báo cáo"
    r"|tổng hợp|hướng dẫn|đôn đốc|giám sát|tham mưu|thực hiện|chịu trách nhiệm)\b.*$",
    re.DOTALL,
)
_LEADS = re.compile(r"\bchủ trì\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure told in the words of a row: what it measures, and by which year, where those say so."""

    figure: Figure
    indicator: str | None
    year: str | None


def tell_figures(cells: Sequence[str]) -> bool:
    """Tell whether most cells of a column give a figure in their words."""
    return share(cells, lambda cell: figures(cell, counts=True)) >= _HALF


def told_figures(words: str) -> Iterator[Told]:
    """Each figure that the words of an indicator aim at."""
    for sentence in sentences(words):
        among = figures(sentence, counts=True)
        for figure in among:
            yield Told(figure, indicator_of(sentence, figure, among), year_of(sentence, figure, ()))


def bodies(cell: str | None) -> str | None:
    """The bodies of an agency cell without what each does ("Sở Y tế theo dõi, báo cáo").

    Where the cell says that one of them leads, only those that do.
    """
    segments = _SEGMENT.split(cell) if cell else []
    leading = [segment for segment in segments if _LEADS.search(segment)] or segments
    return "; ".join(_DUTY.sub("", segment) for segment in leading) or None
