"""The mark of state secrecy in a document's head: such a document is not read unless that is allowed."""

from __future__ import annotations

import re

from corpus.model import Document

_MARK = re.compile(
    r"(?:ĐỘ MẬT\s*:?\s*)?(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)"
    r"(?:\s*[-–]?\s*(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN))?[.\s]*"
)
_HEAD_BLOCKS = 25
_LONGEST = 40


def secrecy_of(document: Document) -> str | None:
    """Return the secrecy mark that stands alone in the head of ``document``, None where none does."""
    for block in document.blocks[:_HEAD_BLOCKS]:
        for text in (cell.text for cell in block.cells) if block.cells else (block.text,):
            for line in text.split("\n"):
                if len(line) <= _LONGEST and (match := _MARK.fullmatch(line.strip(" *[]()|"))):
                    return " ".join(match.group(1).split())
    return None
