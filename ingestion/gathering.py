"""Which files are meant by the paths a person names, and what cannot be looked into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.archives import is_archive, is_file, members
from ingestion.loaders.limits import USUAL, Limits
from ingestion.loaders.unreadable import Unreadable

_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})
_NO_FILE = "không phải tệp thường (liên kết hỏng, ống hay thiết bị), không đọc."


@dataclass(frozen=True, slots=True)
class Gathered:
    """``files`` found, in order; ``folders`` seen whole; ``faults``: place and reason in Vietnamese."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    faults: tuple[tuple[str, str], ...]

    def looked_at(self, folder: Path) -> bool:
        """Tell whether ``folder`` was seen, so that a file missing from it is gone."""
        if folder in self.folders:
            return True
        parent = folder.parent
        return parent != folder and self.looked_at(parent) and not os.path.lexists(folder)


def gather(paths: Iterable[Path], limits: Limits = USUAL) -> Gathered:
    """Find the files of ``paths`` (folders and archives with all below them, hidden files left out)."""
    found = _Found(limits)
    for path in paths:
        full = Path(os.path.abspath(path))
        if full.is_dir():
            found.folder(full)
        elif is_file(full):
            found.file(full)
        elif os.path.lexists(full):
            found.faults.append((str(path), _NO_FILE))
        else:
            found.faults.append((str(path), "không có tệp hoặc thư mục này."))
    return Gathered(tuple(found.files), tuple(found.folders), tuple(found.faults))


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    limits: Limits
    files: dict[Path, None] = field(default_factory=dict)
    folders: dict[Path, None] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def folder(self, root: Path) -> None:
        """Take in all below ``root``."""
        for folder, names, fault in _walk(root):
            if fault:
                self.faults.append((str(folder), fault))
                continue
            self.folders[folder] = None
            for each in (folder / name for name in names):
                if each.is_file():
                    self.file(each)
                else:
                    self.faults.append((str(each), _NO_FILE))

    def file(self, path: Path) -> None:
        """Take in the file at ``path``: of an archive, its members."""
        if not is_archive(path):
            self.files[path] = None
            return
        try:
            self.files.update(dict.fromkeys(member.path for member in members(path, self.limits)))
            self.folders[path] = None
        except (Unreadable, OSError) as fault:
            self.faults.append((str(path), str(fault)))


def _walk(root: Path) -> Iterator[tuple[Path, list[str], str | None]]:
    """Each folder with its files' names, or with why it cannot be listed."""
    unseen: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=unseen.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield Path(folder), sorted(name for name in names if _is_meant(name)), None
    for fault in unseen:
        yield Path(fault.filename), [], "không xem được thư mục, hãy kiểm tra quyền đọc."


def _is_meant(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _SYSTEM_FILES
