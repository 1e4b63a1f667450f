"""``python -m tests.fuzz.run [FORMAT…] [--minutes 10] [--seed 0]``: damaged files, each read within the limits.

A file that breaks a limit, or anything but a document or a plain refusal, is kept with its seed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ingestion.apart import ReadingApart
from ingestion.archives import is_archive, members
from ingestion.loading import Limits, Unreadable
from ingestion.reading import read
from tests.fuzz.damage import damaged
from tests.fuzz.seeds import MADE, missing

LIMITS = Limits(seconds=60, memory_megabytes=1500, pages=20)
_GRACE, _SLOW_READING = 5.0, 20.0


@dataclass(slots=True)
class Tally:
    """What became of the damaged files of one format; ``faults``: seeds of those that broke a limit."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)
    slowest: float = 0.0


def fuzz(name: str, folder: Path, until: float, first: int, most: int = 1_000_000) -> Tally:
    """Read damaged files of the format ``name`` until the clock says ``until``, from seed ``first`` on."""
    tally, whole = Tally(), MADE[name]()
    with ReadingApart(LIMITS) as reading:
        for seed in range(first, first + most):
            if time.monotonic() > until:
                break
            path = folder / f"{seed}.{name}"
            path.write_bytes(damaged(whole, Random(f"{name}-{seed}")))
            began = time.monotonic()
            try:
                outcome = _one(reading, path)
            except Exception as error:  # what nobody foresaw is what is looked for
                outcome = f"fault: {type(error).__name__}: {error}"[:200]
            took = time.monotonic() - began
            tally.slowest = max(tally.slowest, took)
            tally.outcomes[outcome.split(":")[0]] += 1
            if outcome.startswith("fault") or took > LIMITS.seconds + _GRACE:
                tally.faults.append((seed, f"{outcome} ({took:.1f} s)"))
            else:
                path.unlink()
    return tally


def _one(reading: ReadingApart, path: Path) -> str:
    try:
        paths = [member.path for member in members(path, LIMITS)] if is_archive(path) else [path]
    except Unreadable:
        return "refused"
    outcomes = [_read(reading, each) for each in paths]
    return next((each for each in outcomes if each != "read"), "read")


def _read(reading: ReadingApart, path: Path) -> str:
    try:
        document = reading.load(path)
    except Unreadable as fault:
        if "Lỗi khi đọc tệp" in fault.message:
            return f"fault: {fault.message}"
        ended = "dừng" in fault.message
        return "ended" if ended else "refused"
    began = time.process_time()  # a busy machine is no fault
    read(document)
    took = time.process_time() - began
    return f"fault: its tables took {took:.0f} s" if took > _SLOW_READING else "read"


def main() -> int:
    """Fuzz the formats named, or all; 1 where a limit was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=list(MADE), metavar="FORMAT")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="trolyao-fuzz-"))
    broken = 0
    for name in asked.formats:
        if absent := missing(name):
            print(f"{name}: left out, needs {', '.join(absent)}")
            continue
        tally = fuzz(name, folder, time.monotonic() + asked.minutes * 60, asked.seed)
        most = max(
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items()))
        print(f"{name}: {told}; slowest {tally.slowest:.1f} s; largest process {most // 1024} MB", flush=True)
        for seed, outcome in tally.faults:
            print(f"  seed {seed}: {outcome} -> {folder}")
        broken += len(tally.faults)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
