"""Files of old Office (OLE compound files): sectors in chains, which a table in the file tells."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _SHIFT_AT, _TABLES_AT, _TABLES = 512, 30, 76, 109
_SHIFTS = frozenset({9, 12})
_FREE, _NO_SECTOR = 0xFFFFFFFF, 0xFFFFFFFA  # and above: no place in the file


def is_cut(data: bytes) -> bool:
    """Tell whether ``data``, a compound file, ends before the last sector that its table gives out."""
    if len(data) < _HEADER:
        return True
    (shift,) = struct.unpack_from("<H", data, _SHIFT_AT)
    if shift not in _SHIFTS:
        return False
    size = 1 << shift
    return any((sector + 1) * size >= len(data) for sector in _given_out(data, size))


def _given_out(data: bytes, size: int) -> Iterator[int]:
    """The sectors in use, a table's own among them; of a file over some 7 MB, those of its first part."""
    tables = (each for each in struct.unpack_from(f"<{_TABLES}I", data, _TABLES_AT) if each < _NO_SECTOR)
    for number, table in enumerate(tables):
        yield table
        held = data[(table + 1) * size : (table + 2) * size]
        entries = struct.unpack(f"<{len(held) // 4}I", held[: len(held) // 4 * 4])
        yield from (number * size // 4 + at for at, entry in enumerate(entries) if entry != _FREE)
