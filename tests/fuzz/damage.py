"""Ways a file is damaged, drawn from a seed: the same seed damages a file the same way everywhere."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from ingestion.loaders.zip_faults import ZIP_FAULTS

_Element: TypeAlias = etree._Element
_ODD = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"<",
    b"&#0;",
    b"%",
    b"{" * 50,
    b"9" * 12,
    b"\xc3",
    b"<td colspan=99999>" * 20,
)
_LARGEST_RUN = 4096
_PACKED, _INSIDE, _HEAD = b"PK\x03\x04", 0.7, 512
_MOST_COPIED = 40
_ABSURD = ("", "0", "-1", "4294967296", "99999", "1e999", "NaN", "x" * 5000, "\u202eA1:ZZZ9", "A1:XFD1048576")
_TAG, _FIGURE = re.compile(rb"<[^<>]{1,200}>"), re.compile(rb"\d+")


def damaged(data: bytes, random: Random) -> bytes:
    """Return ``data`` with one to four damages; those of an archive are mostly within its members.

    What tells the kind of a file, its first bytes, is mostly kept: else nothing behind it is reached.
    """
    inside = data.startswith(_PACKED) and random.random() < _INSIDE
    kept = _HEAD if not inside and len(data) > 4 * _HEAD and random.random() < _INSIDE else 0
    head, rest = data[:kept], data[kept:]
    for _ in range(random.randint(1, 4)):
        rest = (_within if inside else random.choice(_PLAIN))(rest, random)
    return head + rest


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _flip(data: bytes, random: Random) -> bytes:
    held = bytearray(data)
    for _ in range(random.randint(1, 40) if held else 0):
        held[random.randrange(len(held))] = random.randrange(256)
    return bytes(held)


def _repeat(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.randrange(_LARGEST_RUN)]
    return data[:start] + piece * random.choice((2, 3, 50)) + data[start:]


def _drop(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randrange(_LARGEST_RUN) :]


def _put_in(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.choice(_ODD) * random.choice((1, 1, 100)) + data[start:]


def _swap(data: bytes, random: Random) -> bytes:
    one, two = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[two:] + data[one:two] + data[:one]


def _within(data: bytes, random: Random) -> bytes:
    """Damage one member of an archive and pack it anew, so that the damage reaches the reader behind it."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except ZIP_FAULTS:
        return _flip(data, random)
    if not members:
        return data
    largest = sorted(members, key=lambda name: -len(members[name]))
    name = random.choice(largest[:6])
    damage = _elements if random.random() < _INSIDE else random.choice(_PLAIN)
    members[name] = damage(members[name], random)
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for each, content in members.items():
            archive.writestr(each, content)
    return held.getvalue()


def _tags(data: bytes, random: Random) -> bytes:
    """Drop, double or multiply one tag of a page or an XML part."""
    found = list(_TAG.finditer(data))
    if not found:
        return _flip(data, random)
    tag = random.choice(found)
    return data[: tag.start()] + tag.group() * random.choice((0, 0, 2, 500)) + data[tag.end() :]


def _elements(data: bytes, random: Random) -> bytes:
    """Drop, multiply, move or spoil elements of an XML part that stays well formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return _tags(data, random)
    for _ in range(random.randint(1, 5)):
        held = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
        if not held:
            break
        random.choice(_OF_ELEMENTS)(random.choice(held), random.choice(held), random)
    return bytes(etree.tostring(root))


def _move(element: _Element, other: _Element, random: Random) -> None:
    if element not in set(other.iterancestors()) and element is not other:
        other.insert(random.randrange(len(other) + 1), element)


def _multiply(element: _Element, other: _Element, random: Random) -> None:
    if sum(1 for _ in element.iter()) < _MOST_COPIED:
        whole = deepcopy(element)  # what it goes into may lie within it
        for _ in range(random.choice((1, 1, 3, 200))):
            other.append(deepcopy(whole))


def _spoil(element: _Element, other: _Element, random: Random) -> None:
    names = list(element.attrib)
    if names:
        element.set(random.choice(names), random.choice((*_ABSURD, *other.attrib.values())))
    else:
        element.text = random.choice((*_ABSURD, other.text, None))


def _lose(element: _Element, other: _Element, random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_OF_ELEMENTS: tuple[Callable[[_Element, _Element, Random], None], ...] = (
    _move,
    _multiply,
    _spoil,
    _spoil,
    _lose,
)


def _figures(data: bytes, random: Random) -> bytes:
    """Make some numbers absurd: spans, sizes, offsets, levels."""
    found = list(_FIGURE.finditer(data))
    for figure in sorted(random.sample(found, min(5, len(found))), key=lambda each: -each.start()):
        absurd = random.choice((b"0", b"-1", b"4294967296", b"99999", b"NaN"))
        data = data[: figure.start()] + absurd + data[figure.end() :]
    return data


_PLAIN: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut,
    _flip,
    _repeat,
    _drop,
    _put_in,
    _swap,
    _tags,
    _tags,
    _figures,
)
