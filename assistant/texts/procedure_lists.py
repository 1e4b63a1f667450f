"""Listed administrative procedures by name: all, those that meet conditions, one called by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.procedure_conditions import Condition, conditions_asked
from assistant.finding.procedures import Procedure
from assistant.finding.procedures_meant import Listing
from assistant.knowledge import Knowledge
from assistant.language.ordinals import NUMERALS
from assistant.language.words import words_of
from assistant.query import Party, Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.understanding.asking_words import stands_in
from assistant.wording import place
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_MET = 0.8
_ACRONYM = 2
_FIGURE = re.compile(r"(?<![\d./])\d{2,}(?=/)")
_THING = r"(?:thu tuc(?: hanh chinh)?|tthc)"
_HOW_MANY = re.compile(
    rf"\b(?:may|bao nhieu|so luong|tong|tong so|tong cong|dem)\b[^,;?]{{0,25}}\b{_THING}\b"
)
_WHICH = re.compile(
    rf"\b(?:liet ke|ke ten|danh sach|nhung|cac|gom)\b[^,;?]{{0,25}}\b{_THING}\b|\b{_THING} (?:nao|gi)\b"
)
_GIVEN = re.compile(  # how many there are is told before it is asked which ("chín thủ tục …, thủ tục nào …")
    rf"\b(?:\d{{1,3}}|{'|'.join(NUMERALS[1:])})\b(?= {_THING}\b(?! (?:nao|gi)\b))"
)
_DECIDED = re.compile(rf"\b{_THING} nao do\b")  # who decides is said in part of a time limit, if at all
_FILED = re.compile(r"\bho so\b")
_NUMBERED = re.compile(
    rf"\b{_THING} (?:so thu tu|stt|so|thu) (?:0*(\d{{1,3}})(?![\d./]|/)|({'|'.join(NUMERALS)})\b)"
)
_FIRST, _LAST = re.compile(rf"\b{_THING} dau tien\b"), re.compile(rf"\b{_THING} cuoi cung\b")
_CODE = re.compile(r"\b\d\.\d{6}\b")
_COUNTING = frozenset((
    "thu", "tuc", "hanh", "chinh", "danh", "muc", "linh", "vuc", "tthc", "dm", "qd", "quyet", "dinh", "so",
    "ban", "cong", "bo",
))  # fmt: skip
_FILING = frozenset((
    "nop", "gui", "ho", "thuc", "hien", "giai", "quyet", "duoc", "co", "the", "thoi", "han", "tiep", "nhan",
    "tra", "ket", "qua", "phe", "duyet",
))  # fmt: skip


def numbered(query: Query, listing: Listing) -> Sequence[Procedure] | None:
    """The procedure that the question calls by its number, its place or its code; ``None`` where by none."""
    asked = fold(query.text)
    code = _CODE.search(asked)
    if code:
        return [one for one in listing.procedures if one.cells.get("code", "").startswith(code[0])]
    if _FIRST.search(asked) or _LAST.search(asked):
        return listing.procedures[:1] if _FIRST.search(asked) else listing.procedures[-1:]
    match = _NUMBERED.search(asked)
    if match is None:
        return None
    number = int(match[1]) if match[1] else NUMERALS.index(match[2]) + 1
    printed = [one for one in listing.procedures if one.number.lstrip("0") == str(number)]
    return printed if len(printed) == 1 else listing.procedures[number - 1 : number]


def enumerated(query: Query, listing: Listing, knowledge: Knowledge) -> Draft | None:
    """How many procedures there are, and which: all, or those whose row says what else was asked."""
    asked = fold(query.text)
    conditions = conditions_asked(asked)
    filed = bool(conditions) and _FILED.search(asked)
    if conditions is None or not (filed or _HOW_MANY.search(asked) or _WHICH.search(asked)):
        return None
    titled = [word.bare for word in words_of(listing.passage.title)]
    initials = "".join(word[0] for word in titled)
    spent = {word for condition in conditions for word in condition.words}
    known = {*titled, *_COUNTING, *spent, *(_FILING if conditions else ())}
    given = [match.span() for match in _GIVEN.finditer(aligned(query.text))]
    rest = query.topic.within(
        lambda word: not (word.bare in known or _spells(word.bare, initials) or stands_in(word.start, given))
    )
    said = [one for one in listing.procedures if not rest.content or _says(one, rest, knowledge)]
    if not said:
        return None
    parties = [party for party in query.parties if not _is_meant_otherwise(party, listing, conditions)]
    if _DECIDED.search(asked) or not all(any(_names(one, p) for one in said) for p in parties):
        return None
    chosen = [
        one
        for one in said
        if all(condition.is_met(one) for condition in conditions)
        if all(_names(one, party) for party in parties)
    ]
    if not chosen:
        columns = {condition.column for condition in conditions}
        printed = all(columns <= one.labels.keys() for one in listing.procedures)
        return refusal(query.intent, load("replies")["no_procedures"]) if printed else None
    head = knowledge.head(listing.passage.source.document)
    many = load("replies")["procedures"].format(n=len(chosen))
    lines = [Line(f"{i}. {p.name} [*]", listing.source(p), (p.name,)) for i, p in enumerate(chosen, 1)]
    where = Line(place(head, listing.passage.source.locator))
    return Draft(Status.ANSWERED, query.intent, (Line(many), *lines, where), (), len(chosen))


def _is_meant_otherwise(party: Party, listing: Listing, conditions: Sequence[Condition]) -> bool:
    """Whether an agency is the one whose list it is, or is only where one of ``conditions`` has it filed."""
    name = fold(party.name)
    filed = any(condition.words <= set(name.split()) for condition in conditions)
    return filed or name in fold(listing.passage.title)


def _names(procedure: Procedure, party: Party) -> bool:
    """Whether the row names an agency beside the name and the bases of the procedure."""
    cells = (fold(told) for field, told in procedure.cells.items() if field not in ("name", "basis"))
    named = re.compile(rf"(?<!bo truong )(?<!thu truong )\b{re.escape(fold(party.name))}\b")
    return any(named.search(told) for told in cells)


def _spells(word: str, initials: str) -> bool:
    return word.isalpha() and len(word) > _ACRONYM and word in initials


def _says(procedure: Procedure, rest: Topic, knowledge: Knowledge) -> bool:
    """Whether the row says, beside its name and its bases, all of ``rest``."""
    cells = " . ".join(procedure.cells.get(field, "") for field in ("note", "place", "body", "fee"))
    figures = set(_FIGURE.findall(cells))  # "964" of "Quyết định số 964/QĐ-UBND"
    rest = rest.within(lambda word: word.bare not in figures)
    return not rest.content or matcher_of(rest, knowledge.weights).fit(cells).coverage >= _MET
