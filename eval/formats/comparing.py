"""What one reading of a document has of another: rows found, and each of their fields equal or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpus.model import Assignment, Deadline, Entry, Head, Record, Target, Task
from corpus.text import squeeze
from eval.likeness import dice, same_value
from eval.pairing import paired

_Noun = TypeVar("_Noun", Task, Target, Assignment)
_TASK = "task stt part section annex lead lead_text coordinate coordinate_text product deadline_text extra"
_TARGET = "text indicator value comparator unit by owner monitor section scope"
_ASSIGNMENT = "agency role text coordinate deadline_text section"
_HEAD = "number type issuer province date title signer signer_title based_on years terms"
_OTHER_VALUE = 0.9  # of a target's likeness, where its figure differs


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same: ``row`` says whose, ``wanted`` and ``found`` its words."""

    row: str
    field: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """Of ``wanted`` rows so many ``found``, ``extra`` ones beside; of ``judged`` fields so many ``equal``.

    The fields are those of found rows and of the head that either reading fills. ``missing`` and
    ``beyond`` are the words of the rows that only one reading has.
    """

    wanted: int = 0
    found: int = 0
    extra: int = 0
    judged: int = 0
    equal: int = 0
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    def __add__(self, other: Sameness) -> Sameness:
        return Sameness(*(getattr(self, n) + getattr(other, n) for n in self.__dataclass_fields__))


def compare_entries(wanted: Entry, found: Entry) -> Sameness:
    """Compare every record and the head of ``found`` with ``wanted``, white space aside."""
    return (
        _fields("đầu văn bản", wanted.head, found.head, _HEAD)
        + _records(
            wanted.tasks, found.tasks, lambda one, other: dice(one.task, other.task), f"{_TASK} deadline"
        )
        + _records(wanted.targets, found.targets, _target_likeness, _TARGET)
        + _records(wanted.assignments, found.assignments, _duty_likeness, f"{_ASSIGNMENT} deadline")
    )


def _target_likeness(one: Target, other: Target) -> float:
    same = same_value(one.value, other.value) or (one.value is None and other.value is None)
    return dice(one.text, other.text) * (1 if same else _OTHER_VALUE)


def _duty_likeness(one: Assignment, other: Assignment) -> float:
    return dice(f"{one.agency} {one.role} {one.text}", f"{other.agency} {other.role} {other.text}")


def _records(
    wanted: Sequence[_Noun], found: Sequence[_Noun], likeness: Callable[[_Noun, _Noun], float], names: str
) -> Sameness:
    pairs = paired(wanted, found, likeness)
    met, read = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    rows = Sameness(
        wanted=len(wanted),
        found=len(pairs),
        extra=len(found) - len(pairs),
        missing=tuple(_words(each) for each in wanted if each.id not in met),
        beyond=tuple(_words(each) for each in found if each.id not in read),
    )
    fields = (_fields(_words(one), one, other, names) for one, other in pairs)
    return sum(fields, rows)


def _fields(row: str, wanted: Head | Record, found: Head | Record, names: str) -> Sameness:
    pairs = [(name, _shown(getattr(wanted, name)), _shown(getattr(found, name))) for name in names.split()]
    judged = [(name, one, other) for name, one, other in pairs if one or other]
    differing = tuple(Difference(row, name, one, other) for name, one, other in judged if one != other)
    return Sameness(judged=len(judged), equal=len(judged) - len(differing), differences=differing)


def _words(record: Record) -> str:
    return squeeze(f"{record.source.locator}: {record.task if isinstance(record, Task) else record.text}")


def _shown(value: object) -> str:
    """The words of a field; lists and dates alike, white space squeezed."""
    if value is None:
        return ""
    if isinstance(value, Deadline):
        parts = "; ".join(map(_shown, value.parts))
        said = (value.kind, value.start, value.end, value.repeat, value.condition, value.label, parts)
        return " ".join(map(_shown, said))
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(each)}" for key, each in value.items() if each)
    return squeeze(str(value))
