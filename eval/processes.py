"""Running a program of its own and measuring it: wall time, peak memory, what it printed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

TROLYAO = (sys.executable, "-c", "import trolyao; trolyao.main()")


class ProcessError(RuntimeError):
    """A measured program failed; the message holds the end of what it complained of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """``seconds`` of wall time from start to exit, peak resident memory in MiB, standard output."""

    seconds: float
    peak_mib: float
    output: str


def run_measured(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    """Run ``command`` with ``environment`` added; raise ProcessError unless it exits with 0."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaint:
        started = perf_counter()
        process = subprocess.Popen(
            command, env={**os.environ, **(environment or {})}, stdout=printed, stderr=complaint
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaint.seek(0)
            raise ProcessError(complaint.read().decode("utf-8", "replace")[-800:])
        printed.seek(0)
        return Measured(seconds, usage.ru_maxrss / 1024, printed.read().decode("utf-8", "replace"))
