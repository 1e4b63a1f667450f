"""On what a document stands: its "Căn cứ …" lines, all of them or those of the kind asked ("luật nào")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.draft import Line
from assistant.printed import HEAD_BLOCKS, Printed
from assistant.wording import day, document_name
from corpus.document_types import all_types
from corpus.model import Head, LegalBasis, Source
from corpus.text import fold, squeeze
from corpus.timespans import aligned

_SHOWN = 12
_ANY = "Văn bản"
_WHICH = r"(?:nao|gi|(?:mang )?so (?:may|nao|bao nhieu|hieu(?: nao)?))"
_ISSUER = r"(?: (?:cua|do) (?P<issuer>[^\W\d_]+(?: [^\W\d_]+){0,5}))?"
_BASIS = re.compile(r"\W*(?:can cu|theo|thuc hien|trien khai|tiep tuc|xet)\b")
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
_FEWEST = 2  # words that name an issuer


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
    kinds = tuple(found[0] for found in _kind().finditer(match["kinds"]))
    return KindAsked(kinds, match["issuer"], match.start(), match.end())


@cache
def _kind() -> re.Pattern[str]:
    return re.compile("|".join(fold(name) for name in all_types() if name != _ANY))


@cache
def _asking() -> re.Pattern[str]:
    kind = _kind().pattern
    return re.compile(rf"(?<!\w)(?P<kinds>(?:{kind})(?:(?:,| va| hay)? (?:{kind}))*) {_WHICH}(?!\w){_ISSUER}")


def bases_told(head: Head, text: str, printed: Printed) -> list[Line]:
    """The bases of ``head``, each cited; only those of the kind ``text`` asks for, where it asks for one."""
    name = document_name(head)
    found = [(basis, source) for basis in head.based_on if (source := _where(basis, printed))]
    asked = kind_asked(text)
    if asked is None:
        return _listed(name, [(_called(basis), source) for basis, source in found])
    kept = [(basis, source) for basis, source in found if fold(basis.type).startswith(asked.kinds)]
    issued = [pair for pair in kept if asked.issuer and _is_issued(*pair, asked.issuer)]
    told = [(_called(basis), source) for basis, source in issued or kept]
    told = told or [(f"“{source.quote}”", source) for source in _spoken(asked, printed)]
    if found and not told:
        kinds = ", ".join(n for n in all_types() if fold(n) in asked.kinds)
        return [Line(f"Phần căn cứ của {name} không ghi {kinds} nào.")]
    return _listed(name, told)


def _listed(name: str, told: Sequence[tuple[str, Source]]) -> list[Line]:
    if not told:
        return [Line(f"{name} không ghi căn cứ.")]
    return [Line(f"Căn cứ của {name}:"), *(Line(f"- {text} [*]", source) for text, source in told[:_SHOWN])]


def _where(basis: LegalBasis, printed: Printed) -> Source | None:
    return printed.of(basis.number) if basis.number else printed.of(basis.type)


def _called(basis: LegalBasis) -> str:
    number = f" số {basis.number}" if basis.number else ""
    return f"{basis.type}{number}" + (f" ngày {day(basis.date)}" if basis.date else "")


def _is_issued(basis: LegalBasis, source: Source, issuer: str) -> bool:
    """Whether a basis is said to be of ``issuer`` (folded) where it is printed."""
    words = _shortened(issuer).split()
    plain = _shortened(fold(source.quote))
    after = plain.partition(fold(basis.number or basis.type))[2].split(";")[0]
    return after.partition(" cua ")[2].startswith(" ".join(words[:_FEWEST]))


def _shortened(folded: str) -> str:
    for words, short in _SHORT:
        folded = folded.replace(words, short)
    return folded


def _spoken(asked: KindAsked, printed: Printed) -> list[Source]:
    """The lines of the bases that speak of a kind and were not taken apart."""
    spoken = []
    for block in printed.blocks[:HEAD_BLOCKS]:
        folded = fold(squeeze(block.text))
        if _BASIS.match(folded) and any(re.search(rf"\b{kind} (?:so )?\d", folded) for kind in asked.kinds):
            spoken.append(printed.whole(block))
    return spoken
