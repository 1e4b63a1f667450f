"""Where a question tells which document it means by what that is about ("trong kế hoạch số hóa …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, takewhile

from assistant.naming.filed import told_by
from assistant.naming.kinds_called import calls_kind, kinds_bare, kinds_called
from assistant.query import Scope
from corpus.model import Head
from corpus.once import once_for
from corpus.text import fold
from corpus.timespans import aligned

Span = tuple[int, int]  # of characters
_OWN_KINDS = ("quy che", "cong van", "cong dien", "thong bao", "chi thi", "nghi quyet")  # no other name
_LETTER = re.compile(r"\b(cong van|cong dien|chi thi)\b")
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"(?=\w*\d)(?=\w*[a-z])\w+")  # one word that tells as much as two ("5G")
_ENDS = re.compile(r"[,;:.?!()]")
_SMALL = frozenset(("ve", "va", "tinh", "cua", "nam", "giai", "doan", "den", "so", "hanh", "dong"))
_ASKS = frozenset(
    ("nao", "ai", "gi", "may", "bao", "giao", "lam", "chu", "khi", "phoi", "co", "thi", "de", "dat")
)
_ASKED = frozenset(("ai", "nao", "gi", "may"))
_GIVES = (["giao"], ["co"], ["dat"], ["neu"], ["yeu"], ["phan"], ["quy"])  # what a document does
_MOST = 24  # words a document is told by
_FEWEST, _SHARE = 2, 0.75
_OF_NAME = 2  # words that begin the name of an issuer
_LATELY = 64  # one question is compared with the titles of many documents
_GOING_ON = 2  # words of the title after a comma
_FEWEST_ALONE = 3  # where nothing else tells the document
_FEWEST_CLOSED = 2  # where nothing else follows either ("trong kế hoạch dân số, ai …")
_SAYS = frozenset(["nêu", "ghi", "nói", "nhắc"])  # what a plan does
_CLOSING = _SAYS | frozenset(["mình", "tôi", "em", "chúng", "bọn", "tụi", "ta", "bên", "mà", "là"])
_TELLS = (("bảo", "vệ đảm trợ hiểm mật tồn hành dưỡng trì lưu"), ("yêu", ""), ("quy", "hoạch mô chế trình"))
_LETTERS = re.compile(r"[^aeiouy\W\d_]{3,}")  # no syllable: the first letters of words


@dataclass(frozen=True, slots=True)
class _Said:
    """A word that may tell a title, folded and as ``typed``.

    ``letters``: it may be the first letters of several words of the title.
    """

    word: str
    typed: str
    end: int
    letters: bool


@dataclass(frozen=True, slots=True)
class _Title:
    """The words of which documents have titles, and for each document the first letters of its own.

    ``places``: words that only say where it is of, and so neither tell nor belie it.
    """

    words: frozenset[str]
    initials: tuple[str, ...]
    places: frozenset[str] = frozenset()

    def has(self, said: _Said) -> bool:
        """Whether the title is told by a word, or by what it is cut to ("TGXH" for "trợ giúp xã hội")."""
        return self.weight(said) > 0

    def weight(self, said: _Said) -> int:
        """How much it is told by a word: letters that several words are cut to tell as much as two."""
        if said.word in self.words:
            return 1 + (_SIGN.fullmatch(said.word) is not None)
        cut = said.letters and bool(self.initials) and all(said.word in one for one in self.initials)
        return 2 if cut else 0


def titles_told(text: str, scope: Scope) -> list[Span]:
    """Where ``text`` (NFC) tells by a kind of document and its title the documents it names otherwise too."""
    titles = [_words(head.title) for head in scope.heads if scope.named]
    initials = tuple(_initials(head.title) for head in scope.heads if scope.named)
    words = frozenset(set.intersection(*titles) if titles else ())
    places = {word for head in scope.heads if scope.named for word in _words(head.province)}
    shared = _Title(words, initials, frozenset(places - words))
    found = []
    for start, said in _called(text, shared, numbered=scope.numbered):
        length = _told(said, shared)
        if length and (start or _goes_on(text, said, length)):
            found.append((start, said[length - 1].end))
    return found


def _is_told(text: str, said: Sequence[_Said], title: _Title) -> bool:
    """Whether words that open a question are all of a title, or are followed by what that document gives."""
    length = _told(said, title)
    return length == len(said) or (length >= _FEWEST and _goes_on(text, said, length))


def _goes_on(text: str, said: Sequence[_Said], length: int) -> bool:
    """Whether a question that opens with words of a title then says what of that document it asks."""
    rest = [one.word for one in said[length:]]
    closed = said[-1].end < len(text.rstrip(" ?.!"))
    return (closed and not set(rest) & _ASKED) or rest[:1] in _GIVES


def narrowed(text: str, scope: Scope) -> Scope:
    """``scope``, where nothing names one document, as the one whose title alone has the words it is told by.

    The words of its issuer do not count: they may name who is asked of.
    """
    if scope.numbered or scope.several or (scope.named and len(scope.heads) < _FEWEST):
        return scope
    folded = aligned(text)
    if not calls_kind(folded):
        return scope
    told: dict[str, int] = {}
    words, letters = _said_in(text, folded)
    for head, title in _titled(scope.heads):
        if not _may_tell(words, letters, title):
            continue
        called = [
            (start, said)
            for start, said in _called(text, title, numbered=False)
            if said and _is_of_kind(head, folded[start:])
        ]
        if scope.named:  # a task of theirs may be called so
            called = [(0, said) for start, said in called if start or _is_told(text, said, title)]
        told[head.source] = max((_weight(start, said, title) for start, said in called), default=0)
    second, first = sorted((0, 0, *told.values()))[-2:]
    if first < _FEWEST_ALONE or first == second:
        return scope
    meant = tuple(h for h in scope.heads if told.get(h.source) == first)
    if _is_of_untitled(text, scope.heads, meant):
        return scope
    return replace(scope, heads=meant, named=True)


@once_for
def _titled(heads: Sequence[Head]) -> Sequence[tuple[Head, _Title]]:
    return [(head, _title_of(told_by(head), head.issuer, bool(head.province))) for head in heads]


@lru_cache(maxsize=10_000)
def _title_of(title: str | None, issuer: str | None, local: bool) -> _Title:
    """The words of a title less those of its issuer: all of a ``local`` one, of another where it is named.

    A programme for "Chính phủ số" that the Prime Minister ("Thủ tướng Chính phủ") issued is told by that.
    """
    own = _words(title) - _words(issuer) if local else _unnamed(title, _WORD.findall(fold(issuer or "")))
    return _Title(frozenset(own), (_initials(title),))


def _unnamed(title: str | None, issuer: Sequence[str]) -> set[str]:
    """The words of a title where they do not begin the name of its issuer."""
    words = _WORD.findall(fold(title or ""))
    named: set[int] = set()
    for start in range(len(words)):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(words[start:], issuer, strict=False))
        length = sum(1 for _ in same)
        named |= set(range(start, start + length)) if length >= _OF_NAME else set()
    return {word for place, word in enumerate(words) if place not in named}


def _may_tell(words: frozenset[str], letters: frozenset[str], title: _Title) -> bool:
    """Whether enough words of a question are of a title, or one may be its initials: few are looked at."""
    shared = words & title.words
    told = len(shared) > 1 or any(map(_SIGN.fullmatch, shared))
    return told or any(one in each for one in letters for each in title.initials)


@lru_cache(maxsize=4)  # of one question
def _said_in(text: str, folded: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a question, and those that may be the first letters of several."""
    said = [_said(word, text) for word in _WORD.finditer(folded)]
    return frozenset(one.word for one in said), frozenset(one.word for one in said if one.letters)


