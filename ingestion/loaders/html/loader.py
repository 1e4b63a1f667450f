"""The loader of web pages: from bytes to the tree of the page, then to the document in it."""

from __future__ import annotations

import codecs
import hashlib
import re
from email import message_from_bytes
from email.message import Message

from corpus.model import Document
from ingestion.kinds import Kind, kind_of
from ingestion.loaders.encoding import decode
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.unreadable import Unreadable

_PROLOG = re.compile(r"\s*<\?xml[^<>]*>")
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_EMPTY = "Trang web không có nội dung văn bản. Hãy mở lại trang, đợi hiện đủ chữ rồi lưu lại."
_NO_PAGE = "Tệp .mht không có trang web bên trong. Hãy lưu lại trang thành .html rồi nạp."


class HtmlLoader:
    """Reads saved web pages: the document without the site around it, tables with their spans."""

    kinds = frozenset({Kind.HTML, Kind.MHTML})
    suffixes = frozenset({".html", ".htm", ".mht", ".mhtml"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for a page without words."""
        from ingestion.loaders.html.page import blocks_of

        page = _page_in_mail(data) if kind_of(data) is Kind.MHTML else data
        text, warnings = _text_of(page)
        blocks = blocks_of(_PROLOG.sub("", text, count=1), limits)
        if not blocks.made:
            raise Unreadable(_EMPTY)
        digest = hashlib.sha256(data).hexdigest()
        return Document(source, digest, tuple(blocks.made), (*warnings, *blocks.warnings))


def _page_in_mail(data: bytes) -> bytes:
    """The page of a web archive: its first HTML part."""
    parts = (part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html")
    page = next(parts, None)
    content = None if page is None else _content(page)
    if content is None:
        raise Unreadable(_NO_PAGE)
    return content


def _content(part: Message) -> bytes | None:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else None


def _text_of(page: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of ``page``: by its own bytes; where those do not tell, by the encoding it declares."""
    declared = _CHARSET.search(page[:4096])
    try:
        decoded = decode(page)
    except Unreadable:
        if declared is None:
            raise
        return page.decode(_codec(declared.group(1)), "replace"), ()
    return decoded.text, decoded.warnings


def _codec(name: bytes) -> str:
    known = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
    asked = name.decode("ascii").lower()
    try:
        return codecs.lookup(known.get(asked, asked)).name
    except LookupError:
        return "cp1252"
