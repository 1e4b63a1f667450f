"""A place of a document called by its number ("khoản 3 Điều 2 …"): all it says, or how each item begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.numbered_places import NumberedPlace, numbered_places, runs_on
from assistant.language.words import words_of
from assistant.query import Intent, Party, Query
from assistant.wording import place as place_of
from assistant.wording import short, short_name
from corpus.marks import ARTICLE, CAPITAL, CHAPTER, DIVISION, LETTER, NUMBER, PART, ROMAN, roman
from corpus.model import Block, Head, Source
from corpus.text import fold, squeeze
from corpus.timespans import aligned
from prompts import load

_CALLED = re.compile(
    r"\b(phan|chuong|muc|dieu|khoan|diem) (?:thu |so )?([ivx]{1,6}|\d{1,3}(?:\.\d{1,2})*|[a-eghik-v])\b(?!/)"
)
_RANKS = {
    "phan": ((PART,), (ROMAN,), (CAPITAL,)),
    "chuong": ((CHAPTER,),),
    "muc": ((DIVISION,), (ROMAN, CAPITAL, NUMBER)),
    "dieu": ((ARTICLE,),),
    "khoan": ((NUMBER,),),
    "diem": ((LETTER,), (NUMBER,)),
}
_OF_ROWS = ("phan", "muc")  # places that tables of tasks have too
_OF_TABLE = re.compile(r"\b(?:phu luc|bang|danh muc|bieu)\b")
_INTENTS = (Intent.TEXT, Intent.LIST, Intent.LEAD, Intent.ASSIGNMENT, Intent.COUNT, Intent.TARGET)
_WHOLE, _OPENING = 1500, 180  # characters: of a place told as a whole, of how an item of a longer one begins
_MOST, _MOST_PLACES = 30, 4


@dataclass(frozen=True, slots=True)
class _Called:
    """One place called: its kind folded, its number as typed, lower."""

    kind: str
    number: str
    start: int
    end: int


def place_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """What stands at the place that is called in the one document meant; ``None`` where more is asked."""
    asked = aligned(query.text)
    called = [
        _Called(m[1], query.text[m.start(2) : m.end(2)].lower(), *m.span()) for m in _CALLED.finditer(asked)
    ]
    if query.noun == "task" and all(one.kind in _OF_ROWS for one in called):  # not what the section says
        return None
    if not called or len(query.scope.heads) != 1 or query.confirms or not _of_text(query, asked, called):
        return None
    head = query.scope.heads[0]
    places = numbered_places(knowledge.registry, head.source, knowledge.revision)
    found = _in_paper(_found(called, places), head, asked)
    if not found:
        return _not_there(called, places, head, asked, query)
    if len(found) > _MOST_PLACES or not _asks_no_more(query, called, head, found):
        return None
    parties = [
        party for party in query.parties if fold(party.name) not in fold(f"{head.title} {head.issuer}")
    ]
    if parties:
        return _of_party(parties[0], found, query, knowledge) if len(parties) == 1 else None
    lines = [line for place in found for line in _told(place, head)]
    return Draft(Status.ANSWERED, Intent.TEXT, tuple(lines)) if lines else None


def _of_text(query: Query, asked: str, called: Sequence[_Called]) -> bool:
    """Whether it is asked what the document's own text says, not for its rows or another paper's text."""
    plain = query.intent is Intent.DOCUMENT and query.aspects == ("title",)
    if not (plain or query.intent in _INTENTS) or _OF_TABLE.search(asked):
        return False
    others = "|".join(map(fold, load("places")["others"]))
    return not re.match(rf"\W*(?:(?:cua|trong|theo|tai) )?(?:{others})\b", asked[called[-1].end :])


def _found(called: Sequence[_Called], places: Sequence[NumberedPlace]) -> list[NumberedPlace]:
    """The places that are called so, with what is called beside above them; the plainest kind alone."""
    for kinds in _plainest(called):
        found = [
            one
            for one in places
            if any(
                one in chain
                and all(_is(each, name, kinds[name]) for each, name in zip(chain, called, strict=True))
                for chain in permutations((one, *one.above), len(called))
            )
        ]
        if found:
            return found
    return []


def _plainest(called: Sequence[_Called]) -> Iterator[dict[_Called, tuple[int, ...]]]:
    """The ranks each of ``called`` may have, as it is called first of all, then as people call it too."""
    most = max(len(_RANKS[one.kind]) for one in called)
    for size in range(most):
        yield {one: _RANKS[one.kind][min(size, len(_RANKS[one.kind]) - 1)] for one in called}
    yield {one: tuple(rank for ranks in _RANKS[one.kind] for rank in ranks) for one in called}


def _is(place: NumberedPlace, called: _Called, ranks: Sequence[int]) -> bool:
    mark = place.mark
    plain = _rank(place)
    if plain not in ranks:
        return False
    if called.number.isdigit() and plain != NUMBER:
        return plain not in (LETTER, CAPITAL) and mark.value == int(called.number)
    if re.fullmatch("[ivx]+", called.number) and plain not in (NUMBER, LETTER, CAPITAL):
        return mark.value == roman(called.number.upper())
    return mark.number.lower() == called.number


def _in_paper(found: Sequence[NumberedPlace], head: Head, asked: str) -> list[NumberedPlace]:
    """Those of the paper issued with the document where that alone is named; of no annex else."""
    plain = [place for place in found if not place.in_annex] or list(found)
    own = [place for place in plain if place.root and re.search(rf"\b{fold(place.root)}\b", asked)]
    of_all = re.search(rf"\b(?:{fold(head.type or 'van ban')}|qd|nq)\b", asked)
    return own if own and not (of_all and fold(head.type or "") != fold(own[0].root)) else plain


def _asks_no_more(
    query: Query, called: Sequence[_Called], head: Head, found: Sequence[NumberedPlace]
) -> bool:
    """Whether every word is of the place, of the document's name, or asks what stands there."""
    named = f"{head.title} {head.type} {head.number} {head.issuer} {' '.join(one.root for one in found)}"
    headings = " ".join(
        split for one in found for split in (one.block.text, *(up.block.text for up in one.above))
    )
    parties = " ".join(party.name for party in query.parties)
    known = {word.bare for word in words_of(f"{named} {headings} {parties}")} | _asking()
    return all(
        word.bare in known or any(one.start <= word.start < one.end for one in called)
        for word in query.topic.content
    )


