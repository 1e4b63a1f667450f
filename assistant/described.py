"""Where a question tells which document it means by what that is about ("trong kế hoạch số hóa …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.query import Scope
from corpus.text import fold
from corpus.timespans import aligned

Span = tuple[int, int]  # of characters
_DOCUMENT = (
    r"(ke hoach|quyet dinh|quy che|quy dinh|chuong trinh|nghi quyet|de an|cong van|chi thi|thong bao)\b"
)
_KIND = re.compile(
    rf"^\W*{_DOCUMENT}|"
    r"\b(?:(?<!dung )(?<!hanh )(?<!doi )(?<!thien )(?<!khai )(?<!hien )(?<!thao )(?<!lap )"
    r"(quy che|quy dinh|nghi quyet|cong van|thong bao(?= ket luan))\b|"
    r"(?:trong|theo|tai|o|cua|thuoc|kem|phu luc|bang|danh muc|can cu) "
    rf"(?:(?:phu luc|bang|danh muc|cai|ban|cua) )*{_DOCUMENT})"
)
_BY_ISSUER = re.compile(  # "của UBND tỉnh … năm 2022 về việc"
    r"(?: (?:so \S+|(?:nam )?20\d\d))?(?: (?:cua|do) (?:(?!(?:giao|nao|ve|va)\b)[^\W\d_]+ ){1,11}?)"
    r"(?: ?(?:nam )?20\d\d )?(?:ban hanh )?(?:ve viec|v/v|ve)\b"
)
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[,;:.?!()]")
_SMALL = frozenset(("ve", "va", "tinh", "cua", "nam", "giai", "doan", "den", "so", "hanh", "dong"))
_ASKS = frozenset(
    ("nao", "ai", "gi", "may", "bao", "giao", "lam", "chu", "khi", "phoi", "co", "thi", "de", "dat")
)
_ASKED = frozenset(("ai", "nao", "gi", "may"))
_GIVES = (["giao"], ["co"], ["dat"], ["neu"], ["yeu"], ["phan"], ["quy"])  # what a document does
_MOST = 24  # words a document is told by
_FEWEST, _SHARE = 2, 0.75
_GOING_ON = 2  # words of the title after a comma
_FEWEST_ALONE = 3  # where nothing else tells the document


def titles_told(text: str, scope: Scope) -> list[Span]:
    """Where ``text`` (NFC) tells by a kind of document and its title the documents it names otherwise too."""
    folded = aligned(text)
    titles = [_words(head.title) for head in scope.heads if scope.named]
    shared = set.intersection(*titles) if titles else set()
    found = []
    for start, said in _called(folded, shared):
        length = _told(said, shared)
        if length and (start or _goes_on(folded, said, length)):
            found.append((start, said[length - 1].end()))
    return found


def _goes_on(folded: str, said: Sequence[re.Match[str]], length: int) -> bool:
    """Whether a question that opens with words of a title then says what of that document it asks."""
    rest = [word.group() for word in said[length:]]
    closed = said[-1].end() < len(folded.rstrip(" ?.!"))
    return (closed and not set(rest) & _ASKED) or rest[:1] in _GIVES


def narrowed(text: str, scope: Scope) -> Scope:
    """``scope``, where nothing names a document, as the one whose title alone has the words it is told by.

    The words of its issuer do not count: they may name who is asked of.
    """
    if scope.named:
        return scope
    folded = aligned(text)
    told: dict[str, int] = {}
    for head in scope.heads:
        title = _words(head.title) - _words(head.issuer)
        for _, said in _called(folded, title):
            words = {word.group() for word in said[: _told(said, title)]}
            told[head.source] = max(told.get(head.source, 0), len(words & title - _SMALL))
    second, first = sorted((0, 0, *told.values()))[-2:]
    if first < _FEWEST_ALONE or first == second:
        return scope
    return replace(scope, heads=tuple(h for h in scope.heads if told[h.source] == first), named=True)


def _called(folded: str, title: set[str]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Where a kind of document is called, and the words that follow it and may tell its ``title``."""
    for kind in _KIND.finditer(folded):
        issuer = _BY_ISSUER.match(folded, kind.end())
        begin = issuer.end() if issuer else kind.end()
        said = list(_WORD.finditer(folded, begin, _end(folded, begin, title)))[:_MOST]
        yield kind.start(kind.lastindex or 0), said


def _words(title: str | None) -> set[str]:
    return set(_WORD.findall(fold(title or "")))


def _end(folded: str, begin: int, title: set[str]) -> int:
    """Where what is said from ``begin`` on ends: at a mark, but for a comma the title may go on after."""
    for mark in _ENDS.finditer(folded, begin):
        following = [word.group() for word in _WORD.finditer(folded, mark.end())][:_GOING_ON]
        if mark.group() != "," or len(following) < _GOING_ON or not title.issuperset(following):
            return mark.start()
    return len(folded)


def _told(said: Sequence[re.Match[str]], title: set[str]) -> int:
    """How many of ``said`` tell the title: up to the last of its words while most of them are of it."""
    best = met = own = 0
    for count, word in enumerate(said, 1):
        gives = word.group() == "giao" and [w.group() for w in said[count : count + 1]] not in ([], ["thong"])
        if gives or word.group() in _ASKS - title or (count == 1 and word.group() not in title):
            break
        small = word.group() in _SMALL or word.group().isdigit()
        met += small or word.group() in title
        own += not small and word.group() in title
        if own >= _FEWEST and met >= _SHARE * count and word.group() in title:
            best = count
    return best
