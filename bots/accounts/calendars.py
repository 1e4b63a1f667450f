"""Secret calendar addresses: a phone that cannot sign in reads deadlines with one, and nothing else."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import select

from bots.accounts.accounts import ACCOUNTS, CALENDARS, AccountError, Accounts, now
from bots.accounts.credentials import digest_of
from bots.database import transaction

MOST_CALENDARS = 20
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class CalendarAddress:
    """One secret address, without its secret: whose, what for (the device), when made."""

    id: str
    name: str
    label: str
    made: str


class Calendars:
    """The calendar addresses of the accounts; only digests of their secrets are kept."""

    def __init__(self, accounts: Accounts) -> None:
        self._engine = accounts.engine

    def add(self, name: str, label: str) -> tuple[CalendarAddress, str]:
        """Make an address and return it with its secret, which is shown this once; raise AccountError."""
        label = " ".join(label.split())
        if not 0 < len(label) <= _LONGEST_LABEL or not label.isprintable():
            raise AccountError(
                f"Hãy đặt tên cho lịch (tối đa {_LONGEST_LABEL} ký tự), ví dụ: điện thoại của tôi."
            )
        if len(self.of(name)) >= MOST_CALENDARS:
            raise AccountError(f"Mỗi tài khoản có tối đa {MOST_CALENDARS} lịch; hãy thu hồi lịch không dùng.")
        secret = secrets.token_urlsafe(32)
        made = CalendarAddress(secrets.token_hex(4), name, label, now())
        row = {"id": made.id, "name": name, "label": label, "made": made.made, "digest": digest_of(secret)}
        with transaction(self._engine) as connection:
            if connection.execute(select(ACCOUNTS.c.name).where(ACCOUNTS.c.name == name)).scalar() is None:
                raise AccountError(f"Không có tài khoản “{name}”.")
            connection.execute(CALENDARS.insert(), row)
        return made, secret

    def of(self, name: str) -> tuple[CalendarAddress, ...]:
        """Return the addresses of an account, oldest first."""
        query = select(CALENDARS).where(CALENDARS.c.name == name)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(CALENDARS.c.made, CALENDARS.c.id)).all()
        return tuple(CalendarAddress(row.id, row.name, row.label, row.made) for row in rows)

    def remove(self, name: str, calendar_id: str) -> None:
        """Revoke an address of an account; raise AccountError where it has no such address."""
        mine = (CALENDARS.c.name == name, CALENDARS.c.id == calendar_id)
        with transaction(self._engine) as connection:
            if not connection.execute(CALENDARS.delete().where(*mine)).rowcount:
                raise AccountError(f"Tài khoản “{name}” không có lịch “{calendar_id}”.")

    def find(self, secret: str) -> CalendarAddress | None:
        """Return the address with this secret, None where unknown or revoked."""
        query = select(CALENDARS).where(CALENDARS.c.digest == digest_of(secret))
        with transaction(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return CalendarAddress(row.id, row.name, row.label, row.made) if row else None
