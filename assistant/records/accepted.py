"""What an answer tells of records that a model proposed and a person accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.answer import Answer
from corpus.model import Target
from prompts import load


def accepted_notes(answer: Answer) -> Iterator[str]:
    """Give a note for each such record that the answer cites: its mark, who accepted it and when."""
    marks = {(each.source, each.quote): each.mark for each in answer.citations}
    for record in answer.records:
        mark = marks.get((record.source.document, record.source.quote))
        if isinstance(record, Target) or record.accepted is None or mark is None:
            continue
        yes = record.accepted
        day = f"{date.fromisoformat(yes.at[:10]):%d/%m/%Y}"
        yield load("replies")["accepted"].format(mark=mark, by=yes.by, model=yes.model, day=day)
