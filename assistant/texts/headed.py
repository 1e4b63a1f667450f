"""Duties of running text whose agency stands in the heading above them: "2. Sở Y tế … b) Chủ trì …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import excerpt, sentences
from assistant.knowledge import Knowledge
from assistant.language.heading_names import called_over
from assistant.query import Query
from assistant.scoring.matching import matcher_of
from assistant.wording import place
from corpus.actors import actors, acts, subject
from corpus.agencies import agency_key, is_group
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


@dataclass(frozen=True, slots=True)
class _Meant:
    """The paragraph and the sentence of it that meet a topic best, and the blocks above that."""

    block: Block
    sentence: str
    above: Sequence[Block]

    @property
    def names_itself(self) -> bool:
        return _names_itself(self.block.text) or _names_itself(self.sentence)


def duty_told(passage: Passage, query: Query, knowledge: Knowledge) -> Draft | None:
    """The duty of ``passage`` that meets the topic best, and whose it is: by its own words, or by the
    heading above it. ``None`` where neither says so."""
    source = passage.source
    meant = _meant(passage, query, knowledge)
    if meant is None:
        return None
    where = Line(place(knowledge.head(source.document), source.locator))
    if _names_itself(meant.sentence):
        words = squeeze(meant.sentence)
        return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", source, (words,)), where))
    heading = _heading_over(meant, passage)
    if heading is None:
        return None
    words = excerpt(meant.block.text, query.topic.with_cues(), knowledge.weights).lstrip(_BULLETS)
    leads = fold(split_mark(words)[1]).startswith(_LEADS)
    told = load("replies")["headed_lead" if leads else "headed_duty"]
    text = told.format(agency="; ".join(heading.names), duty=words)
    inside = heading.block.ordinal in source.blocks
    beside = () if inside else (_cited(heading.block, source),)
    first = Line(text, source, (words, *heading.names), beside)
    return Draft(Status.ANSWERED, query.intent, (first, where))


def owed_by_another(passage: Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether the duty meant is by its heading that of one agency, and the question names only others."""
    meant = _meant(passage, query, knowledge)
    heading = _heading_over(meant, passage) if meant else None
    if heading is None or not query.parties or any(map(is_group, heading.names)):
        return False
    return {party.key for party in query.parties}.isdisjoint(map(agency_key, heading.names))


def agencies_over(block: Block, passage: Passage, knowledge: Knowledge) -> tuple[str, ...]:
    """The agencies that the heading over a paragraph of ``passage`` consists of; none where it has none."""
    start = max(block.ordinal - _NEARBY, 0)
    above = knowledge.registry.blocks(passage.source.document, range(start, block.ordinal))
    heading = _heading_over(_Meant(block, block.text, above), passage)
    return heading.names if heading else ()


def _meant(passage: Passage, query: Query, knowledge: Knowledge) -> _Meant | None:
    """What ``passage`` says of the topic, where that is a paragraph from its start and no mere heading."""
    blocks = passage.source.blocks
    near = knowledge.registry.blocks(
        passage.source.document, range(max(blocks[0] - _NEARBY, 0), blocks[-1] + 1)
    )
    matcher = matcher_of(query.topic.with_cues(), knowledge.weights)
    said = [
        (matcher.fit(sentence).score, block, sentence)
        for block in near
        if block.ordinal in blocks and block.kind is BlockKind.PARAGRAPH
        for sentence in sentences(block.text)
        if not actors(split_mark(sentence)[1])
    ]
    _, best, sentence = max(said, key=lambda one: one[0], default=(0.0, None, ""))
    if best is None or _continues(best):
        return None
    return _Meant(best, sentence, [block for block in near if block.ordinal < best.ordinal])


def _continues(block: Block) -> bool:
    """Whether a paragraph goes on with the one before it, cut by a page."""
    mark, body = split_mark(block.text)
    return mark is None and body[:1].islower()


def _names_itself(words: str) -> bool:
    """Whether a paragraph or sentence says itself who acts, or only names agencies."""
    body = split_mark(words)[1]
    before, colon, _ = body.partition(": ")
    return bool(subject(body, opening=True) or actors(body) or (colon and actors(before)))


def _heading_over(meant: _Meant, passage: Passage) -> Heading | None:
    """The nearest block that the duty meant stands under, where that consists of agencies.

    It is a heading of the passage or a paragraph in it: none is taken from another part of the document.
    """
    mark, duty = split_mark(meant.block.text)
    if not acts(duty) or meant.names_itself:
        return None
    titles = {squeeze(part) for part in passage.title.split(_BELOW)[1:]}
    for block in reversed(meant.above):
        over, body = split_mark(block.text)
        if block.kind is BlockKind.ROW:
            return None
        if over is None or mark is None or over.rank < mark.rank:
            names = actors(body) or called_over(body) if mark is None or mark.value <= _FIRST else ()
            if names:
                own = block.ordinal in passage.source.blocks or squeeze(block.text) in titles
                return Heading(names, block) if own else None
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
