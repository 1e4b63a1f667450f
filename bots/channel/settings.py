"""The settings of the chats, whatever carries them (environment ``TROLYAO_BOT_…``)."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_HOUR = re.compile(r"([01]?\d|2[0-3])(?:[:h.]([0-5]\d)|h)?")


class ChatSettings(BaseSettings):
    """Who may ask and how long what is said is kept.

    ``access``: ``listed`` (those an administrator lets in) or ``open`` (anybody who finds the bot).
    ``keep_days``: how long questions and answers are kept for follow-ups and pages.
    ``rate_per_minute``: questions of one person (0: any number). ``list_length``: most lines of a list,
    shown in pages. ``remind_at``: when reminders go out where a person names no hour (HH:MM, Vietnam).
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_BOT_", extra="ignore", frozen=True)

    access: Literal["listed", "open"] = "listed"
    keep_days: float = Field(default=7, gt=0, le=365)
    rate_per_minute: int = Field(default=20, ge=0, le=1000)
    list_length: int = Field(default=60, ge=5, le=500)
    remind_at: str = "07:30"

    @field_validator("remind_at")
    @classmethod
    def _an_hour(cls, value: str) -> str:
        if minute_of(value) is None:
            raise ValueError("phải là giờ trong ngày, ví dụ 07:30")
        return value

    @property
    def remind_minute(self) -> int:
        """The minute of the day at which reminders go out."""
        return minute_of(self.remind_at) or 0


def minute_of(text: str) -> int | None:
    """Return the minute of the day that ``7:30``, ``7h30`` or ``7`` means; None for anything else."""
    match = _HOUR.fullmatch(text.strip())
    return int(match[1]) * 60 + int(match[2] or 0) if match else None
