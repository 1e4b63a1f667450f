"""Text in whatever encoding an old file has, made Unicode NFC: told by how many syllables are Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from corpus.model import Block, Document
from corpus.text import nfc, settle_tones
from ingestion.loaders.blocks import row_text
from ingestion.loaders.legacy import WORD, Legacy, latin, raise_cut_agencies, to_unicode

_SYLLABLES = "data/syllable_counts.csv"
_BEYOND_FONTS = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")  # letters that only Unicode text has
_MIXED = re.compile("[a-zß-ÿ][A-ZÀ-Þ]")  # no way to print a syllable: of old letters one looks a capital
_SPACE = re.compile(r"[ \t\r\n]+")  # no-break spaces are letters of old fonts
_FEWEST, _SAMPLE = 3, 2_000
_SOUND, _CLEARLY = 0.9, 0.25
_LIKELY = 0.55
_COMBINING = re.compile("[a-zA-ZđĐăâêôơưĂÂÊÔƠƯ][\u0300-\u0303\u0306\u0309\u031b\u0323]")
_CONVERTED = "Chữ trong tệp theo bảng mã {}, đã đổi sang Unicode; hãy xem lại vài chỗ so với bản gốc."
_PARTLY = "{} đoạn trong tệp theo bảng mã {}, đã đổi sang Unicode; hãy xem lại các chỗ ấy so với bản gốc."
_COMPOSED = "Chữ trong tệp là Unicode tổ hợp (dấu rời), đã đổi sang Unicode dựng sẵn."


@dataclass(frozen=True, slots=True)
class Unified:
    """Text in NFC, and in Vietnamese what was converted to make it so."""

    text: str
    warnings: tuple[str, ...] = ()


def legacy_of(text: str) -> Legacy | None:
    """Return the old encoding that ``text`` plainly is in, None where it is Unicode or nothing tells."""
    words = _odd_words(text)
    if len(words) < _FEWEST:
        return None
    printed = vietnamese_share(words)
    if printed >= _SOUND:
        return None
    best, legacy = max((_share_as(words, each), each) for each in Legacy)
    return legacy if best >= _LIKELY and best - printed >= _CLEARLY else None


def unify(text: str) -> Unified:
    """Return ``text`` in NFC, old encodings converted; soft hyphens (a letter of TCVN3) stay till then."""
    lines, warnings = unify_pieces(text.split("\n"))
    return Unified("\n".join(lines), warnings)


def unify_pieces(pieces: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Like :func:`unify` for the lines, paragraphs or cells of one document, each judged by itself too."""
    whole = legacy_of("\n".join(pieces))
    kinds = [_kind_of(piece, whole) for piece in pieces]
    found = [kind for kind in kinds if kind]
    if not found:
        composed = any(map(_COMBINING.search, pieces))
        return [nfc(piece) for piece in pieces], (_COMPOSED,) if composed else ()
    usual = whole or max(Legacy, key=found.count)
    kinds = [kind or (usual if _fits(p, usual) else None) for p, kind in zip(pieces, kinds, strict=True)]
    made = [nfc(to_unicode(p, kind) if kind else p) for p, kind in zip(pieces, kinds, strict=True)]
    made = raise_cut_agencies(made) if Legacy.TCVN3 in kinds else made
    names = " và ".join(sorted({kind.value for kind in kinds if kind}))
    if any(kind is None and _odd_words(piece) for piece, kind in zip(pieces, kinds, strict=True)):
        count = sum(kind is not None for kind in kinds)
        return made, (_PARTLY.format(count, names),)
    return made, (_CONVERTED.format(names),)


def unify_document(document: Document) -> Document:
    """Return ``document`` with its blocks' words unified; the same where all are Unicode NFC."""
    pieces = [text for block in document.blocks for text in _pieces(block)]
    made, warnings = unify_pieces(pieces)
    if made == pieces:
        return document
    words = iter(made)
    blocks = tuple(_rewritten(block, words) for block in document.blocks)
    return replace(document, blocks=blocks, warnings=(*document.warnings, *warnings))


def vietnamese_share(words: Sequence[str]) -> float:
    """Return which share of ``words`` (of those with letters) are Vietnamese syllables, 0 to 1."""
    judged = [found for word in words if (found := WORD.findall(word))]
    known = _syllables()
    sound = sum(all(settle_tones(nfc(part).lower()) in known for part in parts) for parts in judged)
    return sound / len(judged) if judged else 0.0


def bytes_to_text(data: bytes) -> Unified | None:
    """Return the text of ``data`` in a one-byte encoding of Vietnamese; None where it is in none of them."""
    fonts = latin(data)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    legacy = legacy_of(fonts)
    as_fonts = _share_as(_odd_words(fonts), legacy) if legacy else 0.0
    as_windows = vietnamese_share(_odd_words(windows))
    if max(as_fonts, as_windows) < _LIKELY:
        return None
    if legacy and as_fonts >= as_windows:
        return unify(fonts)
    return Unified(nfc(windows), (_CONVERTED.format("Windows-1258"),))


def _odd_words(text: str) -> list[str]:
    """The words of ``text`` with letters beyond ASCII; of many, some from all over."""
    words = [word for word in _SPACE.split(text) if not word.isascii()]
    return words[:: len(words) // _SAMPLE + 1]


def _share_as(words: Sequence[str], legacy: Legacy) -> float:
    return vietnamese_share([to_unicode(word, legacy) for word in words])


def _kind_of(piece: str, whole: Legacy | None) -> Legacy | None:
    """The encoding of one piece of a text that as a whole is in ``whole``."""
    if whole and _fits(piece, whole):
        return whole
    return None if _BEYOND_FONTS.search(piece) else legacy_of(piece)


def _fits(piece: str, legacy: Legacy) -> bool:
    """Tell whether ``piece`` of a text in ``legacy`` is so too: it shows only what old fonts have."""
    words = _odd_words(piece)
    if not words or _BEYOND_FONTS.search(piece):
        return False
    plain = [word for word in words if not _MIXED.search(word)]
    return _share_as(words, legacy) * len(words) >= vietnamese_share(plain) * len(plain)


def _pieces(block: Block) -> tuple[str, ...]:
    return tuple(cell.text for cell in block.cells) if block.cells else (block.text,)


def _rewritten(block: Block, words: Iterator[str]) -> Block:
    if not block.cells:
        return replace(block, text=next(words))
    cells = tuple(replace(cell, text=next(words)) for cell in block.cells)
    return replace(block, cells=cells, text=row_text(cells, block.separator))


@cache
def _syllables() -> frozenset[str]:
    """The syllables that public legal texts hold, lower case, tones settled."""
    lines = files("corpus").joinpath(_SYLLABLES).read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition(",")[0] for line in lines)
