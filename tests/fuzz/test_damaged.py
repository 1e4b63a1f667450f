"""A few damaged files of every format, each read or refused within the limits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz.run import fuzz
from tests.fuzz.seeds import MADE, missing

FEW, SLOW = 8, 1
OFFICE = frozenset({"doc", "odt", "rtf", "xls", "ods"})  # each starts a word processor


@pytest.mark.parametrize("name", sorted(MADE))
def test_damaged_files_are_read_or_refused(name: str, tmp_path: Path) -> None:
    if absent := missing(name):
        pytest.skip(f"needs {', '.join(absent)}")
    number = SLOW if name in OFFICE else FEW
    tally = fuzz(name, tmp_path, time.monotonic() + 600, first=1000, most=number)
    assert tally.faults == []
    assert tally.outcomes.total() == number
