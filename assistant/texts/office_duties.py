"""What an office has to do by a document of rules: each line given to it, told with their true number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import proposed_text
from assistant.knowledge import Knowledge
from assistant.language.duty_lines import DutyLine, duty_lines_of
from assistant.language.outlines import outline_of
from assistant.language.words import words_of
from assistant.naming.renaming import heirs_of
from assistant.query import NO_LIMITS, Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.stated_duties import source_in
from assistant.wording import document_name, short
from corpus.actors import actors, subject
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
    rf"(?P<who>[^,;:.?!]+?) (?:{_DOES}(?: (?:gi|nao))?|(?:phai |can )?(?:lam|lo) (?:nhung |phan )?"
    r"(?:viec )?gi|duoc giao gi)\b"
    rf"|\b{_DUTY}(?:,? (?:va )?{_DUTY})* cua (?P<whose>[^,;:.?!]+?)"
    r"(?= (?:la|gom|bao gom|duoc|theo|trong|o|tai)\b|[,?.]|$)"
    rf"|\bgiao (?:cho )?(?P<given>[^,;:.?!]+?) (?:lam )?{_HOW_MANY}(?:{_DUTY} )?gi\b"
)
_ASKS = re.compile(rf"\b(?:gi|nao|may|bao nhieu|nhung)\b|\b(?:liet ke|ke|neu)\b|\b{_DUTY} cua\b")
_FEWEST = 2  # words of a name that no list of agencies has
_SAID = 0.75  # coverage of a line that is about the matter asked
_RECORDS: tuple[RecordKind, ...] = ("task", "assignment")
_DOCUMENTS = 3  # looked into where none is named
_MUST = ("có", "chịu", "phải", "được", "không")
_BEFORE = frozenset(("thi", "hoi", "cac", "nhung", "cho", "biet", "xem", "oi", "a", "rang", "nay", "ve"))
_UNMET = (-1, -1)
_SHORT, _LONGEST, _MOST = 120, 320, 40  # characters of a line; lines told
_ENDS = re.compile(r"\bthi hanh (?:quyet dinh|nghi quyet|quy che|chi thi) nay\b")  # nearly every document
_ANSWERS = re.compile(r"\bchiu trach nhiem\b")  # for anything that it has to do, led or not
_ROLES = {"lead": "chu tri", "coordinate": "phoi hop"}


def office_duties(query: Query, knowledge: Knowledge) -> Draft | None:
    """The duties of the one office asked about in the one document; ``None`` where it has records of them."""
    if not query.scope.named or len(query.scope.heads) != 1 or not _asks_duties(query, knowledge):
        return None
    head = query.scope.heads[0]
    told, name = _of_document(query, head, knowledge)
    return _draft(told, name, query, head, knowledge) if told else None


def duties_anywhere(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """Its duties about the matter asked, in the one document proposed for that which gives it any."""
    if len(query.topic.content) < _FEWEST or not query.parties or not _asks_duties(query, knowledge):
        return None
    hits = proposed_text(query, knowledge, settings)
    sources = list(dict.fromkeys(hit.passage.source.document for hit in hits))[:_DOCUMENTS]
    found = [(head, *_of_document(query, head, knowledge)) for head in map(knowledge.head, sources)]
    having = [one for one in found if one[1]]
    if len(having) != 1:
        return None
    head, told, name = having[0]
    return _draft(told, name, query, head, knowledge)


def _of_document(query: Query, head: Head, knowledge: Knowledge) -> tuple[list[DutyLine], str]:
    """The lines of a document that give the office what is asked, and its name; none where records do."""
    keys = heirs_of(query, knowledge).keys
    where = RecordFilter(keys, sources=frozenset({head.source}))
    if keys and any(knowledge.registry.count(kind, where) for kind in _RECORDS):
        return [], ""
    stated = duty_lines_of(knowledge.registry, head.source, knowledge.revision)
    lines = [line for line in stated if not _ENDS.search(fold(line.body))]
    own, name = _called(lines, query)
    party = query.parties[0].name if query.parties else ""
    if party and len(words_of(name)) <= len(words_of(party)):  # no office of another kind with its name
        own, name = [line for line in lines if _is_of(line, keys, knowledge)], party
    return _about(own, query, head, knowledge), name


def _asks_duties(query: Query, knowledge: Knowledge) -> bool:
    """Whether it is asked what one office, which it names there, has to do, and no other limit is set."""
    limits = (query.period, query.arrange, query.confirms, query.by, query.product, query.waits)
    limited = any(limits) or query.limits != NO_LIMITS or query.noun == "target"
    asked = fold(query.text)
    match = _WHO.search(asked) if _ASKS.search(asked) and set(query.intents) <= _ASKED else None
    if limited or match is None:
        return False
    start, end = next(span for span in map(match.span, ("who", "whose", "given")) if span != _UNMET)
    named = {mention.key for mention in knowledge.agencies.find(query.text[start:end])}
    common = any(fold(party.name) in asked[start:end] for party in query.parties)  # "doanh nghiệp …"
    return not query.parties or common or bool(named & {party.key for party in query.parties})


def _is_of(line: DutyLine, keys: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether a line is a duty of the agency with one of ``keys``, by its own words or its heading's."""
    first = next(iter(knowledge.agencies.find(line.body)), None)
    if first and first.start == 0 and first.key in keys and line.body[first.end :].lstrip()[:1].islower():
        return True
    before, colon, _ = line.body.partition(": ")
    listed = actors(before) if colon else ()
    own = None if listed else subject(line.body)
    begun = own is not None and (not line.over or line.body.startswith(own.printed))
    names = listed or (own.names if own and begun else line.over)
    return not keys.isdisjoint(map(agency_key, names))


