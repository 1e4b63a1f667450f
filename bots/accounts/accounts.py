"""The local accounts: names, roles and password hashes, in a SQLite file of their own."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Engine, ForeignKey, MetaData, String, Table, select
from sqlalchemy.exc import IntegrityError

from bots.accounts.access import Role
from bots.accounts.passwords import fault_of, fits, hashed, is_outdated
from bots.database import open_database, transaction
from corpus.columns import key, words

FILE = "accounts.sqlite"
TABLES = MetaData()
ACCOUNTS = Table("accounts", TABLES, *key("name"), *words("role", "password", "made"))


def _owner() -> Column[str]:
    return Column("name", ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True)


def _digest() -> Column[str]:
    return Column("digest", String, nullable=False, unique=True)


SESSIONS = Table(
    "sessions", TABLES, *key("digest"), _owner(), Column("until", String, nullable=False, index=True)
)
KEYS = Table("keys", TABLES, *key("id"), _owner(), *words("label", "role"), _digest(), *words("made"))
CALENDARS = Table("calendars", TABLES, *key("id"), _owner(), *words("label"), _digest(), *words("made"))
SECRETS = Table("secrets", TABLES, *key("name"), *words("value"))
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")


class AccountError(ValueError):
    """What was asked of the accounts cannot be done; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Account:
    """One local account; ``made`` is a UTC time in ISO form."""

    name: str
    role: Role
    made: str


class Accounts:
    """The accounts in one file; safe to share between threads and processes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def close(self) -> None:
        """Release the file."""
        self.engine.dispose()

    def add(self, name: str, password: str, role: Role) -> Account:
        """Make an account; raise AccountError for a bad or taken name or a bad password."""
        if not _NAME.fullmatch(name):
            raise AccountError(
                "Tên tài khoản gồm chữ thường không dấu, chữ số và . _ @ - (tối đa 64 ký tự), "
                "ví dụ: nguyen.van.a"
            )
        account = Account(name, role, now())
        row = {"name": name, "role": role.value, "password": _accepted(password, name), "made": account.made}
        with transaction(self.engine) as connection:
            try:
                connection.execute(ACCOUNTS.insert(), row)
            except IntegrityError:
                raise AccountError(f"Đã có tài khoản “{name}”.") from None
        return account

    def all(self) -> tuple[Account, ...]:
        """Return every account by name."""
        query = select(ACCOUNTS.c.name, ACCOUNTS.c.role, ACCOUNTS.c.made).order_by(ACCOUNTS.c.name)
        with transaction(self.engine) as connection:
            return tuple(Account(name, Role(role), made) for name, role, made in connection.execute(query))

    def remove(self, name: str) -> None:
        """Forget an account with its sessions and keys; raise AccountError where it is unknown."""
        with transaction(self.engine) as connection:
            if not connection.execute(ACCOUNTS.delete().where(ACCOUNTS.c.name == name)).rowcount:
                raise AccountError(f"Không có tài khoản “{name}”.")

    def set_password(self, name: str, password: str) -> None:
        """Change the password and end the account's sessions; raise AccountError."""
        accepted = _accepted(password, name)
        with transaction(self.engine) as connection:
            changed = ACCOUNTS.update().where(ACCOUNTS.c.name == name).values(password=accepted)
            if not connection.execute(changed).rowcount:
                raise AccountError(f"Không có tài khoản “{name}”.")
            connection.execute(SESSIONS.delete().where(SESSIONS.c.name == name))

    def set_role(self, name: str, role: Role) -> None:
        """Change the role, at once for sessions and keys too; raise AccountError where unknown."""
        with transaction(self.engine) as connection:
            changed = ACCOUNTS.update().where(ACCOUNTS.c.name == name).values(role=role.value)
            if not connection.execute(changed).rowcount:
                raise AccountError(f"Không có tài khoản “{name}”.")

    def check(self, name: str, password: str) -> Account | None:
        """Return the account whose name and password these are; None takes as long as yes."""
        query = select(ACCOUNTS).where(ACCOUNTS.c.name == name)
        with transaction(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        if not fits(password, row.password if row else None) or row is None:
            return None
        if is_outdated(row.password):
            with transaction(self.engine) as connection:
                renewed = ACCOUNTS.update().where(ACCOUNTS.c.name == name).values(password=hashed(password))
                connection.execute(renewed)
        return Account(row.name, Role(row.role), row.made)

    def secret(self) -> bytes:
        """Return the key that signs cookies, made once for this file."""
        query = select(SECRETS.c.value).where(SECRETS.c.name == "cookies")
        with transaction(self.engine) as connection:
            made = {"name": "cookies", "value": secrets.token_hex(32)}
            connection.execute(SECRETS.insert().prefix_with("OR IGNORE"), made)
            return bytes.fromhex(connection.execute(query).scalar_one())


def open_accounts(home: Path) -> Accounts:
    """Open the accounts kept in ``home``; raise StoreFault."""
    return Accounts(open_database(home / FILE, TABLES))


def now() -> str:
    """Return the present UTC time, ISO form, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _accepted(password: str, name: str) -> str:
    if fault := fault_of(password, name):
        raise AccountError(fault)
    return hashed(password)
