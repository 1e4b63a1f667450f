"""Tables over page ends: a row cut by the page end made whole, a merged cell that runs on kept as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.text import squeeze
from ingestion.loaders.lines import ends_sentence, starts_item, starts_lower
from ingestion.loaders.pages.tables import Field, Table

_SHIFT = 4.0
_FILLED = 1.5
_PADDING = 0.4
_MOST_HEADER = 4

Pair = tuple[Field, Field]


def carried_on(table: Table, following: Table) -> Table | None:
    """``table`` with ``following``, which opens the next page, where a row or a merged cell runs on into it.

    So is a row that the page end leaves alone, as it does the first of two header rows.
    ``None`` where the page end falls between two rows: then they stay two tables for the reader to join.
    """
    top = _repeated(table, following)
    if not _is_alike(table.columns, following.columns) or top >= len(following.pages):
        return None
    pairs = list(zip(table.at(len(table.pages) - 1), following.at(top), strict=False))
    if any((a.column, a.colspan) != (b.column, b.colspan) for a, b in pairs):
        return None
    if _is_cut(pairs):
        return _joined(table, following, pairs, top, shared=1)
    spanning = _spanning(pairs, table, following)
    kept = bool(spanning) and pairs[0] not in spanning and bool(pairs[0][1].lines)
    alone = len(table.pages) == 1 and not top
    return _joined(table, following, spanning if kept else [], top, shared=0) if kept or alone else None


def _is_alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether two tables have the same columns, perhaps shifted across as on facing pages."""
    return len(one) == len(other) and all(
        abs((a - one[0]) - (b - other[0])) <= _SHIFT for a, b in zip(one, other, strict=True)
    )


def _repeated(table: Table, following: Table) -> int:
    """How many rows of ``following`` repeat the header that ``table`` opens with."""
    count = 0
    while count < min(_MOST_HEADER, len(table.pages), len(following.pages)) and _words(
        table, count
    ) == _words(following, count):
        count += 1
    return count


def _words(table: Table, row: int) -> list[str]:
    return [squeeze(field.text) for field in table.at(row)]


def _is_cut(pairs: Sequence[Pair]) -> bool:
    """Tell whether the page end cuts a row: what goes on filled its cell to the end, the rest is done."""
    going = [(a, b) for a, b in pairs if b.lines]
    if not going or not all(a.lines and _is_filled(a) for a, _ in going):
        return False
    held = [pair for pair in pairs if any(field.lines for field in pair)]
    if len(held) == 1:
        return _is_title_cut(*held[0])
    if len(going) == len(held) or going[0] == pairs[0]:
        return False
    wrapped = [(a, b) for a, b in going if _wraps(a, b)]
    listed = [(a, b) for a, b in going if starts_item(b.lines[0].text) and ends_sentence(a.lines[-1].text)]
    if not wrapped or len(wrapped) + len(listed) < len(going):
        return False
    deep = max(len(a.lines) for a, _ in pairs) > 1
    return deep or any(_in_one_case(a, b) for a, b in wrapped)


def _is_title_cut(field: Field, rest: Field) -> bool:
    """Tell whether a section's title, alone in its row, goes on over the page end."""
    return _wraps(field, rest) and _in_one_case(field, rest)


def _in_one_case(field: Field, rest: Field) -> bool:
    """Tell whether ``rest`` reads on from ``field``: no capital opens it, or all is in capitals."""
    return not rest.text[0].isupper() or (field.text.isupper() and rest.text.isupper())


def _is_filled(field: Field) -> bool:
    """Tell whether the text of a cell reaches down to its end."""
    last = field.lines[-1]
    return field.box.bottom - last.bottom <= _FILLED * last.height


def _wraps(field: Field, rest: Field) -> bool:
    """Tell whether ``rest`` goes on with the last line of ``field``: its first word did not fit there."""
    last, text = field.lines[-1], rest.lines[0].text
    room = field.box.x1 - _PADDING * last.height - last.x1
    if starts_item(text) or (ends_sentence(last.text) and not starts_lower(text)):
        return False
    return rest.lines[0].words[0].width + _PADDING * last.height > room


def _spanning(pairs: Sequence[Pair], table: Table, following: Table) -> list[Pair]:
    """The cells merged downwards that go on over the page end.

    One whose parts are a row high each is known by two signs: another beside it goes on for sure, and its
    column is never left blank elsewhere.
    """
    if not any(_runs_on(a, b) for a, b in pairs):
        return []
    blanks = [*_blanks(table), *_blanks(following)]
    return [(a, b) for a, b in pairs if _runs_on(a, b) or (_stops(a, b) and blanks.count(b.column) == 1)]


def _blanks(table: Table) -> list[int]:
    """The column of each blank field, in rows that are no rest of another (their first field has words)."""
    own = {field.row for field in table.fields if field.column == 0 and field.lines}
    return [field.column for field in table.fields if not field.lines and field.row in own]


def _stops(field: Field, rest: Field) -> bool:
    """Tell whether words stand above the page end and none below it."""
    return bool(field.lines) and not rest.lines


def _runs_on(field: Field, rest: Field) -> bool:
    """Tell whether a cell merged downwards goes on over the page end: words above, none below."""
    merged = field.rowspan > 1 or rest.rowspan > 1
    return merged and _stops(field, rest)


def _joined(table: Table, following: Table, pairs: Sequence[Pair], top: int, *, shared: int) -> Table:
    """Both as one table: the fields of ``pairs`` made one each, ``shared`` rows of them the same row."""
    offset = len(table.pages) - shared - top
    longer = {
        id(a): replace(
            a,
            rowspan=a.rowspan + b.rowspan - shared,
            box=b.box if b.lines else a.box,
            lines=a.lines + b.lines,
        )
        for a, b in pairs
    }
    gone = {id(b) for _, b in pairs}
    rest = [
        replace(each, row=each.row + offset)
        for each in following.fields
        if id(each) not in gone and each.row >= top
    ]
    pages = table.pages + following.pages[top + shared :]
    return Table(following.columns, pages, (*(longer.get(id(f), f) for f in table.fields), *rest))
