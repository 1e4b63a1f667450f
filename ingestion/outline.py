"""Where each block of a document stands: its numbering mark and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.marks import (
    ARTICLE,
    BULLET,
    NUMBER,
    ROMAN,
    STEM,
    UPPER,
    Mark,
    place_words,
    split_mark,
)
from corpus.model import Block, BlockKind, Document
from corpus.text import squeeze
from ingestion.closing import RECEIVERS, SIGNATURE, closing_words

_LONGEST_HEADING = 260
_STOPS = (".", ";")
_LONGEST_STEM = 200
_REFERENCE = re.compile(r"(?:Điều|Khoản|Điểm)\s+\w+\s*[;,]")
_SHORTEST_CUT = 40
_CLOSING = "Nơi nhận, chữ ký"
_SKIPPED_NUMBERS = 4
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]|\[\d{1,2}\]\s")
_OF_NUMBER = r"(?:\s+(?:số|SỐ))?\s+(?:[IVXL]+|\d+[a-z]?)(?![^\W_])"
_TITLE = rf"\s*[.:]?(?:\s+[{UPPER}]{{2}}|$)"
_ANNEX = re.compile(
    rf"PHỤ LỤC\b|(?:PHỤ )?BIỂU{_OF_NUMBER}|(?:Phụ biểu|Biểu){_OF_NUMBER}{_TITLE}"
    rf"|Phụ lục(?:\s+(?:số\s+)?(?:[IVXL]+|\d+|[A-Z]))?{_TITLE}"
)
_ANNEX_LABEL = re.compile(
    rf"(?:phụ )?biểu{_OF_NUMBER}|phụ lục(?:\s+(?:số\s+)?(?:[IVXL]+|\d+[a-z]?|[A-Z])(?![^\W_]))?",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"(KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|DỰ ÁN|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|ĐIỀU LỆ|HƯỚNG DẪN|DANH MỤC"
    r"|BỘ TIÊU CHÍ|CHIẾN LƯỢC|QUY HOẠCH|NỘI QUY|BẢNG)\b"
)
_CAPTION = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_ENACTING = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ)\s*:?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its place: ``path`` holds the headings above it, outermost first, as printed.

    ``mark`` is the block's own numbering mark, ``body`` its text without it; ``heading`` blocks are in
    the path of what follows. ``above`` are the ordinals of all blocks it stands under, headings and
    numbered items alike, outermost first. ``continues``: the paragraph goes on with the one before it,
    cut by a page break, a line break or a footnote.
    """

    block: Block
    path: tuple[str, ...]
    mark: str | None
    body: str
    heading: bool
    annex: str | None
    locator: str
    above: tuple[int, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    mark: Mark
    ordinal: int
    title: str | None


@dataclass(slots=True)
class _Place:
    """The open levels while reading downwards."""

    root: str | None = None
    root_words: str | None = None
    annex: str | None = None
    before: str = ""
    title_end: int = -1
    item: tuple[str, int] | None = None  # kind and number of the item right before, which is no heading
    levels: list[_Level] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)

    def restart(self, root: str | None, words: str | None, annex: str | None) -> None:
        self.root, self.root_words, self.annex = root, words, annex
        self.before = ""
        self.levels.clear()
        self.last.clear()

    @property
    def closing(self) -> bool:
        """Whether the receivers' list or the signature was the last part begun."""
        return self.root_words == _CLOSING

    def close(self, mark: Mark) -> None:
        """Leave every level that ``mark`` cannot stand under."""
        if mark.rank == BULLET:
            kinds = [level.mark.kind for level in self.levels]
            for kind in (mark.kind, "+" if mark.kind == "-" else mark.kind):
                if kind in kinds:
                    del self.levels[kinds.index(kind) :]
                    return
            return
        while self.levels and self.levels[-1].mark.rank >= mark.rank:
            self.levels.pop()

    def close_items(self) -> None:
        """Leave every numbered item, not the part or article they stand in."""
        while self.levels and self.levels[-1].mark.rank >= NUMBER:
            self.levels.pop()

    def plausible(self, mark: Mark, body: str) -> bool:
        """Tell whether ``mark`` may go on a list here (a number far ahead is a misread word)."""
        before = self.last.get(mark.kind, 0)
        sure = mark.rank <= ARTICLE or mark.rank == BULLET or mark.value == 1 or body.isupper()
        return sure or 0 < mark.value - before <= _SKIPPED_NUMBERS or mark.value <= 2

    def open(self, mark: Mark, ordinal: int, title: str | None) -> None:
        self.levels.append(_Level(mark, ordinal, title))
        if mark.rank not in (BULLET, STEM):
            self.last[mark.kind] = mark.value

    def path(self) -> tuple[str, ...]:
        titles = [level.title for level in self.levels if level.title]
        return tuple([self.root, *titles] if self.root else titles)

    def locator(self, own: Mark | None) -> str:
        marks = [level.mark for level in self.levels] + ([own] if own else [])
        words = [self.root_words] if self.root_words else []
        return ", ".join(words + place_words(marks, in_annex=self.annex is not None)) or "Phần mở đầu"


