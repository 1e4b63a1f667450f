"""Figures that tables set unit by unit: told of the unit named, or of the one with the most, alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.unit_measures import Measured, measures_asked, table_of
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues, small_words
from assistant.language.quantities import quantities
from assistant.language.words import Word, words_of
from assistant.naming.unit_names import is_whole, kind_of, others_named, units_in
from assistant.query import FACTS, Intent, Query
from assistant.records.figures import statement
from assistant.wording import place
from corpus.model import Target
from corpus.registry import RecordFilter, Registry
from corpus.shares import is_share
from corpus.text import fold
from prompts import load

_FEWEST = 3  # units of which one has the most
_MOST_TOLD = 12
_KEPT = 256  # documents whose tables are kept at hand
_EACH = (
    "huyen|xa|phuong|thon|so|don vi|dia phuong|benh vien|nganh|thanh pho|thi xa|diem|noi|cho|co quan|truong"
)
_WHICH = re.compile(rf"\b(?P<kind>{_EACH}) nao\b")
_LEAST = re.compile(r"\b(?:it|thap|nho|kem)\b(?: [^\W_]+){0,6} nhat\b")
_BEST = re.compile(r"(?<!it )\bnhat\b|\bit nhat\b(?! (?:la )?\d)")
_MORE = re.compile(r"\b(?:nhieu|cao|lon|it|thap|nho|hon)\b(?: [^\W_]+){0,6} (?:hon|kem|nhau)\b|\bnhat\b")
_LESS = re.compile(r"\b(?:it|thap|nho)\b(?: [^\W_]+){0,6} hon\b")
_WHOLE = re.compile(r"\b(?:toan|ca) (?:tinh|huyen|thanh pho|xa|nganh|bo)\b|\btong(?: so| cong)?\b")
_GENERAL = ("don vi", "dia phuong", "noi", "cho", "co quan")
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def compose_units(query: Query, knowledge: Knowledge) -> Draft | None:
    """The figures of the units named, or the unit with the most; ``None`` where no table is asked of."""
    measures = _measures(query, knowledge) if _asks_figures(query) else []
    if not measures:
        return None
    words = words_of(query.text)
    units = tuple(dict.fromkeys(t.scope for m in measures for t in m.targets if t.scope))
    named = units_in(words, units, query.parties)
    asked = measures_asked(query, measures, named, words, knowledge)
    if not named:
        return _of_all(query, asked, words, knowledge)
    covered = {i for one in named for i in range(one.start, one.end)}
    if any(words[i].capital for i in range(len(words)) if i not in covered) and others_named(
        words, units, _ordinary(words, asked) | covered
    ):
        return None
    names = [one.unit for one in named]
    chosen = [t for unit in names for measure in asked for t in measure.targets if t.scope == unit]
    if not chosen and query.noun == "target" and query.intent in (Intent.LIST, Intent.COUNT):
        chosen = [t for unit in names for measure in measures for t in measure.targets if t.scope == unit]
        return _told(query, chosen, knowledge, (), total=len(chosen))
    if len({target.source.document for target in chosen}) != 1:
        return _blank(query, asked, names, measures)
    return _told(query, chosen, knowledge, _weighed(query, chosen))


def _asks_figures(query: Query) -> bool:
    """Whether a question can be of figures set: of no task, person or day, nor of the document itself."""
    amount = Intent.TARGET in query.intents or query.unit or quantities(query.text)
    compared = _WHICH.search(fold(query.text)) and _MORE.search(fold(query.text))
    if query.limits or "monitor" in query.roles or (query.noun == "task" and not (amount or compared)):
        return False
    if query.intents[0] is Intent.DOCUMENT:
        return bool(amount)
    return bool(amount or compared) or not set(query.intents) & set(FACTS)


def _blank(
    query: Query, asked: Sequence[Measured], names: Sequence[str], measures: Sequence[Measured]
) -> Draft | None:
    """The refusal where the table has the units named and leaves what is asked of them blank."""
    tables = {table_of(m.targets[0]) for m in measures if any(t.scope in names for t in m.targets)}
    held = [m for m in asked if table_of(m.targets[0]) in tables]
    blank = held and not any(t.scope in names for m in asked for t in m.targets)
    return refusal(query.intent, load("replies")["not_found"]) if blank else None


def _of_all(
    query: Query, asked: Sequence[Measured], words: Sequence[Word], knowledge: Knowledge
) -> Draft | None:
    """The unit that has the most of what is asked; a refusal where a unit is named that the table lacks."""
    if not asked:
        return None
    units = [target for target in asked[0].targets if not is_whole(target.scope or "")]
    which = _WHICH.search(fold(query.text))
    best = bool(_BEST.search(fold(query.text)))
    if which and best and len(units) >= _FEWEST and len(asked) == 1:
        kind = tuple(which["kind"].split())
        own = [t for t in units if kind_of(t.scope or "")[-len(kind) :] == kind]
        return _extreme(
            query, own if len(own) >= _FEWEST and which["kind"] not in _GENERAL else units, knowledge
        )
    whole = [target for measure in asked[:1] for target in measure.targets if target not in units]
    if whole and _WHOLE.search(fold(query.text)):
        return _told(query, whole[:1], knowledge, ())
    names = tuple(t.scope for t in units if t.scope)
    if others_named(words, names, _ordinary(words, asked)):
        return refusal(query.intent, load("replies")["not_found"])
    return None


def _extreme(query: Query, targets: Sequence[Target], knowledge: Knowledge) -> Draft | None:
    """The units with the most, or the least, told with their figures."""
    values = [(amount(target), target) for target in targets]
    if any(value is None for value, _ in values):
        return None
    known = [(value, target) for value, target in values if value is not None]
    pick = min if _LEAST.search(fold(query.text)) else max
    top = pick(value for value, _ in known)
    return _told(query, [target for value, target in known if value == top], knowledge, ())


def _ordinary(words: Sequence[Word], asked: Sequence[Measured]) -> frozenset[int]:
    """The words that name no unit: wordings of asking, small words, and what is measured."""
    said = {word.bare for measure in asked for word in words_of(measure.words)}
    cues = {i for cue in find_cues(words) for i in range(cue.start, cue.end)}
    return frozenset(
        i for i, word in enumerate(words) if i in cues or word.bare in said or word.text in small_words()
    )


def _told(
    query: Query,
    targets: Sequence[Target],
    knowledge: Knowledge,
    first: Sequence[Line],
    total: int | None = None,
) -> Draft:
    lines = [*first]
    for target in targets[:_MOST_TOLD]:
        lines += [statement(target, with_agencies=False)]
    for source in dict.fromkeys(target.source for target in targets[:_MOST_TOLD]):
        lines.append(Line(place(knowledge.head(source.document), source.locator)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(targets), total)


def _weighed(query: Query, targets: Sequence[Target]) -> tuple[Line, ...]:
    """Which of two units or more has more, or less, where that is asked of one measure."""
    known = [(value, target) for target in targets if (value := amount(target)) is not None]
    if len({t.indicator for t in targets}) != 1 or not 1 < len(known) == len(targets):
        return ()
    folded = fold(query.text)
    if not _MORE.search(folded):
        return ()
    less = bool(_LESS.search(folded) or _LEAST.search(folded))
    top = (min if less else max)(value for value, _ in known)
    best = [target.scope or "" for value, target in known if value == top]
    if len(best) > 1:
        return (Line(load("replies")["units_alike"]),) if len(best) == len(known) else ()
    reply = load("replies")["unit_least" if less else "unit_most"]
    return (Line(reply.format(unit=best[0])),)


def amount(target: Target) -> float | None:
    """The figure of a target as a number; ``None`` where it is no single one."""
    value = target.value or ""
    return float(value.replace(".", "").replace(",", ".")) if _NUMBER.fullmatch(value) else None


@lru_cache(maxsize=_KEPT)
def _read(registry: Registry, source: str, revision: int) -> tuple[Measured, ...]:
    groups: dict[tuple[str, str, str], list[Target]] = {}
    for target in registry.targets(RecordFilter(sources=frozenset((source,)))):
        if is_share(target):
            groups.setdefault((table_of(target), target.indicator or "", target.unit or ""), []).append(
                target
            )
    return tuple(Measured(tuple(group)) for group in groups.values())


@lru_cache(maxsize=1)
def _with_shares(registry: Registry, revision: int) -> frozenset[str]:
    """The documents that set figures unit by unit: few, and only theirs are read for a question."""
    return frozenset(target.source.document for target in registry.targets() if is_share(target))


def _measures(query: Query, knowledge: Knowledge) -> list[Measured]:
    """The figures set unit by unit in the documents asked about."""
    registry, revision = knowledge.registry, knowledge.revision
    sources = sorted(query.scope.sources & _with_shares(registry, revision))
    return [measured for source in sources for measured in _read(registry, source, revision)]
