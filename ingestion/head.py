"""What a document says of itself: number, kind, issuer, place, date, title, signer, legal bases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.places import find_places

from corpus.document_types import type_at_start, type_of_number
from corpus.model import Block, BlockKind, Document, Head
from corpus.text import fold, squeeze
from ingestion.legal_basis import is_basis, read_bases
from ingestion.letterhead import Letterhead, find_date, find_number, read_letterhead
from ingestion.marks import split_mark
from ingestion.signature import read_signature
from ingestion.titles import CaseBook, in_capitals, organ_name

_LAST_OF_HEAD = 60
_LONGEST_TITLE = 420
_CAPTION = re.compile(r"\(?\s*(?:ban hành\s+|được\s+)?kèm theo\s+(?:\S+\s+){1,10}?số\b", re.IGNORECASE)
_SUBJECT = re.compile(r"V\s*/\s*v\s*[:.]?\s*|Về việc\s*:\s*", re.IGNORECASE)
_ADDRESSEES = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
_RECEIVERS = re.compile(r"Nơi nhận\s*:?", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|[ỦU][ỶY] BAN|UBND|HỘI ĐỒNG|HĐND|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH"
    r"|TRƯỞNG|TỔNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|BAN\b)"
)
_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|trong các năm|nhiệm kỳ|từ năm|năm)\s*(\d{4})\s*(?:[-–—]|đến(?: năm)?)\s*(\d{4})"
)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(\d{4})")
_YEAR = re.compile(r"năm\s+(\d{4})")
_DATED = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}|năm\s+\d{4}\s+của", re.IGNORECASE
)
_LOCAL = re.compile(
    r"uy ban nhan dan|hoi dong nhan dan|^(?:so|phong|huyen uy|tinh uy|thanh uy|cong an (?:tinh|thanh))\b"
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first page cut in three: the lines above the kind, the title's lines, the authority's line."""

    letterhead: tuple[str, ...]
    kind: str | None
    title: tuple[str, ...]
    authority: str | None
    end: int


def read_head(document: Document) -> Head:
    """Read the head of ``document``; what it leaves blank stays ``None``, with a warning."""
    lines = [piece for block in document.blocks[:_LAST_OF_HEAD] for piece in _pieces(block)]
    book = CaseBook(squeeze(b.text) for b in document.blocks)
    opening = _opening(lines)
    top = read_letterhead(opening.letterhead)
    captions = [squeeze(b.text) for b in document.blocks if _CAPTION.search(b.text[:200])]
    number, number_warnings = _number(top, captions)
    day, date_warnings = _date(top, captions, number)
    kind = opening.kind or ("Công văn" if _subject(lines) else type_of_number(number))
    title = _title(opening.title, book) if opening.title else _subject(lines)
    organs = top.organs or ((opening.authority,) if opening.authority else ())
    province = _province(organs, top.place, title)
    signature = read_signature(_closing(document.blocks))
    bases = [squeeze(b.text) for b in document.blocks[:_LAST_OF_HEAD] if is_basis(squeeze(b.text))]
    return Head(
        source=document.source,
        digest=document.digest,
        number=number,
        type=kind,
        issuer=_issuer(organs, province, book),
        province=province,
        date=day,
        title=title,
        signer=signature.signer,
        signer_title=signature.title,
        based_on=read_bases(_own_bases(bases)),
        years=title_years(title, day),
        warnings=(*document.warnings, *number_warnings, *date_warnings),
    )


def _pieces(block: Block) -> list[str]:
    if block.kind is BlockKind.ROW:
        return [squeeze(cell.text) for cell in block.cells if cell.text.strip()]
    return [squeeze(line) for line in block.text.split("\n") if line.strip()]


def _opening(lines: Sequence[str]) -> _Opening:
    """Cut the first page at the line that names the kind, and the title at what cannot belong to it."""
    start = next((i for i, line in enumerate(lines) if _names_kind(line)), None)
    subject = next(
        (i for i, line in enumerate(lines) if _SUBJECT.search(line) or _ADDRESSEES.match(line)), len(lines)
    )
    if start is None or subject < start:
        above = [_SUBJECT.split(line)[0] for line in lines[: subject + 1] if not _ADDRESSEES.match(line)]
        dates = [line for line in lines[subject + 1 : subject + 6] if re.search(r",\s*ngày", line)]
        return _Opening(tuple(above + dates), None, (), None, subject)
    kind = type_at_start(lines[start])
    rest = lines[start][len(kind or "") :].strip(" :")
    title = [rest] if rest else []
    end = start + 1
    while end < len(lines) and not _ends_title(lines[end], title):
        title.append(lines[end])
        end += 1
    authority = lines[end] if end < len(lines) and _AUTHORITY.match(lines[end]) else None
    return _Opening(tuple(lines[:start]), kind, tuple(title), authority, end)


def _names_kind(line: str) -> bool:
    kind = type_at_start(line)
    return kind is not None and line[: len(kind)].isupper() and not line.rstrip().endswith(":")


def _ends_title(line: str, before: Sequence[str]) -> bool:
    if not before:
        return bool(is_basis(line) and len(line) > _LONGEST_TITLE)
    authority = _AUTHORITY.match(line) and in_capitals(line) and not before[-1].endswith((",", "-"))
    body = (
        line.endswith((".", ";", ":")) or len(line) > _LONGEST_TITLE or len(" ".join(before)) > _LONGEST_TITLE
    )
    ends = (
        _CAPTION.search(line) or _ADDRESSEES.match(line) or split_mark(line)[0] or (is_basis(line) and body)
    )
    return bool(authority or body or ends or line.startswith("(") or not any(c.isalpha() for c in line))


