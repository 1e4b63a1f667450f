"""What a thing is made up of ("hạ tầng số gồm những gì"), where a sentence of running text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import is_frame, proposed_text
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import Matcher, matcher_of
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.marks import split_mark
from corpus.model import Passage
from corpus.text import squeeze
from corpus.timespans import aligned

_KIND = (
    r"(?:noi dung|thanh phan|thanh vien|loai|yeu to|hang muc|bo phan|nhom|phan|hang|giay to|tai lieu|buoc|muc"
    r"|hinh thuc|tieu chi|truong hop|doi tuong|ai|gi)"
)
_PART = rf"(?:gi|ai|nao|{_KIND} (?:gi|nao))"
_ASKED = re.compile(
    rf"(?:,|:)?\s*\b(?:(?:trong do |se |phai )?(?:bao gom|gom co|gom)(?: co)?(?: nhung| cac)? {_PART}"
    rf"|co (?:nhung {_PART}|{_KIND} nao))\b"
)
_ASKED_FIRST = re.compile(rf"\b(?:nhung {_PART}|{_KIND} nao) (?:thuoc(?: ve)?|nam trong|co trong)\b")
_SAYS = re.compile(r"[,:]?\s*\b(?:bao gom|gom co|gom)\b[:\s]")
_ROWS = ("task", "target")
_OPEN = (Intent.LIST, Intent.COUNT, Intent.TEXT)
_FEWEST = 2  # words that say what is asked of
_WHOLLY, _ALIKE = 0.85, 0.05  # coverage
_TWICE, _MORE = 2, 4  # words of what a sentence speaks of, beside those asked
_LINES, _LONGEST = 12, 900


def parts_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The sentence that names the parts of what is asked, where one alone plainly does."""
    said_at = _thing_in(aligned(query.text))
    if said_at is None or query.noun in _ROWS or query.confirms or query.intents[0] not in _OPEN:
        return None
    thing = replace(query, topic=_with_bodies(query).within(lambda word: word.start in said_at))
    if len(thing.topic.content) < _FEWEST:
        return None
    matcher = matcher_of(thing.topic, knowledge.weights)
    most = _TWICE * len(thing.topic.words) + _MORE
    found: dict[str, tuple[float, Passage]] = {}
    for hit in proposed_text(thing, knowledge, settings):
        for subject, said in _saying(hit.passage):
            fit = matcher.fit(subject)
            if fit.coverage >= _WHOLLY and not fit.unnamed and len(subject.split()) <= most:
                found.setdefault(squeeze(said), (_closeness(matcher, subject), _alone(hit.passage, said)))
    ranked = sorted(found.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _ALIKE):
        return None
    passage = ranked[0][1]
    words = squeeze(passage.text)
    where = Line(place(knowledge.head(passage.source.document), passage.source.locator))
    return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", passage.source, (words,)), where))


def _thing_in(text: str) -> range | None:
    """Where a question has the thing whose parts it asks for: before those words, or after them."""
    asked = _ASKED.search(text)
    if asked:
        return range(asked.start())
    first = _ASKED_FIRST.search(text)
    return range(first.end(), len(text)) if first else None


def _with_bodies(query: Query) -> Topic:
    """The topic with the words taken for an agency, which may be of the thing's name, to be met as well."""
    spoken = {place for party in query.parties for place in range(party.start, party.end)}
    required = (must or place in spoken for place, must in enumerate(query.topic.required))
    return replace(query.topic, required=tuple(required))


def _closeness(matcher: Matcher, subject: str) -> float:
    """How well a subject is what is asked about, and no more than that."""
    return matcher.fit(subject).score - 0.01 * len(subject.split())


def _saying(passage: Passage) -> Iterator[tuple[str, str]]:
    """What is said to be made up of parts, and the words that say so, with the lines these lead to."""
    if is_frame(passage.source.quote):
        return
    lines = passage.source.quote.splitlines()
    for number, line in enumerate(lines):
        for sentence in sentences(line):
            words = split_mark(sentence)[1]
            match = _SAYS.search(f"{aligned(words)} ")
            whole = _whole(sentence, lines[number:]) if match else None
            if match and whole:
                yield words[: match.start()], whole


def _whole(sentence: str, lines: Sequence[str]) -> str | None:
    """A sentence with all the parts it leads to: to the end of its line, or with the lines under it."""
    rest = lines[0][lines[0].find(sentence) :]
    if rest.rstrip().endswith(":"):
        under = "\n".join((rest, *lines[1 : _LINES + 1]))
        return under if len(lines) > 1 and len(under) <= _LONGEST else None
    return sentence if not sentence.rstrip().endswith(";") else rest if len(rest) <= _LONGEST else None


def _alone(passage: Passage, words: str) -> Passage:
    return replace(passage, text=words, source=replace(passage.source, quote=words))
