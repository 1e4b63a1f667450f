"""``trolyao doctor``: is everything in place, and if not, what to mend."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from bots.terminal.files import why
from bots.terminal.session import faults_explained, read_settings
from bots.terminal.vietnamese import Failure, WrongUse
from corpus.settings import Settings

LEAST_FREE_MB = 500
DOCUMENTS = Path("corpus/documents")
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==([^;\s]+)\s*$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do where it is not."""

    well: bool
    seen: str
    mend: str = ""


def doctor() -> int:
    """Kiểm tra cài đặt, cấu hình, dữ liệu và chỉ mục; nói rõ cần sửa gì. Mã thoát 0 khi mọi mục đều ổn."""
    ill = 0
    for finding in findings():
        print(f"{'✓' if finding.well else '✗'} {finding.seen}")
        if not finding.well:
            ill += 1
            print(f"  → {finding.mend}")
    print("Mọi thứ đều ổn." if not ill else f"Có {ill} mục cần sửa.")
    return 1 if ill else 0


def findings() -> Iterator[Finding]:
    """Look at one thing after the other; those that need a usable configuration come last."""
    yield _python()
    yield _packages()
    try:
        settings = read_settings()
    except WrongUse as error:
        yield Finding(False, "Cấu hình", error.message)
        return
    yield Finding(True, f"Cấu hình: bộ nhúng {settings.embedder}, dữ liệu ở {settings.home.absolute()}")
    home = _home(settings)
    yield home
    if home.well:
        yield _disk(settings)
        yield from _stored(settings)
    yield _folder()


def _python() -> Finding:
    here = ".".join(map(str, sys.version_info[:3]))
    fit = (3, 11) <= sys.version_info[:2] < (3, 14)
    return Finding(fit, f"Python {here}", "Cần Python 3.11, 3.12 hoặc 3.13; hãy tạo lại môi trường.")


def _packages() -> Finding:
    mend = "Chạy: pip install -c constraints.txt --force-reinstall trolyao"
    try:
        pins = [match.groups() for line in requires("trolyao") or [] if (match := _PINNED.match(line))]
        other = [f"{name} {version(name)} (cần {pin})" for name, pin in pins if version(name) != pin]
    except PackageNotFoundError as error:
        return Finding(False, f"Thiếu gói {error.name}", mend)
    if other:
        return Finding(False, f"Gói khác phiên bản: {', '.join(other)}", mend)
    return Finding(True, f"{len(pins)} gói phụ thuộc đúng phiên bản")


def _home(settings: Settings) -> Finding:
    home = settings.home.absolute()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        mend = "Cấp quyền ghi cho người chạy, hoặc đặt TROLYAO_HOME vào thư mục khác."
        return Finding(False, f"Không ghi được vào {home}: {why(error)}", mend)
    return Finding(True, f"Ghi được vào {home}")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.home).free // 1_000_000
    mend = f"Giải phóng ổ đĩa: nên còn ít nhất {LEAST_FREE_MB} MB."
    return Finding(free >= LEAST_FREE_MB, f"Ổ đĩa còn trống {free} MB", mend)


def _stored(settings: Settings) -> Iterator[Finding]:
    from corpus.store import open_store, passages_in_step

    try:
        with faults_explained():
            store = open_store(settings)
            known = len(store.registry.digests())
    except Failure as error:
        yield Finding(False, "Sổ đăng ký không đọc được", error.message)
        return
    yield Finding(known > 0, f"Sổ đăng ký đọc được, {known} văn bản", "Chạy: trolyao ingest THƯ_MỤC")
    try:
        with faults_explained():
            store.embedder.embed_query("kiểm tra")
            in_step = passages_in_step(store)
    except Failure as error:
        yield Finding(False, "Bộ nhúng hoặc chỉ mục có lỗi", error.message)
    else:
        said = "khớp" if in_step else "không khớp"
        yield Finding(in_step, f"Chỉ mục {said} với sổ đăng ký, đúng bộ nhúng", "Chạy lại: trolyao ingest")
    store.close()


def _folder() -> Finding:
    if not DOCUMENTS.is_dir():
        return Finding(True, f"Không có thư mục mặc định {DOCUMENTS}; nạp bằng: trolyao ingest THƯ_MỤC")
    count = sum(1 for path in DOCUMENTS.iterdir() if path.is_file() and not path.name.startswith("."))
    return Finding(count > 0, f"Thư mục {DOCUMENTS}: {count} tệp", "Đặt văn bản vào thư mục này.")