def outline(document: Document) -> tuple[Placed, ...]:
    """Place every block of ``document`` under its headings, in reading order."""
    place = _Place()
    placed: list[Placed] = []
    blocks = document.blocks
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind is BlockKind.ROW:
            if RECEIVERS.match(squeeze(block.text)):
                place.restart("Nơi nhận", _CLOSING, None)
            _close_lists(place)
            placed.append(_unmarked(place, block, heading=False))
        elif _restarts(place, blocks, index):
            placed.append(_unmarked(place, block, heading=True, under=False))
        else:
            placed.append(_paragraph(place, block, following))
    return tuple(placed)


def _paragraph(place: _Place, block: Block, following: Block | None) -> Placed:
    text = squeeze(block.text)
    mark, body = split_mark(text)
    if mark and not place.plausible(mark, body):
        mark, body = None, text
    if is_footnote(text):
        return _unmarked(place, block, heading=False)
    if mark and place.closing and (mark.rank <= ROMAN or (mark.rank == NUMBER and mark.value == 1)):
        place.restart(None, None, None)
    before, place.before = place.before, text
    if mark is None:
        place.item = None
        return _plain(place, block, text, following, before)
    place.close(mark)
    heading = _is_heading(mark, body, following) and not _ends_list(place, mark, body, following)
    place.item = (mark.kind, mark.value) if not heading and body.endswith(_STOPS) else None
    path, above, locator = place.path(), tuple(x.ordinal for x in place.levels), place.locator(mark)
    named = text if body or following is None else squeeze(f"{text} {following.text}")
    place.open(mark, block.ordinal, named if heading else None)
    return Placed(block, path, mark.text, body, heading, place.annex, locator, above)


def is_footnote(text: str) -> bool:
    """Tell whether a paragraph is a footnote (``¹ Nghị quyết …``)."""
    return _FOOTNOTE.match(text) is not None


def _goes_on(before: str, text: str) -> bool:
    """Tell whether ``text`` goes on with the paragraph ``before``, which then does not end in its words."""
    open_end = len(before) > _SHORTEST_CUT and before[-1] not in '.;:!?…”")'
    return open_end and (
        len(before) > _LONGEST_HEADING or not text[:1].isupper() or bool(_REFERENCE.match(text))
    )


def _plain(place: _Place, block: Block, text: str, following: Block | None, before: str) -> Placed:
    if _goes_on(before, text):
        return replace(_unmarked(place, block, heading=False), continues=True)
    stem = text.endswith(":") and following is not None
    heading = stem and len(text) <= _LONGEST_STEM
    _close_lists(place)
    if closing_words(before, text, following):
        place.close_items()
    found = _unmarked(place, block, heading=heading)
    if stem:
        place.open(Mark(STEM, "", "", 0), block.ordinal, text if heading else None)
    return found


