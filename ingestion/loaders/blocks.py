"""The numbered blocks of a document, in the making: paragraphs and table rows in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

from corpus.model import Block, BlockKind, Cell

LONGEST = 10_000
_CUT = (
    f"{{}} đoạn hoặc dòng bảng dài bất thường (trên {LONGEST} ký tự) đã cắt thành nhiều đoạn, "
    "không đọc thành dòng bảng; hãy xem lại tệp."
)
_LOST = (
    "Trang {} có vẻ có bảng không kẻ đường, được đọc như đoạn văn nên có thể mất các dòng của bảng; "
    "hãy đối chiếu với bản gốc, hoặc nạp bản Word."
)


@dataclass(slots=True)
class Blocks:
    """Numbers blocks as they come; text longer than any real paragraph or row is cut into paragraphs.

    The cut bounds the work of every reader that follows, whatever a file holds. ``doubtful`` are pages
    on which a table may be that was read as paragraphs.
    """

    made: list[Block] = field(default_factory=list)
    cut: int = 0
    doubtful: Sequence[int] = ()
    _tables: int = 0

    def add_paragraphs(self, texts: Iterable[str], page: int | None = None) -> None:
        """Add one block for each of ``texts``, printed on ``page`` (1-based)."""
        for text in texts:
            self.cut += len(text) > LONGEST
            for piece in _pieces(text):
                self.made.append(Block(len(self.made), BlockKind.PARAGRAPH, piece, page=page))

    def add_rows(
        self, rows: Iterable[tuple[Cell, ...]], separator: str, pages: Iterable[int | None] = ()
    ) -> None:
        """Add one block for each row of a table, printed on the page of the same place in ``pages``.

        Rows cut into text follow after, so that the table stays whole.
        """
        overlong: list[tuple[str, int | None]] = []
        for cells, page in zip(rows, chain(pages, repeat(None)), strict=False):
            text = row_text(cells, separator)
            if len(text) > LONGEST:
                overlong.append((text, page))
                continue
            self.made.append(Block(len(self.made), BlockKind.ROW, text, cells, self._tables, page, separator))
        self._tables += 1
        for text, page in overlong:
            self.add_paragraphs([text], page)

    @property
    def warnings(self) -> Sequence[str]:
        """What had to be cut and what may be lost, in Vietnamese."""
        told = [_LOST.format(", ".join(map(str, self.doubtful)))] if self.doubtful else []
        return (*told, *([_CUT.format(self.cut)] if self.cut else []))


def row_text(cells: Iterable[Cell], separator: str) -> str:
    """Return the text of a row's block: its cells, each on one line, joined by ``separator``."""
    return separator.join(" ".join(cell.text.split()) for cell in cells).strip()


def _pieces(text: str) -> Iterator[str]:
    while len(text) > LONGEST:
        end = text.rfind(" ", LONGEST // 2, LONGEST)
        end = end if end > 0 else LONGEST
        yield text[:end]
        text = text[end:].lstrip()
    if text:
        yield text
