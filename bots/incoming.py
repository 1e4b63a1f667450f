"""Files from outside: what they may be called, and whether they can be read, told by their content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from ingestion.archives import SUFFIX as ARCHIVE
from ingestion.kinds import Kind, kind_of
from ingestion.loading import Unreadable, loader_of

_LONGEST_NAME = 180  # bytes: room for what file systems allow and for the marks put before it
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')


class BadUpload(ValueError):
    """A file cannot be taken in; the message says why, in Vietnamese."""


def safe_name(name: str, suffixes: Collection[str]) -> str:
    """Return ``name`` as a plain file name in NFC, without any folder; raise BadUpload.

    ``suffixes`` are those that can be read, lower case with their dot.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = " ".join(_UNFIT.sub(" ", last).split()).lstrip(".~$ ").rstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not stem.strip() or f"{dot}{ending}".lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        raise BadUpload(f"Tên tệp “{plain or name[:80]}” không dùng được. Cần tên có đuôi: {known}.")
    if len(plain.encode()) > _LONGEST_NAME:
        raise BadUpload("Tên tệp quá dài. Hãy đặt tên ngắn hơn (khoảng 100 chữ) rồi nạp lại.")
    return plain


def check_content(name: str, content: bytes) -> None:
    """Raise BadUpload where nothing here reads what ``content`` is, documents or an archive of them."""
    if name.lower().endswith(ARCHIVE) and kind_of(content) is Kind.ZIP:
        return
    try:
        loader_of(content, name)
    except Unreadable as fault:
        raise BadUpload(f"“{name}”: {fault}") from None


__all__ = ["ARCHIVE", "BadUpload", "check_content", "safe_name"]
