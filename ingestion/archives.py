"""Archives (``.zip``) seen as folders: each member is a file of its own, read where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZipFile, ZipInfo

from corpus.text import nfc
from ingestion.kinds import Kind, kind_of
from ingestion.loaders.limits import Limits
from ingestion.loaders.packed import check_members
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.zip_faults import ZIP_FAULTS

SUFFIX = ".zip"
_UTF8 = 0x800
_UNPRINTED = frozenset(map(chr, (*range(32), 127)))
_BROKEN = "Tệp nén bị cắt cụt hoặc hỏng, không mở được. Hãy lấy lại bản đủ rồi nạp."
_CROWDED = "Tệp nén chứa quá nhiều tệp con; không đọc vì an toàn."
_LOCKED = "Tệp nén có đặt mật khẩu. Hãy giải nén rồi nạp các tệp bên trong."


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive: ``path`` is the archive's with the member's own place below it."""

    path: Path
    size: int


def is_archive(path: Path) -> bool:
    """Tell whether the file at ``path`` is named as an archive and is one."""
    return path.suffix.lower() == SUFFIX and path.is_file()


def members(path: Path, limits: Limits) -> list[Member]:
    """Return the files in the archive at ``path``, in order; raise :class:`Unreadable`."""
    with path.open("rb") as file:
        kind = kind_of(file.read(int(limits.megabytes * 1_000_000)))
    if kind is Kind.CROWDED:
        raise Unreadable(_CROWDED)
    with _open(path) as archive:
        held = archive.infolist()
        check_members(held, limits)
        found = {place: info for info in held if (place := _place(info)) is not None}
        return [Member(path / place, info.file_size) for place, info in found.items()]


def is_file(path: Path) -> bool:
    """Tell whether there is a file at ``path``, in a folder or in an archive."""
    return path.is_file() or _within(path) is not None


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open the file at ``path``, in a folder or in an archive; raise OSError or :class:`Unreadable`."""
    archive = None if path.exists() else _archive_of(path)
    if archive is None:
        with path.open("rb") as file:
            yield file
        return
    with _open(archive) as held:
        info = next((each for each in held.infolist() if _is_at(each, archive, path)), None)
        if info is None:
            raise FileNotFoundError(str(path))
        if info.flag_bits & 1:
            raise Unreadable(_LOCKED)
        try:
            with held.open(info) as member:
                yield member
        except OSError:  # the disk's, as for any other file
            raise
        except ZIP_FAULTS as fault:
            raise Unreadable(_BROKEN) from fault


@contextmanager
def _open(path: Path) -> Iterator[ZipFile]:
    try:
        archive = ZipFile(path)
    except OSError:  # the disk's, as for any other file
        raise
    except ZIP_FAULTS as fault:
        raise Unreadable(_BROKEN) from fault
    with archive:
        yield archive


def _within(path: Path) -> ZipInfo | None:
    archive = _archive_of(path)
    if archive is None:
        return None
    try:
        with _open(archive) as held:
            return next((each for each in held.infolist() if _is_at(each, archive, path)), None)
    except (Unreadable, OSError):
        return None


def _archive_of(path: Path) -> Path | None:
    return next((parent for parent in path.parents if is_archive(parent)), None)


def _is_at(info: ZipInfo, archive: Path, path: Path) -> bool:
    place = _place(info)
    return place is not None and archive / place == path


def _place(info: ZipInfo) -> PurePosixPath | None:
    """Where a member lies in its archive; None for folders, hidden files and places outside of it."""
    name = info.filename if info.flag_bits & _UTF8 else _vietnamese(info.filename)
    place = PurePosixPath(nfc("".join(" " if c in _UNPRINTED else c for c in name.replace("\\", "/"))))
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in place.parts)
    return None if info.is_dir() or place.is_absolute() or hidden or not place.name else place


def _vietnamese(name: str) -> str:
    """The name that an old packer wrote in the letters of its own Windows, not in those of DOS."""
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp1258"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
