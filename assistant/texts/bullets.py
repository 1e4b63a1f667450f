"""How many bullets stand under the heading of an agency ("mục của Sở A có mấy gạch đầu dòng")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.naming.renaming import heirs_of
from assistant.query import Intent, Query
from assistant.wording import document_name, short
from corpus.model import Assignment, Head
from corpus.registry import RecordFilter

_ASKED = "row.bullets"
_LONGEST = 220  # characters of a bullet


def bullets_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """The bullets of the agency's own part of a document, counted and told; ``None`` where none are asked."""
    if not query.scope.named or all(cue.label != _ASKED for cue in find_cues(words_of(query.text))):
        return None
    keys = heirs_of(query, knowledge).keys if query.parties else _named(query, knowledge)
    if not keys or len(query.parties) > 1:
        return None
    duties = knowledge.registry.assignments(RecordFilter(keys, sources=query.scope.sources))
    own = [d for d in duties if isinstance(d, Assignment) and _is_of(d.section, keys, knowledge)]
    heads = [head for head in query.scope.heads if any(d.source.document == head.source for d in own)]
    head = _meant(heads, query)
    return _told([d for d in own if d.source.document == head.source], head) if head else None


def _named(query: Query, knowledge: Knowledge) -> frozenset[str]:
    """The one agency that a question says, with no word for what part it plays."""
    keys = frozenset(mention.key for mention in knowledge.agencies.find(query.text))
    return keys if len(keys) == 1 else frozenset()


def _is_of(heading: str | None, keys: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether a heading names the agency asked about."""
    return bool(keys & {mention.key for mention in knowledge.agencies.find(heading or "")})


def _meant(heads: Sequence[Head], query: Query) -> Head | None:
    """The document whose title the question says most of; ``None`` where several are said alike."""
    said = {word.bare for word in words_of(query.text)}
    sizes = [len(said & {word.bare for word in words_of(head.title or "")}) for head in heads]
    best = [head for head, size in zip(heads, sizes, strict=True) if size == max(sizes)]
    return best[0] if len(best) == 1 else None


def _told(duties: Sequence[Assignment], head: Head) -> Draft:
    """The bullets of the heading most of ``duties`` stand under; several duties of one count once."""
    heading, _ = Counter(duty.section for duty in duties).most_common(1)[0]
    bullets = {duty.source.blocks[0]: duty for duty in reversed(duties) if duty.section == heading}
    told = [bullets[block] for block in sorted(bullets)]
    lines = [Line(f"Mục “{short(heading or '')}” của {document_name(head)} có {len(told)} gạch đầu dòng:")]
    lines += [Line(f"{n}. {short(d.source.quote, _LONGEST)} [*]", d.source) for n, d in enumerate(told, 1)]
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), tuple(told), total=len(told))
