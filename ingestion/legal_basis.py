"""The documents another one is based on: the ``Căn cứ …`` lines, each with kind, number and date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document_types import all_types
from corpus.model import LegalBasis
from ingestion.letterhead import find_date

_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Thực hiện|Triển khai|Tiếp tục triển khai|Xét)\b")
_NUMBER = re.compile(
    r"\b(?P<n>\d+(?:/\d{4})?\s*/\s*[^\W\d_][\w&]*(?:\s?-\s?[^\W\d_][\w&]*)*|\d+/\d{4}/QH\d+"
    r"|\d+\s*-\s*[^\W\d_]+/[^\W_]+)"
)
_LAW_NAME_END = re.compile(
    r"\s+(?:số\s+\d|ngày\b|năm\s+\d|(?:đã\s+)?được\s+(?:sửa đổi|bổ sung))|[;:(]|[.,]?$"
)
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def is_basis(text: str) -> bool:
    """Tell whether a paragraph names what the document is based on."""
    return _BASIS.match(text) is not None


def read_bases(paragraphs: Iterable[str]) -> tuple[LegalBasis, ...]:
    """The documents named in ``paragraphs``, one per clause, in order, without repeats."""
    found: list[LegalBasis] = []
    for paragraph in paragraphs:
        kind = None
        for clause in re.split(r";\s*", paragraph):
            kind, basis = _clause(clause, kind)
            if basis and basis not in found:
                found.append(basis)
    return tuple(found)


def _clause(clause: str, kind_before: str | None) -> tuple[str | None, LegalBasis | None]:
    """The first document a clause names; ``số …`` alone goes on with the kind before it."""
    starts = [(m.start(), name) for name in all_types() if (m := _kind_pattern(name).search(clause))]
    at, kind = min(starts, key=lambda s: (s[0], -len(s[1]))) if starts else (0, None)
    if re.match(r"\s*[Ss]ố\s+\d", clause) and kind_before:
        at, kind = 0, kind_before
    if kind is None:
        return kind_before, None
    rest = clause[at:]
    if kind in _LAWS:
        return kind, _law(rest)
    number = _NUMBER.search(rest)
    if not number:
        return kind, None
    return kind, LegalBasis(kind, re.sub(r"\s+", "", number["n"]), find_date(rest[number.end() :][:60]))


def _kind_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){name[0]}{name[1:]}(?![^\W_])")


def _law(rest: str) -> LegalBasis:
    end = _LAW_NAME_END.search(rest)
    name = rest[: end.start()] if end else rest
    number = re.match(r"\s+số\s+(\d+/\d{4}/QH\d+)", rest[len(name) :])
    return LegalBasis(name.strip(), number[1] if number else None, find_date(rest[len(name) :][:60]))
