"""Whether an agency has a part in the one task told before ("Sở A có phối hợp không?")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.staying import SAYING
from assistant.draft import Draft, Line
from assistant.finding.evidence import involved
from assistant.knowledge import Knowledge
from assistant.naming.renaming import stood
from assistant.query import Intent, Query
from assistant.records.telling import tell
from corpus.agencies import group_covers, is_group
from corpus.model import Task
from corpus.text import fold
from prompts import load

_PART = r"(?:chu tri|phoi hop|tham gia|lam chung|lam cung|dinh dang|lien quan)"
_ASKED = re.compile(
    rf"\bco (?:(?:cung|can|phai|duoc|dung ra) )*{_PART}"
    r"(?: (?:viec nay|viec do|viec ay|vao|cung|gi|trong do|o do))* (?:khong|ko|hong|hay khong)"
    r"(?: (?:a|vay|em|anh|chi|nhi|ha))*\W*$"
)
_WORDS = frozenset(("tham", "gia", "lam", "chung", "cung", "dinh", "dang", "lien", "quan"))


def part_confirmed(own: Query, told: Callable[[], Draft], knowledge: Knowledge) -> Draft | None:
    """The parts played in the one task told before, where it is asked of an agency and of nothing else."""
    beyond = any(word.bare not in _WORDS for word in own.topic.content)
    if not own.parties or beyond or own.scope.named or not _ASKED.search(fold(own.text)):
        return None
    before = told()
    task = before.records[0] if before.status in SAYING and len(before.records) == 1 else None
    if not isinstance(task, Task):
        return None
    said = tell(task, replace(own, intents=(Intent.LEAD, Intent.COORDINATE)), knowledge)
    strangers = [party.name for party in own.parties if not _has_part(task, party.key, knowledge)]
    if not strangers:
        return said
    first = Line(load("replies")["not_named"].format(agency=", ".join(dict.fromkeys(strangers))))
    return replace(said, status=Status.PARTIAL, lines=(first, *said.lines))


def _has_part(task: Task, key: str, knowledge: Knowledge) -> bool:
    """Whether a task names the agency, or a group that it was one of when the task was given."""
    groups = [name for name in (*task.lead, *task.coordinate) if is_group(name) and group_covers(name, key)]
    return key in involved(task, knowledge) or (bool(groups) and stood(key, task.source.document, knowledge))
