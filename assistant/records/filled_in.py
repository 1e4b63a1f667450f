"""The sentence that a question is, but for the number it asks in one place of it.

"Hỗ trợ bao nhiêu phần trăm chi phí đi lại" – "Hỗ trợ 100% chi phí đi lại": what stands around the number
says which of several alike is meant, better than all the words together do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.evidence import is_frame, proposed_text
from assistant.finding.excerpts import of_a_sibling, quote_each, sentences
from assistant.finding.of_year import is_of_year
from assistant.knowledge import Knowledge
from assistant.language.quantities import quantities
from assistant.language.words import spoken
from assistant.query import Intent, Query
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.headed import owed_by_another
from assistant.texts.unassigned import told_by
from corpus.model import Passage
from corpus.text import nfc

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HOLE, _DIGITS = "?", "#"
_RANK = r"(?:(?<=[cC]ấp )|(?<=[hH]ạng )|(?<=[lL]oại )|(?<=[nN]hóm ))[IVX]{1,4}(?!\w)"  # "công trình cấp II"
_NUMBERED = re.compile(rf"\d|{_RANK}")
_PARTS = re.compile(rf"(?P<number>{_NUMBER.pattern}|{_RANK})|(?P<share>%)|(?P<end>[.;?!]+(?=\s|$))|[^\W\d_]+")
_ASKED = (("bao", "nhieu"), ("bao", "lau"), ("may",))
_TIMES = {"ngay", "gio", "phut", "tuan", "thang", "quy", "nam", "lam", "viec"}
_SUMS = {"nghin", "trieu", "ty", "ti", "dong", "vnd", "usd"}
_SHARE = ("phan", "tram")
_BESIDE, _SURELY, _WHOLLY = 3, 5, 10  # words that stand around the number in both
_SAID, _MOSTLY, _PLAINER = 0.93, 0.8, 0.15  # coverage; by how much more of it than another answer
_ALIKE, _LONGER = 0.1, 2  # of two that are as likely: coverage, words around the number
_KEPT, _WORDS = 4096, 20_000  # sentences and passages, words
_MOST = 4  # sentences told, where several with other numbers are meant alike
_RECORDS = (Intent.COUNT, Intent.LIST, Intent.DOCUMENT, Intent.COMPARE, Intent.ASSIGNMENT)
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Filled:
    """A sentence, as a passage of its own, the number it has in the place asked, how it fits."""

    passage: Passage
    numbers: _Words
    around: int
    coverage: float


def filled_in(query: Query, draft: Draft, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The sentence with the number asked; ``None`` where ``draft`` says as much of the question."""
    missing = draft.status is Status.NOT_FOUND
    asked = _asked(query.text)
    if not asked or query.confirms or (query.intent in _RECORDS and not missing):
        return None
    meant = _meant(query, asked, knowledge, settings)
    if not meant or len(meant) > _MOST or not (missing or meant[0].around >= _SURELY):
        return None
    matcher = matcher_of(query.topic, knowledge.weights)
    told = [matcher.fit(line.source.quote).coverage for line in draft.lines if line.source]
    plainer = missing or meant[0].coverage >= max(told, default=0.0) + _PLAINER
    if len(meant) == 1:
        return told_by(meant[0].passage, query, knowledge) if plainer else None
    quoted = [_quotes(draft, filled) for filled in meant]
    one = any(quoted) and not all(quoted)
    return quote_each([one.passage for one in meant], query, knowledge) if plainer or one else None


def _quotes(draft: Draft, filled: _Filled) -> bool:
    """Whether ``draft`` quotes the sentence."""
    return any(line.source and filled.passage.text in line.source.quote for line in draft.lines)


def _meant(
    query: Query, asked: Sequence[_Words], knowledge: Knowledge, settings: AnswerSettings
) -> list[_Filled]:
    """The sentence that is meant; with those of its document that have other numbers and are as likely."""
    found = sorted(_candidates(query, asked, knowledge, settings), key=lambda one: -one.coverage)
    near = [one for one in found if one.coverage >= found[0].coverage - _ALIKE]
    best = max(near, key=lambda one: one.around, default=None)
    least = _MOSTLY if best and best.around >= _WHOLLY else _SAID
    if best is None or best.coverage < least:
        return []
    alike = [one for one in near if one.around + _LONGER > best.around]
    if len({one.numbers for one in alike}) == 1:
        alike = [best]
    if len({one.passage.source.document for one in alike}) > 1:
        return []
    if any(_is_of_another(one.passage, query, knowledge, settings) for one in alike):
        return []
    return list({one.passage.text: one for one in alike}.values())


