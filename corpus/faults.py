"""What can go wrong with the store: one root, so that a command can say it and stop."""

from __future__ import annotations

from collections.abc import Iterator

_REASONS = (
    ("full", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("no space left", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("file too large", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("failed to apply logs", "lỗi ghi ổ đĩa, có thể ổ đã đầy"),
    ("index writer was killed", "lỗi ghi ổ đĩa, có thể ổ đã đầy"),
    ("disk i/o error", "lỗi đọc ghi ổ đĩa, có thể ổ đã đầy"),
    ("readonly", "không có quyền ghi"),
    ("read-only", "không có quyền ghi"),
    ("permission denied", "không có quyền"),
    ("unable to open", "không mở được tệp, hãy kiểm tra thư mục và quyền"),
    ("no such file", "không có tệp này"),
    ("is a directory", "đây là thư mục, không phải tệp"),
    ("locked", "đang bận, hãy thử lại sau"),
    ("not a database", "tệp không phải cơ sở dữ liệu"),
    ("malformed", "tệp dữ liệu bị hỏng"),
    ("connection refused", "không kết nối được máy chủ"),
    ("could not connect to a", "không kết nối được máy chủ"),
    ("name or service not known", "không tìm thấy máy chủ"),
)


class StoreFault(RuntimeError):
    """The store cannot be opened, read or written; the message says why, in Vietnamese."""


def reason(error: BaseException) -> str:
    """Return why ``error`` happened: a known cause in Vietnamese, with the engine's own words."""
    chain = [_words(each) for each in _causes(error)]
    for words in chain:
        known = next((said for sign, said in _REASONS if sign in words.lower()), None)
        if known:
            return f"{known}: {words}"
    return chain[0]


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what led to it, nearest first."""
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or each.__context__


def _words(error: BaseException) -> str:
    lines = str(getattr(error, "orig", None) or error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
