"""What a line of text tells of itself: a list item, a wrap that goes on, a page number."""

from __future__ import annotations

import re

from corpus.text import fold

_UPPER = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ"
_ITEM = re.compile(
    rf"(?:[-–—+•▪◦✓]\s|[a-zđ]\)\s?|\d{{1,3}}(?:\.\d{{1,3}})*[.)]\s+[{_UPPER}\d“\"(%-]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s+[{_UPPER}]|[IVXL]{{1,6}}[.)]\s*\S|[A-HĐ][.]\s+[{_UPPER}]"
    rf"|(?:[IVXL]{{1,6}}|[A-HĐ]|\d{{1,2}}(?:\.\d{{1,2}})*)[-–]\s+[{_UPPER}]"
    r"|(?:Điều|ĐIỀU)\s+\d+|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXL]+|\d+|thứ|THỨ)\b"
    r"|(?:PHỤ LỤC|Phụ lục)\b|Căn cứ\s|Theo đề nghị|Nơi nhận|Kính gửi|V/v\s|Số\s*:"
    r"|\(?(?:Ban hành )?[Kk]èm theo\s"
    r"|(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐ])"
)
_BRACKETED = re.compile(r"\((?P<n>\d{1,2})\)\.?\s+\S")
_DASHED = re.compile(r"[-–]\s+(?P<word>\w+)")
_NEARLY_FULL = 0.9
_MARK_ALONE = re.compile(
    r"\[\d{1,2}\]|(?:Điều|ĐIỀU)\s+\d+\s*[.:]?|[IVXL]{1,6}\s*[.)]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)"
)
_TERMINAL = re.compile(r"[.;:!?…/]['\"”’)\]*]*$")
_NOTE = re.compile(r"(?:[¹²³⁰-⁹]{1,2}|\[\d{1,2}\])\s*[^\W\d_]")
_PAGE_NUMBER = re.compile(r"\W*(?:[Tt]rang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$")
_STRONG_BREAK = re.compile(
    r"(?:CỘNG HO[ÀÁ]|CỘNG HÒA|Độc lập|Độc Lập"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG)\b"
    r"|[^\W\d_]+(?: [^\W\d_]+){0,4}, ngày\b"
    r"|(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|QUYẾT NGHỊ|KẾ HOẠCH|CHỈ THỊ|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|THÔNG BÁO|CÔNG ĐIỆN"
    r"|ĐỀ ÁN|HƯỚNG DẪN|KẾT LUẬN|TỜ TRÌNH|BÁO CÁO|PHƯƠNG ÁN)\s*:?$)"
)
# Words a phrase cannot end with: a paragraph ending so is cut by a page break.
_DANGLING = """
    của và các về số tại theo với cho từ đến trong là do để bởi bằng trên dưới sở bộ phòng ủy những một
    ngày tháng cùng hoặc khi mà như
"""
_UNFINISHED = re.compile(r"(?<![^\W_])(?:và|của|các|với|cho|tại|thuộc|về|Bộ|Sở|Tổng|Bộ trưởng)$")
_LONG, _LONGEST, _TAIL = 60, 20_000, 40


def starts_item(text: str) -> bool:
    """Tell whether ``text`` starts a list item, a heading or a fixed part of the form."""
    return bool(_ITEM.match(text))


def starts_bracketed(text: str, before: str, paragraph: str) -> bool:
    """Tell whether ``text`` begins a list item marked ``(2)`` after line ``before`` of ``paragraph``.

    A list within a sentence goes on after semicolons; one of paragraphs had its last item begin a line too.
    """
    mark = _BRACKETED.match(text)
    if not mark or not ends_sentence(before):
        return False
    last = f"({int(mark['n']) - 1})"
    return not before.endswith(";") or (paragraph.startswith(last) and paragraph.count(last) == 1)


def cuts_dash(before: str, after: str, paragraph: str, width: int) -> bool:
    """Tell whether a wrap fell before a dash within words (``Công nghiệp``, ``- Viễn thông Quân đội``)."""
    dash = _DASHED.match(after)
    if not dash or not width or paragraph[:1] in "-–+•" or not before[-1:].isalnum():
        return False
    full = len(before) >= width * _NEARLY_FULL and len(before) + len(dash["word"]) + 3 > width
    return full and (dash["word"][0].isdigit() == before[-1].isdigit())


def starts_part(text: str) -> bool:
    """Tell whether ``text`` is a line of the head or foot that never goes on from the line above."""
    return bool(_STRONG_BREAK.match(text))


def is_mark(text: str) -> bool:
    """Tell whether ``text`` is a numbering mark without words (``Điều 1.``, ``II.``)."""
    return bool(_MARK_ALONE.fullmatch(text.strip("* ")))


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence, an item or a lead-in does."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def starts_lower(text: str) -> bool:
    """Tell whether the first letter of ``text`` is lower case, so that it may go on from before."""
    return bool(text) and text[0].isalpha() and text[0].islower()


def is_unfinished(text: str) -> bool:
    """Tell whether ``text`` ends with a word that no phrase ends with."""
    return bool(_UNFINISHED.search(text))


def is_aside(text: str) -> bool:
    """Tell whether ``text`` is a page number or a footnote: it may stand inside a cut sentence."""
    return bool(_PAGE_NUMBER.match(text) or _NOTE.match(text))


def goes_on(before: str, after: str) -> bool:
    """Tell whether paragraph ``before`` is plainly cut and ``after`` is the rest of it."""
    if not 12 <= len(before) <= _LONGEST or ends_sentence(before) or starts_item(after) or starts_part(after):
        return False
    if starts_lower(after):
        return not before.isupper()
    last = fold(before[-_TAIL:].rsplit(None, 1)[-1])
    if after[0].isdigit() and re.match(r"\d+/[\w-]", after):
        return True
    return len(before) >= _LONG and last in _FOLDED_DANGLING and not before.isupper()


def is_wrap(before: str, after: str, width: int) -> bool:
    """Tell whether line ``after`` continues line ``before`` in text wrapped at ``width`` characters."""
    if starts_item(after) or starts_part(after):
        return False
    if starts_lower(after):
        return not ends_sentence(before) or len(before) >= width * 0.7
    if is_unfinished(before):
        return True
    full = len(before) + len(after.split(None, 1)[0]) >= width
    if ends_sentence(before):
        return full
    if before.isupper():
        return before.endswith(",") or len(before) >= width * 0.6 or (after.isupper() and " " not in before)
    return full or len(before) >= width * 0.3


_FOLDED_DANGLING = frozenset(fold(_DANGLING).split())