def _is_of_another(passage: Passage, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the sentence is of another agency, or of another thing in one place of it."""
    return owed_by_another(passage, query, knowledge) or of_a_sibling(passage, query, knowledge, settings)


def _candidates(
    query: Query, asked: Sequence[_Words], knowledge: Knowledge, settings: AnswerSettings
) -> Iterable[_Filled]:
    matcher = matcher_of(query.topic, knowledge.weights)
    counted = quantities(query.text)
    for hit in proposed_text(query, knowledge, settings):
        for sentence, said in _numbered(hit.passage.source.quote):
            numbers, around = _place(asked, said)
            if around < _BESIDE or not all(quantity.given(sentence) for quantity in counted):
                continue
            if not is_of_year(sentence, hit.passage, query, knowledge):
                continue
            words = sentence.strip()
            fit = matcher.fit(words)
            if not fit.unnamed:
                alone = replace(hit.passage, text=words, source=replace(hit.passage.source, quote=words))
                yield _Filled(alone, numbers, around, fit.coverage)


@lru_cache(maxsize=_KEPT)
def _numbered(quote: str) -> tuple[tuple[str, _Words], ...]:
    """The sentences of a passage that have numbers, with the words of each; none of a frame."""
    if is_frame(quote):
        return ()
    return tuple((text, _parts(text)) for text in sentences(quote) if _NUMBERED.search(text))


def _asked(text: str) -> list[_Words]:
    """The sentences of ``text`` that ask a number, each with a hole in its place."""
    found: list[_Words] = []
    for sentence in _sentences(_parts(text)):
        words = list(sentence)
        for asked in _ASKED:
            for start in reversed(range(len(words) - len(asked) + 1)):
                if tuple(words[start : start + len(asked)]) == asked:
                    words[start : start + len(asked)] = [_HOLE]
        if _HOLE in words:
            found.append(tuple(words))
    return found


def _sentences(parts: _Words) -> Iterable[_Words]:
    rest = parts
    while rest:
        sentence = tuple(takewhile(lambda part: part != ".", rest))
        yield sentence
        rest = rest[len(sentence) + 1 :]


@lru_cache(maxsize=_KEPT)
def _parts(text: str) -> _Words:
    """The words of ``text`` without accents, its numbers each as one, "." where a sentence ends."""
    found: list[str] = []
    for match in _PARTS.finditer(nfc(text)):
        if match["number"]:
            found.append(_DIGITS + match[0].lstrip("0"))
        elif match["share"]:
            found += _SHARE
        else:
            found += ["."] if match["end"] else _bare(match[0])
    return tuple(found)


@lru_cache(maxsize=_WORDS)
def _bare(said: str) -> _Words:
    return tuple(bare for _, bare in spoken(said))


def _place(asked: Sequence[_Words], said: _Words) -> tuple[_Words, int]:
    """The numbers that ``said`` has where ``asked`` has holes, and how many words stand around them alike.

    Of several sentences that ask, the one that has the most; nothing where a hole of it finds no number.
    """
    best: tuple[_Words, int] = ((), 0)
    numbers = _numbers(said)
    for words in asked if numbers else ():
        holes = [index for index, word in enumerate(words) if word == _HOLE]
        places = [max((_alike(words, hole, said, at), at) for at in numbers) for hole in holes]
        if min(around for around, _ in places) and places[0][0] > best[1]:
            best = tuple(said[at] for _, at in places), places[0][0]
    return best


def _numbers(said: _Words) -> list[int]:
    return [index for index, word in enumerate(said) if word[:1] == _DIGITS]


def _alike(words: _Words, hole: int, said: _Words, at: int) -> int:
    """How many words stand alike on both sides of the hole and of the number."""
    before = _run(reversed(words[:hole]), reversed(said[:at]))
    after, following = words[hole + 1 :], said[at + 1 :]
    run = _run(after, following)
    for units in (_TIMES, _SUMS, set(_SHARE)) if following else ():
        if following[0] in units:
            unit = sum(1 for _ in takewhile(units.__contains__, following))
            own = sum(1 for _ in takewhile(units.__contains__, after))
            run = max(run, _run(after[own:], following[unit:]) + min(own, unit))
    return before + run


def _run(left: Iterable[str], right: Iterable[str]) -> int:
    """How many of both are the same from the beginning; a hole is any number."""
    size = 0
    for one, other in zip(left, right, strict=False):
        if one != other and not (one == _HOLE and other[0] == _DIGITS):
            break
        size += 1
    return size
