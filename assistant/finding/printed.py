"""Where a fact of a document's head is printed, to be quoted from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus.model import Block, Head, Source
from corpus.text import comparable, fold, squeeze

_SIGNATURE = "Phần ký"
HEAD_BLOCKS = 80  # that may belong to the head
_DAY = re.compile(r"ngay\s*(\d{1,2})\s*(?:thang|[/.-])\s*(\d{1,2})\s*(?:nam|[/.-])\s*(\d{4})")
_DASHES = ("-", "–", "+", "•")
_JOINED = 8
_TOP = 25  # blocks above the text of a letter
_BODY = re.compile(r"noi nhan|dieu \d|can cu")
_TO = re.compile(r"\W*kinh gui\b")
_GOES_ON = (":", ";", ",")
_SIGNED = re.compile(r"\W*(?:da ky|signed)\W*")
_OFFICES = 6  # lines above the name that say for whom and in which office it is signed


@dataclass(frozen=True, slots=True)
class Printed:
    """The blocks of one document, to find where a fact of its head is printed."""

    source: str
    blocks: tuple[Block, ...]

    def of(self, value: str) -> Source | None:
        """Where ``value`` is printed, over several paragraphs if need be; ``None`` if nowhere."""
        wanted = comparable(value)
        for block in self.blocks:
            if wanted in comparable(block.text):
                return self._source((block,))
        for start in range(min(len(self.blocks), HEAD_BLOCKS)):
            for stop in range(start + 2, start + _JOINED):
                joined = self.blocks[start:stop]
                if wanted in "".join(comparable(b.text) for b in joined):
                    return self._source(joined)
        return None

    def signed(self, signer: str) -> Source | None:
        """Where ``signer`` signs: the name with the lines over it that say for whom and in which office."""
        wanted = comparable(signer)
        for place, block in enumerate(self.blocks):
            if wanted not in comparable(block.text):
                continue
            if block.cells:
                cell = next((cell.text for cell in block.cells if wanted in comparable(cell.text)), "")
                if _is_office(cell.partition("\n")[0]):
                    return Source(self.source, (block.ordinal,), _SIGNATURE, squeeze(cell))
            start = self._first_office(place)
            if start < place:
                return replace(self._source(self.blocks[start : place + 1]), locator=_SIGNATURE)
        return self.of(signer)

    def _first_office(self, place: int) -> int:
        """The first of the lines in capitals above the line at ``place``; itself where there are none."""
        above = [i for i in range(place - 1, max(place - _OFFICES, 0) - 1, -1) if not self.blocks[i].cells]
        offices = list(takewhile(lambda i: _is_office(self.blocks[i].text), above))
        while offices and _SIGNED.fullmatch(fold(self.blocks[offices[-1]].text)):
            offices.pop()
        return min(offices, default=place)

    def of_date(self, head: Head) -> Source | None:
        """Where the date of the document is printed."""
        for block in self.blocks:
            for match in _DAY.finditer(fold(block.text)):
                printed = (int(match[3]), int(match[2]), int(match[1]))
                if head.date and printed == (head.date.year, head.date.month, head.date.day):
                    return self._source((block,))
        return None

    def matching(self, pattern: str) -> Source | None:
        """The first block of those that may belong to the head whose folded text has ``pattern``."""
        return self._first(pattern, self.blocks[:HEAD_BLOCKS])

    def anywhere(self, word: str, pattern: str) -> Source | None:
        """The first block of all that prints ``word`` and whose folded text has ``pattern``."""
        return self._first(pattern, [block for block in self.blocks if word in block.text])

    def _first(self, pattern: str, blocks: Sequence[Block]) -> Source | None:
        found = next((block for block in blocks if re.search(pattern, fold(block.text))), None)
        return self._source((found,)) if found else None

    def listed(self, pattern: str) -> Source | None:
        """The block whose folded text has ``pattern``, with the dashed lines under it."""
        for start, block in enumerate(self.blocks):
            if re.search(pattern, fold(block.text)):
                under = takewhile(lambda b: b.text.lstrip().startswith(_DASHES), self.blocks[start + 1 :])
                return self._source((block, *under))
        return None

    def addressed(self) -> Source | None:
        """The "Kính gửi" at the top of a letter with the lines under it; never that of a form annexed."""
        for start, block in enumerate(self.blocks[:_TOP]):
            folded = fold(block.text)
            if _BODY.match(folded):
                return None
            if _TO.match(folded):
                stop = start + 1
                while stop < len(self.blocks) and self._goes_on(stop):
                    stop += 1
                return self._source(self.blocks[start:stop])
        return None

    def _goes_on(self, place: int) -> bool:
        """Whether a line belongs to the list that the line before it is of."""
        before, line = self.blocks[place - 1].text.rstrip(), self.blocks[place].text.lstrip()
        return before.endswith(_GOES_ON) or (line.startswith(_DASHES) and not before.endswith("."))

    def whole(self, block: Block) -> Source:
        """One block, to be quoted."""
        return self._source((block,))

    def _source(self, blocks: Sequence[Block]) -> Source:
        quote = " ".join(squeeze(b.text) if not b.cells else b.text for b in blocks)
        return Source(self.source, tuple(b.ordinal for b in blocks), "Phần đầu văn bản", quote)


def _is_office(line: str) -> bool:
    """Whether a line over a signature says for whom and in which office, or that it is signed."""
    letters = [char for char in line if char.isalpha()]
    return bool(_SIGNED.fullmatch(fold(line))) or (bool(letters) and all(char.isupper() for char in letters))
