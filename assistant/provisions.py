"""What documents say of themselves in their text: where the money comes from, what they replace."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.draft import Line
from assistant.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.settings import AnswerSettings
from assistant.wording import document_name, place
from corpus.model import Head
from corpus.text import fold, squeeze

_NAMES_PAPER = re.compile(
    r"\W*(?:va )?(?:quyet dinh|nghi quyet|chi thi|ke hoach|cong van|thong tu)\b[^.;]{0,40}\bso\s*\d"
)
_WHOLE = 600  # characters; of a longer passage only the sentence that says it is told


@dataclass(frozen=True, slots=True)
class _Provision:
    """``called`` in a refusal; ``words`` to search for; ``pattern`` of a folded line that says it.

    ``sign`` is in any folded text that speaks of such a thing.
    """

    called: str
    words: str
    pattern: str
    sign: str


PROVISIONS = {
    "funding": _Provision(
        "nguồn kinh phí",
        "kinh phí thực hiện bố trí từ nguồn ngân sách nhà nước",
        r"^\W*(?:\d+\W+)?(?:nguon )?kinh phi\b[^|]{0,200}\b(?:nguon|ngan sach|du toan)\b",
        r"\b(?:kinh phi|ngan sach|nguon von)\b",
    ),
    "replaces": _Provision(
        "văn bản bị thay thế, bãi bỏ",
        "có hiệu lực thi hành thay thế bãi bỏ quyết định số",
        r"\b(?:thay the|bai bo|het hieu luc)\b.*\bso\s*\d",
        r"\b(?:thay the|bai bo|het hieu luc)\b[^.;]*\b(?:so\s*\d|quyet dinh|nghi quyet|van ban|quy che)",
    ),
    "session": _Provision(
        "kỳ họp thông qua",
        "Nghị quyết được Hội đồng nhân dân khóa kỳ họp thứ thông qua ngày",
        r"\b(?:ky|phien) hop\b[^|.;]{0,60}\bthong qua\b"
        r"|\bthong qua\b[^|.;]{0,60}\b(?:ky|phien) hop (?:thu|lan|chuyen de)\b",
        r"\b(?:ky|phien) hop\b",
    ),
}


def provisions_told(
    head: Head, aspects: tuple[str, ...], knowledge: Knowledge, settings: AnswerSettings
) -> list[Line]:
    """What ``head`` says of each of ``aspects`` that is a provision, word for word, or that it does not."""
    return [
        line
        for aspect in aspects
        if aspect in PROVISIONS
        for line in _told(head, PROVISIONS[aspect], knowledge, settings)
    ]


def _told(head: Head, wanted: _Provision, knowledge: Knowledge, settings: AnswerSettings) -> list[Line]:
    hits = knowledge.retriever.retrieve(
        wanted.words, settings.candidates, sources=frozenset({head.source}), kinds=frozenset({"text"})
    )
    for hit in hits:
        source = hit.passage.source
        if any(re.search(wanted.pattern, fold(line)) for line in source.quote.splitlines()):
            whole = squeeze(source.quote)
            words = whole if len(whole) <= _WHOLE else _said(source.quote, wanted.pattern)
            return [Line(f"“{words}” [*].", source, (words,)), Line(place(head, source.locator))]
    return [Line(f"{document_name(head)} không ghi {wanted.called}.")]


def _said(text: str, pattern: str) -> str:
    """The sentence that says it, with those after it that only go on naming documents."""
    said = sentences(text)
    first = next((i for i, one in enumerate(said) if re.search(pattern, fold(one))), None)
    if first is None:
        return squeeze(text)
    last = first
    while last + 1 < len(said) and _NAMES_PAPER.match(fold(said[last + 1])):
        last += 1
    return squeeze(" ".join(said[first : last + 1]))