def _is_of_kind(head: Head, called: str) -> bool:
    """Whether a document may be what is ``called`` so: a regulation is no letter."""
    kind = next((kind for kind in _OWN_KINDS if called.startswith(kind)), "")
    return kind in fold(f"{head.type or ''} {head.title or ''}")


def _is_of_untitled(text: str, heads: Sequence[Head], meant: Sequence[Head]) -> bool:
    """Whether ``text`` calls a kind of paper that ``meant`` is not, and of which some have no title."""
    kinds = set(_LETTER.findall(aligned(text)))
    untitled = {fold(head.type) for head in heads if head.type and not head.title}
    return bool(kinds & untitled) and not any(fold(head.type or "") in kinds for head in meant)


def _weight(start: int, said: Sequence[_Said], title: _Title) -> int:
    """How many words tell ``title``; two are as good as three where all that is said of it are those."""
    length = _told(said, title)
    weights = {one.word: title.weight(one) for one in said[:length] if one.word not in _SMALL}
    own = sum(weights.values())
    closed = length == len(said) or said[length].typed in _CLOSING or said[length].word in _ASKS
    closed = closed or _tells(said[length:])
    return _FEWEST_ALONE if start and closed and own == _FEWEST_CLOSED else own


def _tells(said: Sequence[_Said]) -> bool:
    """Whether ``said`` begins with what a plan does ("bảo Sở Y tế …", not "bảo vệ")."""
    first, second = ([*(one.typed for one in said[:2]), "", ""])[:2]
    return first in _SAYS or any(first == verb and second not in others.split() for verb, others in _TELLS)


