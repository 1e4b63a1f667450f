"""The facts a question asks of one thing: who, with whom, when, what comes of it, how much."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.cues import Cue
from assistant.query import Intent, Party

_TWO = 2
_NEAR = 2  # words
_FACT_OF = {
    "ask.when": Intent.DEADLINE,
    "ask.product": Intent.PRODUCT,
    "ask.percent": Intent.TARGET,
    "unit.percent": Intent.TARGET,
    "unit.rank": Intent.TARGET,
    "unit.points": Intent.TARGET,
    "unit.money": Intent.TARGET,
    "unit.people": Intent.TARGET,
}


def facts_asked(cues: Sequence[Cue], parties: Sequence[Party], has_topic: bool) -> tuple[Intent, ...]:
    """The facts asked, in order: who (by role), when, product, figure."""
    found: list[tuple[int, Intent]] = []
    who = [c for c in cues if c.label == "ask.who"]
    roles = [c for c in cues if c.label in ("role.lead", "role.coordinate")]
    confirms = any(cue.label == "ask.confirm" for cue in cues)
    counts = not (confirms and roles)  # "Sở A chủ trì, phải không, rồi mấy sở đi theo?" asks no figure
    asked = {**_FACT_OF, "ask.count": Intent.TARGET} if counts else _FACT_OF
    found += [(cue.start, asked[cue.label]) for cue in cues if cue.label in asked]
    figure = any(intent is Intent.TARGET for _, intent in found)
    measured = any(cue.label == "noun.target" for cue in cues)
    answering = any(c.label in ("role.monitor", "role.implement") for c in cues)
    watching = {c.start for c in cues if c.label == "role.monitor"} if measured else set()
    roles = [c for c in roles if c.end not in watching]  # "chủ trì theo dõi chỉ tiêu" leads no task
    for cue in cues:
        if cue.label == "ask.part" and (has_topic or not parties):
            found += [(cue.start, Intent.LEAD), (cue.start, Intent.COORDINATE)]
    given = _of_body(roles, cues) or (confirms and parties)
    if measured and roles and not who and not found and not given:
        found.append((0, Intent.TARGET))
    if len(who) > 1 and {cue.label for cue in roles} == {"role.coordinate"}:
        found.append((who[0].start, Intent.LEAD))
    beside = _asked_beside(who, roles, cues)
    if beside:
        found.append((beside.start, Intent.COORDINATE))
    for cue in () if figure and not who else roles:
        subject = any(party.end in (cue.start, cue.start - 1) for party in parties)
        if who or confirms or (not subject and has_topic) or (not parties):
            intent = Intent.LEAD if cue.label == "role.lead" else Intent.COORDINATE
            found.append((cue.start, intent))
    if who and not roles:
        found.append((who[0].start, Intent.TARGET if answering and measured else Intent.LEAD))
    ordered = dict.fromkeys(intent for _, intent in sorted(found, key=lambda pair: pair[0]))
    return tuple(sorted(ordered, key=lambda intent: measured and intent is not Intent.TARGET))


def lists_who_helps(cues: Sequence[Cue]) -> bool:
    """Whether all who take part in one task are asked for ("liệt kê các cơ quan phối hợp trong việc …")."""
    lists = [cue.end for cue in cues if cue.label == "ask.list"]
    bodies = {cue.end: cue.start for cue in cues if cue.label == "noun.body"}
    asked = [cue for cue in cues if cue.label == "role.coordinate" and cue.start in bodies]
    whole = {cue.start for cue in cues if cue.label in ("noun.document", "whole.section")}
    of_all = any(cue.end <= start <= cue.end + _NEAR for cue in asked for start in whole)
    if of_all or any(cue.label == "role.lead" for cue in cues):
        return False
    return any(0 <= bodies[cue.start] - end <= _NEAR for cue in asked for end in lists)


def _of_body(roles: Sequence[Cue], cues: Sequence[Cue]) -> bool:
    """Whether a part is asked for by the column's name ("cơ quan chủ trì")."""
    bodies = {cue.end for cue in cues if cue.label == "noun.body"}
    return any(cue.start in bodies for cue in roles)


def _asked_beside(who: Sequence[Cue], roles: Sequence[Cue], cues: Sequence[Cue]) -> Cue | None:
    """Where, after who leads, somebody else is asked for ("bộ nào cầm trịch, bộ nào đỡ bên cạnh")."""
    leading = [cue.end for cue in roles if cue.label == "role.lead"]
    if len(leading) != len(roles) or not leading or len(who) < _TWO or who[-1].start < leading[-1]:
        return None
    another = any(leading[-1] <= cue.start < who[-1].start for cue in cues if cue.label == "followup.words")
    return None if another else who[-1]
