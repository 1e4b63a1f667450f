"""The first page cut into its parts: the lines above the kind, the title, the authority's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document_types import type_at_start
from corpus.marks import UPPER, split_mark
from corpus.model import Block, BlockKind
from corpus.text import squeeze
from ingestion.legal_basis import is_basis
from ingestion.titles import CaseBook, in_capitals, without_body
from ingestion.unglued import sender_of, unglued

_LONGEST_TITLE, _LONGEST_IN_CAPITALS = 420, 900
_LONGEST_OF_LETTERHEAD = 120
_TOP = 15
CAPTION = re.compile(r"\(?\s*(?:ban hành\s+|được\s+)?kèm theo\s+(?:\S+\s+){1,10}?số\b", re.IGNORECASE)
_NUMBERED_LAW = re.compile(r"(Bộ luật|Luật|Pháp lệnh) số\s*:")
_SUBJECT = re.compile(r"(?<![^\W_])(?<!-)V\s*/\s*v(?![^\W_])\s*[:.]?\s*|Về việc\s*:\s*", re.IGNORECASE)
_UNDER_NUMBER = re.compile(r"S[ốỐ]\s*:?\s*\d+\s*/\s*\S+\s+(Về\s+(?!việc\s*:).+)")
_OF_BODY = re.compile(rf"^CỦA (?:(?:[{UPPER}]+[ ,-]+)+(?=[^{UPPER}\W\d_])|[{UPPER} ,-]{{3,90}}?\s(?=VỀ\s))")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|STT$|TT$)")
_ENACTS = (
    r"(?:Chính phủ|Thủ tướng|Bộ trưởng|Thống đốc|Chánh án|Viện trưởng|Tổng|Quốc hội|(?:Ủy|Uỷ) ban|UBND"
    r"|Hội đồng nhân dân|HĐND|Chủ tịch)"
)
_FOOT = re.compile(r"Nơi nhận\b")
_ADDRESSEES = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|[ỦU][ỶY] BAN|UBND|HỘI ĐỒNG|HĐND|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI"
    r"|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH"
    r"|TRƯỞNG|TỔNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|BAN\b)"
)


_GOES_ON = re.compile(r"(?:[,-]|\s(?:CỦA|VỀ|VÀ|CHO|THEO|VỚI|DO|TẠI|THUỘC))$")  # a title so cut goes on


@dataclass(frozen=True, slots=True)
class Opening:
    """The first page cut in three: the lines above the kind, the title's lines, the authority's line."""

    letterhead: tuple[str, ...]
    kind: str | None
    title: tuple[str, ...]
    authority: str | None
    end: int


def pieces(block: Block) -> list[str]:
    """The printed lines of a block: a row gives its cells."""
    if block.kind is BlockKind.ROW:
        return [squeeze(cell.text) for cell in block.cells if cell.text.strip()]
    return [squeeze(line) for line in block.text.split("\n") if line.strip()]


def is_addressed(lines: Sequence[str]) -> bool:
    """Tell whether a letter's receivers stand at the top of ``lines`` (``Kính gửi: …``)."""
    return any(_ADDRESSEES.match(line) for line in lines[:_TOP])


def read_opening(lines: Sequence[str]) -> Opening:
    """Cut the first page at the line that names the kind, and the title at what cannot belong to it."""
    lines = list(unglued(lines))
    law = next((found[1] for line in lines if (found := _NUMBERED_LAW.match(line))), None)
    start = next((i for i, line in enumerate(lines) if _names_kind(line) or _names_law(line, law)), None)
    subject = next(
        (i for i, line in enumerate(lines) if _SUBJECT.search(line) or _ADDRESSEES.match(line)), len(lines)
    )
    if start is None and subject == len(lines):
        return Opening(tuple(_letterhead(lines)), None, _headless_title(lines), None, 0)
    if start is None or subject < start:
        above = [_SUBJECT.split(line)[0] for line in lines[: subject + 1] if not _ADDRESSEES.match(line)]
        dates = [line for line in lines[subject + 1 : subject + 6] if re.search(r",\s*ngày", line)]
        return Opening(tuple(above + dates), None, (), None, subject)
    kind = law if _names_law(lines[start], law) else type_at_start(lines[start])
    rest = lines[start][len(kind or "") :].strip(" :")
    title = [rest] if rest else []
    end = start + 1
    while end < len(lines) and not _ends_title(" ".join(lines[end : end + 2]), lines[end], title):
        title.append(lines[end])
        end += 1
    last = lines[end] if end < len(lines) else ""
    authority = sender_of(last) or (last if _AUTHORITY.match(last) else None)
    return Opening(tuple(lines[:start]), kind, tuple(title), authority, end)


