"""The settings: environment variables ``TROLYAO_*``, with defaults that need nothing but a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message says which, in Vietnamese."""


class Settings(BaseSettings):
    """Where the state lives, which engines serve it, and the weights of the search.

    ``embedder`` is ``trolyao`` (the shipped model), ``hashing``, or the folder or hub name of a
    sentence-transformers model; ``reranker`` empty or that of a cross-encoder; ``chroma_url`` empty
    means embedded under ``home``. Up to ``exact_passages`` there, a question is compared with each
    vector; more are left to Chroma's graph.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_", extra="ignore", frozen=True)

    home: Path = Path(".trolyao")
    database_url: str = ""
    chroma_url: str = ""
    embedder: str = "trolyao"
    reranker: str = ""
    rerank_depth: int = Field(default=20, ge=2, le=500)
    max_file_mb: int = Field(default=50, ge=1, le=2000)
    lexical_weight: float = Field(default=0.7, ge=0.0, le=1.0)
    dense_weight: float = Field(default=0.3, ge=0.0, le=1.0)
    candidates: int = Field(default=100, ge=1, le=5000)
    exact_passages: int = Field(default=100_000, ge=0, le=2_000_000)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("phải bắt đầu bằng sqlite:/// hoặc postgresql+psycopg://")
        return value

    @field_validator("chroma_url")
    @classmethod
    def _known_chroma(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("phải bắt đầu bằng http:// hoặc https://")
        return value.rstrip("/")

    @field_validator("embedder")
    @classmethod
    def _named_embedder(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("không được để trống (mặc định: trolyao)")
        return value.strip()

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if self.lexical_weight + self.dense_weight <= 0:
            raise ValueError("lexical_weight và dense_weight không được cùng bằng 0")
        return self

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the registry: the configured one, else a SQLite file in ``home``."""
        return self.database_url or f"sqlite:///{self.home.absolute() / 'registry.sqlite'}"


def load_settings() -> Settings:
    """Read the settings from the environment; raise SettingsError naming each bad value."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(f"Cấu hình sai: {faults_of(error)}") from None


def faults_of(error: ValidationError, prefix: str = "TROLYAO_") -> str:
    """Return each bad variable (``prefix`` and name) that ``error`` is about and what is wrong."""
    return "; ".join(_fault(dict(item), prefix) for item in error.errors())


def _fault(item: dict[str, object], prefix: str) -> str:
    place = item.get("loc")
    name = prefix + str(place[0]).upper() if isinstance(place, tuple) and place else f"{prefix}*"
    message = str(item.get("msg", "")).removeprefix("Value error, ")
    kind = str(item.get("type", ""))
    if kind in _EXPECTED:
        message = _EXPECTED[kind]
    elif kind.startswith(("greater_than", "less_than")):
        message = f"ngoài khoảng cho phép ({item.get('ctx')})"
    elif kind == "literal_error" and isinstance(context := item.get("ctx"), dict):
        message = f"không dùng được; hãy chọn: {str(context.get('expected')).replace(' or ', ' hoặc ')}"
    return f"{name} = {item.get('input')!r} {message}" if place else message


_EXPECTED = {
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "float_parsing": "phải là số",
    "path_type": "phải là đường dẫn",
}
