"""The settings of the language model (environment ``TROLYAO_CHAT_…``); none is used unless one is named."""

from __future__ import annotations

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.settings import load


class ChatSettings(BaseSettings):
    """Which model words answers, where it runs, and how long it is waited for.

    ``model``: its name, empty for no model; ``small_model``: one for rewriting questions, empty for the
    same. ``provider``: LangChain's name of what serves it, ``openai`` for every OpenAI-compatible
    address (``base_url``, ending in ``/v1``). ``timeout``: seconds until the whole answer must be there.
    ``retries``: how often a refused request is sent again. ``rest_after`` faults in a row the model is left
    alone for ``rest`` seconds. ``at_once``: most requests under way. ``most_tokens``: longest answer.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_CHAT_", extra="ignore", frozen=True)

    model: str = ""
    small_model: str = ""
    provider: str = "openai"
    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    timeout: float = Field(default=30, gt=0, le=600)
    retries: int = Field(default=1, ge=0, le=10)
    rest_after: int = Field(default=3, ge=1, le=1000)
    rest: float = Field(default=60, ge=0, le=86400)
    at_once: int = Field(default=8, ge=1, le=1000)
    most_tokens: int = Field(default=1200, ge=50, le=100_000)
    temperature: float = Field(default=0, ge=0, le=2)

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("phải bắt đầu bằng http:// hoặc https://, thường kết thúc bằng /v1")
        return value.rstrip("/")

    @property
    def enabled(self) -> bool:
        """Whether a model is named."""
        return bool(self.model.strip())


def load_chat_settings() -> ChatSettings:
    """Read the settings from the environment; raise SettingsError naming each bad value."""
    return load(ChatSettings)
