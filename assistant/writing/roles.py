"""Which part each agency of a text plays: leads, coordinates, monitors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.writing.reading import Item, Reading
from assistant.writing.words import wordings

_LONGEST_GAP = 4
_HELPING = frozenset({"coordinate", "monitor"})
_AND, _IS = "và", "là"
_BODY = frozenset({"quan", "vị"})
_ENDS = frozenset(".;!?\n\t|")


def roles_in(reading: Reading) -> Mapping[str, frozenset[str]]:
    """Return the roles said of each agency, by its label; an agency none is said of is left out.

    "Sở A chủ trì, phối hợp với Sở B": a role follows its agency, or precedes it with a joint
    ("với", "là", a colon). Agencies listed together share theirs.
    """
    found: dict[str, set[str]] = {}
    for label, said in _told(reading.items):
        if said:
            found.setdefault(label, set()).update(said)
    return {label: frozenset(said) for label, said in found.items()}


def helping_in(reading: Reading) -> frozenset[str]:
    """Return the agencies, by label, that only help: they coordinate or monitor wherever named."""
    told = tuple(_told(reading.items))
    others = {label for label, said in told if not said or not said <= _HELPING}
    return frozenset(label for label, _ in told if label not in others)


def _told(items: Sequence[Item]) -> Iterator[tuple[str, set[str]]]:
    cues = _cues(items)
    for index, item in enumerate(items):
        if item.kind == "agency":
            yield item.label, _after(items, index, cues) | _before(items, index, cues)


def _cues(items: Sequence[Item]) -> Mapping[int, tuple[str, int]]:
    """Where a role is said: index of its first word → role, index after its last."""
    found: dict[int, tuple[str, int]] = {}
    for index in range(len(items)):
        for role, words in wordings().roles:
            run = items[index : index + len(words)]
            if tuple(item.label for item in run) == words:
                found[index] = (role, index + len(words))
    return found


def _after(items: Sequence[Item], index: int, cues: Mapping[int, tuple[str, int]]) -> set[str]:
    """The role said after an agency, over others listed with it; a label ("phối hợp: …") opens anew."""
    between = 0
    for other in range(index + 1, len(items)):
        item = items[other]
        if _ends(item.gap.replace("\n", " ")) or between > _LONGEST_GAP:
            return set()
        if other in cues:
            role, stop = cues[other]
            return set() if stop < len(items) and ":" in items[stop].gap else {role}
        if item.kind == "agency" and between:
            return set()
        between += item.kind != "agency" and item.label != _AND
    return set()


def _before(items: Sequence[Item], index: int, cues: Mapping[int, tuple[str, int]]) -> set[str]:
    """The role before an agency, where a joint or a colon ties them, over others listed with it."""
    starts = {stop: role for role, stop in cues.values()}
    if index and items[index - 1].label == _IS:
        return _of_subject(items, index, cues)
    other, between = index, 0
    while other > 0 and between <= _LONGEST_GAP:
        joined = ":" in items[other].gap
        if _ends(items[other].gap):
            return set()
        if other in starts and (joined or items[other].label in wordings().joints):
            return {starts[other]}
        if joined:
            return set()
        other -= 1
        between += items[other].kind != "agency" and items[other].label not in wordings().joints
    return set()


def _of_subject(items: Sequence[Item], index: int, cues: Mapping[int, tuple[str, int]]) -> set[str]:
    """The role of "cơ quan chủ trì … là Sở A": the last one before that has "cơ quan", "đơn vị" before it."""
    for other in range(index - 1, 0, -1):
        if _ends(items[other].gap):
            return set()
        if other in cues and items[other - 1].label in _BODY:
            return {cues[other][0]}
    return {cues[0][0]} if 0 in cues else set()


def _ends(gap: str) -> bool:
    return not _ENDS.isdisjoint(gap)
