"""Where the money for a thing comes from, and who pays: the lines of the part about money that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Status
from assistant.document_facts.documents import compose_document
from assistant.draft import Draft, Line
from assistant.finding.choices import ask_which
from assistant.finding.excerpts import opening
from assistant.knowledge import Knowledge
from assistant.language.clauses import Span, clauses_in
from assistant.language.cues import find_cues, grammar_words
from assistant.language.outlines import outline_of
from assistant.language.quantities import asks_sum, states_money
from assistant.language.words import Word, words_of
from assistant.query import Intent, Query, Scope, Topic
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.marks import split_mark
from corpus.model import Block, BlockKind, Head, Passage, Source
from corpus.text import fold, settle_tones, squeeze
from corpus.timespans import aligned
from prompts import load

_MOST_DOCUMENTS = 3
_SAID, _ALIKE = 0.75, 0.05  # coverage of what the money is for; of lines that say as much of it
_MOST, _ENOUGH = 3, 600  # lines of one clause; characters of a part told as a whole
_BETWEEN = 120  # characters
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FUNDS = re.compile(r"\b(?:kinh phi|ngan sach|nguon von|nguon luc|du toan|von|chi phi|xa hoi hoa|dau tu)\b")
_OF_YEAR = "năm"
_WORD = re.compile(r"\w+")
_ASKING = ("ask.", "document.", "role.", "followup.", "filler.", "aside.")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A paragraph of the part about money, and the passage it stands in."""

    block: Block
    passage: Passage


def asks_of_money(text: str) -> bool:
    """Whether ``text`` (NFC) asks where money comes from or who pays ("bố trí" is no "bỏ")."""
    return _asking().search(_spelt(text)) is not None


def _spelt(text: str) -> str:
    """``text`` folded, less words typed with other accents than those of money and paying ("cải tiến")."""
    plain = aligned(text)
    for word in _WORD.finditer(text):
        typed = settle_tones(word[0].lower())
        if fold(typed) in _of_money() and not typed.isascii() and typed not in _of_money()[fold(typed)]:
            plain = f"{plain[: word.start()]}{'-' * len(word[0])}{plain[word.end() :]}"
    return plain


@cache
def _of_money() -> dict[str, frozenset[str]]:
    """The words of money and of paying, each folded with how it is spelt."""
    said = {word for kind in ("money", "pays") for told in load("paying")[kind] for word in told.split()}
    spelt = set(map(settle_tones, said))
    return {fold(word): frozenset(one for one in spelt if fold(one) == fold(word)) for word in spelt}


