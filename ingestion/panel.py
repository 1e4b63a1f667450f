"""What the page of a legal text site says of the document copied from it: number, kind, issuer, day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document_types import all_types
from corpus.model import Block
from corpus.text import squeeze
from ingestion.letterhead import find_date, find_number
from ingestion.loaders.webpage import NAME_LABEL, PANEL_LABELS
from ingestion.signature import person

_LABEL = re.compile(
    rf"({'|'.join(PANEL_LABELS)}|{NAME_LABEL}|Ngày hiệu lực|Ngày công báo|Số công báo|Tình trạng)\s*:"
)
_NAME = re.compile(
    r"\S+(?:\s\S+){0,3}?\s\d\S*[/-]\S+\s(?:năm\s\d{4}\s|ngày\s\S+\s)?(?P<title>.+?)(?:\sdo\s(?:(?!\sdo\s).){3,120})?"
    r"\s(?:ban hành|điện)"
)
_FEWEST = 3
FROM_PANEL = "{what} lấy từ bảng thông tin của trang chép văn bản vì phần đầu văn bản không in."


@dataclass(frozen=True, slots=True)
class Panel:
    """The page's own account; ``None`` where it says nothing that can be read."""

    number: str | None = None
    kind: str | None = None
    issuer: str | None = None
    date: date | None = None
    title: str | None = None
    signer: str | None = None


def read_panel(blocks: Sequence[Block]) -> Panel | None:
    """The panel that opens ``blocks``, ``None`` where the document was not copied with one."""
    text = squeeze(blocks[0].text) if blocks else ""
    parts = _LABEL.split(text)
    if parts[0].strip() or len(parts) < 2 * _FEWEST:
        return None
    told = dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=False))
    kind = told.get("Loại văn bản")
    name = _NAME.fullmatch(told.get(NAME_LABEL, ""))
    return Panel(
        number=find_number(f"Số: {told.get('Số hiệu', '')}")[0],
        kind=kind if kind in all_types() else None,
        issuer=told.get("Nơi ban hành") or None,
        date=find_date(told.get("Ngày ban hành", "")),
        signer=person(told.get("Người ký", "")),
        title=name["title"][:1].upper() + name["title"][1:] if name else None,
    )