def _close_lists(place: _Place) -> None:
    """Bullets and lead-ins end where a paragraph without a mark begins."""
    while place.levels and place.levels[-1].mark.rank >= STEM:
        place.levels.pop()


def _unmarked(place: _Place, block: Block, *, heading: bool, under: bool = True) -> Placed:
    path = place.path() if under else ()
    above = tuple(level.ordinal for level in place.levels)
    return Placed(block, path, None, squeeze(block.text), heading, place.annex, place.locator(None), above)


def _ends_list(place: _Place, mark: Mark, body: str, following: Block | None) -> bool:
    """Whether an item is the last of its list: one like it stands right before, or the document closes."""
    text = squeeze(following.text) if following else ""
    if mark.rank > ROMAN and (RECEIVERS.match(text) or SIGNATURE.match(text)):
        return True
    return place.item == (mark.kind, mark.value - 1) and body.endswith(_STOPS)


def _is_heading(mark: Mark, body: str, following: Block | None) -> bool:
    if len(body) > _LONGEST_HEADING or following is None:
        return False
    if mark.rank <= ROMAN and mark.rank != ARTICLE:
        return not body.endswith((".", ";")) or body.isupper()
    next_mark = split_mark(squeeze(following.text))[0] if following.kind is BlockKind.PARAGRAPH else None
    deeper = (
        next_mark is None
        or next_mark.rank > mark.rank
        or (mark.rank == BULLET and next_mark.kind != mark.kind)
    )
    if mark.rank == BULLET:
        return body.endswith(":") and next_mark is not None and deeper and next_mark.rank == BULLET
    if body.endswith(":"):
        return deeper and len(body) <= _LONGEST_STEM
    short = len(body) <= 60 if body.endswith((".", ";")) else True
    return short and deeper and not body.endswith(",")


def _restarts(place: _Place, blocks: Sequence[Block], index: int) -> bool:
    """Start an annex, an attached plan or the receivers' list where one begins at ``index``."""
    text = squeeze(blocks[index].text)
    label = _ANNEX_LABEL.match(text)
    if label and _ANNEX.match(text):
        lines = _title_lines(blocks, index)
        title = squeeze(" ".join([text, *lines]))
        place.restart(title, _annex_words(label[0]), title)
        place.title_end = index + len(lines)
        return True
    if index <= place.title_end:
        return True
    attached = _ATTACHED.match(text)
    if attached and (text.isupper() or len(text) < 40) and (place.closing or _captioned(blocks, index)):
        place.restart(attached[0], attached[0].capitalize(), None)
        return True
    if RECEIVERS.match(text) or SIGNATURE.match(text):
        place.restart("Nơi nhận" if RECEIVERS.match(text) else None, _CLOSING, None)
        return True
    if _ENACTING.match(text) and place.root is None:
        place.restart(None, None, None)
        return True
    return False


def _annex_words(label: str) -> str:
    if not label.lower().startswith("phụ lục"):
        *kind, number = label.split()
        return f"{' '.join(kind).capitalize()} {number}"
    number = label[len("phụ lục") :].strip()
    return f"Phụ lục {number}".strip()


def _title_lines(blocks: Sequence[Block], index: int) -> list[str]:
    lines: list[str] = []
    for block in blocks[index + 1 : index + 5]:
        text = squeeze(block.text)
        if (
            block.kind is BlockKind.ROW
            or _CAPTION.match(text)
            or split_mark(text)[0]
            or text.endswith((".", ":"))
        ):
            break
        lines.append(text)
    return lines


def _captioned(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the capital line is the start of an attached paper (its caption names the parent)."""
    near = [squeeze(b.text) for b in blocks[index : index + 5] if b.kind is BlockKind.PARAGRAPH]
    return any(_CAPTION.search(text) for text in near)
