"""Targets of one measure set level by level ("90 % cấp tỉnh, 80 % cấp huyện"), asked for together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from assistant.finding.ranking import Scored, lead_of
from assistant.knowledge import Knowledge
from assistant.naming.levels import EVERY, levels_of
from assistant.query import Query
from assistant.scoring.acceptance import likelihood
from assistant.scoring.matching import CONTEXT, fit
from corpus.model import Record, Target
from corpus.registry import RecordFilter
from corpus.text import fold

_TWO = 2


def asked_together(
    query: Query, levels: Set[str], ranked: Sequence[Scored], knowledge: Knowledge, least: float
) -> tuple[Target, ...]:
    """The targets of one measure set for ``levels``; none where none is meant, or several documents fit.

    ``ranked`` are the candidates, best first; ``least`` the likelihood from which one is taken.
    """
    found: dict[str, tuple[float, tuple[Target, ...]]] = {}
    for scored in ranked:
        family = _family(scored, ranked, knowledge)
        asked = tuple(t for t in family if EVERY in levels or levels_of(_own(t)) & levels)
        if len(asked) < _TWO or scored.fit.unnamed or scored.item is not family[0]:
            continue
        sure = _likelihood(scored, family, query, ranked, knowledge)
        if sure >= max(least, found.get(scored.source, (0.0, ()))[0]):
            found[scored.source] = sure, asked
    if len(found) != 1:
        return ()
    ((_, taken),) = found.values()
    return tuple(sorted(taken, key=lambda t: (t.source.blocks, t.source.quote.find(t.scope or t.text))))


def _likelihood(
    scored: Scored, family: Sequence[Target], query: Query, ranked: Sequence[Scored], knowledge: Knowledge
) -> float:
    """How likely the targets of ``family``, read as one, are those meant."""
    whole = _joined(part for target in family for part in (target.indicator, target.text))
    above = _joined(part for t in family for part in (t.section, *t.owner, *t.monitor))
    found = fit(query.topic, whole, above, knowledge.weights, CONTEXT)
    others = [s for s in ranked if s.item not in family]
    return likelihood(found, lead_of(replace(scored, fit=found, score=found.score), others))


def _family(scored: Scored, ranked: Sequence[Scored], knowledge: Knowledge) -> tuple[Target, ...]:
    """The targets of the same sentence, or under the same heading of rows, those found first."""
    found = [s.item for s in ranked if s.source == scored.source]
    others = knowledge.registry.targets(RecordFilter(sources=frozenset({scored.source})))
    fellows = [t for t in found if isinstance(t, Target) and _measure(t) == _measure(scored.item)]
    seen = {target.id for target in fellows}
    return (*fellows, *(t for t in others if t.id not in seen and _measure(t) == _measure(scored.item)))


def _measure(record: Record | object) -> str:
    """What a target measures, without the level it is set for."""
    if not isinstance(record, Target):
        return ""
    stem, colon, own = (record.indicator or "").rpartition(": ")
    return stem if colon and own.rstrip(" .;") == record.text.rstrip(" .;") else record.text


def measured(target: Target) -> tuple[str, str]:
    """What a target of several levels measures, and the level it is set for, in the printed words."""
    return _measure(target), _own(target).rstrip(" .;")


def _own(target: Target) -> str:
    """The words that tell a target from the others of its measure."""
    return target.scope or (target.indicator or target.text).rpartition(": ")[2]


def _joined(parts: Iterable[str | None]) -> str:
    return " . ".join(dict.fromkeys(part for part in parts if part))


def owned(chosen: Sequence[Target], kept: Sequence[Scored]) -> tuple[Target, ...]:
    """``chosen``, where a document sets a target twice that which names who answers for it.

    Plans state their targets in running text and give them out in an annex.
    """
    others = [scored.item for scored in kept if isinstance(scored.item, Target)]
    found = (next((o for o in others if _is_owned_twin(o, target)), target) for target in chosen)
    return tuple({target.id: target for target in found}.values())


def _is_owned_twin(other: Target, target: Target) -> bool:
    alike = (other.source.document, fold(other.indicator or ""), other.value, other.scope, other.by) == (
        target.source.document, fold(target.indicator or ""), target.value, target.scope, target.by
    )  # fmt: skip
    return alike and bool(other.owner or other.monitor) and not (target.owner or target.monitor)
