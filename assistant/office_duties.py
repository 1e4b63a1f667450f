"""What an office has to do by a document of rules: each line given to it, told with their true number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.duty_lines import DutyLine, duty_lines_of
from assistant.evidence import proposed_text
from assistant.knowledge import Knowledge
from assistant.matching import matcher_of
from assistant.outlines import outline_of
from assistant.query import NO_LIMITS, Intent, Query, Topic
from assistant.renaming import heirs_of
from assistant.settings import AnswerSettings
from assistant.stated_duties import source_in
from assistant.wording import document_name, short
from assistant.words import words_of
from corpus.actors import subject
from corpus.agencies import agency_key
from corpus.model import Block, Head, Passage, Source
from corpus.registry import RecordFilter, RecordKind
from corpus.text import fold
from prompts import load

_ASKED = frozenset((Intent.LIST, Intent.COUNT, Intent.ASSIGNMENT, Intent.TEXT))
_DUTY = r"(?:trach nhiem|nhiem vu|quyen han|tham quyen|cong viec|viec)"
_HOW_MANY = r"(?:nhung |cac |may |bao nhieu )?"
_DOES = rf"(?:co|duoc giao|duoc phan (?:cong|cap)|chiu|phai|giu)(?: lam| thuc hien)? {_HOW_MANY}{_DUTY}"
_WHO = re.compile(
    rf"(?P<who>[^,;:.?!]+?) (?:{_DOES}(?: (?:gi|nao))?|(?:phai |can )?lam (?:nhung )?(?:viec )?gi"
    r"|duoc giao gi)\b"
    rf"|\b{_DUTY}(?:,? (?:va )?{_DUTY})* cua (?P<whose>[^,;:.?!]+?)"
    r"(?= (?:la|gom|bao gom|duoc|theo|trong|o|tai)\b|[,?.]|$)"
)
_ASKS = re.compile(rf"\b(?:gi|nao|may|bao nhieu|nhung)\b|\b(?:liet ke|ke|neu)\b|\b{_DUTY} cua\b")
_FEWEST = 2  # words of a name that no list of agencies has
_SAID = 0.75  # coverage of a line that is about the matter asked
_RECORDS: tuple[RecordKind, ...] = ("task", "assignment")
_DOCUMENTS = 3  # looked into where none is named
_MUST = ("co", "chiu", "phai", "duoc", "khong")
_SHORT, _LONGEST, _MOST = 120, 320, 40  # characters of a line; lines told
_ENDS = re.compile(r"\bthi hanh (?:quyet dinh|nghi quyet|quy che|chi thi) nay\b")  # nearly every document
_ROLES = {"lead": "chu tri", "coordinate": "phoi hop"}


def office_duties(query: Query, knowledge: Knowledge) -> Draft | None:
    """The duties of the one office asked about in the one document; ``None`` where it has records of them."""
    if not query.scope.named or len(query.scope.heads) != 1 or not _asks_duties(query):
        return None
    head = query.scope.heads[0]
    told = _of_document(query, head, knowledge)
    return _draft(told, query, head, knowledge) if told else None


def duties_anywhere(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """Its duties about the matter asked, in the one document proposed for that which gives it any."""
    if len(query.topic.content) < _FEWEST or not query.parties or not _asks_duties(query):
        return None
    hits = proposed_text(query, knowledge, settings)
    sources = list(dict.fromkeys(hit.passage.source.document for hit in hits))[:_DOCUMENTS]
    found = [(head, _of_document(query, head, knowledge)) for head in map(knowledge.head, sources)]
    having = [(head, told) for head, told in found if told]
    return _draft(having[0][1], query, having[0][0], knowledge) if len(having) == 1 else None


def _of_document(query: Query, head: Head, knowledge: Knowledge) -> list[DutyLine]:
    """The lines of a document that give the office what is asked; none where records of it do."""
    keys = heirs_of(query, knowledge).keys
    where = RecordFilter(keys, sources=frozenset({head.source}))
    if keys and any(knowledge.registry.count(kind, where) for kind in _RECORDS):
        return []
    stated = duty_lines_of(knowledge.registry, head.source, knowledge.revision)
    lines = [line for line in stated if not _ENDS.search(fold(line.body))]
    own = [line for line in lines if _is_of(line, keys, knowledge)] if keys else _called(lines, query)
    return _about(own, query, head, knowledge)


def _asks_duties(query: Query) -> bool:
    """Whether it is asked what somebody has to do, and no other limit is set."""
    limited = query.limits != NO_LIMITS or query.period or query.arrange or query.confirms or query.by
    asked = fold(query.text)
    duties = _WHO.search(asked) and _ASKS.search(asked)
    return bool(duties) and set(query.intents) <= _ASKED and not limited


def _is_of(line: DutyLine, keys: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether a line is a duty of the agency with one of ``keys``, by its own words or its heading's."""
    first = next(iter(knowledge.agencies.find(line.body)), None)
    if first and first.start == 0 and first.key in keys:
        return line.body[first.end :].lstrip()[:1].islower()
    own = subject(line.body)
    names = own.names if own else line.over
    return not keys.isdisjoint(map(agency_key, names))


