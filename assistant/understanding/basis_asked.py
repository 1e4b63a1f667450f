"""Which kind of basis of a document a question asks for ("căn cứ luật nào", "theo nghị định số mấy")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.document_types import all_types
from corpus.text import fold
from corpus.timespans import aligned

_ANY = "Văn bản"
_WHICH = r"(?:nao|gi|(?:mang )?so (?:may|nao|bao nhieu|hieu(?: nao)?))"
_ISSUER = r"(?: (?:cua|do) (?P<issuer>[^\W\d_]+(?: [^\W\d_]+){0,5}))?"


@dataclass(frozen=True, slots=True)
class KindAsked:
    """The kinds of document asked for as a basis (folded), whose they are, and where that is said."""

    kinds: tuple[str, ...]
    issuer: str | None
    start: int
    end: int


def kind_asked(text: str) -> KindAsked | None:
    """The kind of basis that ``text`` (NFC) asks for ("căn cứ chỉ thị nào của Thủ tướng"), if any."""
    match = _asking().search(aligned(text))
    if match is None:
        return None
    kinds = tuple(found[0] for found in kinds_of_paper().finditer(match["kinds"]))
    return KindAsked(kinds, match["issuer"], match.start(), match.end())


@cache
def kinds_of_paper() -> re.Pattern[str]:
    """Any kind of document, folded."""
    return re.compile("|".join(fold(name) for name in all_types() if name != _ANY))


@cache
def _asking() -> re.Pattern[str]:
    kind = kinds_of_paper().pattern
    return re.compile(rf"(?<!\w)(?P<kinds>(?:{kind})(?:(?:,| va| hay)? (?:{kind}))*) {_WHICH}(?!\w){_ISSUER}")
