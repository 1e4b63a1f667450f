"""Which documents another one ends: the lines of its text that say so, with the list these lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.draft import Line
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.language.outlines import outline_of, path_of
from assistant.wording import place
from corpus.model import Head, Passage, Source
from corpus.places import find_places
from corpus.text import fold, squeeze
from corpus.timespans import aligned
from prompts import load

_PAPER = (
    r"(?:quyet dinh|nghi quyet|chi thi|thong tu|ke hoach|chuong trinh|quy che|quy dinh|thong bao|cong van"
    r"|cong dien|van ban)"
)
_MARKS = r"^\W*(?:(?:dieu )?\w{1,3}[.)]\s*)*"
_ENDING = (
    r"(?<!sua doi, )(?<!bo sung, )(?<!bo sung hoac )\b(?:thay the|bai bo)(?:(?:,| va) (?:thay the|bai bo))?"
)
_PART = r"(?:cho|toan bo|mot phan|cac|nhung|noi dung|dieu|khoan|diem|muc|chuong|phu luc|tai|cua|va|\d+|[a-z])"
_LISTED = (
    rf"[^.;|]{{1,200}}?\b(?:tai|kem theo)(?: cac)? {_PAPER} so\s*:?\s*\d"  # "danh mục … tại Quyết định số …"
)
_OTHERS = rf"(?:\s*:|(?:[,\s]+{_PART}\b)*\s+{_PAPER}\b|{_LISTED})"
_SAYS = re.compile(
    rf"(?:\b{_PAPER} nay\b|{_MARKS}{_PAPER} co hieu luc\b)[^;]*?{_ENDING}{_OTHERS}"
    rf"|{_MARKS}(?:ke tu [^.;]*?,? ?)?{_ENDING}{_OTHERS}"
    rf"|\b{_PAPER} (?:so\s*:?\s*\d|sau\b|duoi day\b)[^;]*\b(?:het hieu luc|bi (?:bai bo|thay the))\b"
)
_ENDED = re.compile(r"\b(?:thay the|bai bo|het hieu luc)\b")
_NUMBERED = re.compile(r"\bso\s*:?\s*\d")
_LONGEST = 900
_MOST = 12  # passages told


def ended_told(head: Head, asked: str, knowledge: Knowledge) -> list[Line]:
    """What ``head`` says of the documents it replaces or repeals, word for word, if anything.

    Of another province only, where ``asked`` (NFC) names one beside its own, or one that it speaks of there.
    """
    sources = list(_saying(outline_of(knowledge.registry, head.source, knowledge.revision).text))
    others = places_beside(head, asked)
    own = [narrowed for source in sources if (narrowed := _of_places(source, others))]
    if own or (others and _is_of_ended(others, asked, head)):
        sources = own
    lines: list[Line] = []
    for source in sources:
        words = squeeze(source.quote)
        lines += [Line(f"“{words}” [*].", source, (words,)), Line(place(head, source.locator))]
    left = len(sources) - _MOST
    more = [Line(load("replies")["ended_more"].format(n=left))] if left > 0 else []
    return [*lines[: 2 * _MOST], *more]


def places_beside(head: Head, asked: str) -> list[str]:
    """The provinces that ``asked`` (NFC) names beside that of ``head``."""
    return [name for name in _named(asked) if name != head.province]


def _is_of_ended(others: Sequence[str], asked: str, head: Head) -> bool:
    """Whether other provinces can only be those of what is ended: named beside the own one, or after that."""
    ending = _ENDED.search(aligned(asked))
    after = {found.name for found in find_places(asked) if ending and found.start > ending.end()}
    return head.province in _named(asked) or bool(after & set(others))


def _named(asked: str) -> dict[str, None]:
    return dict.fromkeys(found.name for found in find_places(asked))


def _of_places(source: Source, names: Sequence[str]) -> Source | None:
    """The lines of a source that name all places ``names``, below the one that leads to them."""
    lines = source.quote.splitlines()
    said = [line for line in lines if all(fold(name) in fold(line) for name in names)]
    leading = [line for line in lines[:1] if _leads(line) and line not in said]
    return replace(source, quote="\n".join((*leading, *said))) if said else None


def _saying(text: Sequence[Passage]) -> Iterator[Source]:
    """The words of each passage that say it, or go on with a list that another leads to."""
    leading = False
    for passage in text:
        heading = path_of(passage)[-1:]
        leading = leading or any(_leads(part) for part in heading)
        said, leading = _said(passage.source.quote.splitlines(), leading)
        if said:
            yield replace(passage.source, quote="\n".join(said))


def _said(lines: Sequence[str], leading: bool) -> tuple[list[str], bool]:
    """The lines that say it, and whether the list they lead to may go on after them."""
    said: list[str] = []
    for line in lines:
        if leading and _NUMBERED.search(fold(line)):
            said.append(line)
            continue
        leading = _leads(line)
        if _SAYS.search(fold(line)):
            said.append(line if len(line) <= _LONGEST else _from_there(line))
    return said, leading


def _leads(line: str) -> bool:
    return line.rstrip().endswith(":") and bool(_SAYS.search(fold(line)))


def _from_there(line: str) -> str:
    """The sentences of a long line from the one that says it, as far as they go on naming documents."""
    said = sentences(line)
    first = next((n for n, one in enumerate(said) if _SAYS.search(fold(one))), 0)
    more = takewhile(lambda one: _NUMBERED.search(fold(one)), said[first + 1 :])
    return " ".join((said[first], *more))
