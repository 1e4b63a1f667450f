"""Lines of a first page that copying has glued together, taken apart where capitals turn to running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document_types import kind_in_capitals
from corpus.marks import UPPER

_WIRED = re.compile(
    rf"(?:^|(?<=\s))((?:THỦ TƯỚNG|BỘ(?! TRƯỞNG)|BAN|CHỦ TỊCH|[ỦU][ỶY] BAN)[{UPPER} ,-]*?)\s+(?i:điện)\s*:$"
)
_SENTENCE = re.compile(rf"\s[{UPPER}][^\W\d_{UPPER}]+\s+[^\W\d_{UPPER}]")
_FEWEST_CAPITALS = 5  # words
_SHORTEST_TEXT = 60


def sender_of(line: str) -> str | None:
    """Who sends a telegram, where ``line`` says no more than that (``THỦ TƯỚNG CHÍNH PHỦ điện:``)."""
    found = _WIRED.fullmatch(line)
    return found[1] if found else None


def unglued(lines: Sequence[str]) -> Iterator[str]:
    """``lines``, the sender of a telegram, the kind, and the text after a title in capitals each apart."""
    titled = False
    for line in lines:
        start = found.start() if (found := _WIRED.search(line)) else 0
        for part in (line[:start].strip(), line[start:]):
            cut = _end_of_capitals(part)
            kind = kind_in_capitals(part)
            titled = titled or kind is not None
            if not (cut and titled):
                yield from (each for each in (part,) if each)
                continue
            head = part[:cut].strip()
            if kind is not None and len(head) > len(kind):
                yield head[: len(kind)]
                head = head[len(kind) :].strip()
            yield from (each for each in (head, part[cut:].strip()) if each)


def _end_of_capitals(line: str) -> int | None:
    """Where a sentence begins after words all in capitals, if the line holds both."""
    for found in _SENTENCE.finditer(line):
        capitals = line[: found.start()]
        if capitals != capitals.upper():
            return None
        enough = len(capitals.split()) >= _FEWEST_CAPITALS and len(line) - found.start() > _SHORTEST_TEXT
        return found.start() if enough else None
    return None
