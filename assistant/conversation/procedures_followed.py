"""What is asked more of a listed procedure that was spoken of before ("lệ phí bao nhiêu?", "nộp ở đâu?")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from assistant.draft import Draft
from assistant.finding.procedures import asking_words, fields_asked
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.texts.procedure_facts import procedures_meant, told_of
from corpus.text import fold

_BESIDE = frozenset((
    "nop", "ho", "so", "thu", "tuc", "hanh", "chinh", "giai", "quyet", "ket", "qua", "nhan", "tra", "lam",
    "the", "nay", "do", "ay", "can", "phai", "duoc", "co", "khong", "thi", "con", "vay", "bao", "nhieu",
    "may", "gi", "sao", "nhu", "nao", "gui", "nguoi", "dan", "o", "tai", "qua", "xin",
))  # fmt: skip


def procedure_followed(
    question: str,
    history: Sequence[str],
    read: Callable[[str], Query],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Draft | None:
    """What the row of the procedure named last before says of what ``question`` asks, naming no other."""
    part = read(question) if history else None
    if part is None or not _asks_of_columns_only(part):
        return None
    for asked in map(read, reversed(history)):
        meant = procedures_meant(asked, knowledge, settings)
        if meant:
            listing, procedures = meant
            return told_of(procedures, fields_asked(fold(part.text)), listing, part, knowledge)
        if not _asks_of_columns_only(asked):
            return None
    return None


def _asks_of_columns_only(part: Query) -> bool:
    """Whether a question asks for columns of such a list, and names no thing, agency or document."""
    if part.scope.named or part.parties or not fields_asked(fold(part.text)):
        return False
    return all(word.bare in _known() for word in part.topic.content)


@cache
def _known() -> frozenset[str]:
    return asking_words() | _BESIDE
