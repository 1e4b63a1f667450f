"""A short question about a paper that the answer before was of ("ai ký?", "có mấy chỉ tiêu?"): so named."""

from __future__ import annotations

from assistant.conversation.earlier import Talk
from assistant.conversation.short_asks import asks_day_alone
from assistant.query import Intent, Query

_LONGEST = 7  # words
_LISTS = (Intent.LIST, Intent.COUNT)


def of_paper_told(turn: str, talk: Talk) -> str | None:
    """``turn`` with the number of the one paper that was told of before; ``None`` where it asks no paper.

    Where the question before names that paper alone, it is known already.
    """
    own = talk.read(turn)
    if own.scope.named or own.topic.content or own.parties or own.declined or not _asks_paper(own):
        return None
    before, told = talk.told_before()
    of_paper = before.intent is Intent.DOCUMENT or before.noun == "document"
    if not of_paper or (before.scope.named and len(before.scope.heads) == 1 and not before.topic.content):
        return None
    sources = {line.source.document for line in told.lines if line.source}
    head = talk.knowledge.head(sources.pop()) if len(sources) == 1 else None
    return f"{head.type or 'Văn bản'} {head.number} {turn}" if head and head.number else None


def _asks_paper(own: Query) -> bool:
    """Whether a short question may be of a paper as a whole."""
    if len(own.text.split()) > _LONGEST:
        return False
    whole = own.intent in _LISTS and own.noun in ("task", "target") and not own.period and not own.limits
    return own.intent is Intent.DOCUMENT or whole or asks_day_alone(own)
