"""From a file to a :class:`Document`: one loader for each kind of file, chosen by the file's content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from corpus.model import Document
from ingestion.archives import opened
from ingestion.kinds import Kind, kind_of
from ingestion.loaders.charset import unify_document
from ingestion.loaders.docx import DocxLoader
from ingestion.loaders.html import HtmlLoader
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.notices import notices
from ingestion.loaders.office import OfficeLoader
from ingestion.loaders.packed import PACKED, check_packed
from ingestion.loaders.pdf.loader import PdfLoader
from ingestion.loaders.scan.loader import ImageLoader, read_pdf_scans
from ingestion.loaders.text import TextLoader
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.xlsx import XlsxLoader
from ingestion.secrecy import secrecy_of


class Loader(Protocol):
    """Reads files of some ``kinds``; ``suffixes`` are the usual ends of their names (``.txt``)."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of file this loader reads."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file name endings such files usually have, lower case with their dot."""

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``, named ``source``; raise :class:`Unreadable`.

        ``page_read`` is told of each page where reading one takes long.
        """


LOADERS: tuple[Loader, ...] = (
    TextLoader(),
    DocxLoader(),
    OfficeLoader(),
    HtmlLoader(),
    XlsxLoader(),
    PdfLoader(read_pdf_scans),
    ImageLoader(),
)

_SAVE_AS_TEXT = "Hãy lưu lại thành văn bản (.txt, .docx hoặc .pdf) rồi nạp."
_REFUSALS: dict[Kind, str] = {
    Kind.EMPTY: "Tệp rỗng: không có nội dung nào để đọc. Hãy kiểm tra lại tệp nguồn.",
    Kind.TRUNCATED: "Tệp bị cắt cụt hoặc hỏng, không mở được. Hãy lấy lại bản đủ rồi nạp.",
    Kind.COMPOUND: (
        "Tệp kiểu Office cũ nhưng bên trong không thấy văn bản hay bảng tính: tệp hỏng, bị cắt cụt, hoặc "
        "không phải Word, Excel. Hãy lấy lại bản đủ, hoặc lưu lại thành .docx, .xlsx rồi nạp."
    ),
    Kind.PROTECTED: "Tệp có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi nạp.",
    Kind.PROGRAM: "Tệp là chương trình, không phải văn bản; không nạp.",
    Kind.ARCHIVE: "Tệp nén loại này (.rar, .7z, .gz) chưa đọc được. Hãy giải nén rồi nạp các tệp bên trong.",
    Kind.MAIL: f"Tệp là thư điện tử. {_SAVE_AS_TEXT}",
    Kind.SLIDES: f"Tệp là bài trình chiếu, chưa đọc được. {_SAVE_AS_TEXT}",
    Kind.ZIP: "Tệp nén nằm trong tệp nén khác, hoặc không mang đuôi .zip. Hãy giải nén rồi nạp.",
    Kind.CROWDED: "Tệp nén chứa quá nhiều tệp con; không đọc vì an toàn.",
    Kind.WORD_XML: "Tệp Word lưu ở dạng XML. Hãy mở bằng Word và lưu lại thành .docx rồi nạp.",
}
_LARGE = "Tệp quá lớn (trên {:g} MB). Hãy tách nhỏ tệp, hoặc tăng TROLYAO_MAX_FILE_MB, rồi nạp lại."
_FULL_PAGE = 4_000  # letters
_LONG = "Văn bản quá dài (chừng {} trang, tối đa {}). Hãy tách nhỏ tệp, hoặc tăng TROLYAO_MAX_PAGES, rồi nạp."
_MANY_CELLS = "Tệp có quá nhiều ô bảng (trên {}). Hãy tách nhỏ tệp, hoặc tăng TROLYAO_MAX_CELLS, rồi nạp."
_SECRET = (
    "Văn bản đóng dấu {}: không nạp tài liệu bí mật nhà nước. "
    "Nếu máy chủ được phép xử lý, người quản trị đặt TROLYAO_READ_SECRET=true rồi nạp lại."
)
_UNKNOWN = "Chưa đọc được tệp này{named}. Các loại tệp đọc được: {known}."


def suffixes() -> frozenset[str]:
    """Return the usual name endings of all that some loader reads."""
    return frozenset().union(*(loader.suffixes for loader in LOADERS))


def load(path: Path, limits: Limits = USUAL, page_read: PageRead = unheard) -> Document:
    """Read the file at ``path``; raise :class:`Unreadable` with a message that says what to do."""
    return load_bytes(read_bytes(path, limits), path.name, limits, page_read)


def load_bytes(data: bytes, name: str, limits: Limits = USUAL, page_read: PageRead = unheard) -> Document:
    """Read ``data``, a file named ``name``, within ``limits``; raise :class:`Unreadable`."""
    loader, kind = loader_of(data, name), kind_of(data)
    if kind in PACKED:
        check_packed(data, limits)
    said = notices(data, kind)
    document = unify_document(loader.load(data, name, limits, page_read))
    pages = sum(len(block.text) for block in document.blocks) // _FULL_PAGE
    if pages > limits.pages:
        raise Unreadable(_LONG.format(pages, limits.pages))
    if sum(cell.colspan for block in document.blocks for cell in block.cells) > limits.cells:
        raise Unreadable(_MANY_CELLS.format(limits.cells))
    mark = secrecy_of(document)
    if mark and not limits.secret:
        raise Unreadable(_SECRET.format(mark))
    return replace(document, warnings=(*said, *document.warnings))


def loader_of(data: bytes, name: str) -> Loader:
    """Return the loader for what ``data`` is; the ``name`` only settles what text is meant as."""
    kind, suffix = kind_of(data), Path(name).suffix.lower()
    if kind is Kind.TEXT:
        kind = _text_kind(suffix)
    loader = next((each for each in LOADERS if kind in each.kinds), None)
    if loader is None:
        named = f" (đuôi “{suffix}”)" if suffix else ""
        known = ", ".join(sorted(suffixes()))
        raise Unreadable(_REFUSALS.get(kind) or _UNKNOWN.format(named=named, known=known))
    return loader


def _text_kind(suffix: str) -> Kind:
    """What text is meant as: a page, a document, or (a program, a list of data) nothing to be read."""
    if suffix in (".htm", ".html"):
        return Kind.HTML
    return Kind.TEXT if not suffix or suffix in suffixes() else Kind.BINARY


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return what the file at ``path`` holds; raise :class:`Unreadable` for one too large or out of reach."""
    most = int(limits.megabytes * 1_000_000)
    try:
        with opened(path) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise Unreadable(_LARGE.format(limits.megabytes))
        return data
    except FileNotFoundError:
        raise Unreadable(f"Không tìm thấy tệp {path}.") from None
    except PermissionError:
        raise Unreadable("Không có quyền đọc tệp. Hãy cấp quyền đọc (chmod a+r) rồi nạp lại.") from None
    except IsADirectoryError:
        raise Unreadable(f"{path} là thư mục, không phải tệp.") from None
    except OSError as fault:
        raise Unreadable(f"Không đọc được tệp ({fault.strerror}). Hãy kiểm tra ổ đĩa rồi nạp lại.") from None


__all__ = [
    "LOADERS",
    "USUAL",
    "Limits",
    "Loader",
    "Unreadable",
    "load",
    "loader_of",
    "read_bytes",
    "suffixes",
]
