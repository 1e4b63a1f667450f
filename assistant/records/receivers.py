"""Who receives what is drawn up ("trình ai", "gửi về đâu"): the lead of the task is not told as who does."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.telling import facts_of
from assistant.wording import name_of
from corpus.model import Record, Source
from corpus.text import nfc
from corpus.timespans import aligned
from prompts import load

_READ_AS = ((Intent.LEAD,), (Intent.PRODUCT,), (Intent.DOCUMENT,), (Intent.TEXT,), (Intent.DEADLINE,))
_CELLS = re.compile(r" \| |\t")  # a row told of by its columns gives nothing to anybody
_GOES_TO = ("noi nhan", "kinh gui")
_BETWEEN = r"(?: \S+){0,4}? "  # words of what is given, up to who receives it


def of_who_receives(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` after the words that say who receives what is asked of, or the remark that none do."""
    if draft.status is not Status.ANSWERED or query.intents not in _READ_AS or query.confirms:
        return draft
    if not asks_who_receives(query.text):
        return draft
    if any(facts_of(record, Intent.PRODUCT) for record in draft.records):
        return draft
    texts = {nfc(name_of(record)): record.source for record in draft.records if _is_given(record)}
    quoted = [line.source for line in draft.lines if line.source]
    texts = texts or {nfc(one.quote): one for one in quoted if not _CELLS.search(one.quote)}
    told: dict[str, Source] = {}
    for text, source in texts.items():
        words = _receiver(text, knowledge)
        if words:
            told.setdefault(words, source)
    if told:
        wording = load("replies")["receiver"]
        lines = [Line(wording.format(words=words), source, (words,)) for words, source in told.items()]
        return replace(draft, lines=(*lines, *draft.lines))
    if not texts or any(_directed().search(aligned(text)) or _is_list(text) for text in texts):
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["no_receiver"]), *draft.lines))


def asks_who_receives(text: str) -> bool:
    """Whether a question asks to whom something is given."""
    return bool(_asks().search(aligned(text)))


def giving_before(text: str, start: int) -> re.Match[str] | None:
    """What of a question (NFC) gives something to the body named at ``start``; ``act`` is the verb of it."""
    return _gives_what().search(aligned(text)[:start])


def is_given_to(key: str, text: str, knowledge: Knowledge) -> bool:
    """Whether the words of a task give something to the body with ``key``, or to who heads it."""
    plain = aligned(text)
    named = (one for one in knowledge.agencies.find(text) if one.key == key or one.key.endswith(f" {key}"))
    return any(_given().search(plain[: one.start]) for one in named)


def _is_given(record: Record) -> bool:
    return bool(facts_of(record, Intent.LEAD))


def _is_list(text: str) -> bool:
    """Whether a text is the list of those a document goes to."""
    return aligned(text).lstrip(" *").startswith(_GOES_TO)


def _receiver(text: str, knowledge: Knowledge) -> str | None:
    """The words of a task that give something to somebody, up to the name of who receives it."""
    plain = aligned(text)
    ends = {found.start: found.end for found in knowledge.agencies.find(text)}
    ends |= {found.start(): found.end() for found in _bodies().finditer(plain)}
    for start in sorted(ends):
        given = _given().search(plain[:start])
        if given:
            return text[given.start() : ends[start]]
    return None


@cache
def _asks() -> re.Pattern[str]:
    gives, to, whom, takes = map(_any, ("gives", "to", "whom", "takes"))
    return re.compile(rf"\b{gives}(?: {to})* {whom}\b|\b{whom}(?: (?:la|se|phai|duoc|nguoi|noi))* {takes}\b")


@cache
def _gives_what() -> re.Pattern[str]:
    """What stands right before who receives something, in a question: "phải trình", "gửi những gì cho"."""
    what = r"(?: (?:nhung|cac|may))?(?: (?:viec|van ban|noi dung|de an|cai))? (?:gi|nao)"
    return re.compile(rf"\b(?P<act>{_any('gives')})(?:{what})?(?: {_any('to')})* $")


@cache
def _given() -> re.Pattern[str]:
    """What stands right before who receives something, in a line: "gửi kế hoạch về", "trình Chủ tịch"."""
    gives, to, heads = _any("gives"), _any("to"), r"(?:chu tich|lanh dao|thuong truc|giam doc)"
    given = rf"{gives}(?:{_BETWEEN}{to})?|{_any('for')}"
    return re.compile(rf"\b(?:{given})(?: {heads})? $")


@cache
def _directed() -> re.Pattern[str]:
    """Words that give something to somebody, whoever that is."""
    return re.compile(rf"\b{_any('gives')}{_BETWEEN.replace('{0,4}', '{0,10}')}{_any('to')}\b|\btrinh\b")


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(aligned, load('approving')['bodies']))})\b")


def _any(kind: str) -> str:
    return rf"(?:{'|'.join(aligned(word) for word in load('approving')['receiving'][kind])})"
