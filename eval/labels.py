"""What the labels of cases are called in Vietnamese; a label of someone's own is shown as it is."""

from __future__ import annotations

from assistant.labels import INTENTS, STATUSES
from corpus.text import fold

_NAMES = {
    **INTENTS,
    "several": "nhiều ý một lúc",
    "not_found": "không có trong văn bản",
    "declined": "ngoài phạm vi",
    "false_premise": "tiền đề sai",
    "follow_up": "hỏi tiếp",
    "ambiguous": "nhiều cách hiểu",
    "formal": "trang trọng",
    "chatty": "thân mật",
    "unaccented": "không dấu",
    "half-accented": "thiếu dấu",
    "abbreviated": "viết tắt",
    "misspelt": "sai chính tả",
    "keywords": "từ khóa",
    "indirect": "dài, vòng",
    "paraphrased": "nói lời khác",
}


def label(name: str) -> str:
    """Return the Vietnamese name of an intent or style."""
    return _NAMES.get(name, name)


def name_of(label: str) -> str:
    """Return the intent or style that ``label`` is the Vietnamese name of, else ``label`` itself."""
    return _BY_LABEL.get(fold(label), label)


_BY_LABEL = {fold(text): name for name, text in _NAMES.items()}


def status_label(name: str) -> str:
    """Return the Vietnamese name of a status."""
    return STATUSES.get(name, name)


def percent(share: float) -> str:
    """Return ``92,9 %`` for 0.929."""
    return f"{100 * share:.1f} %".replace(".", ",")
