"""The targets of a document where nothing is said of which ("mục tiêu 2030 của Nghị quyết 3")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.answer import Status
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.language.quantities import names_number
from assistant.query import Intent, Query
from assistant.records.figures import compose_target
from assistant.records.passages import compose_text
from assistant.settings import AnswerSettings
from assistant.several.listing import compose_list
from corpus.text import fold

_AIMS = re.compile(r"\b(?:muc tieu|chi tieu)\b")


def compose_targets(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The target meant, or what text says of it; all that its document sets where no word says which."""
    spoken_of = query.intent is Intent.TEXT and not names_number(query.text)
    told = (compose_text if spoken_of else compose_target)(query, knowledge, settings)
    if told.status is not Status.NOT_FOUND or not _of_document(query):
        return told
    through = (date(min(query.years), 1, 1), date(max(query.years), 12, 31))
    listed = compose_list(
        replace(query, intents=(Intent.LIST,), noun="target", period=through), knowledge, settings
    )
    return told if listed.status is Status.NOT_FOUND else listed


def _of_document(query: Query) -> bool:
    """Whether targets are asked for by no more than a year and the document that sets them."""
    named = query.scope.named and len(query.scope.heads) == 1
    more = query.topic.content or query.parties or query.unit or query.period
    return named and bool(query.years) and bool(_AIMS.search(fold(query.text))) and not more
