"""The settings of who may come in (environment ``TROLYAO_…``)."""

from __future__ import annotations

import os
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.settings import load

ORDINARY_PACE = 300
MOST_PROCESSES = 4


def _cores() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


class AccessSettings(BaseSettings):
    """How the service is entered.

    ``access``: ``open`` (a demonstration, this machine only) or ``accounts``. ``public_url``: the
    address people type, where a proxy stands before the service. ``trusted_proxies``: addresses
    whose ``X-Forwarded-…`` headers are believed, parted by commas. ``session_hours``: how long a
    sign-in lasts. ``allowed_sites``: origins whose pages may call the API, parted by commas.
    ``rate_per_minute``: requests of one person, program or address (0: any number; none set: 300, or
    any number in the open mode, where one person sits before one machine). ``answering_processes``:
    how many questions are answered at the same moment, by default as many as there are cores, up to 4.
    ``keep_questions_days`` (0: not at all), ``keep_audit_days``: how long the log is kept.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_", extra="ignore", frozen=True)

    access: Literal["open", "accounts"] = "open"
    public_url: str = ""
    trusted_proxies: str = ""
    session_hours: float = Field(default=8, gt=0, le=24 * 30)
    allowed_sites: str = ""
    rate_per_minute: int | None = Field(default=None, ge=0)
    answering_processes: int = Field(default_factory=_cores, ge=1, le=64)
    keep_questions_days: int = Field(default=90, ge=0, le=3650)
    keep_audit_days: int = Field(default=365, ge=31, le=3650)

    @field_validator("public_url")
    @classmethod
    def _an_origin(cls, value: str) -> str:
        return origin_of(value) if value else ""

    @field_validator("allowed_sites")
    @classmethod
    def _origins(cls, value: str) -> str:
        return ",".join(origin_of(site) for site in value.split(",") if site.strip())

    @property
    def sites(self) -> tuple[str, ...]:
        """The origins whose pages may call the API."""
        return tuple(self.allowed_sites.split(",")) if self.allowed_sites else ()

    @property
    def pace(self) -> int:
        """Requests a minute of one person, program or address; 0 for any number."""
        if self.rate_per_minute is not None:
            return self.rate_per_minute
        return 0 if self.access == "open" else ORDINARY_PACE

    @property
    def secure(self) -> bool:
        """Whether people reach the service by HTTPS only."""
        return self.public_url.startswith("https://")


def origin_of(url: str) -> str:
    """Return ``scheme://host[:port]`` of an address; raise ValueError where it is none."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError("phải có dạng https://tên.máy hoặc https://tên.máy:cổng")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def load_access_settings() -> AccessSettings:
    """Read the settings from the environment; raise SettingsError naming each bad value."""
    return load(AccessSettings)
