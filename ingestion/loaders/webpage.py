"""A page of a legal text site copied whole: what the page says about the document, and the document alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.document_types import all_types, type_at_start
from ingestion.loaders.cells import is_bar
from ingestion.loaders.markup import plain_cell

PANEL_LABELS = ("Số hiệu", "Loại văn bản", "Nơi ban hành", "Người ký", "Ngày ban hành")
NAME_LABEL = "Tên văn bản"
_LABEL = re.compile(rf"(?:{'|'.join(PANEL_LABELS)})\s*:")
_LAST_LABEL = re.compile(r"Tình trạng(?: hiệu lực)?\s*:")
_FEWEST_LABELS = 3
_PANEL_WITHIN, _PANEL_LENGTH = 120, 90
_SUMMARY = re.compile(r"#{1,3}\s")
_AFTER = re.compile(
    r"Văn bản này chưa cập nhật nội dung|(?:#+\s*)?Văn bản liên quan$|NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN$"
)
_SUBJECT = re.compile(r"(?<![^\W_])V\s*/\s*v(?![^\W_])", re.IGNORECASE)
_DATED = re.compile(r"\bngày \d{1,2}/\d{1,2}/\d{4}")
_HEAD = re.compile(r"Số\s*:|Số\s\d|Kính gửi|Nơi nhận")
_FOOT = re.compile(r"Nơi nhận")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN")
_HEAD_CELLS = 2
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|DANH MỤC)\b")


def without_page(lines: Sequence[str]) -> list[str]:
    """``lines`` without the menus, summaries and lists of other papers a page puts round the document.

    The page's own account of it (number, kind, issuer, day) stays, as a paragraph. Lines of anything
    but such a page come back as they are.
    """
    plain = [plain_cell(line) for line in lines]
    labels = [i for i, text in enumerate(plain[:_PANEL_WITHIN]) if _LABEL.match(text)]
    if len(labels) < _FEWEST_LABELS:
        return list(lines)
    start = _end_of_panel(plain, labels[-1])
    panel = [line for line in plain[labels[0] : start] if line and not is_bar(line)]
    end = next((i for i in range(start, len(lines)) if _AFTER.match(plain[i])), len(lines))
    end -= end < len(lines) and _is_caption(plain[end - 1])
    own = slice(_past_summary(plain, start, end), end)
    if not any(_is_kind(text) or _SUBJECT.search(text) for text in plain[own]):
        panel += _name(plain[start:])
    return [" ".join(panel), "", *_spaced(lines[own])]


def _end_of_panel(plain: Sequence[str], label: int) -> int:
    """The line after the panel whose last label of note stands at ``label``."""
    last = next((i for i in range(label, min(len(plain), label + 40)) if _LAST_LABEL.match(plain[i])), label)
    value = next((i for i in range(last + 1, len(plain)) if plain[i] and not is_bar(plain[i])), last)
    return value + 1 + (value + 1 < len(plain) and is_bar(plain[value + 1]))


def _past_summary(plain: Sequence[str], start: int, end: int) -> int:
    """``start``, or the letterhead's first bar where the page tells the news of the document before it."""
    first = next((i for i in range(start, end) if plain[i] and not is_bar(plain[i])), end)
    if first == end or not _SUMMARY.match(plain[first]):
        return start
    return next((i for i in range(first, end) if is_bar(plain[i])), first)


def _name(plain: Sequence[str]) -> list[str]:
    """The page's name of a document that prints neither kind nor subject; a name with its day comes last."""
    names = [text for text in plain if _is_caption(text)]
    names.sort(key=lambda name: _DATED.search(name) is not None)
    return [f"{NAME_LABEL}: {name}" for name in names[:1]]


def _spaced(lines: Sequence[str]) -> list[str]:
    """``lines`` with the blank lines a copied page has lost: before the title, the text and each annex."""
    plain = [plain_cell(line) for line in lines]
    after = _after_head_rows(plain)
    spaced: list[str] = []
    for index, line in enumerate(lines):
        text, barred = plain[index], index > 0 and is_bar(plain[index - 1])
        if index in after or (barred and (_ANNEX.match(text) or _is_kind(text))):
            spaced.append("")
        spaced.append(line)
    return spaced


def _after_head_rows(plain: Sequence[str]) -> set[int]:
    """The lines right after a letterhead, an address or a signature: their rows have two cells, no third."""
    found: set[int] = set()
    words: list[str] = []
    cells = 0
    for index, (before, text, after) in enumerate(zip(["", *plain], plain, [*plain[1:], ""], strict=False)):
        if not is_bar(text):
            words += [text] if text else []
            continue
        cells += 1
        if is_bar(before) or not words or _FOOT.match(after):
            words, cells = [], 0
        elif cells == _HEAD_CELLS and _is_head(words) and not is_bar(after):
            found.add(index + 1)
            words = []
    return found


def _is_head(words: Sequence[str]) -> bool:
    return _HEAD.match(words[0]) is not None or any(_MOTTO.search(text) for text in words)


def _is_caption(text: str) -> bool:
    """Tell whether ``text`` is the page's name of the document (``Thông báo 12/TB-VPCP … ban hành``)."""
    return _caption().match(text) is not None


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, all_types()))})\s+\d\S*[/-].+ (?:ban hành|điện)$")


def _is_kind(text: str) -> bool:
    kind = type_at_start(text)
    return kind is not None and text == kind.upper()
