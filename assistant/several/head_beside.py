"""Something of a document itself asked beside what it says ("ai ký kế hoạch 7, và có mấy trạm?")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.query import FACTS, Intent, Query
from assistant.several.remarks import not_found_beside
from assistant.understanding.basis_asked import kind_asked
from corpus.model import Head
from corpus.text import fold

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_OF_HEAD = {"signer", "date", "number"}
_OF_ROWS = (*FACTS, Intent.TARGET)
_WHOLE = (Intent.LIST, Intent.COUNT)
_ASKING = ("ask.", "role.", "due.", "unit.")
_FEWEST = 2  # words that say what else is asked about
_GOES_BY = re.compile(r"\W*(?:theo|can cu|dua|thuc hien|ap dung|chieu)\b")
_JOINT = re.compile(
    r"(?:\s*[,;?.]\s*|\s+)(?:và|va|còn|con|rồi|roi|đồng thời|dong thoi)\s+|\s*[,;?]\s+", re.IGNORECASE
)


def head_beside(
    question: str, read: Callable[[str], Query], compose: Callable[[Query], Draft]
) -> Draft | None:
    """The answers for both, what is not found said so after the other; ``None`` where it asks no such two."""
    for halves in _halves(question):
        queries = [read(half) for half in halves]
        head = next((query for query in queries if _is_of_head(query)), None)
        other = next((query for query in queries if query is not head and _is_of_row(query)), None)
        if head and other and not (_speaks_of_paper(head) or _is_of_whole(other)):
            continue
        if head is None or other is None:
            continue
        if _cuts_a_name(read(question), queries):
            continue
        scope = head.scope if head.scope.named else other.scope
        if not scope.named or scope.missing or len(scope.heads) != 1:
            continue
        other = other if other.scope.named else replace(other, scope=scope)
        if _is_of_other_kind(head, scope.heads[0]):
            continue
        drafts = {query.text: compose(query) for query in (replace(head, scope=scope), other)}
        leads = queries[0] is head or drafts[other.text].status in _SAYING
        if drafts[head.text].status in _SAYING and leads:
            return _both([(half, drafts[query.text]) for half, query in zip(halves, queries, strict=True)])
    return None


def _is_of_other_kind(query: Query, head: Head) -> bool:
    """Whether the number asked for is of another kind of paper than ``head`` ("…, nghị quyết số mấy")."""
    asked = kind_asked(query.text)
    called = fold(f"{head.type or ''} {head.title or ''}")
    return asked is not None and not any(kind in called for kind in asked.kinds)


def _cuts_a_name(whole: Query, halves: list[Query]) -> bool:
    """Whether an agency of the whole question is in neither half ("Sở Kế hoạch và Đầu tư")."""
    return not {party.key for party in whole.parties} <= {
        party.key for half in halves for party in half.parties
    }


def _both(parts: list[tuple[str, Draft]]) -> Draft:
    """One draft of the two, in the order they are asked for."""
    lines: list[Line] = []
    for half, draft in parts:
        lines += draft.lines if draft.status in _SAYING else [not_found_beside(half)]
    drafts = [draft for _, draft in parts]
    status = Status.ANSWERED if all(draft.status is Status.ANSWERED for draft in drafts) else Status.PARTIAL
    records = tuple(record for draft in drafts for record in draft.records)
    total = next((draft.total for draft in drafts if draft.total is not None), None)
    return Draft(status, drafts[0].intent, tuple(lines), records, total)


def _halves(question: str) -> Iterator[tuple[str, str]]:
    """The question before each joint and after it, where one asks of a document's head, the other not."""
    words = words_of(question)
    cues = find_cues(words)
    heads = [cue for cue in cues if cue.label.removeprefix("document.") in _OF_HEAD]
    if not heads:
        return
    asking = [words[cue.start].start for cue in cues if cue.label.startswith(_ASKING)]
    for joint in _JOINT.finditer(question):
        before = [cue for cue in heads if words[cue.start].start < joint.start()]
        if 0 < len(before) < len(heads):  # both halves ask of documents
            continue
        start, end = (0, joint.start()) if heads[0] not in before else (joint.end(), len(question))
        if any(start <= place < end for place in asking):
            yield question[: joint.start()], question[joint.end() :]


def _is_of_head(query: Query) -> bool:
    """Whether nothing but what the head of a document tells is asked."""
    asked = query.intents == (Intent.DOCUMENT,) and bool(query.aspects) and set(query.aspects) <= _OF_HEAD
    number = query.aspects == ("number",)  # maybe that of a paper the row goes by
    return asked and not (number or query.confirms or _GOES_BY.match(fold(query.text)))


def _speaks_of_paper(query: Query) -> bool:
    return query.scope.named or any(cue.label == "noun.document" for cue in find_cues(words_of(query.text)))


def _is_of_whole(query: Query) -> bool:
    """Whether what a document has is listed or counted, nothing in particular: who signs is of that then."""
    return query.intent in _WHOLE and query.scope.named and not (query.topic.content or query.parties)


def _is_of_row(query: Query) -> bool:
    """Whether facts, figures or a list are asked, of what the half itself says."""
    if query.confirms or query.declined or query.scope.missing:
        return False
    if query.intent in _WHOLE:
        return query.noun in ("task", "target") or bool(query.parties)
    return set(query.intents) <= set(_OF_ROWS) and len(query.topic.content) >= _FEWEST
