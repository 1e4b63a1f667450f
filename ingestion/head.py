"""What a document says of itself: number, kind, issuer, place, date, title, signer, legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.document_types import type_of_number
from corpus.marks import split_mark
from corpus.model import Block, Document, Head
from corpus.text import squeeze
from corpus.vocabulary import load_vocabulary
from ingestion.issuer import council_of, issuer_of, province_of, province_within
from ingestion.legal_basis import is_basis, read_bases
from ingestion.letterhead import Letterhead, find_date, find_number, read_letterhead
from ingestion.opening import (
    CAPTION,
    Opening,
    enacted,
    is_addressed,
    pieces,
    read_opening,
    subject_of,
    title_of,
)
from ingestion.panel import FROM_PANEL, Panel, read_panel
from ingestion.self_named import self_named
from ingestion.signature import read_signature
from ingestion.titles import CaseBook, in_capitals

_LAST_OF_HEAD = 60
_CONSOLIDATED = "Văn bản hợp nhất"
_RECEIVERS = re.compile(r"Nơi nhận\s*:?", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|trong các năm|nhiệm kỳ|từ năm|năm)\s*(\d{4})\s*(?:[-–—]|đến(?: năm)?)\s*(\d{4})"
)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(\d{4})")
_YEAR = re.compile(r"năm\s+(\d{4})")
_DATED = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:(?<!pháp )luật|pháp lệnh|hiến pháp)\s[^,;]{0,60}?năm\s+\d{4}"
    r"|(?:nghị quyết|nghị định|chỉ thị|kết luận|thông tư|quyết định)\s[^,;]{0,60}?năm\s+\d{4}\s+của",
    re.IGNORECASE,
)


def read_head(document: Document) -> Head:
    """Read the head of ``document``; what it leaves blank stays ``None``, with a warning."""
    panel = read_panel(document.blocks)
    own = document.blocks[1 if panel else 0 : _LAST_OF_HEAD]
    panel = panel or Panel()
    lines = [piece for block in own for piece in pieces(block)]
    book = CaseBook(_texts(document))
    opening = read_opening(lines)
    top = read_letterhead(opening.letterhead)
    captions = _own_captions(document.blocks)
    number, number_warnings = _number(top, captions)
    if panel.number and not (top.number or top.blank_number):
        number, number_warnings = panel.number, [FROM_PANEL.format(what=f"Số ký hiệu {panel.number}")]
    day, date_warnings = _date(top, captions, number)
    if panel.date and not (day or top.blank_date):
        day, date_warnings = panel.date, [FROM_PANEL.format(what="Ngày ban hành")]
    panel_warnings: list[str] = []
    letter = subject_of(lines) is not None or is_addressed(lines)
    kind = _kind(opening, panel, number, letter=letter) or self_named(lines)
    enacting, enacted_title = enacted(lines, kind)
    organs = top.organs or _unprinted_organs(opening.authority or enacting, panel, number)
    bodies = () if opening.authority else top.organs[-1:]
    title = title_of(opening.title, book, bodies) if opening.title else subject_of(lines)
    title = title or enacted_title
    if panel.title and not title:
        title, panel_warnings = panel.title, [FROM_PANEL.format(what="Tên gọi")]
    signature = read_signature(_closing(document.blocks))
    if panel.signer and not signature.signer:
        panel_warnings = [*panel_warnings, FROM_PANEL.format(what=f"Người ký {panel.signer}")]
    province = province_of(organs, top.place, title)
    province = province if organs else province_within(_texts(document), signature.title)
    bases = [squeeze(b.text) for b in document.blocks[:_LAST_OF_HEAD] if is_basis(squeeze(b.text))]
    return Head(
        source=document.source,
        digest=document.digest,
        number=number,
        type=kind,
        issuer=issuer_of(organs, province, CaseBook([*_texts(document), *_known_bodies()])),
        province=province,
        date=day,
        title=title,
        signer=signature.signer or panel.signer,
        signer_title=signature.title,
        based_on=read_bases(_own_bases(bases)),
        years=title_years(title, day),
        symbol=None if number else top.blank_number,
        warnings=(*document.warnings, *number_warnings, *date_warnings, *panel_warnings),
    )


def _texts(document: Document) -> Iterable[str]:
    return (squeeze(block.text) for block in document.blocks)


def _known_bodies() -> list[str]:
    """The usual names of known bodies, for an issuer the document itself does not name again."""
    return [name for name, _ in load_vocabulary().names]


def _kind(opening: Opening, panel: Panel, number: str | None, *, letter: bool) -> str | None:
    """The kind as printed, save that a consolidated text prints that of what it consolidates."""
    told = type_of_number(number)
    if told == _CONSOLIDATED:
        return told
    return opening.kind or panel.kind or ("Công văn" if letter else told)


def _unprinted_organs(authority: str | None, panel: Panel, number: str | None) -> tuple[str, ...]:
    """Who issues a document without letterhead: the authority it names, else as its page says."""
    if authority:
        return (authority,)
    return (council_of(panel.issuer, number),) if panel.issuer else ()


def _own_captions(blocks: Sequence[Block]) -> list[str]:
    """The lines that say what the annex under them belongs to: each by itself, or in brackets.

    One that goes on with a list item speaks of another paper.
    """
    captions: list[str] = []
    before = ""
    for block in blocks:
        text = squeeze(block.text)
        found = CAPTION.search(text[:200])
        by_itself = found and (not text[: found.start()].strip() or found[0].startswith("("))
        if by_itself and (in_capitals(before) or not split_mark(before)[0]):
            captions.append(text)
        before = text
    return captions


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
            note = (
                f"Ngày ở đầu văn bản ({top.date:%d/%m/%Y}) khác ngày ghi ở phần kèm theo"
                f" ({day:%d/%m/%Y}); giữ ngày ở đầu."
            )
            if note not in warnings:
                warnings.append(note)
    if top.date or not own:
        if not top.date:
            warnings.append("Văn bản để trống hoặc không in ngày ban hành.")
        return top.date, warnings
    return own[0][0], ["Ngày ban hành lấy từ dòng kèm theo phụ lục vì phần đầu văn bản không in ngày."]


def title_years(title: str | None, day: date | None) -> tuple[int, int] | None:
    """The years a title names (``giai đoạn 2021 - 2025``, ``năm 2024``, ``đến năm 2030``), dates aside."""
    plain = _DATED.sub(" ", title or "")
    period, until, year = _PERIOD.search(plain), _UNTIL.search(plain), _YEAR.search(plain)
    if period:
        return int(period[1]), int(period[2])
    if until and day and int(until[1]) < day.year:
        return None
    if until and not (year and year.start() < until.start()):
        return (day.year if day else int(until[1])), int(until[1])
    return (int(year[1]), int(year[1])) if year else None


def _own_bases(paragraphs: Sequence[str]) -> list[str]:
    """The ``Căn cứ`` lines; a plan without any is based on what it says it carries out."""
    cited = [p for p in paragraphs if p.startswith(("Căn cứ", "Theo đề nghị", "Xét"))]
    return cited or [p for p in paragraphs if p.endswith((":", ";"))][:1]


def _closing(blocks: Sequence[Block]) -> list[str]:
    """The lines from the receivers' list on (all lines where there is none): the signature stands there."""
    start = next((i for i, b in enumerate(blocks) if any(_RECEIVERS.match(p) for p in pieces(b))), None)
    near = blocks if start is None else blocks[max(0, start - 3) : start + 45]
    return [piece for block in near for piece in pieces(block)]
