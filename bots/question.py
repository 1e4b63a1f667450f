"""What a person typed, made safe to answer: one rule for every channel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress

LONGEST = 2000
EARLIER_KEPT = 10
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


class BadQuestion(ValueError):
    """The text cannot be taken as a question; the message says why, in Vietnamese."""


def clean_question(text: str) -> str:
    """Return ``text`` in NFC on one line, without control characters.

    Raises :class:`BadQuestion` for a text that is empty or longer than ``LONGEST`` characters.
    """
    clean = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())
    if not any(c.isalnum() for c in clean):
        raise BadQuestion("Câu hỏi đang trống. Hãy gõ câu hỏi, ví dụ: “Cơ quan nào chủ trì …?”")
    if len(clean) > LONGEST:
        raise BadQuestion(
            f"Câu hỏi dài {len(clean)} ký tự, quá mức {LONGEST} ký tự. "
            "Hãy hỏi gọn từng việc một; không cần dán cả văn bản vào câu hỏi."
        )
    return clean


def clean_history(history: Iterable[str]) -> tuple[str, ...]:
    """Return the last ``EARLIER_KEPT`` earlier questions, cleaned; those that are none are left out."""
    kept: list[str] = []
    for text in history:
        with suppress(BadQuestion):
            kept.append(clean_question(text))
    return tuple(kept[-EARLIER_KEPT:])
