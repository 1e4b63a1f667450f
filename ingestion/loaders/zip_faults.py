"""What ``zipfile`` raises over a damaged archive."""

from __future__ import annotations

from zipfile import BadZipFile
from zlib import error as ZlibError

# A damaged archive gives more than BadZipFile: zlib's error over damaged data, EOFError and OSError over cut
# data, ValueError over damaged fields, RuntimeError for a password, its NotImplementedError for a method.
ZIP_FAULTS = (BadZipFile, ZlibError, EOFError, OSError, ValueError, RuntimeError)
