"""One process for each channel: two would answer the same messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.faults import StoreFault
from corpus.lock import held


class HeldError(StoreFault):
    """Another process works on the channel."""


@contextmanager
def only_one(home: Path, channel: str) -> Iterator[None]:
    """Hold ``channel`` for this process; raise HeldError where another one has it."""
    busy = (
        f"Kênh {channel} đang do một tiến trình khác trên cùng thư mục dữ liệu phục vụ "
        "(trolyao serve có webhook, hoặc một lần chạy khác); hãy tắt tiến trình kia trước."
    )
    with held(home / f"chat-{channel}.lock", HeldError(busy)):
        yield
