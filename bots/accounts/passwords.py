"""Passwords: what is asked of them, and how they are kept (argon2id)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 256
_turns = Semaphore(2)  # each hash takes 64 MiB: a crowd at the door must not exhaust the memory


def fault_of(password: str, name: str) -> str | None:
    """Return why ``password`` will not do for the account ``name``, in Vietnamese; None where it will."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"Mật khẩu phải dài từ {SHORTEST} đến {LONGEST} ký tự."
    if len(set(password)) < 4 or password.casefold() == name.casefold():
        return "Mật khẩu quá dễ đoán."
    return None


def hashed(password: str) -> str:
    """Return the argon2id hash of ``password`` with its parameters and salt."""
    with _turns:
        return _hasher().hash(_plain(password))


def fits(password: str, known: str | None) -> bool:
    """Tell whether ``password`` is the one hashed as ``known``; takes as long where nothing is known."""
    if len(password) > LONGEST:
        return False
    with _turns:
        try:
            return _hasher().verify(known or _nobodys(), _plain(password)) and known is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(known: str) -> bool:
    """Tell whether ``known`` was made with weaker parameters than are used now."""
    return _hasher().check_needs_rehash(known)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=2)


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe(32))


def _plain(password: str) -> str:
    """One spelling of the same letters: keyboards compose Vietnamese letters differently."""
    return unicodedata.normalize("NFC", password)
