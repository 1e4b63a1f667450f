"""The settings of the Telegram bot (environment ``TROLYAO_TELEGRAM_…``)."""

from __future__ import annotations

import re

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PATH = "/webhooks/telegram"
_TOKEN = re.compile(r"\d+:[\w-]{3,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class TelegramSettings(BaseSettings):
    """``token``: as @BotFather gave it (empty: no bot). ``webhook_secret``: makes ``serve`` take the
    messages by webhook, 16 to 256 letters, digits, ``_`` or ``-``. ``api``: where the Bot API is.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_TELEGRAM_", extra="ignore", frozen=True)

    token: SecretStr = SecretStr("")
    webhook_secret: SecretStr = SecretStr("")
    api: str = "https://api.telegram.org"

    @field_validator("token")
    @classmethod
    def _a_token(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value().strip()
        if text and not _TOKEN.fullmatch(text):
            raise ValueError("không phải mã bot do @BotFather cấp (dạng 123456:ABC…)")
        return SecretStr(text)

    @field_validator("webhook_secret")
    @classmethod
    def _a_secret(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not _SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("cần 16 đến 256 ký tự trong A–Z a–z 0–9 _ -")
        return value