def _title(lines: Sequence[str], book: CaseBook) -> str | None:
    text = squeeze(" ".join(lines)).strip(" .-–_*")
    if not text:
        return None
    capitals = [line for line in lines if in_capitals(line)]
    if len(capitals) == len(lines):
        return book.restore(text)
    return text[:1].upper() + text[1:]


def _subject(lines: Sequence[str]) -> str | None:
    """The subject of a công văn (``V/v …``), joined over its lines."""
    for index, line in enumerate(lines):
        found = _SUBJECT.search(line)
        if not found:
            continue
        words = [line[found.start() :]]
        for more in lines[index + 1 : index + 6]:
            if _ADDRESSEES.match(more) or re.search(r",\s*ngày|Độc lập|^\W*$", more) or in_capitals(more):
                break
            words.append(more)
        text = squeeze(" ".join(words)).strip(" .")
        return text[:1].upper() + text[1:] if text else None
    return None


def _number(top: Letterhead, captions: Sequence[str]) -> tuple[str | None, list[str]]:
    if top.number:
        return top.number, []
    printed = [find_number(re.sub(r"\bsố\b", "Số", caption, count=1))[0] for caption in captions]
    number = next((n for n in printed if n), None)
    if top.blank_number is None and number:
        return number, [f"Số ký hiệu {number} lấy từ dòng kèm theo phụ lục vì phần đầu văn bản không in số."]
    if top.blank_number:
        return None, [f"Văn bản để trống số (chỉ in ký hiệu {top.blank_number})."]
    return None, ["Không thấy số, ký hiệu văn bản ở phần đầu."]


def _date(top: Letterhead, captions: Sequence[str], number: str | None) -> tuple[date | None, list[str]]:
    warnings: list[str] = []
    told = [
        (find_date(caption), find_number(re.sub(r"\bsố\b", "Số", caption, count=1))) for caption in captions
    ]
    own = [
        (day, n)
        for day, (n, blank) in told
        if day and (n == number or (blank and number and number.endswith(blank)))
    ]
    for day, _ in own:
        if top.date and day != top.date:
            note = f"Ngày ở đầu văn bản ({top.date:%d/%m/%Y}) khác ngày ghi ở phần kèm theo ({day:%d/%m/%Y}); giữ ngày ở đầu."
            if note not in warnings:
                warnings.append(note)
    if top.date or not own:
        if not top.date:
            warnings.append("Văn bản để trống hoặc không in ngày ban hành.")
        return top.date, warnings
    return own[0][0], ["Ngày ban hành lấy từ dòng kèm theo phụ lục vì phần đầu văn bản không in ngày."]


def _issuer(organs: Sequence[str], province: str | None, book: CaseBook) -> str | None:
    """The issuing body in running case, with the province its parent body names."""
    if not organs:
        return None
    own = _named_place(organ_name(organs[-1], book), province)
    parent = _named_place(organ_name(organs[-2], book), province) if len(organs) > 1 else ""
    place = re.search(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b.*$", parent)
    if place and not re.search(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b", own):
        return f"{own} {place[0]}"
    if own.endswith((" tỉnh", " thành phố")) and province:
        return f"{own} {province}"
    return own


def _named_place(name: str, province: str | None) -> str:
    """``name`` with the province spelt as the list of places has it (``đăk nông`` → ``Đắk Nông``)."""
    if not province:
        return name
    at = fold(name).rfind(fold(province))
    return name if at < 0 else name[:at] + province + name[at + len(province) :]


def _province(organs: Sequence[str], place: str | None, title: str | None) -> str | None:
    """The province of a local issuer; a central body has none."""
    for text in organs:
        places = find_places(text)
        if places:
            return places[0].name
    if not any(_LOCAL.search(fold(organ)) for organ in organs):
        return None
    for text in (place, title):
        places = find_places(text) if text else ()
        if places:
            return places[0].name
    return None


def title_years(title: str | None, day: date | None) -> tuple[int, int] | None:
    """The years a title names (``giai đoạn 2021 - 2025``, ``năm 2024``, ``đến năm 2030``), dates aside."""
    plain = _DATED.sub(" ", title or "")
    period, until, year = _PERIOD.search(plain), _UNTIL.search(plain), _YEAR.search(plain)
    if period:
        return int(period[1]), int(period[2])
    if until and not (year and year.start() < until.start()):
        return (day.year if day else int(until[1])), int(until[1])
    return (int(year[1]), int(year[1])) if year else None


def _own_bases(paragraphs: Sequence[str]) -> list[str]:
    """The ``Căn cứ`` lines; a plan without any is based on what it says it carries out."""
    cited = [p for p in paragraphs if p.startswith(("Căn cứ", "Theo đề nghị", "Xét"))]
    return cited or [p for p in paragraphs if p.endswith((":", ";"))][:1]


def _closing(blocks: Sequence[Block]) -> list[str]:
    """The lines from the receivers' list (or the end mark) on, before anything attached."""
    start = next((i for i, b in enumerate(blocks) if any(_RECEIVERS.match(p) for p in _pieces(b))), None)
    if start is None:
        start = next((i for i, b in enumerate(blocks) if b.text.rstrip().endswith("./.")), len(blocks))
    return [piece for block in blocks[max(0, start - 3) : start + 45] for piece in _pieces(block)]
