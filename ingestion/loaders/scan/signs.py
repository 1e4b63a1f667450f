"""Signs that are often misread where a line or a figure begins, settled by the ink or by their place."""

from __future__ import annotations

import re

import numpy as np

from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen

_INK, _LOW_PART, _BAR = 128, 0.65, 0.75
_WITH_BAR = {"<": "≤", ">": "≥"}
_COUNTER = re.compile(r"((?:\d{1,2}\.)*\d{1,2}|[IVX]{1,4})[,:;]")
_NUMBER = "số:"


def as_placed(text: str, strip: Strip) -> str:
    """``text``, the first word of a line, with the stop of a mark over a tab and the head's ``Số:``."""
    counter = _COUNTER.fullmatch(text)
    if counter is not None and strip.taken:
        return f"{counter[1]}."
    return text.capitalize() if text == _NUMBER else text


def compared(text: str, strip: Strip, seen: Seen) -> str:
    """``text`` with ``≥`` for ``>`` and ``≤`` for ``<`` where the ink has a bar under the sign."""
    if text[:1] not in _WITH_BAR:
        return text
    width = (seen.x1 - seen.x0) // len(text)
    dark = strip.grey[:, seen.x0 : seen.x0 + max(width, 1)] < _INK
    rows = np.flatnonzero(dark.any(axis=1))
    columns = np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return text
    sign = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    low = sign[round(_LOW_PART * len(sign)) :].mean(axis=1)
    return _WITH_BAR[text[0]] + text[1:] if low.max(initial=0) >= _BAR else text
