"""The folder of uploaded files: a file is put in whole or not at all, and no crash loses one."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bots.processes.ingesting import Interrupted
from corpus.registry import Origin

FOLDER = "uploads"  # within TROLYAO_HOME
ELSEWHERE = "Đã có văn bản tên “{name}”, nạp từ thư mục của máy chủ. Hãy đổi tên tệp."
_INCOMING, _WAITING, _FORMER = ".incoming-", ".waiting-", ".former-"
_WAITS = re.compile(rf"{re.escape(_WAITING)}[0-9a-f]{{16}}-(.+)", re.S)


class Shelf:
    """Uploaded files by name; hidden ones beside them are on their way in, ingestion passes them over.

    ``known`` tells the digest (SHA-256) by which the register knows each file.
    """

    def __init__(self, folder: Path, known: Callable[[], dict[str, str]]) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._known = known

    def incoming(self) -> Path:
        """Return a path to write a file to as it arrives."""
        return self.folder / f"{_INCOMING}{secrets.token_hex(8)}"

    def lay_by(self, incoming: Path, name: str) -> Path:
        """Keep what has arrived whole until its turn comes, even past a restart; return where it lies."""
        waiting = self.folder / f"{_WAITING}{secrets.token_hex(8)}-{name}"
        os.replace(incoming, waiting)
        return waiting

    def laid_by(self) -> list[tuple[Path, str]]:
        """Return the files that wait for their turn, oldest first, each with the name it is to have."""
        found = [(path, _WAITS.fullmatch(path.name)) for path in self.folder.iterdir()]
        waiting = [(path, match.group(1)) for path, match in found if match]
        return sorted(waiting, key=lambda each: each[0].stat().st_mtime)

    @contextmanager
    def put_in(self, waiting: Path, name: str) -> Iterator[Path]:
        """Put a file in its place for the block; where the register does not know it then, it goes again.

        A former version of the same name then comes back. What was interrupted waits for the next start.
        """
        target, former = self.folder / name, self.folder / f"{_FORMER}{name}"
        try:
            if target.exists():
                os.replace(target, former)
            os.replace(waiting, target)
            yield target
        except Interrupted:
            self.lay_by(target, name)
            raise
        finally:
            waiting.unlink(missing_ok=True)
            self._settle(target, former)

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens where there is none."""
        (self.folder / name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Finish what a crash left half done: no half file stays, what was not read yet waits again."""
        for left in self.folder.glob(f"{_INCOMING}*"):
            left.unlink()
        for former in self.folder.glob(f"{_FORMER}*"):
            self._settle(self.folder / former.name.removeprefix(_FORMER), former)
        known = self._known()
        for unread in self.folder.iterdir():
            if not unread.name.startswith(".") and unread.name not in known:
                self.lay_by(unread, unread.name)

    def _settle(self, target: Path, former: Path) -> None:
        """Of two versions, keep the one the register knows; the former where it knows neither."""
        if target.exists() and _digest(target) == self._known().get(target.name):
            former.unlink(missing_ok=True)
        elif former.exists():
            os.replace(former, target)
        else:
            target.unlink(missing_ok=True)


def is_elsewhere(origin: Origin | None, folder: Path) -> bool:
    """Tell whether a document is known from another folder than that of uploaded files."""
    return origin is not None and Path(origin.folder) != folder.resolve()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