def _called(lines: Sequence[DutyLine], query: Query) -> tuple[list[DutyLine], str]:
    """The duties of the office that the question calls by a name that the document prints, and that name."""
    match = _WHO.search(fold(query.text))
    asked = [word.bare for word in words_of(next(filter(None, match.groups()), ""))] if match else []
    for start in range(len(asked) - _FEWEST + 1):
        if start and not (asked[start - 1] in _BEFORE or asked[start - 1].isdigit()):
            continue  # "Phó Trưởng ban" is another than "Trưởng ban"
        name = " ".join(asked[start:])
        found = [(line, printed) for line in lines if (printed := _name_in(line, name))]
        if found:
            return [line for line, _ in found], found[0][1]
    return [], ""


def _name_in(line: DutyLine, name: str) -> str:
    """``name`` (folded) as a line prints it, by its heading or before what must be done."""
    over = next((over for over in line.over if _plain(over) == _plain(name)), "")
    words = words_of(line.body)
    size = len(name.split())
    own = len(words) > size and _plain(line.body).startswith(f"{_plain(name)} ") and words[size].text in _MUST
    return over or (line.body[: words[size - 1].end] if own else "")


def _plain(words: str) -> str:
    return " ".join(word.bare for word in words_of(words)).removeprefix("cac ")


def _about(own: Sequence[DutyLine], query: Query, head: Head, knowledge: Knowledge) -> list[DutyLine]:
    """Those about the matter asked; all of them where nothing is asked but the office."""
    roles = [_ROLES[role] for role in query.roles if role in _ROLES and not _ANSWERS.search(fold(query.text))]
    own = [line for line in own if all(role in fold(line.body) for role in roles)]
    for topic in _matters(query, head):
        matcher = matcher_of(topic, knowledge.weights)
        about = [line for line in own if matcher.fit(_said(line, knowledge)).coverage >= _SAID]
        if about or not topic.content:
            return about or list(own)
    return []


def _matters(query: Query, head: Head) -> Iterator[Topic]:
    """What is asked beside the office; where the document is named, also without the words of its title."""
    match = _WHO.search(fold(query.text))
    inside = range(*match.span()) if match else range(0)
    matter = query.topic.within(lambda word: word.start not in inside)
    yield matter
    called = f"{head.title} {head.type} {head.issuer}" if query.scope.named else ""
    names = {word.bare for word in words_of(called)}
    yield matter.within(lambda word: word.bare not in names)


def _said(line: DutyLine, knowledge: Knowledge) -> str:
    """A duty and its parts, without who does it."""
    first = next(iter(knowledge.agencies.find(line.body)), None)
    body = line.body[first.end :] if first and first.start == 0 else line.body
    return " ".join((body, *(part.text for part in line.parts)))


def _draft(told: Sequence[DutyLine], name: str, query: Query, head: Head, knowledge: Knowledge) -> Draft:
    replies = load("replies")
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
