"""Duties given to agencies in running text: under an agency's heading, or in a sentence naming it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.deadlines import parse_deadline
from corpus.model import Assignment, AssignmentRole, BlockKind, Head, Source
from corpus.text import fold
from ingestion.actors import Subject, actors, listed, subject
from ingestion.due import due_text
from ingestion.outline import Placed
from ingestion.sentences import sentences, zone

_COORDINATES = re.compile(r"[Pp]hối hợp(?: chặt chẽ)?(?:,? (?:với|cùng))?\s+")
_LEADS = re.compile(r"(?:giao\s+.*?)?(?:chủ trì|là (?:cơ quan|đơn vị) (?:đầu mối, )?chủ trì)", re.IGNORECASE)
_MONITORS = re.compile(
    r"(?:thường xuyên |tổ chức |giúp .{3,60}? )?(?:theo dõi|đôn đốc|giám sát|kiểm tra, (?:giám sát|đôn đốc))"
)
_OWN_ROLE = re.compile(r"(?:Chủ trì\b|Phối hợp(?: chặt chẽ)? (?:với|cùng|các)\b|Giao\b|Đề nghị\b|Yêu cầu\b)")
_SECOND_LEAD = re.compile(r";\s+(?=là (?:cơ quan|đơn vị) chủ trì)")
_TROUBLE = re.compile(
    r"^(?:trong qua trinh .{0,60}?|qua trinh .{0,60}?|truong hop |neu )(?:neu|co kho khan|vuong mac|phat sinh|thay can|can )"
)
_FORMAL = re.compile(
    r"chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|ke hoach|nghi quyet|chi thi|chuong trinh)|co hieu luc"
)
_URGES = re.compile(
    r"(?:nghiem tuc|khan truong|to chuc)[^;.]{0,60}(?:trien khai )?thuc hien(?: ke hoach| quyet dinh| cong van)?(?: nay)?\W*$"
)
_CLOSED: tuple[str | None, ...] = ("purpose", "targets")


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty as read: whose, in which role, with whom, in what words."""

    agencies: tuple[str, ...]
    role: AssignmentRole
    coordinate: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a paragraph: the agencies of the nearest agency heading and a stem's role."""

    agencies: tuple[str, ...] = ()
    role: AssignmentRole | None = None
    coordinate: tuple[str, ...] = ()


def duty_agencies(placed: Sequence[Placed]) -> dict[int, tuple[str, ...]]:
    """Whose duties the blocks under agency headings are, by the block's ordinal."""
    contexts = _contexts(placed)
    return {n: context.agencies for n, context in contexts.items() if context.agencies}


def read_duties(placed: Sequence[Placed], head: Head, skip: Collection[int] = ()) -> tuple[Assignment, ...]:
    """The assignments in the paragraphs of ``placed``, one per agency and duty, in document order."""
    contexts = _contexts(placed)
    texts = {place.block.ordinal: place.block.text for place in placed}
    found: list[Assignment] = []
    for place in placed:
        if place.block.ordinal in skip:
            continue
        kind = zone(tuple(texts[n] for n in place.above))
        for duty in _duties(place, contexts[place.block.ordinal], kind):
            due = due_text(duty.text)
            for agency in duty.agencies:
                found.append(
                    Assignment(
                        id=f"{head.digest[:12]}-a{len(found) + 1}",
                        number=head.number,
                        agency=agency,
                        role=duty.role,
                        text=duty.text,
                        source=Source(
                            head.source,
                            (place.block.ordinal,),
                            place.locator,
                            duty.text,
                            page=place.block.page,
                        ),
                        coordinate=duty.coordinate,
                        deadline_text=due,
                        deadline=parse_deadline(due, head.years),
                        section=place.path[-1] if place.path else None,
                    )
                )
    return tuple(found)


def _contexts(placed: Sequence[Placed]) -> dict[int, _Context]:
    """For each block, the agencies and role that the headings and stems above it give it."""
    own = {p.block.ordinal: _opens(p) for p in placed if p.block.kind is BlockKind.PARAGRAPH}
    found: dict[int, _Context] = {}
    listed_under: set[int] = set()
    for place in placed:
        context = _Context()
        if place.mark:
            listed_under.update(place.above)
        elif place.above and place.above[-1] in listed_under:
            found[place.block.ordinal] = context
            continue
        for ordinal in place.above:
            given = own.get(ordinal)
            if given is None:
                continue
            context = _Context(given.agencies or context.agencies, given.role, given.coordinate)
        found[place.block.ordinal] = context
    return found