def money_told(
    query: Query, before: Callable[[], Scope | None], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The lines about money that each clause of the question means; the whole part where it says no more.

    ``before``: the documents spoken of before, for a question that names none. ``None`` where the money for
    something no line speaks of is asked for, or no document has such a part.
    """
    if not asks_of_money(query.text) or query.confirms or query.declined:
        return None
    scope = query.scope if query.scope.named else before()
    named = scope is not None and scope.named
    heads = _titled(query, scope.heads, knowledge) if scope and named else ()
    if not named and any(topic.content or years for topic, years in _clauses(query, ())):
        heads = _all_of(query, knowledge)
    if not any(topic.content or years for topic, years in _clauses(query, heads)):
        meant = Scope(tuple(heads), named=True) if heads else query.scope
        whole = replace(query, intents=(Intent.DOCUMENT,), aspects=("funding",), topic=Topic(), scope=meant)
        told = compose_document(whole, knowledge, settings) if meant.heads else None
        return told if told and told.status is not Status.NOT_FOUND else None
    if not named and len(heads) > _MOST_DOCUMENTS:
        return ask_which(query, heads)
    if not 0 < len(heads) <= _MOST_DOCUMENTS:
        return None
    lines = [line for head in heads for line in _of(head, query, knowledge)]
    return Draft(Status.ANSWERED, query.intent, tuple(lines)) if lines else None


def leaves_unpaid(query: Query, draft: Draft) -> bool:
    """Whether money is asked for, and nothing quoted in ``draft`` speaks of it, or only of other years."""
    quotes = [line.source.quote for line in draft.lines if line.source]
    if asks_of_money(query.text) and not any(_FUNDS.search(fold(quote)) for quote in quotes):
        return True
    told = " . ".join(quotes)
    named, asked = set(_YEAR.findall(told)), {str(year) for year in {*query.years} - {*query.issued}}
    other = bool(asked and named) and not asked & named and not draft.records
    return other and asks_sum(query.text) and states_money(told)


def _all_of(query: Query, knowledge: Knowledge) -> Sequence[Head]:
    """The documents whose money a question that names none may mean: of its issuer, year and matter alone."""
    issued = {head.source for party in query.parties for head in knowledge.issuers().get(party.key, ())}
    years = set(query.years)
    heads = [
        head
        for head in query.scope.heads
        if (not issued or head.source in issued) and (not years or years & set(head.years or ()))
    ]
    titled = _titled(query, heads, knowledge) if heads else ()
    return titled if not any(topic.content for topic, _ in _clauses(query, titled)) else ()


def _titled(query: Query, heads: Sequence[Head], knowledge: Knowledge) -> Sequence[Head]:
    """Those of ``heads`` whose titles have most of what is said, with what was told before it."""
    said = {word.bare for word in words_of(f"{query.background} {query.text}")} - {
        *map(fold, grammar_words())
    }
    shared = [sum(map(knowledge.weights.of, said.intersection(_bare(head.title)))) for head in heads]
    return [head for head, met in zip(heads, shared, strict=True) if met == max(shared)]


def _of(head: Head, query: Query, knowledge: Knowledge) -> list[Line]:
    """What ``head`` says of the money asked for, each line with its place; nothing where it is of none."""
    stated = list(_part(head, knowledge))
    told: dict[int, _Stated] = {}
    for topic, years in _clauses(query, (head,)) if stated else ():
        some = _meant(topic, years, stated, knowledge) if topic.content or years else _opening(stated)
        told.update({one.block.ordinal: one for one in some})
    return [line for _, one in sorted(told.items()) for line in _lines(one, head)]


def _opening(stated: Sequence[_Stated]) -> Iterator[_Stated]:
    """The first paragraphs of a part, up to a limit."""
    size = 0
    for one in stated:
        if size < _ENOUGH:
            yield one
        size += len(one.block.text)


def _clauses(query: Query, heads: Sequence[Head]) -> Iterator[tuple[Topic, frozenset[str]]]:
    """What each clause that asks says the money is for, and the years it names.

    A clause without money goes on with the one that has it ("tiền lấy ở đâu, tỉnh thì trình ai bố trí").
    """
    spans = clauses_in(query.text)
    asking = [span for span in spans if _asks(query.text[slice(*span)])]
    first = next((i for i, span in enumerate(asking) if asks_of_money(query.text[slice(*span)])), None)
    meant = asking[first:] if first is not None else [(0, len(query.text))]
    names = {word for h in heads for word in _bare(f"{h.title} {h.type} {h.issuer} {h.province} {h.number}")}
    known = {year for head in heads for year in _YEAR.findall(f"{head.title} {head.number}")}
    for index, span in enumerate(meant):
        years = frozenset(_YEAR.findall(query.text[slice(*span)])) - known  # its own tell nothing apart
        yield _for(query, span, names, all_words=bool(index)), years


def _asks(clause: str) -> bool:
    return asks_of_money(clause) or any(cue.label == "ask.who" for cue in find_cues(words_of(clause)))


def _for(query: Query, span: Span, names: set[str], *, all_words: bool) -> Topic:
    """The words of a clause that say what the money is for; with those of paying where ``all_words``."""
    words = words_of(query.text)
    cues = [cue for cue in find_cues(words) if cue.label.startswith(_ASKING)]
    asking = {words[i] for cue in cues for i in range(cue.start, cue.end)}
    gone = {word.start for word in asking if word.bare not in _levels()}
    gone |= set() if all_words else {word.start for word in _said(words, "ask")}
    start, end = span
    inside = {(word.start, word.text) for word in words if start <= word.start < end}  # none said before

    def tells(word: Word) -> bool:
        relates = word.text in grammar_words() or word.text == _OF_YEAR or word.text.isdigit()
        return not (relates or word.start in gone or word.bare in names)

    topic = query.topic.within(lambda word: (word.start, word.text) in inside)
    needed = tuple(map(tells, topic.words))
    return replace(topic, required=needed, named=(False,) * len(needed), also=None)


@cache
def _levels() -> frozenset[str]:
    """The names of levels of government, which tell whose money is meant."""
    levels = load("cues")["level"]
    return frozenset(fold(word) for level in ("province", "district", "commune") for word in levels[level])


def _said(words: Sequence[Word], kind: str) -> Iterator[Word]:
    """The words of ``words`` that a wording of ``kind`` consists of."""
    for wording in _wordings(kind):
        for start in range(len(words) - len(wording) + 1):
            part = words[start : start + len(wording)]
            if all(one.bare == bare for one, bare in zip(part, wording, strict=True)):
                yield from part


def _meant(
    topic: Topic, years: frozenset[str], stated: Sequence[_Stated], knowledge: Knowledge
) -> list[_Stated]:
    """The lines that say what the money is for, and of the years named where any line names one."""
    matcher = matcher_of(topic, knowledge.weights)
    fits = [(matcher.fit(one.block.text).coverage if topic.content else 1.0, one) for one in stated]
    fits = [(share, one) for share, one in fits if years <= set(_YEAR.findall(one.block.text))]
    best = max((share for share, _ in fits), default=0.0)
    alike = [one for share, one in fits if share >= best - _ALIKE]
    return alike if best >= _SAID and len(alike) <= _MOST else []


def _part(head: Head, knowledge: Knowledge) -> Iterator[_Stated]:
    """The paragraphs of the one part of a document about money that speak of it."""
    chapters = outline_of(knowledge.registry, head.source, knowledge.revision).chapters
    openings = _wordings("headings")
    parts = [one for one in chapters if any(one.heading[: len(words)] == words for words in openings)]
    least = min((one.depth for one in parts), default=0)
    seen: set[int] = set()
    for passage in (passage for one in parts if one.depth == least for passage in one.passages):
        for block in knowledge.registry.blocks(head.source, passage.source.blocks):
            heads = any(_bare(split_mark(block.text)[1]) == one.heading for one in parts)
            if block.kind is not BlockKind.PARAGRAPH or block.ordinal in seen or heads:
                continue
            seen.add(block.ordinal)
            if _FUNDS.search(fold(block.text)):
                yield _Stated(block, passage)


def _lines(one: _Stated, head: Head) -> Iterator[Line]:
    """A paragraph as printed, and where it stands."""
    passage, block = one.passage.source, one.block
    source = Source(passage.document, (block.ordinal,), passage.locator, block.text, page=block.page)
    words = opening(squeeze(block.text))
    yield Line(f"“{words}” [*]", source, (words,))
    yield Line(place(head, passage.locator))


def _bare(text: str | None) -> tuple[str, ...]:
    return tuple(word.bare for word in words_of(text or ""))


@cache
def _wordings(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_bare(wording) for wording in load("paying")[kind])


@cache
def _asking() -> re.Pattern[str]:
    """Money and where it is from, in either order; money and who pays."""
    one = {
        kind: "|".join(sorted((" ".join(words) for words in _wordings(kind)), key=len, reverse=True))
        for kind in ("money", "source", "payer", "pays", "between")
    }
    gap = rf"[^.;?!]{{0,{_BETWEEN}}}?"
    who = rf"(?:{one['payer']})(?: (?:{one['between']}))*"
    return re.compile(
        rf"\b(?:{one['money']})\b{gap}\b(?:{one['source']})\b|\b(?:{one['source']})\b{gap}\b(?:{one['money']})\b"
        rf"|\b(?:{one['money']})\b{gap}\b{who} (?:{one['pays']})\b"
        rf"|\b{who} (?:{one['pays']})\b{gap}\b(?:{one['money']})\b"
    )
