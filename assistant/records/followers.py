"""Who carries out a target, asked where the row only prints those who follow it: said to be that."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Query
from assistant.wording import is_only_followed
from corpus.model import Target
from corpus.text import fold
from prompts import load

_WHO = re.compile(r"\b(?:ai|(?:co quan|don vi|so|bo|nganh|ban|phong|noi|ben|cap) nao)\b")


def of_who_carries_out(query: Query, draft: Draft) -> Draft:
    """``draft`` after the remark that who carries them out is not printed, where that is asked of targets."""
    rows = [record for record in draft.records if isinstance(record, Target)]
    done = query.roles == {"implement"} and query.noun == "target"
    asked = done and (query.parties or _WHO.search(fold(query.text)))
    if draft.status is not Status.ANSWERED or not asked or not rows or not all(map(is_only_followed, rows)):
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["only_followed"]), *draft.lines))
