"""What a question takes for granted and no plan tells: why a thing is so, that it changed, its outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.columns import later_days
from assistant.language.quantities import asks_money, asks_sum, quantities, states_money
from assistant.language.words import words_of
from assistant.query import FACTS, Intent, Party, Query
from assistant.wording import leads, name_of, short
from corpus.agencies import agency_key, group_covers
from corpus.model import Record, Task
from corpus.text import fold
from prompts import load

_TELLING = {*FACTS, Intent.TARGET, Intent.TEXT}
_OF_FIGURES = (Intent.TARGET, Intent.TEXT)
_SAYING = (Status.ANSWERED, Status.PARTIAL)
_OPENS = r"(?:^|[,.;:?!]\s*)(?:(?:the|vay|ma|nhung|em|anh|chi|ban|oi|hoi|cho) )*"
_NO_COPY = r"(?<!ban )(?<!ra )(?<!lam )(?<!thi )"  # "bản sao", "ra sao", "thì sao"
_WHY = re.compile(
    r"\b(?:vi|tai|do) sao\b|\bvi le (?:gi|nao)\b|\bco (?:gi|sao|chi) ma\b|\b(?:vi|tai) cai gi\b"
    rf"|{_OPENS}(?:ly do|nguyen nhan)\b|\b(?:ly do|nguyen nhan) (?:gi|nao|vi sao|tai sao|la gi)\b"
    rf"|{_OPENS}sao\b(?! (?:chep|luu|luc|y)\b)|{_NO_COPY}\bsao (?:\S+ ){{0,8}}lai\b"
)
_REASON = re.compile(
    r"\b(?:nham|boi vi|vi vay|do do|nguyen nhan|ly do|de (?:dam|bao|phuc|nang|tao|gop|thuc))\b"
)
_PUT_OFF = r"lui|hoan(?! (?:tha|thien|tat|toan|chinh))|gia han|(?<!sua )doi han|tri hoan|keo dai"
_CALLED_OFF = (
    r"huy|bai bo|dinh chi|dung(?= tiem| thuc| trien| lam| cap| cho| viec| to| xay)|ngung|thoi khong|rut|gat"
)
_BLAMED = r"phe binh|ky luat|khien trach|xu phat|nhac nho|thu hoi|mien(?= kiem| thu| nop| giam| danh)"
_CHANGES = re.compile(rf"\b(?:{_PUT_OFF}|{_CALLED_OFF}|{_BLAMED})\b")
_PUT_OFF_TO = re.compile(
    r"\b(?:lui|hoan(?! (?:tha|thien|tat|toan|chinh))|gia han|(?<!sua )doi han|tri hoan)\b[^,;.?]{0,80}"
    r"\b(?:den|toi|sang|khi nao|bao gio|luc nao)\b"
)
_WHERE = re.compile(
    r"\b(?:dieu khoan|(?:dieu|muc|cho|doan|cau|trang|dong) (?:nao|may)|(?:nam|ghi|noi) o dau|trich dung)\b"
)
_DOING = r"(?:xong|hoan thanh|hoan tat|thuc hien|trien khai|lam|ban hanh|van hanh|xay dung|xay|trinh)"
_ENDS = r"(?= (?:a|vay|the|em|anh|chi|nhi|ha|ta|ban|hay|roi)\b|\s*[,;.?]|\s*$)"
_OUTCOME = re.compile(
    rf"\b(?:da|duoc) (?:\S+ ){{0,8}}?{_DOING}\b[^,;.?]{{0,40}}\bchua{_ENDS}"
    rf"|\b(?:xong|hoan thanh|hoan tat) chua{_ENDS}|\b(?:den|toi) dau roi\b"
)
_RESULT = re.compile(  # "kết quả đánh giá cơ quan năm 2025", not what comes of a task
    rf"{_OPENS}ket qua (?!dau ra|cua (?:viec|nhiem vu|cong viec)|du kien|phai|can|cuoi|mong|san pham)"
)
_HOW_IT_WENT = re.compile(  # of a plan, which tells no more than who reports on it
    rf"{_OPENS}ket qua (?:thuc hien|trien khai|thi hanh)\b[^?.;]*"
    r"\b(?:the nao|ra sao|sao roi|(?:den|toi) dau)\b"
)
_DOCUMENT = r"(?:quyet dinh|nghi quyet|chi thi|ke hoach|chuong trinh|cong van|thong bao|quy che|van ban)"
_DONE_TO_ANOTHER = re.compile(
    rf"\b{_DOCUMENT} [^,;.?]*\b(?P<change>bai bo|thay(?: the| cho)?|huy bo|huy|dinh chi|thu hoi) "
    rf"(?:\S+ ){{0,3}}?{_DOCUMENT}\b[^,;.?]*?(?P<number>\d+)"
)
_PAST = re.compile(r"\b(?:da|hien nay|den nay)\b")
_BETTER = re.compile(
    r"\b(?:tot|hay|gioi|kha|ngon|kem|do|xuat sac|hieu qua|luoi|sieng|cham chi|te|nhiet tinh|tan tam) hon\b"
)
_THE_FIGURE = re.compile(r"\b(?:con so|so|khoan|so tien|muc) (?:do|ay|nay)\b")
_GIVING = ("giao", "bat", "buoc")


def is_judgement(query: Query) -> bool:
    """Whether it is asked which of several does something better, of which no document is a judge."""
    several = query.intents == (Intent.COMPARE,) or (query.intents == (Intent.TEXT,) and query.scope.several)
    return several and bool(_BETTER.search(fold(query.text)))


def tempered(question: str, query: Query, draft: Draft) -> Draft:
    """``draft``, where it is told as the answer to what it does not say, said not to be that, or refused."""
    if draft.status in _SAYING and (_tells_no_change(question, draft) or _tells_no_sum(query, draft)):
        return refusal(draft.intent, load("replies")["not_found"])
    of_one = query.intent in _TELLING or (query.intent is Intent.LIST and len(draft.records) == 1)
    if draft.status is not Status.ANSWERED or not of_one or query.confirms:
        return draft
    asked = f"{fold(query.text)} . {fold(question)}"  # restoring accents may have read a word otherwise
    said = " ".join(fold(line.source.quote) for line in draft.lines if line.source)
    if _WHY.search(asked):
        return _without_reason(query, draft, asked, said)
    put_off = query.intent is Intent.DEADLINE and draft.records and _PUT_OFF_TO.search(asked)
    if put_off and not any(map(later_days, draft.records)):
        return _only_if(not _WHERE.search(asked), draft, "no_change")
    result = query.intents == (Intent.TEXT,) and _RESULT.search(fold(question)) and _is_row(draft)
    went = query.intents == (Intent.TEXT,) and _HOW_IT_WENT.search(asked)
    outcome = _OUTCOME.search(asked) and not set(query.intents) & {Intent.LEAD, Intent.COORDINATE}
    if result or outcome or went:
        return _only_if(bool(draft.records), draft, "no_outcome") if not _PAST.search(said) else draft
    return draft


def _is_row(draft: Draft) -> bool:
    """Whether what is told are tasks given, and none is called a result itself."""
    return bool(draft.records) and all(
        isinstance(record, Task) and not fold(record.task).startswith("ket qua") for record in draft.records
    )


def _tells_no_sum(query: Query, draft: Draft) -> bool:
    """Whether a sum of money is asked for, and nothing quoted gives one."""
    quotes = " . ".join(f"{line.text} . {line.source.quote}" for line in draft.lines if line.source)
    sums = asks_sum(query.text) or _asks_sum_told(query)
    asked = query.intent in _OF_FIGURES and sums and not _is_called_so(query, draft)
    return asked and not states_money(quotes)


def _asks_sum_told(query: Query) -> bool:
    """Whether the figure asked for is the sum told of before ("… duyệt bao nhiêu tiền. Con số đó là …?")."""
    points = bool(_THE_FIGURE.search(fold(query.text))) and not quantities(query.text)
    return points and asks_money(query.background)


def _is_called_so(query: Query, draft: Draft) -> bool:
    """Whether each target told is called by all the words asked, whatever it is measured in."""
    asked = {word.bare for word in query.topic.content}
    called = [{word.bare for word in words_of(name_of(record))} for record in draft.records]
    return bool(asked) and bool(called) and all(asked <= name for name in called)


def _tells_no_change(question: str, draft: Draft) -> bool:
    """Whether it is asked why a document did to another what nothing quoted says it did."""
    change = _DONE_TO_ANOTHER.search(fold(question))
    if change is None or not _WHY.search(fold(question)):
        return False
    quotes = [fold(line.source.quote) for line in draft.lines if line.source]
    return not any(change["change"] in quote and change["number"] in quote for quote in quotes)


def _without_reason(query: Query, draft: Draft, asked: str, said: str) -> Draft:
    """``draft`` as the answer to why something is so: that it changed, or who was given it, may be untrue."""
    change = _CHANGES.search(asked)
    if change and change[0] not in said:
        return _only_if(query.intent is Intent.DEADLINE and bool(draft.records), draft, "no_change")
    if not draft.records and _given(query):
        return refusal(draft.intent, load("replies")["not_found"])
    strangers = _given_to(query, draft.records)
    if strangers:
        names = ", ".join(party.name for party in strangers)
        return _after(load("replies")["other_lead"].format(agency=names), draft)
    if draft.records or not _REASON.search(said):
        return _only_if(bool(draft.records), draft, "no_reason")
    return draft


def _only_if(worth: bool, draft: Draft, reply: str) -> Draft:
    """``draft`` after what it does not say; where it is not ``worth`` telling, a refusal that names it."""
    replies = load("replies")
    if worth:
        return _after(replies[reply], draft)
    names = "; ".join(dict.fromkeys(f"“{short(name_of(record), 90)}”" for record in draft.records))
    told = replies["not_found_nearest"].format(nearest=names) if names else replies["not_found"]
    return refusal(draft.intent, told)


def _after(opening: str, draft: Draft) -> Draft:
    return replace(draft, status=Status.PARTIAL, lines=(Line(opening), *draft.lines))


def _given(query: Query) -> list[Party]:
    """The agencies a question says a task was given to."""
    words = words_of(query.text)
    return [
        party
        for party in query.parties
        if {word.bare for word in words[max(party.start - 2, 0) : party.start]} & set(_GIVING)
    ]


def _given_to(query: Query, records: Sequence[Record]) -> list[Party]:
    """The agencies a question says a task was given to that lead none of ``records``."""
    leading = [name for record in records for name in leads(record)]
    return [party for party in _given(query) if leading and not _is_of(party, leading)]


def _is_of(party: Party, leading: Sequence[str]) -> bool:
    """Whether an agency is one of those ``leading``, or of a group of them ("các sở, ban, ngành")."""
    return any(agency_key(name) == party.key or group_covers(name, party.key) for name in leading)
