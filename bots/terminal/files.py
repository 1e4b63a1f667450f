"""Writing result files whole or not at all, with a message a person can act on."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bots.terminal.vietnamese import Failure, WrongUse


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path`` that takes its place when the block ends without error."""
    if path.is_dir():
        raise WrongUse(f"“{path}” là thư mục; hãy cho tên tệp.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            draft.chmod(0o644)
            draft.replace(path)
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()
    except OSError as error:
        raise Failure(f"Không ghi được “{path}”: {why(error)}.") from error


def why(error: OSError) -> str:
    """Return the cause of a file error in Vietnamese."""
    known = {
        "ENOENT": "không tìm thấy tệp hoặc thư mục",
        "EACCES": "không có quyền",
        "EPERM": "không có quyền",
        "EROFS": "ổ đĩa chỉ cho đọc",
        "ENOSPC": "ổ đĩa đã đầy",
        "EDQUOT": "đã hết dung lượng được cấp",
        "EFBIG": "tệp vượt giới hạn cho phép",
        "EISDIR": "đây là thư mục, không phải tệp",
        "ENOTDIR": "một phần của đường dẫn không phải thư mục",
        "EEXIST": "đã có tệp trùng tên",
        "ENAMETOOLONG": "tên quá dài",
        "EADDRINUSE": "cổng đang được chương trình khác dùng",
        "EADDRNOTAVAIL": "máy này không có địa chỉ đó",
    }
    name = "" if error.errno is None else _code_name(error.errno)
    return known.get(name, error.strerror or str(error))


def _code_name(number: int) -> str:
    import errno

    return errno.errorcode.get(number, "")
