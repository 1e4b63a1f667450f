"""An answer as plain text: for the terminal and any channel without formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation


def plain_text(answer: Answer) -> str:
    """Return the answer, then its numbered citations word for word, then questions to ask instead."""
    parts = [answer.text]
    if answer.citations:
        parts.append("Trích dẫn:\n" + "\n".join(_citation(c) for c in answer.citations))
    if answer.suggestions:
        parts.append("Có thể hỏi:\n" + "\n".join(f"  • {s}" for s in answer.suggestions))
    return "\n\n".join(parts)


def _citation(citation: Citation) -> str:
    place = [citation.number or citation.source, citation.locator]
    if citation.page is not None:
        place.append(f"trang {citation.page}")
    if citation.number:
        place.append(citation.source)
    quote = citation.quote.replace("\t", " | ")
    return f"[{citation.mark}] {' – '.join(p for p in place if p)}\n    “{quote}”"
