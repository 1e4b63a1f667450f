"""What stands for an account in a request: sessions of people, keys of programs.

Only digests are kept: who reads the file can neither sign in nor call with what it holds.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bots.accounts.access import Role
from bots.accounts.accounts import ACCOUNTS, KEYS, SESSIONS, AccountError, Accounts, now
from bots.database import transaction

KEY_MARK = "trolyao_"
VISIT_MARK = "trolyao-visit_"
VISIT_SECONDS = 3600
MOST_KEYS = 20
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Session:
    """A person signed in: ``cookie`` is what the browser holds, ``csrf`` what its pages must show."""

    name: str
    role: Role
    cookie: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Key:
    """A program's key, without its secret; it may at most what its account may."""

    id: str
    name: str
    label: str
    role: Role
    made: str


class Credentials:
    """Sessions (``hours`` long) and keys of the accounts."""

    def __init__(self, accounts: Accounts, hours: float = 8) -> None:
        self._engine = accounts.engine
        self._hours = hours
        self._secret = accounts.secret()

    # --- sessions ---------------------------------------------------------------------------

    def open_session(self, name: str) -> Session:
        """Sign an account in; what has expired is forgotten on the way."""
        token = secrets.token_urlsafe(32)
        until = datetime.now(UTC) + timedelta(hours=self._hours)
        row = {"digest": digest_of(token), "name": name, "until": until.isoformat(timespec="seconds")}
        with transaction(self._engine) as connection:
            connection.execute(SESSIONS.delete().where(SESSIONS.c.until <= now()))
            connection.execute(SESSIONS.insert(), row)
            role = connection.execute(select(ACCOUNTS.c.role).where(ACCOUNTS.c.name == name)).scalar_one()
        return self._session(name, role, token)

    def session(self, cookie: str) -> Session | None:
        """Return the session a cookie stands for; None where forged, expired or ended."""
        token = self._token(cookie)
        if token is None:
            return None
        query = select(ACCOUNTS.c.name, ACCOUNTS.c.role).join(SESSIONS, SESSIONS.c.name == ACCOUNTS.c.name)
        query = query.where(SESSIONS.c.digest == digest_of(token), SESSIONS.c.until > now())
        with transaction(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return self._session(row.name, row.role, token) if row else None

    def end_session(self, cookie: str) -> None:
        """Sign out; a cookie that stands for nothing is passed over."""
        if (token := self._token(cookie)) is not None:
            with transaction(self._engine) as connection:
                connection.execute(SESSIONS.delete().where(SESSIONS.c.digest == digest_of(token)))

    def _session(self, name: str, role: str, token: str) -> Session:
        return Session(
            name, Role(role), f"{token}.{self._signed('cookie', token)}", self._signed("csrf", token)
        )

    def _token(self, cookie: str) -> str | None:
        token, _, signature = cookie.partition(".")
        expected = self._signed("cookie", token)
        return token if hmac.compare_digest(signature.encode(), expected.encode()) else None

    def _signed(self, use: str, token: str) -> str:
        return hmac.new(self._secret, f"{use}:{token}".encode(), hashlib.sha256).hexdigest()

    # --- visits -----------------------------------------------------------------------------

    def open_visit(self, cookie: str, site: str) -> str | None:
        """Return a token with which pages of ``site`` may ask for the cookie's session; None without one.

        It holds for ``VISIT_SECONDS`` and no longer than its session, which it does not give away.
        """
        token = self._token(cookie)
        if token is None or self.session(cookie) is None:
            return None
        visit = f"{digest_of(token)}.{int(time.time()) + VISIT_SECONDS}"
        return f"{VISIT_MARK}{visit}.{self._signed('visit', f'{site}:{visit}')}"

    def visitor(self, shown: str, site: str) -> str | None:
        """Return whose visit to ``site`` a token stands for; None where forged, another's or over."""
        visit, _, signature = shown.removeprefix(VISIT_MARK).rpartition(".")
        expected = self._signed("visit", f"{site}:{visit}")
        if not hmac.compare_digest(signature.encode(), expected.encode()):
            return None
        digest, _, until = visit.partition(".")
        if int(until) <= time.time():
            return None
        query = select(SESSIONS.c.name).where(SESSIONS.c.digest == digest, SESSIONS.c.until > now())
        with transaction(self._engine) as connection:
            name: str | None = connection.execute(query).scalar()
        return name

    # --- keys -------------------------------------------------------------------------------

    def add_key(self, name: str, label: str, role: Role) -> tuple[Key, str]:
        """Make a key and return it with its secret, which is shown this once; raise AccountError."""
        label = " ".join(label.split())
        if not 0 < len(label) <= _LONGEST_LABEL or not label.isprintable():
            raise AccountError(
                f"Hãy đặt tên cho khóa (tối đa {_LONGEST_LABEL} ký tự), ví dụ: phần mềm một cửa."
            )
        if len(self.keys(name)) >= MOST_KEYS:
            raise AccountError(f"Mỗi tài khoản có tối đa {MOST_KEYS} khóa; hãy thu hồi khóa không dùng nữa.")
        secret = KEY_MARK + secrets.token_urlsafe(32)
        key = Key(secrets.token_hex(4), name, label, role, now())
        row = {"id": key.id, "name": name, "label": label, "role": role.value, "made": key.made}
        with transaction(self._engine) as connection:
            known = connection.execute(select(ACCOUNTS.c.role).where(ACCOUNTS.c.name == name)).scalar()
            if known is None:
                raise AccountError(f"Không có tài khoản “{name}”.")
            if role.rank > Role(known).rank:
                raise AccountError("Khóa không được có quyền cao hơn tài khoản.")
            connection.execute(KEYS.insert(), row | {"digest": digest_of(secret)})
        return key, secret

    def keys(self, name: str) -> tuple[Key, ...]:
        """Return the keys of an account, oldest first."""
        query = select(KEYS).where(KEYS.c.name == name).order_by(KEYS.c.made, KEYS.c.id)
        with transaction(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(Key(row.id, row.name, row.label, Role(row.role), row.made) for row in rows)

    def remove_key(self, name: str, key_id: str) -> None:
        """Revoke a key of an account; raise AccountError where it has no such key."""
        with transaction(self._engine) as connection:
            removed = connection.execute(KEYS.delete().where(KEYS.c.name == name, KEYS.c.id == key_id))
            if not removed.rowcount:
                raise AccountError(f"Tài khoản “{name}” không có khóa “{key_id}”.")

    def key(self, secret: str) -> Key | None:
        """Return the key with this secret, its role no higher than its account's now; None if unknown."""
        query = select(KEYS, ACCOUNTS.c.role.label("most")).join(ACCOUNTS, ACCOUNTS.c.name == KEYS.c.name)
        with transaction(self._engine) as connection:
            row = connection.execute(query.where(KEYS.c.digest == digest_of(secret))).one_or_none()
        if row is None:
            return None
        role = min(Role(row.role), Role(row.most), key=lambda each: each.rank)
        return Key(row.id, row.name, row.label, role, row.made)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
