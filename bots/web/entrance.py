"""The entrance: who is asking, and whether a request comes from where it should."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request

from bots.accounts.access import NOBODY, Action, Role, Subject
from bots.accounts.accounts import Accounts, open_accounts
from bots.accounts.attempts import Attempts, network_of
from bots.accounts.calendars import Calendars
from bots.accounts.credentials import VISIT_MARK, Credentials, Session
from bots.accounts.settings import AccessSettings
from bots.web.addresses import CALENDAR, SAFE_METHODS
from bots.web.problems import Problem

CSRF_HEADER = "X-CSRF-Token"
THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the service is entered: open to all who reach it where there are no ``accounts``.

    ``hosts``: the names the service answers to, any where empty.
    """

    settings: AccessSettings = field(default_factory=AccessSettings.model_construct)
    accounts: Accounts | None = None
    credentials: Credentials | None = None
    calendars: Calendars | None = None
    hosts: frozenset[str] = frozenset()
    attempts: Attempts = field(default_factory=Attempts)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: browsers guard ``__Host-`` names more closely."""
        return "__Host-trolyao" if self.settings.secure else "trolyao"

    def session(self, request: Request) -> Session | None:
        """Return the session of the request's cookie, None where it carries none that holds."""
        cookie = request.cookies.get(self.cookie, "")
        return self.credentials.session(cookie) if self.credentials and cookie else None

    def subject(self, request: Request) -> Subject:
        """Return who makes the request; raise Problem for a key that is none."""
        address = address_of(request)
        if self.credentials is None:
            return Subject("demo", Role.ADMIN, "open", address)
        if address_of_calendar := CALENDAR.fullmatch(request.scope["path"]):
            return self._subscriber(address_of_calendar.group(1), address)
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and secret.strip().startswith(VISIT_MARK):
            return self._visitor(request, secret.strip(), address)
        if scheme.lower() == "bearer":
            key = self.credentials.key(secret.strip())
            if key is None:
                raise Problem(401, "Khóa API không đúng hoặc đã bị thu hồi.", {"WWW-Authenticate": "Bearer"})
            return Subject(key.name, key.role, "key", address)
        session = self.session(request)
        if session is None:
            return Subject(NOBODY.name, NOBODY.role, NOBODY.way, address)
        return Subject(session.name, session.role, "session", address)

    def _visitor(self, request: Request, token: str, address: str) -> Subject:
        """Who asks from an allowed site's page; there one may read and ask, no more."""
        site = request.headers.get("Origin", "")
        allowed = self.credentials is not None and site in self.settings.sites
        name = self.credentials.visitor(token, site) if self.credentials and allowed else None
        if name is None:
            raise Problem(401, "Lần đăng nhập cho trang này đã hết hạn. Hãy đăng nhập lại.")
        return Subject(name, Role.VIEWER, "visit", address)

    def _subscriber(self, secret: str, address: str) -> Subject:
        """Whose calendar a phone reads: with its secret address, and that address alone."""
        found = self.calendars.find(secret) if self.calendars else None
        if found is None:
            raise Problem(404, "Địa chỉ lịch này không đúng hoặc đã bị thu hồi.")
        return Subject(found.name, Role.VIEWER, "calendar", address)

    def refuse_misdirected(self, request: Request) -> None:
        """Raise Problem where the request names a host this service is not."""
        if self.hosts and (request.url.hostname or "").lower() not in self.hosts:
            raise Problem(421, "Dịch vụ không nhận yêu cầu gửi tới tên máy này.")

    def refuse_forged(self, request: Request, subject: Subject, action: Action) -> None:
        """Raise Problem for a write that another site's page may have sent in a person's name."""
        if request.method in SAFE_METHODS or subject.way in ("key", "visit"):
            return
        origin = request.headers.get("Origin")
        known = action is Action.ASK and subject.way != "session" and origin in self.settings.sites
        if origin is not None and not known and not self._is_own(origin, request):
            raise Problem(403, "Yêu cầu đến từ một trang web khác nên bị từ chối.")
        if subject.way != "session" or (action is Action.ASK and origin is not None):
            return
        session = self.session(request)
        if session is None or not same(request.headers.get(CSRF_HEADER, ""), session.csrf):
            raise Problem(403, "Thiếu mã chống giả mạo của phiên. Hãy tải lại trang rồi thử lại.")

    def _is_own(self, origin: str, request: Request) -> bool:
        if self.settings.public_url and origin.lower() == self.settings.public_url:
            return True
        return urlsplit(origin).netloc.lower() == request.headers.get("Host", "").lower() != ""


def address_of(request: Request) -> str:
    """Return what stands for the address a request comes from, empty where unknown."""
    return network_of(request.client.host) if request.client else ""


def same(shown: str, expected: str) -> bool:
    """Compare two secrets in a time that tells nothing."""
    return hmac.compare_digest(shown.encode(), expected.encode())


def open_entrance(settings: AccessSettings, home: Path, host: str = "127.0.0.1") -> Entrance:
    """Return the entrance that ``settings`` ask for, its accounts kept in ``home``; raise StoreFault."""
    public = urlsplit(settings.public_url).hostname
    named = THIS_MACHINE | {host.lower()} | ({public} if public else set())
    if settings.access == "open":
        return Entrance(settings, hosts=named)
    accounts = open_accounts(home)
    credentials = Credentials(accounts, settings.session_hours)
    hosts = named if public else frozenset[str]()
    return Entrance(settings, accounts, credentials, Calendars(accounts), hosts)
