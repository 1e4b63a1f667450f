"""One file into another format by a LibreOffice of its own: no shared profile, no macros, no outliving."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ingestion.loaders.limits import USUAL, Limits
from ingestion.loaders.unreadable import Unreadable

PROGRAMS = ("soffice", "libreoffice")
_FILTERS = {
    ".docx": "docx:MS Word 2007 XML",
    ".doc": "doc:MS Word 97",
    ".odt": "odt:writer8",
    ".rtf": "rtf:Rich Text Format",
    ".pdf": "pdf:writer_pdf_Export",
    ".xlsx": "xlsx:Calc MS Excel 2007 XML",
    ".xls": "xls:MS Excel 97",
    ".ods": "ods:calc8",
}
_OPTIONS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_LONGEST = 180.0
_ABSENT = (
    "Tệp {} cần LibreOffice để đọc, máy này chưa có. Hãy cài bằng “make office-tools” "
    "(hoặc apt-get install libreoffice-writer-nogui libreoffice-calc-nogui) rồi nạp lại, "
    "hoặc lưu tệp thành {}."
)
_SLOW = "LibreOffice đọc tệp quá {:g} giây nên đã dừng. Hãy mở tệp, lưu lại thành {} rồi nạp."
_FAILED = (
    "Không mở được tệp {}: tệp hỏng, tải về chưa trọn hoặc có đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu nếu có, "
    "lưu lại thành {} rồi nạp; nếu phần mềm soạn thảo cũng không mở được thì lấy lại bản gốc."
)
_NO_SHEETS = (
    "Máy chủ có LibreOffice nhưng thiếu phần bảng tính để đọc tệp {}. Hãy cài bằng “make office-tools”."
)
_SHEETS = frozenset({".xlsx", ".xls", ".ods"})
_WRITER, _CALC = "libswlo.so", "libsclo.so"  # its parts, each a library beside the program
# No macro runs, nothing linked is fetched, whatever the file asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """Return where LibreOffice is, ``None`` where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def lacks_sheets(place: str) -> bool:
    """Tell whether the LibreOffice at ``place`` plainly came without its part for sheets."""
    parts = Path(place).resolve().parent
    return (parts / _WRITER).exists() and not (parts / _CALC).exists()


def convert(data: bytes, suffix: str, target: str, limits: Limits = USUAL) -> bytes:
    """Return ``data``, a file of ``suffix``, in the format of suffix ``target`` (``.docx``, ``.pdf`` …).

    Raises :class:`Unreadable` where LibreOffice is absent, cannot read the file, or needs more time or
    memory than ``limits`` give.
    """
    place = program()
    if place is None:
        raise Unreadable(_ABSENT.format(suffix, target))
    with tempfile.TemporaryDirectory(prefix="trolyao-office-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (home / f"file{suffix}").write_bytes(data)
        seconds = min(limits.seconds, _LONGEST)
        bounds = f"ulimit -v {limits.memory_megabytes * 1000}; ulimit -t {int(seconds) + 1}"
        if not _run(_command(place, bounds, home, suffix, target), _environment(home), seconds):
            raise Unreadable(_SLOW.format(seconds, target))
        made = home / "made" / f"file{target}"
        if not made.is_file():
            lacking = target in _SHEETS and lacks_sheets(place)
            raise Unreadable(_NO_SHEETS.format(suffix) if lacking else _FAILED.format(suffix, target))
        return made.read_bytes()


def _command(place: str, bounds: str, home: Path, suffix: str, target: str) -> tuple[str, ...]:
    """The shell sets the ``bounds``; once whoever asked is gone, and its input with it, nothing stays."""
    watched = 'exec 3<&0; (cat <&3 >/dev/null; rm -rf "$TMPDIR"; kill -9 0) & exec 3<&-'
    started = f'{bounds}; {watched}; exec "$0" "$@" </dev/null'
    return (
        *("/bin/sh", "-c", started, place, f"-env:UserInstallation={(home / 'profile').as_uri()}"),
        *(*_OPTIONS, "--convert-to", _FILTERS[target], "--outdir", str(home / "made")),
        str(home / f"file{suffix}"),
    )


def _environment(home: Path) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "HOME": str(home), "TMPDIR": str(home)}


def _run(command: tuple[str, ...], environment: Mapping[str, str], seconds: float) -> bool:
    """Run ``command`` in a process group of its own, and leave none of it behind; tell whether it ended."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
