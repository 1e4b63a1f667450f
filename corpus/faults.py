"""What can go wrong with the store: one root, so that a command can say it and stop."""

from __future__ import annotations

_REASONS = (
    ("full", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("no space left", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("file too large", "ổ đĩa đã đầy hoặc hết hạn mức"),
    ("disk i/o error", "lỗi đọc ghi ổ đĩa, có thể ổ đã đầy"),
    ("readonly", "không có quyền ghi"),
    ("read-only", "không có quyền ghi"),
    ("permission denied", "không có quyền"),
    ("unable to open", "không mở được tệp, hãy kiểm tra thư mục và quyền"),
    ("locked", "đang bận, hãy thử lại sau"),
    ("not a database", "tệp không phải cơ sở dữ liệu"),
    ("malformed", "tệp dữ liệu bị hỏng"),
    ("connect", "không kết nối được máy chủ"),
)


class StoreFault(RuntimeError):
    """The store cannot be opened, read or written; the message says why, in Vietnamese."""


def reason(error: BaseException) -> str:
    """Return why ``error`` happened: in Vietnamese where it is a known cause, its own words beside it."""
    words = str(getattr(error, "orig", None) or error).strip().splitlines()
    first = words[0] if words else type(error).__name__
    known = next((said for sign, said in _REASONS if sign in first.lower()), None)
    return f"{known}: {first}" if known else first
