"""The words of a sentence that say when a duty is due."""

from __future__ import annotations

import re

_DAY = r"(?:ngày\s+)?\d{1,2}\s*(?:/\s*\d{1,2}(?:\s*/\s*\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_EVERY = r"h[àằ]ng\s+(?:tuần|tháng|quý|năm)"
_DATED = re.compile(
    rf"(?:trước|chậm nhất(?:\s+(?:là|vào|trước))*|muộn nhất(?:\s+là)?|hạn cuối(?:\s+là)?"
    rf"|xong trước|đến hết|vào)\s+ngày\s+{_DAY[11:]}"
    rf"(?:\s+(?:và|,)\s+(?:trước\s+)?{_DAY})*(?:\s*,?\s*{_EVERY})?",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    rf"(?:trước|chậm nhất(?: là)?|vào) ngày\s+\d{{1,2}}\s+(?:của\s+)?(?:tháng đầu )?{_EVERY}", re.IGNORECASE
)
_LIST = rf"(?:{_EVERY}|quý|0?6 tháng|06 tháng|0?9 tháng|năm|tháng|đột xuất)"
_PERIODIC = re.compile(
    rf"(?:định kỳ\s+(?:{_LIST})(?:(?:,|\s+và|\s+hoặc|,\s+và)\s*{_LIST})*)"
    rf"|(?:(?:{_EVERY}|quý)(?:(?:,|\s+và|\s+hoặc|,\s+và)\s*{_LIST})+)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^(?:{_EVERY}(?:\s+hoặc\s+đột xuất)?|(?:đến|trước|trong)\s+(?:hết|giữa|cuối"
    rf"|đầu)?\s*(?:năm\s+\d{{4}}|(?:quý\s+[IVX\d]+|tháng\s+\d{{1,2}})"
    rf"(?:\s*/\s*|\s+năm\s+)\d{{4}}))(?=[\s,])",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:(?:hoàn thành|xong)\s+(?:trước|trong|vào)?\s*|trong\s+"
    r"|trước\s+)(?P<w>(?:tháng\s+\d{1,2}|quý\s+[IVX\d]+)(?:\s*/\s*|\s+năm\s+)\d{4})"
    r"|(?:hoàn thành|xong|vào (?:vận hành|khai thác|sử dụng))[^.;]{0,160}?"
    r"(?P<y>(?:trong|trước|đến hết)\s+năm\s+\d{4})",
    re.IGNORECASE,
)


def due_text(text: str) -> str | None:
    """When ``text`` says its duty is due, in its own words: a day, a rhythm or a year; else ``None``."""
    dated = _DATED.search(text) or _MONTHLY.search(text)
    if dated:
        return dated[0]
    periodic = _PERIODIC.search(text)
    opening = _OPENING.match(text)
    if opening and not (periodic and periodic.start() == 0):
        return opening[0]
    if periodic:
        return periodic[0]
    within = _WITHIN.search(text)
    if within:
        return within["y"] or within[0]
    return None
