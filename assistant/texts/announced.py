"""What a document says it consists of: "Kế hoạch … tập trung vào 6 nội dung, đó là: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.query import Query
from assistant.wording import place
from corpus.marks import split_mark
from corpus.model import Head, Passage
from corpus.text import squeeze
from corpus.timespans import aligned

_NOUN = (
    r"(?:noi dung|linh vuc|tru cot|nhom (?:nhiem vu|giai phap|noi dung|muc tieu)|nhiem vu trong tam|giai phap"
    r"|quan diem|nguyen tac|khau dot pha|dot pha|dinh huong|mui nhon)"
)
_VERB = (
    r"(?:gom(?: co)?|bao gom|xoay quanh|tap trung(?: vao)?|chia (?:thanh|lam|ra)|co|de ra|dat ra|dua ra"
    r"|xac dinh|neu(?: ra)?|thuc hien|trien khai|lam|theo)"
)
_ASKED = re.compile(
    rf"\b{_VERB} (?:(?:thuc hien|trien khai|may|bao nhieu|nhung|cac) )+(?P<noun>{_NOUN})[^,;.?]*"
)
_COUNTED = re.compile(r"\b(?:may|bao nhieu|nao|gi)\b")
_SAYING = (  # what a question says beside the name of the document
    "xoay quanh tap trung gom bao chia thanh lam trong tam chinh chu yeu lon de dat dua ra xac dinh "
    "noi dung tom tat co ban cot loi"
)
_NUMBER = r"(?:\d{1,2}(?: \([^)]*\))?|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_OWN = re.compile(r"\b(?:ke hoach|chuong trinh|de an|nghi quyet|chien luoc|quyet dinh|cai cach)\b")
_LONGEST = 900  # characters told
_PART = frozenset({"text"})


def announced(query: Query, knowledge: Knowledge) -> Draft | None:
    """The sentence in which the one document asked about counts and names what it consists of.

    ``None`` where the question is of a part of it, an agency or a time, or nothing says so plainly.
    """
    asked = _ASKED.search(aligned(query.text))
    if asked is None or not _COUNTED.search(asked[0]) or not query.scope.named or len(query.scope.heads) != 1:
        return None
    head = query.scope.heads[0]
    if query.parties or query.limits or query.confirms or not _is_of_all(query, head, asked["noun"]):
        return None
    found = list(_saying(head, asked["noun"], knowledge))
    own = [one for one in found if _OWN.search(aligned(one[1]).partition(":")[0])] or found
    if len({words for _, words in own}) != 1:
        return None
    passage, words = own[0]
    told = squeeze(words)
    source = passage.source
    lines = (Line(f"“{told}” [*]", source, (told,)), Line(place(head, source.locator)))
    return Draft(Status.ANSWERED, query.intent, lines)


def _is_of_all(query: Query, head: Head, noun: str) -> bool:
    """Whether the question says no more than the document's name, and words such as "xoay quanh"."""
    named = {word.bare for word in words_of(f"{head.title} {head.type} {head.number} {head.issuer}")}
    words = words_of(query.text)
    cues = [cue for cue in find_cues(words) if cue.label.startswith("aside.")]
    told = {words[i].start for cue in cues for i in range(cue.start, cue.end)}
    left = [word for word in query.topic.content if word.start not in told]
    return all(word.bare in named | {*_SAYING.split(), *noun.split()} or word.bare.isdigit() for word in left)


def _saying(head: Head, noun: str, knowledge: Knowledge) -> Iterator[tuple[Passage, str]]:
    """The sentences of a document that count ``noun`` (folded) and then name them, with their passages."""
    counts = re.compile(rf"\b{_NUMBER} {noun}\b[^.;:]{{0,80}}:")
    registry = knowledge.registry
    for passage in registry.passages(list(registry.passage_ids(head.source))).values():
        if passage.kind not in _PART:
            continue
        lines = passage.source.quote.splitlines()
        for index, line in enumerate(lines):
            told = next((words for words in _whole(line) if counts.search(aligned(words))), None)
            if told and told.rstrip().endswith(":"):
                told = _with_items(lines[index:])
            if told and len(told) <= _LONGEST:
                yield passage, told


def _whole(line: str) -> list[str]:
    return [line] if len(line) <= _LONGEST else sentences(line)


def _with_items(lines: list[str]) -> str | None:
    """A line that ends in a colon with the items marked under it, as printed; ``None`` without any."""
    items = [line for line in lines[1:] if split_mark(line)[0]]
    return "\n".join(lines[: len(items) + 1]) if items and items == lines[1 : len(items) + 1] else None
