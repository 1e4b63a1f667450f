"""The lines of a document that say what somebody does, each with whose heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.heading_names import names_over
from corpus.actors import acts, subject
from corpus.marks import BULLET, Mark, split_mark
from corpus.model import Block, BlockKind
from corpus.registry import Registry
from corpus.text import squeeze

_NO_MARK = BULLET + 9
_KEPT = 64  # documents
_SKIPPED = 2  # how far the next mark of a list may be ("d)", "e)")
_HEADS = re.compile(r"(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Thẩm quyền)\b[^.:]{0,40} của\b[^.:]{3,120}[.:]?$")


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One paragraph without its mark: ``over`` are those of the heading it stands under, as printed.

    ``parts`` are the paragraphs that go on with it, one level below.
    """

    body: str
    block: Block
    over: tuple[str, ...] = ()
    parts: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Open:
    """What the next lines may stand under: a heading with ``names``, or a line they are parts of.

    ``last`` is the mark of the list below a heading that came last: one that does not follow it is of
    another heading, which nobody knew for one.
    """

    rank: int
    names: tuple[str, ...]
    line: int | None
    last: Mark | None = None

    def goes_on(self, mark: Mark | None) -> None:
        """Take in the mark of a line below; what does not follow loses the heading its names."""
        if mark is None or mark.value == 0 or (self.last and mark.kind != self.last.kind):
            return
        if not 0 < mark.value - (self.last.value if self.last else 0) <= _SKIPPED:
            self.names = ()
        self.last = mark


@lru_cache(maxsize=_KEPT)
def duty_lines_of(registry: Registry, source: str, revision: int) -> tuple[DutyLine, ...]:
    """The lines of ``source`` in the order printed; ``revision`` only tells when it was stored anew."""
    found: list[tuple[Block, str, tuple[str, ...]]] = []
    parts: dict[int, list[Block]] = {}
    above: list[_Open] = []
    for block in registry.blocks(source):
        mark, body = split_mark(block.text)
        body = squeeze(body)
        if block.kind is not BlockKind.PARAGRAPH or (mark is None and body.isupper()):
            above.clear()
            continue
        rank = _rank(mark)
        while above and above[-1].rank >= rank:
            above.pop()
        if above and above[-1].line is None:
            above[-1].goes_on(mark)
        names = names_over(body)
        if names or _HEADS.match(body):
            above.append(_Open(rank, names, None))
            continue
        over = _over(above)
        own = body[:1].isupper() and not acts(body)
        if above and above[-1].line is not None and not (own and subject(body)):
            parts.setdefault(above[-1].line, []).append(block)
        elif own and body.endswith(":") and not subject(body):
            continue  # what the lines below are about
        elif own or (over and acts(body)):
            found.append((block, body, over))
            above.append(_Open(rank, (), len(found) - 1))
    return tuple(
        DutyLine(body, block, over, tuple(parts.get(index, ())))
        for index, (block, body, over) in enumerate(found)
    )


def _rank(mark: Mark | None) -> int:
    """How deep a paragraph stands: one without a mark below all, "+" below "-"."""
    if mark is None:
        return _NO_MARK
    return mark.rank + (mark.rank == BULLET and mark.text.startswith("+"))


def _over(above: Sequence[_Open]) -> tuple[str, ...]:
    return next((one.names for one in reversed(above) if one.line is None), ())
