"""Which files are meant by the paths a person names, and what cannot be looked into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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


def gather(paths: Iterable[Path]) -> Gathered:
    """Find the files of ``paths`` (folders with all below them, hidden files left out)."""
    files: dict[Path, None] = {}
    folders: dict[Path, None] = {}
    faults: list[tuple[str, str]] = []
    for path in paths:
        full = Path(os.path.abspath(path))
        if full.is_dir():
            for folder, names, fault in _walk(full):
                if fault:
                    faults.append((str(folder), fault))
                    continue
                folders[folder] = None
                for each in (folder / name for name in names):
                    if each.is_file():
                        files[each] = None
                    else:
                        faults.append((str(each), _NO_FILE))
        elif full.is_file():
            files[full] = None
        elif os.path.lexists(full):
            faults.append((str(path), _NO_FILE))
        else:
            faults.append((str(path), "không có tệp hoặc thư mục này."))
    return Gathered(tuple(files), tuple(folders), tuple(faults))


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
