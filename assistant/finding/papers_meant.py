"""A paper of which it is asked who makes or changes it, by its number: what is done under it is no answer.

"Ai sửa Nghị định 80/2021/NĐ-CP" is not told by who helps businesses "theo Nghị định số 80/2021/NĐ-CP".
"""

from __future__ import annotations

import re
from functools import cache

from assistant.finding.laws_meant import is_made, is_under
from assistant.naming.scope import references
from assistant.query import FACTS, Query
from corpus.document_types import all_types
from corpus.text import fold


def is_beneath_paper(query: Query, text: str) -> bool:
    """Whether the making of a numbered paper is asked about, and ``text`` only does something under it."""
    if query.intent not in FACTS:
        return False
    for number in references(query.text):
        rest = [
            word
            for word in query.topic.content
            if not number.start <= word.start < number.end and word.bare not in _kinds()
        ]
        if not rest or not all(is_made(word.bare) for word in rest):
            continue
        figure = rf"(?<![\w/]){re.escape(number.figure)}(?:/\d{{4}})?(?:/|\b)"
        said = fold(text)
        before = [said[: match.start()].split() for match in re.finditer(figure, said)]
        if before and all(is_under(words) for words in before):
            return True
    return False


@cache
def _kinds() -> frozenset[str]:
    """The words of what papers are called."""
    return frozenset(word for kind in all_types() for word in fold(kind).split())
