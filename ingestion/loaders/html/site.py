"""The document in a page of a web site: without menus, side columns, buttons and lists of other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from corpus.text import fold
from ingestion.loaders.html.names import CELLS, SKIPPED, Element, is_hidden, tag_of, words_of
from ingestion.loaders.html.tables import nearest

_Piece = TypeVar("_Piece")

_AROUND = frozenset({"nav", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog"})
_NAMES = re.compile(
    r"(?<![a-z])(?:menu|nav(?:bar|igation)?|breadcrumbs?|side-?bar|footer|comments?|share|social|related|banner"
    r"|ads?|advert\w*|cookies?|pop-?up|modal|toolbar|pagination|login|search-?box)(?![a-z])",
    re.IGNORECASE,
)
_FULL_TEXT = re.compile(r"toan-?van|full-?text|content1|divcontentdoc|noi-?dung-?van-?ban", re.IGNORECASE)
_HALF, _MOST, _MARKED, _NAMED = 0.5, 0.65, 0.35, 0.1
_FEWEST_LINKS, _SHORT_LINK, _LINKED = 3, 45, 0.7
_INNER = frozenset(["a", "abbr", "b", "em", "font", "i", "label", "span", "strong", "u"])
_PRINTED = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\W+tu do\W+hanh phuc|\bso ?: ?\d+\w*/|\bnoi nhan:|\bdieu \d+\."
    r"|\bcan cu (?:luat|phap lenh|hien phap|nghi|quyet|thong tu)"
)
_SITE = re.compile(
    r"(?:chia se|luot (?:xem|truy cap)|so lan xem|tai (?:ve|van ban|file|xuong)|in(?: trang| bai| van ban)?$"
    r"|gui (?:email|mail|cho ban be)|binh luan|facebook|zalo$|twitter|email$|ve dau trang|tro ve|quay lai"
    r"|(?:bai viet|tin|van ban) (?:lien quan|khac|cung|moi)|thuoc tinh|luoc do|hieu luc$|tags?:?|tu khoa"
    r"|nguon:|danh gia|trang (?:truoc|sau|chu)|xem them|copyright|©|ban quyen|dang nhap|dang ky|tim kiem|menu"
    r"|gioi thieu|lien he|so do (?:site|cong)|english|thich$|luu$|ngay dang|(?:cap nhat|dang) luc"
    r"|noi dung toan van)"
)
_SITE_LINE, _FARTHEST = 80, 15
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")


def document_in(root: Element) -> Element:
    """Return the element of the page that holds the document; what is plainly the site's is taken out."""
    body = next(root.iter("body"), root)
    _take_out(body, len(words_of(body)))
    while (inner := _holding_most(body)) is not None:
        body = inner
    return body


def without_site(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return ``pieces`` (paragraphs as text, tables as lists) without what a site prints around it."""
    first, last = 0, len(pieces)
    while last > first and _is_of_site(pieces[last - 1]):
        last -= 1
    while first < last and _is_of_site(pieces[first]):
        first += 1
    return list(pieces[_head_start(pieces, first) : last])


def _head_start(pieces: Sequence[_Piece], first: int) -> int:
    """Where the head begins: at the motto or the names in capitals before it, else ``first``."""
    near = range(first, min(len(pieces), first + _FARTHEST))
    motto = next((at for at in near if isinstance(p := pieces[at], str) and _MOTTO.match(fold(p))), None)
    if motto is None:
        return first
    start = motto
    while start > first and isinstance(p := pieces[start - 1], str) and (p.isupper() or "số" in p.lower()):
        start -= 1
    before = pieces[first:start]
    printed = any(not isinstance(p, str) or _PRINTED.search(fold(p)) for p in before)
    return first if printed else start


def _is_of_site(piece: object) -> bool:
    return isinstance(piece, str) and len(piece) < _SITE_LINE and bool(_SITE.match(fold(piece)))


def _take_out(body: Element, size: int) -> None:
    """Remove what a browser hides and what is named, or linked throughout, as the site's own."""
    for element in list(body.iterdescendants()):
        if element.getparent() is None or tag_of(element) in SKIPPED or not tag_of(element):
            continue
        if is_hidden(element) or (_is_around(element) and len(words_of(element)) < size * _HALF):
            _remove(element)


def _is_around(element: Element) -> bool:
    tag = tag_of(element)
    if tag in _INNER or tag in ("body", "p", "br", "tr", "tbody", *CELLS):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    named = tag in _AROUND or element.get("role") in _ROLES or element.get("title") in ("header", "footer")
    if named or _NAMES.search(names.replace("_", " ")):
        return not _PRINTED.search(fold(words_of(element)))
    return tag != "table" and _is_list_of_links(element)


def _is_list_of_links(element: Element) -> bool:
    links = [words for each in element.iter("a") if (words := words_of(each))]
    linked = sum(map(len, links))
    if len(links) < _FEWEST_LINKS or linked / len(links) > _SHORT_LINK:
        return False
    return linked > _LINKED * len(words_of(element)) and not _PRINTED.search(fold(words_of(element)))


def _remove(element: Element) -> None:
    """Take ``element`` out, the text after it kept."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _holding_most(element: Element) -> Element | None:
    """The part of ``element`` with the document, where nothing of a document stands beside it."""
    whole = words_of(element)
    parts = sorted(((words_of(part), part) for part in _parts(element)), key=lambda each: -len(each[0]))
    for words, part in parts:
        if len(words) < len(whole) * _NAMED:
            return None
        if len(words) >= len(whole) * _least(words, part):
            beside = fold(whole.replace(words, " ", 1))
            if not _PRINTED.search(beside):
                return part
    return None


def _least(words: str, part: Element) -> float:
    """Which share of all words ``part`` must hold to be taken for the document."""
    if any(_is_full_text(each) for each in part.iter()):
        return _NAMED
    return _MARKED if _PRINTED.search(fold(words)) else _MOST


def _is_full_text(element: Element) -> bool:
    """Tell whether ``element`` has a name by which portals call the text of a document."""
    return bool(_FULL_TEXT.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _parts(element: Element) -> Iterator[Element]:
    """The containers directly inside ``element``: of a table, its cells."""
    for child in element:
        tag = tag_of(child)
        if tag == "table":
            yield from nearest(child, CELLS)
        elif tag in ("div", "section", "article", "main", "form", "center"):
            yield child
