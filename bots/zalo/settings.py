"""The settings of the Zalo channels (environment ``TROLYAO_ZALO_BOT_…``, ``TROLYAO_ZALO_OA_…``)."""

from __future__ import annotations

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

BOT_PATH, OA_PATH = "/webhooks/zalo-bot", "/webhooks/zalo-oa"


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError("phải bắt đầu bằng https://")
    return value.rstrip("/")


class ZaloBotSettings(BaseSettings):
    """A bot of the Zalo Bot Platform. ``token``: ``số:mã`` (empty: no bot). ``webhook_secret``: makes
    ``serve`` take the messages by webhook, 8 to 256 characters. ``writes_first``: whether it may write to
    people who did not just write to it. ``api``: where the platform is.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_ZALO_BOT_", extra="ignore", frozen=True)

    token: SecretStr = SecretStr("")
    webhook_secret: SecretStr = SecretStr("")
    writes_first: bool = False
    api: str = "https://bot-api.zaloplatforms.com"

    @field_validator("token")
    @classmethod
    def _a_token(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value().strip()
        number, _, secret = text.partition(":")
        if text and not (number.isdigit() and secret and "/" not in text):
            raise ValueError("không phải mã bot Zalo (dạng 123456789:abc…)")
        return SecretStr(text)

    @field_validator("webhook_secret")
    @classmethod
    def _a_secret(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not (8 <= len(text) <= 256 and text.isascii() and text.isprintable()):
            raise ValueError("cần 8 đến 256 ký tự không dấu")
        return value

    @field_validator("api")
    @classmethod
    def _an_address(cls, value: str) -> str:
        return _address(value)


class ZaloOaSettings(BaseSettings):
    """An Official Account. ``app_id``, ``app_secret``: of the application at developers.zalo.me;
    ``secret_key``: of its webhook page, another secret; ``redirect``: the address registered for the
    permission. ``api``, ``oauth``: where Zalo is. Empty ``app_id``: no account.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_ZALO_OA_", extra="ignore", frozen=True)

    app_id: str = ""
    app_secret: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")
    redirect: str = ""
    api: str = "https://openapi.zalo.me"
    oauth: str = "https://oauth.zaloapp.com"

    @field_validator("api", "oauth")
    @classmethod
    def _an_address(cls, value: str) -> str:
        return _address(value)

    @property
    def complete(self) -> bool:
        """Whether everything a webhook needs is set."""
        return bool(self.app_id and self.app_secret.get_secret_value() and self.secret_key.get_secret_value())
