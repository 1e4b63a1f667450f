"""What to tell of scanned pages, in Vietnamese: that a program read them, and where not to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingestion.loaders.pages.page import Box, Page, Rule, Word
from ingestion.loaders.pages.ruling import lattices
from ingestion.loaders.scan.reading import Reading

_SHOWN, _MANY = 10, 30
_UNSURE, _FEWEST_LETTERS, _A_LINE = 75, 2, 15
_ROWS, _ALIKE, _WIDE = 3, 4.0, 100.0
_READ = "{pages} trang là ảnh quét, chữ do máy đọc (độ tin cậy trung bình {sure:.0f} %)."
_POOR = "Trang {pages} đọc kém tin cậy (dưới {least:g} %): hãy đối chiếu với bản gốc hoặc quét lại rõ hơn."
_DISPUTED = "Số đọc chưa chắc, cần đối chiếu với bản gốc: {numbers}."
_DOUBTED = "Chữ trong bảng đọc chưa chắc, cần đối chiếu với bản gốc: {words}."
_UNREAD = "Có chữ in mà không đọc được: {places}. Nội dung ấy bị thiếu: hãy đối chiếu với bản gốc."
_UNBUILT = (
    "Trang {pages} có vạch kẻ ngang như của bảng nhưng không dựng lại được bảng: dòng của bảng có thể thiếu "
    "hoặc thành đoạn văn. Hãy đối chiếu với bản gốc, quét lại cho rõ vạch kẻ hoặc nạp bản Word."
)
_SLOW = "Trang {pages} đọc quá lâu nên đã bỏ qua, nội dung trang bị thiếu: hãy quét lại trang cho rõ rồi nạp."


def warnings_of(readings: Iterable[Reading], least: float) -> tuple[str, ...]:
    """The warnings of a file's scanned pages; those less sure than ``least`` are named."""
    known = [each for each in readings if each.in_time]
    late = [str(each.page.number) for each in readings if not each.in_time]
    said: list[str] = []
    if known:
        usual = sum(each.sure for each in known) / len(known)
        said.append(_READ.format(pages=len(known), sure=usual))
    poor = [
        f"{each.page.number} ({each.sure:.0f} %)" for each in known if each.page.words and each.sure < least
    ]
    if poor:
        said.append(_POOR.format(pages=_listed(poor), least=least))
    disputed = [f"“{number}” (trang {each.page.number})" for each in known for number in each.disputed]
    if disputed:
        said.append(_DISPUTED.format(numbers=_listed(disputed)))
    said += _of_tables(known)
    if late:
        said.append(_SLOW.format(pages=_listed(late)))
    return tuple(said)


def _of_tables(readings: Sequence[Reading]) -> Iterator[str]:
    """What is lost or doubtful in the tables of the pages read, and lines of print nothing was made of."""
    boxes = {each.page.number: [table.box for table in lattices(each.page.rules)] for each in readings}
    doubted = [
        f"“{word.text}” (trang {each.page.number})"
        for each in readings
        for word in each.page.words
        if _is_doubtful(word) and any(box.holds(word) for box in boxes[each.page.number])
    ]
    if doubted:
        yield _DOUBTED.format(words=_listed(doubted, _MANY))
    unread = [place for each in readings if (place := _unread(each, boxes[each.page.number]))]
    if unread:
        yield _UNREAD.format(places="; ".join(unread))
    unbuilt = [
        str(each.page.number) for each in readings if _has_loose_rows(each.page, boxes[each.page.number])
    ]
    if unbuilt:
        yield _UNBUILT.format(pages=_listed(unbuilt))


def _is_doubtful(word: Word) -> bool:
    return word.sure < _UNSURE and sum(map(str.isalpha, word.text)) >= _FEWEST_LETTERS


def _unread(reading: Reading, tables: Sequence[Box]) -> str:
    """How much of a page is unread in words: lines in its tables, long lines elsewhere."""
    cells = sum(any(table.holds(box) for table in tables) for box in reading.unread)
    lines = sum(
        box.width > _A_LINE * box.height and not any(table.holds(box) for table in tables)
        for box in reading.unread
    )
    told = [
        f"{count} {what}"
        for count, what in ((cells, "dòng chữ trong bảng"), (lines, "dòng chữ ngoài bảng"))
        if count
    ]
    return f"trang {reading.page.number} ({', '.join(told)})" if told else ""


def _has_loose_rows(page: Page, tables: Sequence[Box]) -> bool:
    """Tell whether level lines of one width stand under each other where no table was found."""
    loose = [
        rule
        for rule in page.rules
        if rule.level and rule.width >= _WIDE and not any(_touches(table, rule) for table in tables)
    ]
    return any(
        sum(abs(one.x0 - other.x0) < _ALIKE and abs(one.x1 - other.x1) < _ALIKE for other in loose) >= _ROWS
        for one in loose
    )


def _touches(table: Box, rule: Rule) -> bool:
    return table.top - _ALIKE <= rule.y <= table.bottom + _ALIKE


def _listed(items: Sequence[str], most: int = _SHOWN) -> str:
    more = f" và {len(items) - most} chỗ khác" if len(items) > most else ""
    return ", ".join(items[:most]) + more