def _names_kind(line: str) -> bool:
    kind = type_at_start(line)
    return kind is not None and line[: len(kind)].isupper() and not line.rstrip().endswith(":")


def _names_law(line: str, law: str | None) -> bool:
    """Tell whether ``line`` names a law (``LUẬT ĐẦU TƯ``) of the kind that stands before its number."""
    return law is not None and line.startswith(law.upper()) and in_capitals(line)


def _letterhead(lines: Sequence[str]) -> Iterator[str]:
    """The lines a document without kind and subject opens with, before its text, annexes or foot."""
    for line in lines:
        long = _LONGEST_OF_LETTERHEAD // (2 if line.endswith((".", ";", ":")) else 1)
        text = len(line) > long and not in_capitals(line)
        if text or split_mark(line)[0] or CAPTION.search(line) or _ANNEX.match(line) or _FOOT.match(line):
            return
        yield line


def _headless_title(lines: Sequence[str]) -> tuple[str, ...]:
    """The title such a document may open with (``VỀ VIỆC …``)."""
    first = lines[0] if lines else ""
    return (first,) if first.startswith("VỀ ") and in_capitals(first) else ()


def _ends_title(ahead: str, line: str, before: Sequence[str]) -> bool:
    """Tell whether a title ends before ``line``; ``ahead``: the line with the one after it."""
    if not before:
        return line.startswith("Căn cứ ") or bool(is_basis(line) and len(line) > _LONGEST_TITLE)
    capitals = in_capitals(line)
    authority = _AUTHORITY.match(ahead) and capitals and not _GOES_ON.search(before[-1])
    longest = _LONGEST_IN_CAPITALS if capitals else _LONGEST_TITLE
    body = line.endswith((".", ";", ":")) or len(line) > longest or len(" ".join(before)) > longest
    ends = (
        CAPTION.match(line)
        or (CAPTION.search(line) and not capitals)
        or _ANNEX.match(line)
        or _ADDRESSEES.match(line)
        or split_mark(line)[0]
        or (is_basis(line) and body)
    )
    return bool(authority or body or ends or line.startswith("(") or not any(c.isalpha() for c in line))


def title_of(lines: Sequence[str], book: CaseBook, bodies: Sequence[str] = ()) -> str | None:
    """The title joined over its lines; one all in capitals in the case the document itself uses.

    ``bodies``: who issues the document, where no line of its own under the title says so.
    """
    text = without_body(_OF_BODY.sub("", squeeze(" ".join(lines))), bodies).strip(" .-–_*")
    if not text:
        return None
    capitals = [line for line in lines if in_capitals(line)]
    if len(capitals) == len(lines):
        return book.restore(text)
    return text[:1].upper() + text[1:]


def enacted(lines: Sequence[str], kind: str | None) -> tuple[str | None, str | None]:
    """Who issues a legal text, and its title, as the enacting sentence has them.

    ``Bộ trưởng Bộ Y tế ban hành Thông tư quy định về …``
    """
    shape = re.compile(
        rf"(?P<who>{_ENACTS}[^.;:]{{0,80}}?)\s+ban hành {kind} (?P<title>[^\W\d_][^;:]{{15,}})\.$"
    )
    found = next((m for line in lines if (m := shape.match(line))), None) if kind else None
    return (found["who"], found["title"][:1].upper() + found["title"][1:]) if found else (None, None)


def subject_of(lines: Sequence[str]) -> str | None:
    """The subject of a công văn (``V/v …``, or ``Về …`` under its number), joined over its lines."""
    for index, line in enumerate(lines):
        found, plain = _SUBJECT.search(line), _UNDER_NUMBER.match(line)
        if not found and not plain:
            continue
        words = [plain[1] if plain and not found else line[found.start() if found else 0 :]]
        for more in lines[index + 1 : index + 6]:
            if _ADDRESSEES.match(more) or re.search(r",\s*ngày|Độc lập|^\W*$", more) or in_capitals(more):
                break
            words.append(more)
        text = squeeze(" ".join(words)).strip(" .")
        return text[:1].upper() + text[1:] if text else None
    return None