def _opens(place: Placed) -> _Context | None:
    """What a heading or a stem (``Chủ trì, phối hợp với …:``) holds for the paragraphs under it."""
    if place.mark is None and not place.heading:
        return None
    body = place.body
    named = actors(body)
    if named:
        return _Context(named) if place.heading or body.endswith(":") else None
    if not body.endswith(":"):
        return None
    by_name = subject(body)
    words = body[by_name.end :] if by_name else body
    role = _role(words)
    if by_name or role in ("lead", "coordinate"):
        return _Context(by_name.names if by_name else (), role, _coordinates(words))
    return None


def _duties(place: Placed, context: _Context, kind: str | None) -> list[_Duty]:
    body = place.body
    if place.block.kind is BlockKind.ROW or place.heading or kind in _CLOSED or _idle(body):
        return []
    if place.path[:1] == ("Nơi nhận",) or place.locator.startswith("Nơi nhận"):
        return []
    inline = _inline(body)
    if inline:
        return _split(inline[1], _Context(inline[0]))
    if context.agencies and (place.mark or place.path):
        own = subject(body) if re.match(r"(?:Giao|Đề nghị|Yêu cầu|Đối với)\b", body) else None
        return _split(body, _Context(own.names) if own else context)
    return _named(body, strong=kind != "duties")


def _idle(text: str) -> bool:
    """Tell whether a paragraph gives nobody anything to do beyond carrying the document out."""
    plain = fold(text)
    return bool(_TROUBLE.match(plain) or _FORMAL.search(plain) or len(text) < 20)


def _inline(body: str) -> tuple[tuple[str, ...], str] | None:
    """An agency and its duty in one paragraph (``Sở A, Báo B: xây dựng …``)."""
    name, colon, duty = body.partition(": ")
    while colon and duty and not actors(name):
        more, colon, rest = duty.partition(": ")
        if not colon or len(name) + len(more) > 300:
            return None
        name, duty = f"{name}: {more}", rest
    return (actors(name), duty) if colon and len(duty) > 20 else None


def _named(body: str, *, strong: bool) -> list[_Duty]:
    """The duties of a paragraph whose sentences name their own agencies."""
    found: list[_Duty] = []
    last: Subject | None = None
    for sentence in sentences(body):
        own = subject(sentence)
        words = sentence[own.end :] if own else sentence
        if own and not _counts(sentence, words, strong=strong):
            continue
        last = own or last
        if last is None or (own is None and not _OWN_ROLE.match(sentence)):
            continue
        if not _URGES.search(fold(words)) or len(words) > 120:
            found.append(_Duty(last.names, _role(words), _coordinates(words), sentence))
    return found


def _counts(sentence: str, words: str, *, strong: bool) -> bool:
    """Outside the part that assigns duties only plain orders count (``Giao``, ``chủ trì``)."""
    if sentence.startswith(("Giao ", "Yêu cầu ", "Đề nghị ")):
        return True
    if strong:
        return words.startswith("chủ trì")
    return True


def _split(body: str, context: _Context) -> list[_Duty]:
    """The duties of one paragraph of an agency: one, but a sentence that starts a new role starts another."""
    pieces: list[str] = []
    for sentence in sentences(body):
        if pieces and not _OWN_ROLE.match(sentence):
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    parts = [part for piece in pieces for part in _SECOND_LEAD.split(piece)]
    duties: list[_Duty] = []
    for part in parts:
        role = _role(part)
        coordinate = _coordinates(part)
        if context.role and role == "implement":
            role, coordinate = context.role, coordinate or context.coordinate
        duties.append(_Duty(context.agencies, role, coordinate, part))
    return duties


def _role(words: str) -> AssignmentRole:
    """The role the first words of a duty give."""
    start = re.sub(r"^(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)[\s:,]*", "", words.strip())
    if re.match(r"(?:là (?:cơ quan|đơn vị)[^.;]{0,40}?,? )?chủ trì\b", start, re.IGNORECASE):
        return "lead"
    if re.match(r"phối hợp\b", start, re.IGNORECASE):
        return "coordinate"
    return "monitor" if _MONITORS.match(start[:1].lower() + start[1:]) else "implement"


def _coordinates(words: str) -> tuple[str, ...]:
    """The agencies after the first ``phối hợp với`` that names any."""
    for found in _COORDINATES.finditer(words):
        names = listed(words[found.end() :])
        if names:
            return names
    return ()
