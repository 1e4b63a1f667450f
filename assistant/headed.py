"""Duties of running text whose agency stands in the heading above them: "2. Sở Y tế … b) Chủ trì …"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.excerpts import excerpt, sentences
from assistant.knowledge import Knowledge
from assistant.matching import Matcher
from assistant.query import Query
from assistant.wording import place
from corpus.actors import actors, acts, subject
from corpus.marks import ARTICLE, Mark, split_mark
from corpus.model import Block, BlockKind, Passage, Source
from corpus.text import fold, squeeze
from prompts import load

_BELOW = " › "
_NEARBY = 120  # blocks above a duty in which its heading is looked for
_LEADS = "chu tri"
_BULLETS = "-+•–— "
_FIRST, _SKIPPED = 1, 2  # of a list: the value of its first mark, how far the next may be ("d)", "e)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that consists of agencies: ``names`` as printed, ``block`` the one it stands in."""

    names: tuple[str, ...]
    block: Block


def duty_told(passage: Passage, query: Query, knowledge: Knowledge) -> Draft | None:
    """The duty of ``passage`` that meets the topic best, and whose it is by the heading above it.

    ``None`` where the duty names its own agency, or no heading above it is one of agencies alone.
    """
    source = passage.source
    near = knowledge.registry.blocks(
        source.document, range(max(source.blocks[0] - _NEARBY, 0), source.blocks[-1] + 1)
    )
    item = _meant([block for block in near if block.ordinal in source.blocks], query, knowledge)
    if item is None:
        return None
    headings = {squeeze(part) for part in passage.title.split(_BELOW)[1:]}
    headings.update(squeeze(block.text) for block in near if block.ordinal in source.blocks)
    heading = _heading_over(item, [block for block in near if block.ordinal < item.ordinal], headings)
    if heading is None:
        return None
    words = excerpt(item.text, query.topic.with_cues(), knowledge.weights).lstrip(_BULLETS)
    replies = load("replies")
    leads = fold(split_mark(words)[1]).startswith(_LEADS)
    text = replies["headed_lead" if leads else "headed_duty"].format(
        agency="; ".join(heading.names), duty=words
    )
    inside = heading.block.ordinal in source.blocks
    beside = () if inside else (_cited(heading.block, source),)
    where = Line(place(knowledge.head(source.document), source.locator))
    return Draft(Status.ANSWERED, query.intent, (Line(text, source, (words, *heading.names), beside), where))


def _meant(blocks: Sequence[Block], query: Query, knowledge: Knowledge) -> Block | None:
    """The paragraph whose best sentence meets the topic best, where it is a duty and does not say whose."""
    matcher = Matcher(query.topic.with_cues(), knowledge.weights)
    best: tuple[float, Block, str] | None = None
    for block in blocks:
        for sentence in sentences(block.text):
            score = matcher.fit(sentence).score
            if block.kind is BlockKind.PARAGRAPH and (best is None or score > best[0]):
                best = score, block, sentence
    if best is None or _continues(best[1]):
        return None
    told = acts(split_mark(best[1].text)[1])
    return best[1] if told and not any(map(_names_itself, (best[1].text, best[2]))) else None


def _continues(block: Block) -> bool:
    """Whether a paragraph goes on with the one before it, cut by a page."""
    mark, body = split_mark(block.text)
    return mark is None and body[:1].islower()


def _names_itself(words: str) -> bool:
    """Whether a paragraph or sentence says itself who acts, or only names agencies."""
    body = split_mark(words)[1]
    before, colon, _ = body.partition(": ")
    return bool(subject(body, opening=True) or actors(body) or (colon and actors(before)))


def _heading_over(item: Block, above: Sequence[Block], headings: Iterable[str]) -> Heading | None:
    """The nearest block of ``above`` that ``item`` stands under, where that consists of agencies.

    It must be one of ``headings``: none is taken from another part of the document.
    """
    mark = split_mark(item.text)[0]
    for block in reversed(above):
        over, body = split_mark(block.text)
        if block.kind is BlockKind.ROW:
            return None
        if over is None or mark is None or over.rank < mark.rank:
            names = actors(body) if mark is None or mark.value <= _FIRST else ()
            if names:
                return Heading(names, block) if squeeze(block.text) in headings else None
        if over is None:
            continue
        if mark is None or not _leads_on(over, body, mark):
            return None
        mark = over if over.rank <= mark.rank else mark
    return None


def _leads_on(over: Mark, body: str, mark: Mark) -> bool:
    """Whether the heading of a duty may stand above a marked block that is none itself: above what comes
    before the duty in its list (``mark``), what stands under that, and a duty that the list goes on with."""
    if over.kind == mark.kind:
        return over.value == 0 or 0 < mark.value - over.value <= _SKIPPED
    if over.rank >= mark.rank:
        return not actors(body)
    return over.rank > ARTICLE and mark.value <= _FIRST and acts(body) and subject(body) is None


def _cited(block: Block, below: Source) -> Source:
    """The heading as a source of its own; its place is that part of the duty's which ends in its mark."""
    mark = split_mark(block.text)[0]
    parts = below.locator.split(", ")
    ends = [n for n, part in enumerate(parts, 1) if mark and part.endswith(f" {mark.number}")]
    locator = ", ".join(parts[: ends[-1]]) if ends else below.locator
    return Source(below.document, (block.ordinal,), locator, block.text, page=block.page)
