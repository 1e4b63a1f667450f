"""How many there are of what one sentence lists, where several are asked for ("những bộ nào phải …")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.enumerated import named, numbered
from assistant.naming.scope import references
from assistant.query import Intent, Query
from corpus.agencies import agency_key, is_group
from corpus.marks import split_mark
from corpus.model import Assignment, Source
from corpus.text import fold, nfc
from prompts import load

_BODIES = r"co quan|don vi|bo|so|nganh|tap doan|to chuc"
_ASKED = re.compile(
    rf"\b(?:nhung|cac|may|bao nhieu) (?P<noun>{_BODIES}|tinh|thanh pho|phuong|xa|huyen|dia phuong|benh vien"
    r"|truong hop|truong|nguon(?: von| luc| kinh phi)?|van de|noi dung|nhom|dieu kien|giai phap|hinh thuc"
    r"|muc dich|yeu cau|doi tuong|loai|tieu chi|nguyen tac|buoc|du an|chuong trinh|linh vuc)\b"
)
_PLACE = re.compile(r"(?:tinh|thanh pho|thi xa|thi tran|huyen|quan|phuong|xa|dac khu) ")
_OF_BODIES = re.compile(_BODIES)
_ANY_BODY = ("co quan", "don vi")
_PAPERS = re.compile(
    r"\b(?:nhung|cac|may|bao nhieu) (?:quyet dinh|nghi quyet|van ban|chi thi|ke hoach|thong tu)\b"
)


def with_total(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` with the number of those it names, where several are asked for and one sentence has them."""
    quoted = [line for line in draft.lines if line.source]
    sources = {(line.source.document, line.source.quote) for line in quoted if line.source}
    told = draft.status in (Status.ANSWERED, Status.PARTIAL) and draft.total is None and len(sources) == 1
    if not told:
        return draft
    if query.intent is Intent.DOCUMENT and "replaces" in query.aspects:
        return _with_papers(query, draft, quoted[0])
    asked = _ASKED.search(fold(query.text))
    if asked is None:
        return draft
    of_bodies = _OF_BODIES.fullmatch(asked["noun"]) or _are_places(draft)
    counted = _with_bodies(draft) if query.intent is Intent.LEAD and of_bodies else draft
    return counted if counted.total else _with_members(draft, quoted[0], asked["noun"], knowledge)


def _with_papers(query: Query, draft: Draft, line: Line) -> Draft:
    """The number of the documents replaced, where several are asked for."""
    papers = {reference.text for reference in references(nfc(" ".join(line.facts)))}
    several = len(papers) > 1 and _PAPERS.search(fold(query.text))
    return replace(draft, total=len(papers)) if several else draft


def _with_members(draft: Draft, line: Line, noun: str, knowledge: Knowledge) -> Draft:
    """The number of the members that the quote enumerates, all of which are shown."""
    source = line.source
    listed = numbered(source.quote, line.text, noun) if source else None
    if source and listed and _goes_on(source, knowledge):
        return draft
    nouns = dict.fromkeys((noun, *_ANY_BODY)) if _OF_BODIES.fullmatch(noun) else (noun,)
    count = listed or next((n for one in nouns if (n := named(line.text, one))), None)
    if count is None:
        return draft
    told = Line(load("replies")["members_counted"].format(count=count))
    return replace(draft, lines=(*draft.lines, told), total=count)


def _goes_on(source: Source, knowledge: Knowledge) -> bool:
    """Whether the block after a quote is the next item of a list that the quote has a part of."""
    after = knowledge.registry.blocks(source.document, (source.blocks[-1] + 1,)) if source.blocks else ()
    last = next((mark for line in reversed(source.quote.splitlines()) if (mark := split_mark(line)[0])), None)
    following = split_mark(after[0].text)[0] if after else None
    return bool(last and following and following.kind == last.kind and following.value == last.value + 1)


def _are_places(draft: Draft) -> bool:
    """Whether each of those a duty is given to is a place called by its kind ("thành phố Quy Nhơn")."""
    given = [record.agency for record in draft.records if isinstance(record, Assignment)]
    return bool(given) and all(_PLACE.match(fold(name)) for name in given)


def _with_bodies(draft: Draft) -> Draft:
    """The number of the agencies a sentence gives its duty to, where each is named."""
    given = [record for record in draft.records if isinstance(record, Assignment)]
    names = {agency_key(record.agency): record.agency for record in given}
    if len(given) != len(draft.records) or len(names) < 2 or any(map(is_group, names.values())):
        return draft
    told = Line(load("replies")["bodies_counted"].format(count=len(names)))
    return replace(draft, lines=(*draft.lines, told), total=len(names))
