"""A telephone number asked for: what gives none is no answer, whatever it says of telephones."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, refusal
from assistant.query import Intent, Query
from corpus.text import fold
from prompts import load

_ASKED = re.compile(r"(?<!ky )\bso (?:dien thoai(?! thong minh)|dt|may ban|hotline|zalo|duong day nong)\b")
_NUMBER = re.compile(r"(?<!\d)(?:\+?84|0)\d(?:[ .-]?\d){6,9}(?!\d)|(?<!\d)1[89]00\d{2,6}(?!\d)")
_OF_IT = re.compile(r"\b(?:lap|thiet lap|cong bo|cong khai|cap nhat|duy tri|tiep nhan|xay dung|van hanh)\b")
_TELLING = (Status.ANSWERED, Status.PARTIAL)


def of_contact_asked(query: Query, draft: Draft) -> Draft:
    """``draft``, refused where a telephone number is asked for and nothing quoted holds one.

    Who sets such a number up, or makes it known, is another question.
    """
    asked = fold(query.text)
    if draft.status not in _TELLING or query.intents != (Intent.TEXT,):
        return draft
    if not _ASKED.search(asked) or _OF_IT.search(asked):
        return draft
    if any(_NUMBER.search(line.source.quote) for line in draft.lines if line.source):
        return draft
    return refusal(query.intent, load("replies")["not_found"])
