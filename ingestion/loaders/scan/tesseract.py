"""Words in strips of a page, read by Tesseract, a program of its own on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PIL import Image

from ingestion.loaders.scan.raster import Grey
from ingestion.loaders.unreadable import Unreadable

VIETNAMESE, ENGLISH = "vie", "eng"
_HOW = "Hãy cài bằng “make ocr-tools” (hoặc apt-get install tesseract-ocr tesseract-ocr-vie) rồi nạp lại."
_ABSENT = f"Tệp là ảnh quét, cần Tesseract để đọc chữ trong ảnh, máy này chưa có. {_HOW}"
_NO_VIETNAMESE = f"Tesseract trên máy này chưa có dữ liệu tiếng Việt (vie). {_HOW}"
_FAILED = f"Tesseract không đọc được ảnh. {_HOW}"
_ONE_LINE = "7"
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Seen:
    """A word seen in strip number ``strip``: ``x0`` and ``x1`` in its dots, ``sure`` from 0 to 100."""

    strip: int
    text: str
    x0: int
    x1: int
    sure: float


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at ``place``; ``english``: whether it also knows the letters of English alone."""

    place: str
    english: bool

    def read(self, strips: Sequence[Grey], language: str, until: float) -> tuple[Seen, ...]:
        """Read ``strips``, one printed line each; raise ``TimeoutExpired`` at ``until`` (monotonic)."""
        seconds = max(until - monotonic(), 0)
        return _read_strips(self.place, strips, language, seconds) if strips else ()


def program() -> Tesseract:
    """Find Tesseract; raise :class:`Unreadable` where it or its Vietnamese is missing."""
    place = shutil.which("tesseract")
    if place is None:
        raise Unreadable(_ABSENT)
    listed = subprocess.run(
        (place, "--list-langs"), capture_output=True, text=True, check=False, env=_environment()
    )
    known = listed.stdout.split()
    if VIETNAMESE not in known:
        raise Unreadable(_NO_VIETNAMESE)
    return Tesseract(place, ENGLISH in known)


def _read_strips(place: str, strips: Sequence[Grey], language: str, seconds: float) -> tuple[Seen, ...]:
    with tempfile.TemporaryDirectory(prefix="trolyao-ocr-", ignore_cleanup_errors=True) as folder:
        files = [Path(folder) / f"{number}.pgm" for number in range(len(strips))]
        for file, strip in zip(files, strips, strict=True):
            Image.fromarray(strip).save(file)
        listing = Path(folder) / "strips.txt"
        listing.write_text("\n".join(map(str, files)), encoding="utf-8")
        command = (place, str(listing), "stdout", "-l", language, "--psm", _ONE_LINE, "--dpi", "200", "tsv")
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=seconds, check=True, env=_environment()
            )
        except (subprocess.CalledProcessError, OSError):
            raise Unreadable(_FAILED) from None
    return tuple(_words(done.stdout))


def _environment() -> dict[str, str]:
    """One thread a program: strips are too small to share out, pages are read side by side instead."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def _words(table: str) -> Iterator[Seen]:
    for line in table.splitlines():
        fields = line.split("\t")
        if len(fields) == 12 and fields[0] == _WORD_LEVEL and (text := fields[11].strip()):
            left, width = int(fields[6]), int(fields[8])
            text = unicodedata.normalize("NFC", text)
            yield Seen(int(fields[1]) - 1, text, left, left + width, float(fields[10]))