def _called(text: str, title: _Title, *, numbered: bool) -> Iterator[tuple[int, Sequence[_Said]]]:
    """Where a kind of document is called, and the words that follow it and may tell its ``title``.

    ``numbered``: a number between them is that of a document meant, else the title is of another.
    """
    folded = aligned(text)
    for start, begin in kinds_called(folded, numbered):
        yield start, _following(text, folded, begin, title)
    for start, begin in kinds_bare(folded):
        said = _following(text, folded, begin, title)
        length = _told(said, title)
        if length and start and _tells(said[length:]):
            yield start, said


def _following(text: str, folded: str, begin: int, title: _Title) -> Sequence[_Said]:
    """The words from ``begin`` on that may tell ``title``."""
    return _said_between(text, folded, begin, _end(folded, begin, title))


@lru_cache(maxsize=_LATELY)
def _said_between(text: str, folded: str, begin: int, end: int) -> tuple[_Said, ...]:
    words = list(_WORD.finditer(folded, begin, end))[:_MOST]
    return tuple(_said(word, text) for word in words)


def _said(word: re.Match[str], text: str) -> _Said:
    typed = text[word.start() : word.end()]
    letters = (len(typed) >= _FEWEST and typed.isupper()) or bool(_LETTERS.fullmatch(word.group()))
    return _Said(word.group(), typed.lower(), word.end(), letters)


def _words(title: str | None) -> set[str]:
    return set(_WORD.findall(fold(title or "")))


def _initials(title: str | None) -> str:
    return "".join(word[0] for word in _WORD.findall(fold(title or "")) if word != "va")


def _end(folded: str, begin: int, title: _Title) -> int:
    """Where what is said from ``begin`` on ends: at a mark, but for a comma the title may go on after."""
    for end, may_go_on in _ends(folded, begin):
        if len(may_go_on) < _GOING_ON or not title.words.issuperset(may_go_on):
            return end
    return len(folded)


@lru_cache(maxsize=_LATELY)
def _ends(folded: str, begin: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Each mark from ``begin`` on, and after a comma the next words."""
    marks = _ENDS.finditer(folded, begin)
    return tuple((mark.start(), _next(folded, mark.end()) if mark[0] == "," else ()) for mark in marks)


def _next(folded: str, begin: int) -> tuple[str, ...]:
    return tuple(word[0] for word in islice(_WORD.finditer(folded, begin), _GOING_ON))


def _given(said: Sequence[_Said], count: int, title: _Title) -> int:
    """How many of ``said`` tell the title up to what it is to give out ("quyết định giao nhiệm vụ")."""
    while count < len(said) and title.has(said[count]) and said[count].word not in _SMALL | _ASKED:
        count += 1
    return count if count > _FEWEST else 0


def _told(said: Sequence[_Said], title: _Title) -> int:
    """How many of ``said`` tell the title: up to the last of its words while most of them are of it."""
    best = met = own = placed = 0
    for count, one in enumerate(said, 1):
        if one.word in title.places and best == count - 1 and best:
            best, placed = count, placed + 1
            continue
        gives = one.word == "giao" and [after.word for after in said[count : count + 1]] not in (
            [],
            ["thong"],
        )
        has = title.has(one)
        if gives and has and not best:
            return _given(said, count, title)
        if gives or (one.word in _ASKS and not has) or (count == 1 and not has):
            break
        small = one.word in _SMALL or one.word.isdigit()
        met += small or has
        own += 0 if small else title.weight(one)
        if own >= _FEWEST and met >= _SHARE * (count - placed) and has:
            best = count
    return best