@cache
def _asking() -> frozenset[str]:
    places = load("places")
    return frozenset(word for phrase in (*places["asks"], *places["kinds"]) for word in fold(phrase).split())


def _told(place: NumberedPlace, head: Head) -> Iterator[Line]:
    """A place as printed where it is short; else its heading and how each item of it begins."""
    blocks = list(place.blocks())
    whole = sum(len(block.text) for block in blocks) <= _WHOLE
    replies = load("replies")
    own = [place.block, *place.rest]
    yield _line(own, place.locator, head, short(_text(own), _WHOLE) if not whole else _text(own), quoted=True)
    if place.within:
        if runs_on(place.within) and len({one.called for one in place.within}) == 1:
            yield Line(replies["place_holds"].format(n=len(place.within), kind=place.within[0].called))
        for one in place.within[:_MOST]:
            inside = list(one.blocks()) if whole else [one.block, *one.rest]
            yield _line(inside, one.locator, head, _headed(inside) if whole else _opening(one))
        if len(place.within) > _MOST:
            yield Line(replies["place_more"].format(n=len(place.within) - _MOST, kind=place.within[0].called))
    if place.rows:
        yield Line(replies["place_rows"])
    if not whole and place.within:
        yield Line(replies["place_opened"])
    yield Line(place_of(head, place.locator))


def _of_party(party: Party, found: Sequence[NumberedPlace], query: Query, knowledge: Knowledge) -> Draft:
    """The items of the places called that begin with the one office asked about, else name it, or none."""
    head = query.scope.heads[0]
    items = [one for place in found for one in place.within or (place,)]
    begun = [one for one in items if _names(party, [one.block], knowledge)]
    told: list[Line] = []
    for one in begun or [one for one in items if _names(party, list(one.blocks()), knowledge)]:
        inside = list(one.blocks())
        told += (_line(inside, one.locator, head, _headed(inside)), Line(place_of(head, one.locator)))
    if told:
        return Draft(Status.ANSWERED, Intent.TEXT, tuple(told))
    unsaid = load("replies")["no_party_in"]
    where = found[0].locator
    return refusal(query.intent, unsaid.format(agency=party.name, place=where, document=short_name(head)))


def _names(party: Party, blocks: Sequence[Block], knowledge: Knowledge) -> bool:
    text = "\n".join(block.text for block in blocks)
    return any(mention.key == party.key for mention in knowledge.agencies.find(text))


def _opening(place: NumberedPlace) -> str:
    """How a place begins, and how many there are within it."""
    said = _headed([place.block, *place.rest])
    inner = place.within[0] if place.within else None
    if inner and len(said) < _OPENING:
        said = f"{said.rstrip(':')}: {_text([inner.block, *inner.rest])}"
    more = f" ({len(place.within)} {inner.called})" if inner and runs_on(place.within) else ""
    return f"{short(said, _OPENING)}{more}"


def _text(blocks: Sequence[Block]) -> str:
    return squeeze(" ".join(block.text for block in blocks))


def _headed(blocks: Sequence[Block]) -> str:
    """The paragraphs as one, a heading apart from what stands below it."""
    heading, *below = (squeeze(block.text) for block in blocks)
    between = " " if heading.endswith((".", ";", ":", ",")) or not below or below[0][:1].islower() else ": "
    return f"{heading}{between if below else ''}{' '.join(below)}"


def _line(blocks: Sequence[Block], locator: str, head: Head, words: str, *, quoted: bool = False) -> Line:
    quote = "\n".join(block.text for block in blocks)
    source = Source(
        head.source, tuple(block.ordinal for block in blocks), locator, quote, page=blocks[0].page
    )
    return Line(f"“{words}” [*]" if quoted else f"{words} [*]", source)


def _not_there(
    called: Sequence[_Called], places: Sequence[NumberedPlace], head: Head, asked: str, query: Query
) -> Draft | None:
    """That the place above has items of the kind but none of that number; ``None`` where none is sure."""
    for missing in called if len(called) > 1 else ():
        above = _in_paper(_found([one for one in called if one is not missing], places), head, asked)
        kinds = {rank for ranks in _RANKS[missing.kind] for rank in ranks}
        for place in above:
            alike = [one for one in place.within if _rank(one) in kinds]
            if alike and not any(_is(one, missing, tuple(kinds)) for one in alike):
                told = load("replies")["no_place_in"].format(
                    kind=alike[0].called, number=missing.number, place=place.locator,
                    document=short_name(head), numbers=", ".join(one.mark.number for one in alike),
                )  # fmt: skip
                return refusal(query.intent, told)
    return None


def _rank(place: NumberedPlace) -> int:
    """The rank of its mark; one for numbers of any depth."""
    return NUMBER if NUMBER <= place.mark.rank < LETTER else place.mark.rank
