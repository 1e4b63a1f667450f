"""Duties given to agencies in running text: under an agency's heading, or in a sentence naming it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus.actors import Subject, actors, acts, subject
from corpus.agencies import is_group
from corpus.deadlines import parse_deadline
from corpus.marks import UPPER
from corpus.model import Assignment, AssignmentRole, Head
from corpus.text import fold
from ingestion.due import due_text
from ingestion.duty_roles import STARTS_ROLE, coordinates_of, role_of
from ingestion.idle import is_idle, tells
from ingestion.items import Item
from ingestion.letters import asked, is_letter, is_sender, speaks_for_sender
from ingestion.listed_bodies import shared
from ingestion.principal import Given, principal
from ingestion.prose_clauses import acting, clauses
from ingestion.sentences import Zone, sentences, zone_of

_SECOND_LEAD = re.compile(r";\s+(?=là (?:cơ quan|đơn vị) chủ trì)")
_URGES = re.compile(
    r"(?:nghiem tuc|khan truong|to chuc)[^;.]{0,60}(?:trien khai )?thuc hien(?: ke hoach"
    r"| quyet dinh| cong van)?(?: nay)?\W*$"
)
_ANSWERS = re.compile(r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm)\b")
_LEADS = re.compile(rf"{_ANSWERS.pattern}(?! (?:buổi|cuộc|phiên|hội nghị|họp|lễ))", re.IGNORECASE)
_LONGEST_NAMES = 320
_SHORTEST_NAME = 3  # words
_ORDERED = re.compile(r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\b")
_LOWER = re.compile(rf"(?<![^\W_])[^\W\d_{UPPER}]")
_CLOSED: tuple[str | None, ...] = ("purpose", "targets")
_DIRECTIVES = frozenset({"Chỉ thị", "Công điện", "Thông báo", "Công văn"})


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty as read: whose, in which role, with whom, in what words."""

    agencies: tuple[str, ...]
    role: AssignmentRole
    coordinate: tuple[str, ...]
    text: str
    under: int | None = None
    requested: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a paragraph: the agencies of the nearest agency heading and a stem's role.

    ``under`` is that heading's block; ``requested``: it asks (``Đề nghị``) and does not order.
    """

    agencies: tuple[str, ...] = ()
    role: AssignmentRole | None = None
    coordinate: tuple[str, ...] = ()
    kind: Zone | None = None
    under: int | None = None
    requested: bool = False


@dataclass(frozen=True, slots=True)
class _Paper:
    """How a paper speaks: a ``plain`` one only gives orders, any sentence may be one."""

    plain: bool
    letter: bool


def duty_agencies(body: Sequence[Item]) -> dict[int, tuple[str, ...]]:
    """Whose duties the items under agency headings are, by the item's first block."""
    return {n: context.agencies for n, context in _contexts(body).items() if context.agencies}


def read_duties(body: Sequence[Item], head: Head, skip: Collection[int] = ()) -> tuple[Assignment, ...]:
    """The assignments in the items of ``body`` (but ``skip``), one per agency and duty, in order."""
    contexts = _contexts(body)
    paper = _Paper(head.type in _DIRECTIVES, is_letter(head))
    told = [
        (item, duty, agency, due_text(duty.text))
        for item in body
        if item.ordinal not in skip
        for duty in _duties(item, contexts[item.ordinal], paper)
        for agency in duty.agencies
        if not (paper.letter and is_sender(agency, head))
    ]
    singled_out = principal([_given(duty, agency, due) for _, duty, agency, due in told])
    return tuple(
        Assignment(
            id=f"{head.digest[:12]}-a{n}",
            number=head.number,
            agency=agency,
            role=duty.role,
            text=duty.text,
            source=item.source(head.source, duty.text),
            coordinate=duty.coordinate,
            deadline_text=due,
            deadline=parse_deadline(due, head.years),
            section=item.place.path[-1] if item.place.path else None,
            principal=single,
        )
        for n, ((item, duty, agency, due), single) in enumerate(zip(told, singled_out, strict=True), 1)
    )


def _given(duty: _Duty, agency: str, due: str | None) -> Given:
    return Given(agency, duty.role, duty.text, due, duty.under, duty.requested)


def _contexts(body: Sequence[Item]) -> dict[int, _Context]:
    """For each item, what the headings and stems above it give it: agencies, a role, a kind of section."""
    opened: dict[int, _Context | None] = {item.ordinal: _opens(item) for item in body}
    told = {
        item.ordinal: zone_of(item.body) for item in body if item.place.heading and not opened[item.ordinal]
    }
    headings = {item.ordinal for item in body if item.place.heading or item.body.endswith(":")}
    sentenced = {
        item.ordinal: own.names
        for item in body
        if item.place.mark and opened[item.ordinal] is None and (own := _names_whole(item.body))
    }
    with_marks: set[int] = set()
    found: dict[int, _Context] = {}
    for item in body:
        above = [n for n in item.place.above if n in opened]
        if item.place.mark:
            with_marks.update(above)
        kind = next((told[n] for n in reversed(above) if told.get(n)), None)
        context = _Context(kind=kind)
        closed = (
            item.place.mark is None and next((n for n in reversed(above) if n in headings), -1) in with_marks
        )
        for ordinal in () if closed else above:
            given = opened[ordinal]
            if given is not None:
                context = _under(given, context, ordinal, kind)
        sentence = sentenced.get(above[-1]) if above and not context.agencies else None
        if sentence and item.place.mark and acts(item.body):
            context = _under(_Context(sentence), context, above[-1], kind)
        found[item.ordinal] = context
    return found


