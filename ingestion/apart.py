"""Files read in a process of their own, one that may die of them: what comes back is a document or words."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus.model import Document
from ingestion.kinds import is_plain_text
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loading import Unreadable, load_bytes, read_bytes
from ingestion.transport import document_from

READER = (sys.executable, "-m", "ingestion.reader")
_SLOW = "Đọc tệp quá {:g} giây nên đã dừng. Hãy tách nhỏ tệp, hoặc tăng TROLYAO_READ_SECONDS, rồi nạp lại."
_DIED = (
    "Tệp làm tiến trình đọc dừng giữa chừng (tệp hỏng, hoặc cần quá {} MB bộ nhớ). Hãy mở tệp, lưu lại "
    "thành .docx hoặc .pdf rồi nạp; nếu tệp thật sự lớn, tăng TROLYAO_READ_MEMORY_MB."
)


class ReadingApart:
    """Loads files; what is more than plain text is read by a process that starts when first needed.

    The process is ended and replaced where it dies, hangs, or takes more than the ``limits`` allow.
    """

    def __init__(self, limits: Limits = USUAL, command: Sequence[str] = READER) -> None:
        self._limits = limits
        self._command = command
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(self, path: Path, page_read: PageRead = unheard) -> Document:
        """Read the file at ``path``; raise :class:`Unreadable`, also where its reading had to be ended."""
        data = read_bytes(path, self._limits)
        if is_plain_text(data):
            return load_bytes(data, path.name, self._limits)
        del data
        return self._load_apart(path, page_read)

    def close(self) -> None:
        """End the process, if any."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _load_apart(self, path: Path, page_read: PageRead) -> Document:
        process = self._process = self._process or _Process(self._limits, self._command)
        until = time.monotonic() + self._limits.seconds
        try:
            process.ask(str(path))
            while "page" in (said := process.hear(until - time.monotonic())):
                page_read(*said["page"])
        except TimeoutError:
            self.close()
            raise Unreadable(_SLOW.format(self._limits.seconds)) from None
        except (EOFError, OSError, ValueError):
            self.close()
            raise Unreadable(_DIED.format(self._limits.memory_megabytes)) from None
        except BaseException:
            self.close()
            raise
        if "document" in said:
            return document_from(said["document"])
        if said.get("spent"):
            self.close()
            raise Unreadable(_DIED.format(self._limits.memory_megabytes))
        raise Unreadable(str(said.get("unreadable") or said.get("fault")))


class _Process:
    """The reading process and the two pipes to it: paths go in, JSON comes out."""

    def __init__(self, limits: Limits, command: Sequence[str]) -> None:
        asked, ask = os.pipe()
        hear, said = os.pipe()
        self._ask, self._hear = Connection(ask, readable=False), Connection(hear, writable=False)
        self._process = subprocess.Popen(
            [*command, str(asked), str(said), json.dumps(asdict(limits))],
            pass_fds=(asked, said),
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr.fileno() if _has_file(sys.stderr) else subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        os.close(asked)
        os.close(said)

    def ask(self, path: str) -> None:
        """Ask for the file at ``path``."""
        self._ask.send_bytes(path.encode("utf-8", "surrogateescape"))

    def hear(self, seconds: float) -> dict[str, Any]:
        """Return what the process says next; raise TimeoutError, EOFError, OSError or ValueError."""
        if seconds <= 0 or not self._hear.poll(seconds):
            raise TimeoutError
        said = json.loads(self._hear.recv_bytes())
        if not isinstance(said, dict):
            raise ValueError
        return said

    def end(self) -> None:
        """End the process at once, with all it started."""
        self._ask.close()
        self._hear.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _has_file(stream: Any) -> bool:
    try:
        return bool(stream.fileno() >= 0)
    except (OSError, AttributeError, ValueError):
        return False
