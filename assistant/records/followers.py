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

_TITLED = re.compile(  # "chương trình hành động thực hiện Nghị quyết 57": what a plan is called
    r"\b(?:chuong trinh|ke hoach|de an)(?: [^\W\d_]+){0,4} thuc hien "
    r"(?=(?:nghi quyet|ket luan|chi thi|luat|quyet dinh|chien luoc)\b)"
)
_DONE = "thuc hien"
_WHO = re.compile(r"\b(?:ai|(?:co quan|don vi|so|bo|nganh|ban|phong|noi|ben|cap) nao)\b")


def of_who_carries_out(query: Query, draft: Draft) -> Draft:
    """``draft`` after the remark that who carries them out is not printed, where that is asked of targets."""
    rows = [record for record in draft.records if isinstance(record, Target)]
    said = fold(query.text)
    spoken = _DONE not in said or _DONE in _TITLED.sub(" ", said)
    done = spoken and query.roles == {"implement"} and query.noun == "target"
    asked = done and (query.parties or _WHO.search(said))
    if draft.status is not Status.ANSWERED or not asked or not rows or not all(map(is_only_followed, rows)):
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["only_followed"]), *draft.lines))