def _names_whole(body: str) -> Subject | None:
    """The bodies a duty starts with, where they are named whole (not ``Cơ quan`` alone) and no offices."""
    own = subject(body)
    whole = own and not own.office and all(len(name.split()) >= _SHORTEST_NAME for name in own.names)
    return own if whole else None


def _under(given: _Context, above: _Context, ordinal: int, kind: Zone | None) -> _Context:
    """What a heading or stem at ``ordinal`` and what stands ``above`` it hold together."""
    if not given.agencies:
        return replace(above, role=given.role, coordinate=given.coordinate)
    return replace(given, kind=kind, under=ordinal)


def _opens(item: Item) -> _Context | None:
    """What a heading or a stem (``Chủ trì, phối hợp với …:``) holds for the items under it."""
    place, body = item.place, item.body
    if not (place.heading or (place.mark and body.endswith(":"))):
        return None
    named = actors(body)
    if named:
        return _Context(named, requested=_asks(body))
    if not body.endswith(":"):
        return None
    own = subject(body)
    words = body[own.end :] if own else body
    if tells(words):
        return None
    role = role_of(words)
    if own or role in ("lead", "coordinate"):
        return _Context(own.names if own else (), role, coordinates_of(words))
    return None


def _duties(item: Item, context: _Context, paper: _Paper) -> list[_Duty]:
    """The duties told in ``item``."""
    place, body = item.place, item.body
    if place.heading or _opens(item) or context.kind in _CLOSED or is_idle(body):
        return []
    if ": " not in body and actors(body):
        return []
    ordered = _ORDERED.match(body)
    if not (place.mark or place.above or place.path or ordered or (paper.plain and _answers(body))):
        return []
    inline = None if shared(body) else _inline(body)
    if inline:
        return _split(inline[1], _Context(inline[0], under=item.ordinal, requested=_asks(body)))
    own = shared(body) or subject(body)
    if context.agencies:
        wins = own and (ordered or _named_beside(own, body, context))
        named = _Context(own.names, requested=_asks(body)) if own and wins else context
        return _split(body, named)
    strong = not paper.plain and context.kind in ("content", "funding")
    return _named(body, place.mark, strong=strong, letter=paper.letter)


def _answers(body: str) -> bool:
    """Tell whether a paragraph says what a body leads or answers for, and not which meeting it held."""
    own = subject(body)
    return own is not None and _LEADS.match(body[own.end :]) is not None


def _named_beside(own: Subject, body: str, context: _Context) -> bool:
    """Tell whether a duty's own agency goes before its heading's: it leads, or the heading names a group."""
    if _ANSWERS.match(body[own.end :]):
        return True
    return any(map(is_group, context.agencies)) and not any(map(is_group, own.names)) and not own.office


def _inline(body: str) -> tuple[tuple[str, ...], str] | None:
    """An agency and its duty in one paragraph (``Sở A, Báo B: xây dựng …``)."""
    for colon in re.finditer(r":\s+", body[:_LONGEST_NAMES]):
        names = actors(body[: colon.start()])
        if names and len(body) - colon.end() > 20 and _LOWER.search(body, colon.end()):
            return names, body[colon.end() :]
    return None


def _named(body: str, mark: str | None, *, strong: bool, letter: bool) -> list[_Duty]:
    """The duties of a paragraph whose sentences name their own agencies; a sentence without goes on."""
    found: list[_Duty] = []
    for clause in clauses(body):
        order, text = asked(clause.order) if letter else clause.order, clause.text
        own = acting(order)
        if own is None:
            if _ORDERED.match(order):
                break
            if found and STARTS_ROLE.match(order):
                found.append(_Duty(found[-1].agencies, role_of(order), coordinates_of(order), text))
            elif found:
                found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
            continue
        words = order[own.end :]
        if tells(words) or (letter and speaks_for_sender(words)):
            continue
        urges = _URGES.search(fold(words)) and len(words) < 120 and role_of(words) != "lead"
        own_duty = bool(mark) and not found and not own.office and not any(map(is_group, own.names))
        if not urges and (own_duty or _counts(order, words, strong=strong)):
            found.append(
                _Duty(own.names, role_of(words), coordinates_of(words), text, requested=_asks(order))
            )
    return found


def _asks(text: str) -> bool:
    """Tell whether a heading or a sentence asks a body outside the issuer's chain, without ordering."""
    return text.startswith(("Đề nghị", "đề nghị"))


def _counts(sentence: str, words: str, *, strong: bool) -> bool:
    """Outside the part that assigns duties only plain orders count (``Giao``, ``chủ trì``)."""
    return not strong or words.startswith("chủ trì") or _ORDERED.match(sentence) is not None


def _split(body: str, context: _Context) -> list[_Duty]:
    """The duties of one paragraph of an agency: one, but a sentence that starts a new role starts another."""
    pieces: list[str] = []
    for sentence in sentences(body):
        if pieces and not STARTS_ROLE.match(sentence):
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    parts = [part for piece in pieces for part in _SECOND_LEAD.split(piece)]
    duties: list[_Duty] = []
    for part in parts:
        role = role_of(part)
        coordinate = coordinates_of(part)
        if context.role and role in ("implement", "monitor"):
            role, coordinate = context.role, coordinate or context.coordinate
        duties.append(_Duty(context.agencies, role, coordinate, part, context.under, context.requested))
    return duties
