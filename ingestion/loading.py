"""From a file to a :class:`Document`: one loader for each format, found by the file's suffix."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpus.model import Document
from ingestion.loaders.docx import DocxLoader
from ingestion.loaders.encoding import Unreadable
from ingestion.loaders.text import TextLoader

MAX_MB = 20


class Loader(Protocol):
    """Reads one format; ``suffixes`` are lower case with their dot (``.txt``)."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file name endings this loader reads."""

    def load(self, data: bytes, source: str) -> Document:
        """Return the document in ``data``, named ``source``; raise :class:`Unreadable`."""


LOADERS: tuple[Loader, ...] = (TextLoader(), DocxLoader())


def suffixes() -> frozenset[str]:
    """Return every suffix some loader reads."""
    return frozenset().union(*(loader.suffixes for loader in LOADERS))


def load(path: Path, max_mb: float = MAX_MB) -> Document:
    """Read the file at ``path``; raise :class:`Unreadable` with a message that says what to do."""
    suffix = path.suffix.lower()
    loader = next((each for each in LOADERS if suffix in each.suffixes), None)
    if loader is None:
        known = ", ".join(sorted(suffixes()))
        raise Unreadable(f"Chưa đọc được tệp đuôi “{suffix or path.name}”. Các đuôi đọc được: {known}.")
    return loader.load(_read(path, max_mb), path.name)


def _read(path: Path, max_mb: float) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_mb * 1_000_000:
            raise Unreadable(
                f"Tệp quá lớn ({size / 1_000_000:.0f} MB, tối đa {max_mb:g} MB). "
                "Hãy tách nhỏ tệp hoặc tăng TROLYAO_MAX_FILE_MB."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"Không tìm thấy tệp {path}.") from None
    except PermissionError:
        raise Unreadable("Không có quyền đọc tệp. Hãy cấp quyền đọc (chmod a+r) rồi nạp lại.") from None
    except IsADirectoryError:
        raise Unreadable(f"{path} là thư mục, không phải tệp.") from None
    except OSError as fault:
        raise Unreadable(f"Không đọc được tệp ({fault.strerror}). Hãy kiểm tra ổ đĩa rồi nạp lại.") from None


__all__ = ["LOADERS", "MAX_MB", "Loader", "Unreadable", "load", "suffixes"]
