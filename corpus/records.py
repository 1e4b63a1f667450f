"""Records and document heads as JSON objects, in the shape every other program relies on.

``record_json`` and ``head_json`` give that shape; ``record_payload`` and ``head_payload`` add what
is needed to build the same noun again (``record_from_json``, ``head_from_json``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from corpus.acceptance import Acceptance
from corpus.deadlines import day_of, deadline_from_json, deadline_json, iso_day
from corpus.model import (
    Assignment,
    Check,
    Head,
    LegalBasis,
    Record,
    Source,
    Target,
    Task,
)

Json = dict[str, Any]


def record_json(record: Record) -> Json:
    """Return ``record`` as the JSON object of the contract (keys in the contract's order).

    A record that a person accepted from a model's proposal says so under ``accepted``.
    """
    if isinstance(record, Target):
        return _target_json(record)
    told = _task_json(record) if isinstance(record, Task) else _assignment_json(record)
    return told | ({"accepted": asdict(record.accepted)} if record.accepted else {})


def record_payload(record: Record) -> Json:
    """Return ``record_json`` with every other field of the noun added: nothing is lost."""
    source = record.source
    more: Json = {
        "blocks": list(source.blocks),
        "cell": source.cell,
        "page": source.page,
        "section": record.section,
        "warnings": list(record.warnings),
    }
    if not isinstance(record, Assignment):
        more["extra"] = dict(record.extra)
    if isinstance(record, Target):
        more["scope"] = record.scope
    return record_json(record) | more


def record_from_json(data: Mapping[str, Any]) -> Record:
    """Build the record from ``record_payload``'s object (or the contract's, then without blocks)."""
    if "task" in data:
        return _task(data)
    if "role" in data:
        return _assignment(data)
    return _target(data)


def _task_json(task: Task) -> Json:
    return {
        "id": task.id,
        "source": task.source.document,
        "number": task.number,
        "annex": task.annex,
        "part": task.part,
        "section": task.section,
        "stt": task.stt,
        "task": task.task,
        "lead": list(task.lead),
        "lead_text": task.lead_text,
        "coordinate": list(task.coordinate),
        "coordinate_text": task.coordinate_text,
        "product": task.product,
        "deadline_text": task.deadline_text,
        "deadline": deadline_json(task.deadline),
        "locator": task.source.locator,
        "quote": task.source.quote,
    }


def _target_json(target: Target) -> Json:
    return {
        "id": target.id,
        "source": target.source.document,
        "number": target.number,
        "text": target.text,
        "indicator": target.indicator,
        "value": target.value,
        "comparator": target.comparator,
        "unit": target.unit,
        "by": target.by,
        "owner": list(target.owner),
        "monitor": list(target.monitor),
        "locator": target.source.locator,
        "quote": target.source.quote,
    }


def _assignment_json(assignment: Assignment) -> Json:
    return {
        "id": assignment.id,
        "source": assignment.source.document,
        "number": assignment.number,
        "agency": assignment.agency,
        "role": assignment.role,
        "coordinate": list(assignment.coordinate),
        "text": assignment.text,
        "deadline_text": assignment.deadline_text,
        "deadline": deadline_json(assignment.deadline),
        "locator": assignment.source.locator,
        "quote": assignment.source.quote,
        "principal": assignment.principal,
    }


def _task(data: Mapping[str, Any]) -> Task:
    return Task(
        id=data["id"],
        number=data["number"],
        task=data["task"],
        source=source_from_json(data),
        annex=data["annex"],
        part=data["part"],
        section=data["section"],
        stt=data["stt"],
        lead=_names(data["lead"]),
        lead_text=data["lead_text"],
        coordinate=_names(data["coordinate"]),
        coordinate_text=data["coordinate_text"],
        product=data["product"],
        deadline_text=data["deadline_text"],
        deadline=deadline_from_json(data["deadline"]),
        extra=dict(data.get("extra", {})),
        warnings=_names(data.get("warnings")),
        accepted=_acceptance(data),
    )


def _target(data: Mapping[str, Any]) -> Target:
    return Target(
        id=data["id"],
        number=data["number"],
        text=data["text"],
        source=source_from_json(data),
        indicator=data["indicator"],
        value=data["value"],
        comparator=data["comparator"],
        unit=data["unit"],
        by=data["by"],
        owner=_names(data["owner"]),
        monitor=_names(data["monitor"]),
        section=data.get("section"),
        scope=data.get("scope"),
        extra=dict(data.get("extra", {})),
        warnings=_names(data.get("warnings")),
    )


def _assignment(data: Mapping[str, Any]) -> Assignment:
    return Assignment(
        id=data["id"],
        number=data["number"],
        agency=data["agency"],
        role=data["role"],
        text=data["text"],
        source=source_from_json(data),
        coordinate=_names(data["coordinate"]),
        deadline_text=data["deadline_text"],
        deadline=deadline_from_json(data["deadline"]),
        section=data.get("section"),
        warnings=_names(data.get("warnings")),
        principal=data.get("principal", False),
        accepted=_acceptance(data),
    )


def _acceptance(data: Mapping[str, Any]) -> Acceptance | None:
    return Acceptance(**data["accepted"]) if "accepted" in data else None


def source_from_json(data: Mapping[str, Any]) -> Source:
    """Build the pointer back from an object with ``source``, ``locator``, ``quote`` (and blocks)."""
    return Source(
        document=data["source"],
        blocks=tuple(data.get("blocks", ())),
        locator=data["locator"],
        quote=data["quote"],
        cell=data.get("cell"),
        page=data.get("page"),
    )


def head_json(head: Head) -> Json:
    """Return a document's head as the contract's Document object."""
    return {
        "source": head.source,
        "number": head.number,
        "type": head.type,
        "issuer": head.issuer,
        "province": head.province,
        "date": iso_day(head.date),
        "title": head.title,
        "signer": head.signer,
        "signer_title": head.signer_title,
        "based_on": [
            {"type": basis.type, "number": basis.number, "date": iso_day(basis.date)}
            for basis in head.based_on
        ],
        "checks": [check_json(check) for check in head.checks],
        "warnings": list(head.warnings),
        "digest": head.digest,
    }


def head_payload(head: Head) -> Json:
    """Return ``head_json`` with the plan's years and the document's own terms added."""
    years = list(head.years) if head.years else None
    return head_json(head) | {
        "years": years,
        "terms": [list(term) for term in head.terms],
        "symbol": head.symbol,
    }


def head_from_json(data: Mapping[str, Any]) -> Head:
    """Build the head from ``head_payload``'s object."""
    years = data.get("years")
    plain = {name: data[name] for name in ("source", "digest", "number", "type", "issuer", "province")}
    return Head(
        **plain,
        date=day_of(data["date"]),
        title=data["title"],
        signer=data["signer"],
        signer_title=data["signer_title"],
        based_on=tuple(LegalBasis(b["type"], b["number"], day_of(b["date"])) for b in data["based_on"]),
        years=(years[0], years[1]) if years else None,
        checks=checks_from_json(data["checks"]),
        warnings=_names(data["warnings"]),
        terms=tuple((short, words) for short, words in data.get("terms", ())),
        symbol=data.get("symbol"),
    )


def check_json(check: Check) -> Json:
    """Return a printed total against what was found as an object."""
    return {
        "where": check.where,
        "printed": check.printed,
        "found": check.found,
        "agrees": check.agrees,
        "explanation": check.explanation,
    }


def checks_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Check, ...]:
    """Build checks from ``check_json``'s objects."""
    return tuple(Check(**item) for item in data)


def _names(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(values or ())
