"""When what a task waits for comes about, or what it only prepares: the deadline of the task tells neither.

"Bộ A phê duyệt đề án khi nào?" is not answered by "thời hạn: sau khi Bộ A phê duyệt đề án", nor "khi nào
được công nhận?" by when the file that asks for it ("hồ sơ đề nghị công nhận") is due.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Party, Query
from assistant.records.telling import facts_of
from assistant.understanding.conditions import states_time
from assistant.wording import leads, name_of
from corpus.agencies import agency_key, group_covers
from corpus.model import Assignment, Record, Target, Task
from corpus.text import fold, nfc
from prompts import load

_SHARE = 0.75  # of the words of a condition that the task itself does not say
_DUE = ((Intent.DEADLINE,), (Intent.DOCUMENT,))
_CITED = re.compile(r"\bsố \S*\d\S*(?: ngày \S+(?: tháng \d+ năm \d+)?)?")
_WHEN = re.compile(r"\b(?:khi|sau|truoc|ngay|kip thoi|dinh ky|hang|thuong xuyen|cho den|ke tu)\b")
_SMALL = "sau khi co da duoc theo cac ket qua van ban lien quan den cong tac moi cua cho ve voi va"
_LIGHT = frozenset(_SMALL.split())
_OF_TASK = re.compile(r"\b(?:han|deadline|sau khi|truoc khi|cho den khi|phai doi|phai cho|ke tu)\b")
_ASKS = re.compile(
    r"\b(?:khi nao|bao gio|luc nao|hom nao|ngay nao|(?:ngay|thang|quy|nam) (?:may|nao|bao nhieu))\b"
)
_ACTS = r"(?:cong nhan|phe duyet|thong qua|chap thuan|cong bo|cap phep|thanh lap|sap nhap)"
_DECIDES = re.compile(
    rf"(?:(?:se|da|moi|phai) )*(?:{_ACTS}|ban hanh|huong dan|quyet dinh|tham dinh|cho y kien)\b"
)
_ASKED_FOR = r"(?:de nghi|ho so|to trinh)\b[^.;,]{0,40}?"
_OUTCOME = re.compile(
    r"\b(?:cong nhan|thong qua(?! (?:cong|he thong|mang|ung dung|viec)\b)|(?:co )?hieu luc"
    r"|hop(?= (?:khi|bao|luc|thang|ngay|quy|vao)\b)|loai bo|khanh thanh|khai mac|be mac|giai the|sap nhap)\b"
)
_REACHED = re.compile(rf"\b(?P<act>{_ACTS})\b")


def of_what_is_awaited(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` after the remark that it gives no time of what is asked, where it only waits for that."""
    due = draft.intent is Intent.DEADLINE and query.intents in _DUE
    if draft.status is not Status.ANSWERED or not due or query.confirms:
        return draft
    asked = fold(query.text)
    if not _ASKS.search(asked) or _OF_TASK.search(asked):
        return draft
    if not _tells_time(draft, query):
        return refusal(draft.intent, load("replies")["not_found"])
    strangers = _acting(query)

    def tells_other(record: Record) -> bool:
        other = _waits_for(record, query) or _only_asks_for(record, asked) or _lacks_outcome(record, asked)
        return other or any(_is_stranger(party, record, knowledge) for party in strangers)

    if not draft.records or not all(map(tells_other, draft.records)):
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["no_time"]), *draft.lines))


def _tells_time(draft: Draft, query: Query) -> bool:
    """Whether anything told says when, beside the days of the documents it cites."""
    if any(isinstance(one, Target) or facts_of(one, Intent.DEADLINE) for one in draft.records):
        return True
    quotes = [_CITED.sub("", nfc(line.source.quote)) for line in draft.lines if line.source]
    return not quotes or any(states_time(q, query.today.year) or _WHEN.search(fold(q)) for q in quotes)


def _waits_for(record: Record, query: Query) -> bool:
    return is_awaited(record, query.text)


def is_awaited(record: Record, asked: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether what is ``asked`` is what ``record`` is done after: its words, where the task lacks them.

    ``besides`` are bare words of which it need say none: those of who does so, where that is asked.
    """
    due = record.deadline if isinstance(record, Task | Assignment) else None
    waits = due.condition if due else None
    if not waits:
        return False
    own = {word.bare for word in words_of(name_of(record))} | _LIGHT | besides
    condition = [word.bare for word in words_of(waits) if word.bare not in own]
    said = {word.bare for word in words_of(asked)}
    met = sum(word in said for word in condition)
    return bool(condition) and met >= _SHARE * len(condition)


def _only_asks_for(record: Record, asked: str) -> bool:
    """Whether ``record`` only asks for the act of an authority of which the question (folded) asks."""
    act = _REACHED.search(asked)
    said = fold(name_of(record))
    if act is None or re.search(rf"\b{_ASKED_FOR}{act['act']}", asked):
        return False
    places = list(re.finditer(rf"\b{act['act']}\b", said))
    asking = re.search(rf"\b{_ASKED_FOR}{act['act']}\b", said)
    return asking is not None and asking.end() >= places[0].end()


def _lacks_outcome(record: Record, asked: str) -> bool:
    """Whether it is asked (folded) when something comes about that no word of ``record`` speaks of."""
    outcomes = {match[0] for match in _OUTCOME.finditer(asked)}
    said = fold(record.source.quote)
    return bool(outcomes) and not any(outcome in said for outcome in outcomes)


def _acting(query: Query) -> list[Party]:
    """The bodies of which it is asked when they decide something."""
    words = [word.bare for word in words_of(query.text)]
    return [party for party in query.parties if _DECIDES.match(" ".join(words[party.end :]))]


def _is_stranger(party: Party, record: Record, knowledge: Knowledge) -> bool:
    """Whether a body has no part in ``record``, by name or in a group, nor issued what it stands in."""
    issuer = knowledge.head(record.source.document).issuer or ""
    named = {mention.key for mention in knowledge.agencies.find(record.source.quote)}
    groups = (*leads(record), *(() if isinstance(record, Target) else record.coordinate))
    covered = any(group_covers(name, party.key) for name in groups)
    return not (covered or party.key in named | {agency_key(issuer)})
