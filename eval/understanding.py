"""How questions were understood: what is asked, of which documents, of which agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.conversation.followup import in_context
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.understanding.understand import understand
from corpus.agencies import agency_key
from eval.cases import Case
from eval.labels import label
from eval.metrics import mean

_SEVERAL = "several"
_JUDGED = frozenset(intent.value for intent in Intent) | {_SEVERAL}
_MEANT_TOO = {  # what a label allows besides itself: the same question may be put either way
    "assignment": frozenset({"list", "lead"}),
    "list": frozenset({"assignment"}),
    "compare": frozenset({"target"}),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One question's query against its case; a field is ``None`` where the case does not say.

    ``intent``: the intent asked is among those read; ``declined``: what is not for the assistant was
    seen as such, and nothing else; ``scope``: no expected document was shut out; ``narrow``: no other
    one was let in; ``agencies``: the share of the named agencies that was read; ``strays``: agencies
    read that are not named.
    """

    case: Case
    intents: tuple[str, ...]
    intent: bool | None
    declined: bool | None
    scope: bool | None
    narrow: bool | None
    agencies: float | None
    strays: int

    @property
    def faults(self) -> tuple[str, ...]:
        """What was misread, in Vietnamese."""
        said = {
            f"ý hỏi đọc thành {' + '.join(map(label, self.intents))}": self.intent is False,
            "nhầm câu cần từ chối": self.declined is False,
            "loại nhầm văn bản": self.scope is False,
            "sót cơ quan": self.agencies is not None and self.agencies < 1,
            "thêm cơ quan": self.strays > 0,
        }
        return tuple(fault for fault, holds in said.items() if holds)


def read_questions(cases: Sequence[Case], knowledge: Knowledge, today: date) -> tuple[Reading, ...]:
    """Read every question as the assistant does, with the earlier ones of its conversation."""

    def read(text: str) -> Query:
        return understand(text, knowledge, today)

    return tuple(judge_query(case, in_context(case.question, case.history, read)) for case in cases)


def judge_query(case: Case, query: Query) -> Reading:
    """Compare one query with what the case says of its question."""
    expect = case.expect
    intents = tuple(intent.value for intent in query.intents)
    chat = expect.status <= {"declined"}
    answering = expect.must_answer and not query.declined
    keys = {party.key for party in query.parties}
    named = None if expect.agencies is None else {agency_key(name) for name in expect.agencies}
    let_in = [{head.source, head.number} & expect.documents for head in query.scope.heads]
    return Reading(
        case,
        intents,
        intent=_same_intent(case.intent, intents) if answering and case.intent in _JUDGED else None,
        declined=bool(query.declined) is chat if chat or expect.must_answer else None,
        scope=any(let_in) if expect.documents and expect.must_answer else None,
        narrow=all(let_in) if query.scope.named and expect.documents else None,
        agencies=None if not named else len(named & keys) / len(named),
        strays=0 if named is None else len(keys - named),
    )


def _same_intent(wanted: str, intents: Sequence[str]) -> bool:
    if wanted == _SEVERAL:
        return len(intents) > 1
    return bool(({wanted} | _MEANT_TOO.get(wanted, frozenset())) & set(intents))


def understanding_json(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the share right of each field, and over how many questions it was judged."""
    named = [r for r in readings if r.case.expect.agencies is not None]
    figures: dict[str, list[float | None]] = {
        "intent": [r.intent for r in readings],
        "declined": [r.declined for r in readings],
        "scope": [r.scope for r in readings],
        "narrow": [r.narrow for r in readings],
        "agencies": [r.agencies for r in readings],
        "agencies_only": [r.strays == 0 for r in named],
    }
    return {name: share_json([float(v) for v in values if v is not None]) for name, values in figures.items()}


def share_json(values: Sequence[float]) -> dict[str, Any]:
    """Return a mean with the number judged; ``share`` is None where nothing was."""
    return {"share": round(mean(values), 4) if values else None, "judged": len(values)}
