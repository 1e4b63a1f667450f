"""Who issues a document, and of which province it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.places import find_places
from corpus.text import fold
from ingestion.titles import CaseBook, organ_name

_LOCAL = re.compile(
    r"uy ban nhan dan|hoi dong nhan dan|^(?:so|phong|huyen uy|tinh uy|thanh uy|cong an (?:tinh|thanh))\b"
)

_PARTY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)\b", re.IGNORECASE)
_CENTRE = re.compile(r"Ban Chấp hành Trung ương\b", re.IGNORECASE)
_AREA = re.compile(r"(?:Tỉnh|Thành phố) ")
_COUNCILS = (("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN"))
_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn)\b.*$")


def issuer_of(organs: Sequence[str], province: str | None, book: CaseBook) -> str | None:
    """The issuing body in running case, with the province its parent body names."""
    if not organs:
        return None
    own = _named_place(organ_name(organs[-1], book), province)
    parent = _named_place(organ_name(organs[-2], book), province) if len(organs) > 1 else ""
    if _CENTRE.match(parent) and own.startswith(("Ban ", "Văn phòng")):
        return own if own.endswith("Trung ương") else f"{own} Trung ương"
    if own == "Văn phòng" or (_PARTY.match(parent) and own.startswith(("Ban ", "Văn phòng", "Ủy ban "))):
        return f"{own} {parent}".strip()
    place = _LEVEL.search(parent)
    if place and not _LEVEL.search(own):
        return f"{own} {place[0]}"
    if own.endswith((" tỉnh", " thành phố")) and province:
        return f"{own} {province}"
    return own


def council_of(area: str, number: str | None) -> str:
    """The council or committee of an ``area`` given as issuer, as the document's number tells it."""
    if not _AREA.match(area):
        return area
    body = next((body for short, body in _COUNCILS if short in (number or "")), None)
    return f"{body} {area}" if body else area


def _named_place(name: str, province: str | None) -> str:
    """``name`` with the province spelt as the list of places has it (``đăk nông`` → ``Đắk Nông``)."""
    if not province:
        return name
    at = fold(name).rfind(fold(province))
    return name if at < 0 else name[:at] + province + name[at + len(province) :]


def province_within(texts: Iterable[str], signer_title: str | None) -> str | None:
    """The one province that ``texts`` name, where a chairman signs a document that prints no issuer."""
    if not (signer_title or "").endswith("Chủ tịch"):
        return None
    named = {place.name for text in texts for place in find_places(text)}
    return named.pop() if len(named) == 1 else None


def province_of(organs: Sequence[str], place: str | None, title: str | None) -> str | None:
    """The province of a local issuer; a central body has none."""
    for text in organs:
        places = find_places(text)
        if places:
            return places[0].name
    if not any(_LOCAL.search(fold(organ)) for organ in organs):
        return None
    elsewhere = [found for text in (place, title) if text for found in find_places(text)]
    return elsewhere[0].name if elsewhere else None
