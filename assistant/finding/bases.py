"""On what a document stands: its "Căn cứ …" lines, all of them or those of the kind asked ("luật nào")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Line
from assistant.finding.printed import HEAD_BLOCKS, Printed
from assistant.understanding.basis_asked import KindAsked, kind_asked
from assistant.wording import day, document_name
from corpus.document_types import all_types
from corpus.model import Head, LegalBasis, Source
from corpus.text import fold, squeeze
from prompts import load

_SHOWN = 12
_BASIS = re.compile(r"\W*(?:can cu|theo|thuc hien|trien khai|tiep tuc|xet)\b")
_CITES = re.compile(  # what may be a basis, said in another way
    r"\b(?:luat|nghi quyet|nghi dinh|quyet dinh|chi thi|ke hoach|hanh dong|thong tu) so\s*:?\s*\d"
    r"|\bcan cu\b|\bthuc hien (?:luat|nghi quyet|quyet dinh|ke hoach|chi thi)\b"
)
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
_FEWEST = 2  # words that name an issuer


def bases_told(head: Head, text: str, printed: Printed) -> list[Line]:
    """The bases of ``head``, each cited; only those of the kind ``text`` asks for, where it asks for one."""
    name = document_name(head)
    found = [(basis, source) for basis in head.based_on if (source := _where(basis, printed))]
    asked = kind_asked(text)
    if asked is None:
        return _listed(name, [(_called(basis), source) for basis, source in found], printed)
    kept = [(basis, source) for basis, source in found if fold(basis.type).startswith(asked.kinds)]
    issued = [pair for pair in kept if asked.issuer and _is_issued(*pair, asked.issuer)]
    told = [(_called(basis), source) for basis, source in issued or kept]
    told = told or [(f"“{source.quote}”", source) for source in _spoken(asked, printed)]
    if found and not told:
        kinds = ", ".join(n for n in all_types() if fold(n) in asked.kinds)
        return [Line(f"Phần căn cứ của {name} không ghi {kinds} nào.")]
    return _listed(name, told, printed)


def _listed(name: str, told: Sequence[tuple[str, Source]], printed: Printed) -> list[Line]:
    if not told:
        cited = any(_CITES.search(fold(block.text)) for block in printed.blocks[:HEAD_BLOCKS])
        return [Line(load("replies")["not_found"] if cited else f"{name} không ghi căn cứ.")]
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