def _called(lines: Sequence[DutyLine], query: Query) -> list[DutyLine]:
    """The duties of the office that the question calls by a name no list of agencies has."""
    match = _WHO.search(fold(query.text))
    asked = [word.bare for word in words_of((match["who"] or match["whose"]) if match else "")]
    for start in range(len(asked) - _FEWEST + 1):
        name = " ".join(asked[start:])
        found = [line for line in lines if _is_called(line, name)]
        if found:
            return found
    return []


def _is_called(line: DutyLine, name: str) -> bool:
    if any(_plain(over) in (name, _plain(f"các {name}")) for over in line.over):
        return True
    words = _plain(line.body).removeprefix(f"{name} ").split()
    return _plain(line.body).startswith(f"{name} ") and words[0] in _MUST


def _plain(words: str) -> str:
    return " ".join(word.bare for word in words_of(words)).removeprefix("cac ")


def _about(own: Sequence[DutyLine], query: Query, head: Head, knowledge: Knowledge) -> list[DutyLine]:
    """Those about the matter asked; all of them where nothing is asked but the office."""
    roles = [_ROLES[role] for role in query.roles if role in _ROLES]
    own = [line for line in own if all(role in fold(line.body) for role in roles)]
    topic = _matter(query, head)
    if not topic.content:
        return list(own)
    matcher = matcher_of(topic, knowledge.weights)
    return [line for line in own if matcher.fit(_said(line, knowledge)).coverage >= _SAID]


def _matter(query: Query, head: Head) -> Topic:
    """What is asked beside the office and the document, where that is named."""
    match = _WHO.search(fold(query.text))
    inside = range(*match.span()) if match else range(0)
    called = f"{head.title} {head.type} {head.issuer}" if query.scope.named else ""
    names = {word.bare for word in words_of(called)}
    return query.topic.within(lambda word: word.start not in inside and word.bare not in names)


def _said(line: DutyLine, knowledge: Knowledge) -> str:
    """A duty and its parts, without who does it."""
    first = next(iter(knowledge.agencies.find(line.body)), None)
    body = line.body[first.end :] if first and first.start == 0 else line.body
    return " ".join((body, *(part.text for part in line.parts)))


def _draft(told: Sequence[DutyLine], query: Query, head: Head, knowledge: Knowledge) -> Draft:
    replies = load("replies")
    name = query.parties[0].name if query.parties else next((one.over[0] for one in told if one.over), "")
    lines = [Line(replies["office_duties"].format(n=len(told), agency=name, document=document_name(head)))]
    text = outline_of(knowledge.registry, head.source, knowledge.revision).text
    passages = {ordinal: passage for passage in text for ordinal in passage.source.blocks}
    for number, line in enumerate(told[:_MOST], 1):
        source = _source(line.block, passages, head, knowledge)
        lines.append(Line(f"{number}. {short(line.body, _LONGEST)} [*]", source, line.over[:1]))
        for part in line.parts if line.body.endswith(":") or len(line.body) < _SHORT else ():
            proof = _source(part, passages, head, knowledge)
            lines.append(Line(f"   {short(part.text, _LONGEST)} [*]", proof))
    if len(told) > _MOST:
        lines.append(Line(replies["office_duties_more"].format(n=len(told) - _MOST)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), total=len(told))


def _source(block: Block, passages: Mapping[int, Passage], head: Head, knowledge: Knowledge) -> Source:
    """A paragraph as a source, at its own place."""
    passage = passages.get(block.ordinal)
    if passage is None:
        return Source(head.source, (block.ordinal,), "", block.text, page=block.page)
    before = [ordinal for ordinal in passage.source.blocks if ordinal < block.ordinal]
    return source_in(block, knowledge.registry.blocks(head.source, before), passage)
