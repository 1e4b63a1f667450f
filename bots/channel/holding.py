"""One process for each channel: two would answer the same messages."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.faults import StoreFault, reason


class HeldError(StoreFault):
    """Another process works on the channel."""


@contextmanager
def only_one(home: Path, channel: str) -> Iterator[None]:
    """Hold ``channel`` for this process; raise HeldError where another one has it."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / f"chat-{channel}.lock").open("a")
    except OSError as error:
        raise StoreFault(f"Không ghi được vào thư mục dữ liệu {home} ({reason(error)}).") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HeldError(
                f"Kênh {channel} đang do một tiến trình khác trên cùng thư mục dữ liệu phục vụ "
                "(trolyao serve có webhook, hoặc một lần chạy khác); hãy tắt tiến trình kia trước."
            ) from None
        yield
