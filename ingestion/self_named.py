"""What a document without a head calls itself in its own text (``Quy định này …``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_ITSELF = re.compile(
    r"(?<![^\W_])(Quyết định|Quy định|Quy chế|Nghị quyết|Nghị định|Thông tư|Kế hoạch|Chương trình|Đề án"
    r"|Chỉ thị|Hướng dẫn|Quy chuẩn kỹ thuật|Quy chuẩn)\s+này(?![^\W_])"
)
_LONGER = {"Quy chuẩn": "Quy chuẩn kỹ thuật"}
_FEWEST = 2


def self_named(texts: Iterable[str]) -> str | None:
    """The kind the first ``texts`` of a document call it by, ``None`` where they do so once or variously."""
    told = Counter(_LONGER.get(kind, kind) for text in texts for kind in _ITSELF.findall(text))
    kind, times = next(iter(told.most_common(1)), (None, 0))
    return kind if len(told) == 1 and times >= _FEWEST else None
