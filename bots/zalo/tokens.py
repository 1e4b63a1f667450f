"""The tokens of an Official Account. A refresh token works once: the new pair is kept before it is used."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx
from sqlalchemy import Engine, MetaData, Table, select

from bots.channel.message import InDoubt, Locked, Unreachable
from bots.database import open_database, transaction
from bots.zalo.calling import Json, answered
from bots.zalo.settings import ZaloOaSettings
from corpus.columns import moments, serial, words
from corpus.faults import StoreFault, reason

FILE = "zalo-oa.sqlite"
TABLES = MetaData()
PAIRS = Table("pairs", TABLES, serial(), *words("access", "refresh"), *moments("until"))
_EARLY = 300.0  # seconds before its end that a token is replaced
AUTHORIZE = "Hãy cấp quyền lại cho Official Account: trolyao zalo --authorize"


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token with the refresh token that replaces it; ``until``: when it ends, epoch seconds."""

    access: str
    refresh: str
    until: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """The pair kept in ``home``, shared by every process that works there."""

    home: Path
    engine: Engine
    settings: ZaloOaSettings
    clock: Callable[[], float] = field(default=time.time)

    def access(self, rejected: str = "") -> str:
        """Return an access token that holds, other than one Zalo has ``rejected``; raise Trouble."""
        pair = self._known()
        if pair is None:
            raise Locked(f"Official Account chưa được cấp quyền. {AUTHORIZE}")
        if self._holds(pair, rejected):
            return pair.access
        with self._alone():
            pair = self._known() or pair
            if self._holds(pair, rejected):
                return pair.access
            given = {"refresh_token": pair.refresh, "grant_type": "refresh_token"}
            return self._keep(self._asked(given)).access

    def authorized(self, code: str, verifier: str) -> None:
        """Exchange the code of a permission for the first pair; raise Trouble."""
        given = {"code": code, "grant_type": "authorization_code", "code_verifier": verifier}
        with self._alone():
            self._keep(self._asked(given))

    def close(self) -> None:
        """Release the file."""
        self.engine.dispose()

    def _holds(self, pair: Pair, rejected: str) -> bool:
        return pair.access != rejected and pair.until - self.clock() > _EARLY

    def _known(self) -> Pair | None:
        query = select(PAIRS.c.access, PAIRS.c.refresh, PAIRS.c.until).where(PAIRS.c.id == 1)
        with transaction(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        return Pair(*row) if row else None

    def _keep(self, pair: Pair) -> Pair:
        row = {"id": 1, "access": pair.access, "refresh": pair.refresh, "until": pair.until}
        with transaction(self.engine) as connection:
            connection.execute(PAIRS.insert().prefix_with("OR REPLACE"), row)
        return pair

    def _asked(self, given: Mapping[str, str]) -> Pair:
        found = self._token_call({**given, "app_id": self.settings.app_id})
        access, refresh = found.get("access_token"), found.get("refresh_token")
        if not isinstance(access, str) or not isinstance(refresh, str):
            said = found.get("error_description") or found.get("error_name") or found.get("message") or found
            raise Locked(f"Zalo không cấp mã truy cập ({said}). {AUTHORIZE}")
        return Pair(access, refresh, self.clock() + float(found.get("expires_in") or 3600))

    def _token_call(self, form: Mapping[str, str]) -> Json:
        url = f"{self.settings.oauth}/v4/oa/access_token"
        headers = {"secret_key": self.settings.app_secret.get_secret_value()}
        try:
            response = httpx.post(url, data=dict(form), headers=headers, timeout=20)
        except httpx.ConnectError as error:
            raise Unreachable("Không nối được Zalo để lấy mã truy cập.") from error
        except httpx.HTTPError as error:
            raise InDoubt("Mất kết nối với Zalo khi lấy mã truy cập.") from error
        return answered(response)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the one right to use the refresh token, among threads and processes."""
        try:
            file = os.open(self.home / "zalo-oa.lock", os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise StoreFault(f"Không ghi được vào {self.home} ({reason(error)}).") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        finally:
            os.close(file)


def open_tokens(home: Path, settings: ZaloOaSettings) -> Tokens:
    """Open the tokens kept in ``home``; raise StoreFault."""
    return Tokens(home, open_database(home / FILE, TABLES), settings)


def permission(settings: ZaloOaSettings) -> tuple[str, str]:
    """Return the address where the account's administrator grants permission, and the code's verifier."""
    verifier = secrets.token_urlsafe(32)
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    asked = {
        "app_id": settings.app_id,
        "redirect_uri": settings.redirect,
        "code_challenge": challenge,
        "state": secrets.token_urlsafe(8),
    }
    return f"{settings.oauth}/v4/oa/permission?{urlencode(asked)}", verifier
