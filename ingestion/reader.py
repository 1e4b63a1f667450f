"""The process that reads untrusted files: ``python -m ingestion.reader ASKED SAID LIMITS``, no use to people.

It reads each path it is asked for and says the document, or why there is none. It may die of a file:
its memory is bounded, its parent watches the time, and it leaves when its parent does.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ingestion.loaders.limits import Limits
from ingestion.loading import Unreadable, load
from ingestion.transport import document_data

_FIRST_TO_GO = "800"  # of 1000: where memory runs out, this process rather than any other of ours
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_FAULT = "Lỗi khi đọc tệp ({}). Hãy mở tệp, lưu lại rồi nạp; nếu vẫn lỗi, báo người quản trị."


def main(asked: Connection, said: Connection, limits: Limits) -> None:
    """Read what is asked for until nobody asks any more."""
    while True:
        try:
            path = Path(os.fsdecode(asked.recv_bytes()))
        except EOFError:
            return
        said.send_bytes(json.dumps(_read(path, limits, said)).encode())


def _read(path: Path, limits: Limits, said: Connection) -> dict[str, Any]:
    def page_read(done: int, pages: int) -> None:
        said.send_bytes(json.dumps({"page": [done, pages]}).encode())

    try:
        return {"document": document_data(load(path, limits, page_read))}
    except Unreadable as fault:
        return {"unreadable": fault.message}
    except MemoryError:
        return {"spent": True}
    except Exception as error:  # one file's fault must not cost the process
        return {"fault": _FAULT.format(type(error).__name__)}


def confine(limits: Limits) -> None:
    """Bound the memory of this process and of those it starts; make it leave with its parent."""
    most = limits.memory_megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


if __name__ == "__main__":
    bounds = Limits(**json.loads(sys.argv[3]))
    confine(bounds)
    main(Connection(int(sys.argv[1]), writable=False), Connection(int(sys.argv[2]), readable=False), bounds)
