"""Lists and counts, told with their true totals however long the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.choices import MANY, ask_which, offered
from assistant.finding.columns import later_days
from assistant.finding.excerpts import has_records
from assistant.knowledge import Knowledge
from assistant.naming.common_doers import is_common
from assistant.naming.localities import is_unplaced, placed_by_print
from assistant.naming.renaming import heirs_of, later_names_of
from assistant.naming.unknown_bodies import body_asked, body_meant, only_of, short_unknown
from assistant.query import Intent, Query, Topic
from assistant.selecting.by_share import of_targets
from assistant.selecting.counted_in_rows import without_counts
from assistant.selecting.due_when_issued import due_when_issued
from assistant.selecting.grouping import compose_counts
from assistant.selecting.in_common import whose
from assistant.selecting.inventory import Group, groups_of
from assistant.selecting.naming_provinces import unnamed_remark
from assistant.selecting.narrowing import names_document
from assistant.selecting.printed_totals import printed_total
from assistant.selecting.section_headings import heading_asked
from assistant.selecting.titled_documents import of_titled
from assistant.selecting.yearly import Item, called, figures
from assistant.settings import AnswerSettings
from assistant.several.told_instead import told_instead
from assistant.times.ordering import last_days
from assistant.times.read_times import time_remark, time_unread
from assistant.understanding.of_asker import without_asker
from assistant.understanding.rows_of_kind import kind_named
from assistant.understanding.states_asked import state_remark, states_untold
from assistant.understanding.stray_words import without_stray
from assistant.wording import (
    day,
    deadline_text,
    document_name,
    leads,
    partners,
    short,
)
from corpus.agencies import agency_key
from corpus.model import Assignment, Record, Target, Task
from prompts import load

_FEWEST = 3
_CUT = "… và "
_LONGEST_TASK, _LONGEST_DUTY = 220, 400
_SHORT_LIST = 6  # items; each of so few is told at the greater length


def compose_list(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """List or count what fits the agencies, roles, documents, deadlines, section and topic asked."""
    query = without_counts(of_targets(whose(query, knowledge)))
    placed = placed_by_print(query, knowledge, settings) if is_unplaced(query) else query
    if placed is None:
        return ask_which(query, [head for head in query.scope.heads if head.province])
    letters = short_unknown(placed, knowledge)
    if letters:
        return refusal(query.intent, load("replies")["unknown_short"].format(said=letters))
    body = body_asked(placed, knowledge)
    meant = body_meant(body, knowledge) if body else None
    if body and not meant:
        return only_of(body, _listed(placed, knowledge, settings), query)
    named = replace(placed, parties=(meant,), topic=Topic()) if meant else placed
    untold = (states_untold(named) or time_unread(named)) if has_records(named, knowledge) else None
    return untold or _listed(named, knowledge, settings)


def _listed(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    if names_document(query, knowledge, settings):
        query = of_titled(query, knowledge)
    counted = compose_counts(query, knowledge, settings) if query.by else None
    if counted:
        return replace(counted, suggestions=_choices(query, counted.records, knowledge))
    groups = [g for g in groups_of(query, knowledge, settings) if g.records]
    own = [head for party in query.parties for head in knowledge.issuers().get(party.key, ())]
    issued_only = all(party.key in knowledge.issuers() for party in query.parties)
    if not groups and issued_only and set(own) & set(query.scope.heads):
        plan = replace(query.scope, heads=tuple(h for h in query.scope.heads if h in own), named=True)
        return _listed(replace(query, parties=(), scope=plan), knowledge, settings)
    plain = None if groups or not query.parties else without_asker(query) or without_stray(query)
    if plain:
        return _listed(plain, knowledge, settings)
    if not groups:
        again = partial(_listed, knowledge=knowledge, settings=settings)
        return told_instead(query, knowledge, settings, again)
    records = tuple(record for group in groups for record in group.records)
    tasks = any(isinstance(record, Task) for record in records)
    undivided = [Line(load("replies")["undivided"])] if query.by == "section" and tasks else []
    remarked = (*state_remark(query), *time_remark(query), *unnamed_remark(query, records))
    lines = [*remarked, *undivided]
    remarks = len(lines)
    shares = _shares([len(group.items) for group in groups], settings.shown)
    for group, shown in zip(groups, shares, strict=True):
        items = items_told(group.items, knowledge, shown, query)
        lines += [_headline(group, query, knowledge), *items] if items else []
    if len(lines) == remarks:
        return refusal(query.intent, load("replies")["no_more"].format(n=sum(len(g.items) for g in groups)))
    more = any(line.text.startswith(_CUT) for line in lines)
    as_of = _as_of(query, records)
    lines = [*as_of, *lines] if query.arrange == "overdue" else [*lines, *as_of]
    lines += due_when_issued(query, knowledge, settings)
    totals = query.intent is Intent.COUNT or query.confirms
    lines += printed_total(groups[0].records, knowledge) if totals else []
    note = heirs_of(query, knowledge).note
    later = None if note else later_names_of(query.parties, records, knowledge, query.today)
    lines += [Line(f"Ghi chú: {note}")] if note else [Line(later)] if later else []
    suggestions = (load("replies")["more"],) if more else ()
    suggestions = (*_choices(query, records, knowledge), *suggestions)
    total = _total(groups, query)
    return Draft(Status.ANSWERED, query.intent, tuple(lines), records, total, suggestions)


def _choices(query: Query, records: Sequence[Record], knowledge: Knowledge) -> tuple[str, ...]:
    """The same question of one document each, where a list runs over many that nobody named."""
    sources = dict.fromkeys(record.source.document for record in records)
    if len(sources) <= MANY or query.scope.several:
        return ()
    return offered(query, [knowledge.head(source) for source in sources])


def _as_of(query: Query, records: Sequence[Record]) -> list[Line]:
    """On which day tasks are late, near or past, and that nobody knows what is done."""
    replies = load("replies")
    if query.arrange == "nearest" and all(last < query.today for r in records for last in last_days(r)):
        return [Line(replies["all_past"].format(day=day(query.today)))]
    if query.arrange in ("overdue", "soon", "coming", "nearest"):
        return [Line(replies["as_of"].format(day=day(query.today)))]
    return []


def _total(groups: Sequence[Group], query: Query) -> int:
    """How many records are what the question counts: tasks, and duties where it asks for anything led."""
    led = query.counts == "anything" and "lead" in query.roles
    counted = groups if led else groups[:1]
    return len({item[0].id for group in counted for item in group.items})


def _shares(sizes: Sequence[int], lines: int) -> list[int]:
    """How many of each group to show in ``lines`` lines: the short ones whole, at least a few of each."""
    shares = [min(size, _FEWEST) for size in sizes]
    while sum(shares) < lines and shares != list(sizes):
        open_ones = [i for i, size in enumerate(sizes) if shares[i] < size]
        shares[min(open_ones, key=lambda i: shares[i])] += 1
    return shares


def _headline(group: Group, query: Query, knowledge: Knowledge) -> Line:
    """How many of what there are, with the heading of the section asked for where it is printed."""
    called = heading_asked(query.text, group.records, knowledge)
    text = _heading(group, query)
    if called is None:
        return Line(f"{text}:")
    title, printed = called
    return Line(f"{text}, mục “{short(title)}” [*]:", printed)


def _heading(group: Group, query: Query) -> str:
    n = len(group.items)
    called = group.heading.replace("nhiệm vụ", kind_named(query) or "nhiệm vụ", 1)
    text = called.format(n=n) if "{n}" in called else f"Có {n} {called}"
    documents = {record.source.document for record in group.records}
    heads = [head for head in query.scope.heads if head.source in documents]
    where = f" theo {document_name(heads[0])}" if len(heads) == 1 else f" trong {len(heads)} văn bản"
    beyond = ", ngoài nội dung đã nêu" if query.limits.known else ""
    return f"{text[:1].upper()}{text[1:]}{where}{beyond}"


def items_told(items: Sequence[Item], knowledge: Knowledge, shown: int, query: Query) -> list[Line]:
    """``shown`` items of the page asked, those of each document under its name where there are several."""
    by_document: dict[str, list[Item]] = {}
    for item in items:
        by_document.setdefault(item[0].source.document, []).append(item)
    each = max(shown // len(by_document), 1)
    lines: list[Line] = []
    begin = each * query.page
    for source, inside in by_document.items():
        seen = inside[begin : begin + each]
        if not seen:
            continue
        if len(by_document) > 1:
            lines.append(
                Line(f"• {document_name(knowledge.head(source))}: {len(inside)}", inside[0][0].source)
            )
        longest = _LONGEST_DUTY if len(items) <= _SHORT_LIST else _LONGEST_TASK
        lines += [_item(index, item, query, longest) for index, item in enumerate(seen, begin + 1)]
        left = len(inside) - begin - len(seen)
        if left:
            lines.append(Line(f"{_CUT}{left} mục nữa (tổng số {len(inside)})."))
    return lines


def of_documents(records: Sequence[Record], knowledge: Knowledge) -> str:
    """ " theo …", the one document that ``records`` are of; of several, how many these are."""
    sources = dict.fromkeys(record.source.document for record in records)
    alone = document_name(knowledge.head(next(iter(sources)))) if len(sources) == 1 else None
    return f" theo {alone}" if alone else f" trong {len(sources)} văn bản"


def _item(index: int, item: Item, query: Query, longest: int) -> Line:
    """One line of a list; who leads is left out where it is just who was asked about.

    ``longest`` is how many characters of a task are told; of a duty in prose there may be more.
    """
    record = item[0]
    asked = {party.key for party in query.parties if not is_common(party)}
    details: list[str] = []
    facts: list[str] = []
    if isinstance(record, Target):
        details += figures(item)
        facts += [one.value for one in item if isinstance(one, Target) and one.value]
    else:
        known = {agency_key(name) for name in leads(record)} <= asked
        if isinstance(record, Task) and record.lead_text and not known:
            details.append(f"chủ trì: {record.lead_text}")
            facts.append(record.lead_text)
        elif isinstance(record, Assignment) and (not known or len(item) > 1):
            details.append(", ".join(name for one in item for name in leads(one)))
        if Intent.COORDINATE in query.details:
            helping = partners(record)
            details.append(f"phối hợp: {helping or 'không ghi'}")
            facts += [helping] if helping else []
        product = query.product or query.limits.product or Intent.PRODUCT in query.details
        if product and isinstance(record, Task) and record.product:
            details.append(f"sản phẩm: {record.product}")
            facts.append(record.product)
        deadline = deadline_text(record)
        if deadline:
            details.append(f"thời hạn: {deadline}")
            facts.append(deadline)
            moved = later_days(record)
            details += [f"{header.lower()}: {held}" for header, held in moved]
            facts += [held for _, held in moved]
    told = f" ({'; '.join(details)})" if details else ""
    limit = _LONGEST_DUTY if isinstance(record, Assignment) else longest
    return Line(f"{index}. {short(called(item), limit)}{told} [*]", record.source, tuple(facts))
