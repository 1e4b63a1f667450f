"""Where the reader was unsure: rows with blanks, sentences that look like duties and gave no record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.actors import Subject, subject
from corpus.agencies import AgencyLexicon
from corpus.model import Block, Document, Head, Record, Task
from corpus.proposals import Unread
from ingestion.idle import is_idle, tells
from ingestion.items import Item, items
from ingestion.outline import outline
from ingestion.sentences import sentences, zone
from ingestion.standing import is_standing

_DUTY = re.compile(
    r"\b(?:chủ trì|phối hợp|đầu mối|theo dõi|đôn đốc|giám sát|(?:chịu|có) trách nhiệm)\b", re.IGNORECASE
)
_MOMENT = re.compile(r"\b(?:quý|tháng|năm|ngày)\s+[\dIVX]+\b|\b\d{1,2}/\d{4}\b", re.IGNORECASE)
_SHORTEST, _LONGEST = 6, 120  # words
_NOBODY = "không đọc được cơ quan chủ trì"
_UNDATED = "không đọc được thời hạn"
_UNGIVEN = "câu giống một việc được giao nhưng chưa thành bản ghi"


def unread(
    head: Head, blocks: Sequence[Block], records: Sequence[Record], lexicon: AgencyLexicon
) -> tuple[Unread, ...]:
    """Return what the reader was unsure of in a document, in reading order; ``records`` are all read of it.

    A document of standing rules gives nobody a task and has nothing unread.
    """
    if is_standing(head):
        return ()
    taken = {ordinal for record in records for ordinal in record.source.blocks}
    body = items(outline(Document(head.source, head.digest, tuple(blocks))))
    rows = [unsure for record in records if (unsure := _blank(record, lexicon))]
    told = [each for item in body if taken.isdisjoint(item.blocks) for each in _duties(item, head, lexicon)]
    return tuple(sorted((*rows, *told), key=lambda each: min(each.source.blocks)))


def _blank(record: Record, lexicon: AgencyLexicon) -> Unread | None:
    """A row whose agency or deadline was not read though it prints one somewhere."""
    if not isinstance(record, Task) or not record.source.blocks:
        return None
    quote = record.source.quote
    blanks = [_NOBODY] if not record.lead and lexicon.find(quote) else []
    if record.deadline_text is None and _MOMENT.search(quote):
        blanks.append(_UNDATED)
    why = "; ".join((*blanks, *record.warnings)) if blanks else ""
    return Unread(record.source, why, record.section, record) if why else None


def _duties(item: Item, head: Head, lexicon: AgencyLexicon) -> Iterator[Unread]:
    """The sentences of a paragraph that name an agency and what it is to do."""
    path = item.place.path
    if item.place.heading or is_idle(item.body) or zone(path) == "purpose":
        return
    section = path[-1] if path else None
    for sentence in sentences(item.body):
        own = subject(sentence, opening=True)
        if _SHORTEST <= len(sentence.split()) <= _LONGEST and _looks_like_a_duty(sentence, own, lexicon):
            names = (own.printed, *own.names) if own else ()
            yield Unread(item.source(head.source, sentence), _UNGIVEN, section, names=names)


def _looks_like_a_duty(sentence: str, own: Subject | None, lexicon: AgencyLexicon) -> bool:
    if sentence.endswith(":"):
        return False
    if own is not None:
        return not tells(sentence[own.end :])
    return bool(_DUTY.search(sentence) and lexicon.find(sentence))
