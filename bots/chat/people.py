"""Who may ask in a chat: those on the list, those who show a listed phone or a code, with their role."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, select

from bots.accounts.access import Role, Subject
from bots.accounts.accounts import AccountError, Accounts
from bots.channel.mailbox import Write
from bots.channel.message import Incoming
from bots.channel.tables import CODES, LISTED, PEOPLE
from bots.database import transaction

PHONE = "phone"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
_CODE = re.compile(rf"\b([{_LETTERS}]{{5}})-?([{_LETTERS}]{{5}})\b", re.I)


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of the list: a person of a channel or a phone number; the account, empty for none."""

    channel: str
    who: str
    account: str


@dataclass(frozen=True, slots=True)
class People:
    """Those who may ask. ``open_to_all``: whoever finds the bot may look things up."""

    engine: Engine
    accounts: Accounts
    open_to_all: bool = False
    clock: Callable[[], float] = field(default=time.time)

    def subject(self, channel: str, person: str) -> Subject | None:
        """Return as whom a person asks, with the role that counts now; None for a stranger."""
        account = self._account(channel, person)
        if account is None:
            return Subject(f"{channel}:{person}", Role.VIEWER, "chat") if self.open_to_all else None
        if not account:
            return Subject(f"{channel}:{person}", Role.VIEWER, "chat")
        role = next((known.role for known in self.accounts.all() if known.name == account), None)
        return Subject(account, role, "chat") if role else None

    def _account(self, channel: str, person: str) -> str | None:
        mine = (PEOPLE.c.channel == channel, PEOPLE.c.person == person)
        listed = (LISTED.c.channel == channel, LISTED.c.who == person)
        with transaction(self.engine) as connection:
            known: str | None = connection.execute(select(PEOPLE.c.account).where(*mine)).scalar()
            if known is None:
                known = connection.execute(select(LISTED.c.account).where(*listed)).scalar()
        return known

    # --- coming in --------------------------------------------------------------------------

    def by_phone(self, channel: str, incoming: Incoming) -> Write | None:
        """Return what lets in a person whose own number is on the list; None where it is not."""
        number = phone(incoming.phone)
        query = select(LISTED.c.account).where(LISTED.c.channel == PHONE, LISTED.c.who == number)
        with transaction(self.engine) as connection:
            account = connection.execute(query).scalar()
        if number is None or account is None:
            return None
        return self._admits(channel, incoming, account, number)

    def by_code(self, channel: str, incoming: Incoming) -> Write | None:
        """Return what lets in a person who shows a code that holds, and ends the code; None for none."""
        match = _CODE.search(incoming.text)
        if match is None:
            return None
        digest = _digest(match[1] + match[2])
        query = select(CODES.c.account).where(CODES.c.digest == digest, CODES.c.until > self.clock())
        with transaction(self.engine) as connection:
            account = connection.execute(query).scalar()
        if account is None:
            return None
        admits = self._admits(channel, incoming, account)

        def use(connection: Connection) -> None:
            connection.execute(CODES.delete().where(CODES.c.digest == digest))
            admits(connection)

        return use

    def _admits(self, channel: str, incoming: Incoming, account: str, number: str = "") -> Write:
        row = {
            "channel": channel,
            "person": incoming.person,
            "account": account,
            "name": incoming.name[:80],
            "phone": number,
            "at": self.clock(),
        }
        return lambda connection: _put(connection, row)

    # --- what the administrator does --------------------------------------------------------

    def new_code(self, account: str, hours: float) -> str:
        """Make a code that lets one person in as ``account`` within ``hours``; raise AccountError."""
        self._known(account)
        code = "".join(secrets.choice(_LETTERS) for _ in range(10))
        row = {"digest": _digest(code), "account": account, "until": self.clock() + hours * 3600}
        with transaction(self.engine) as connection:
            connection.execute(CODES.delete().where(CODES.c.until <= self.clock()))
            connection.execute(CODES.insert(), row)
        return f"{code[:5]}-{code[5:]}"

    def allow(self, channel: str, who: str, account: str = "") -> Listing:
        """Put a person's id or a phone number on the list; raise AccountError where it makes no sense."""
        if account:
            self._known(account)
        listed = phone(who) if channel == PHONE else who.strip()
        if not listed:
            raise AccountError(f"“{who}” không phải số điện thoại di động hay mã người dùng.")
        row = {"channel": channel, "who": listed, "account": account, "at": self.clock()}
        with transaction(self.engine) as connection:
            connection.execute(LISTED.insert().prefix_with("OR REPLACE"), row)
        return Listing(channel, listed, account)

    def remove(self, channel: str, who: str) -> bool:
        """Take a person or a number off the list, and out whoever it let in; False where unknown."""
        listed = phone(who) or who if channel == PHONE else who
        let_in = (PEOPLE.c.channel == channel, PEOPLE.c.person == who)
        if channel == PHONE:
            let_in = (PEOPLE.c.phone == listed, PEOPLE.c.phone != "")
        with transaction(self.engine) as connection:
            found = connection.execute(
                LISTED.delete().where(LISTED.c.channel == channel, LISTED.c.who == listed)
            ).rowcount
            found += connection.execute(PEOPLE.delete().where(*let_in)).rowcount
        return bool(found)

    def listed(self) -> tuple[Listing, ...]:
        """Return the list, then those who came in by phone or code."""
        with transaction(self.engine) as connection:
            rows = [
                *connection.execute(select(LISTED.c.channel, LISTED.c.who, LISTED.c.account)),
                *connection.execute(select(PEOPLE.c.channel, PEOPLE.c.person, PEOPLE.c.account)),
            ]
        return tuple(dict.fromkeys(Listing(*row) for row in rows))

    def _known(self, account: str) -> None:
        if account not in {known.name for known in self.accounts.all()}:
            raise AccountError(f"Không có tài khoản “{account}”. Hãy tạo: trolyao account add {account}")


def forget_person(channel: str, person: str) -> Write:
    """Return what forgets that a person was let in by phone or code."""
    mine = (PEOPLE.c.channel == channel, PEOPLE.c.person == person)

    def write(connection: Connection) -> None:
        connection.execute(PEOPLE.delete().where(*mine))

    return write


def phone(text: str) -> str | None:
    """Return a Vietnamese mobile number as 0… (``+84 912 345 678`` → ``0912345678``); None for no number."""
    digits = re.sub(r"[\s().-]", "", text)
    match = re.fullmatch(r"(?:\+?84|0)(\d{9,10})", digits)
    return f"0{match[1]}" if match else None


def _put(connection: Connection, row: dict[str, object]) -> None:
    connection.execute(PEOPLE.insert().prefix_with("OR REPLACE"), row)


def _digest(code: str) -> str:
    return hashlib.sha256(code.upper().encode()).hexdigest()
