"""The settings: environment variables ``TROLYAO_*``, with defaults that need nothing but a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Self, TypeVar

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

_Settings = TypeVar("_Settings", bound=BaseSettings)


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message says which, in Vietnamese."""


class Settings(BaseSettings):
    """Where the state lives, which engines serve it, and the weights of the search.

    ``embedder`` is ``trolyao`` (the shipped model), ``hashing``, or the folder or hub name of a
    sentence-transformers model; ``reranker`` empty or that of a cross-encoder; ``chroma_url`` empty
    means embedded under ``home``. Up to ``exact_passages`` there, a question is compared with each
    vector; more are left to Chroma's graph. ``max_…`` and ``read_…`` bound what one file may hold and
    take to read (seconds, MB of memory); ``read_secret``: documents marked as secrets may be read.
    ``ocr_…`` bound the reading of scans: pages of one file, seconds for a page, and how sure (%) a page
    has to be read to get no warning.
    """

    model_config = SettingsConfigDict(env_prefix="TROLYAO_", extra="ignore", frozen=True)

    home: Path = Path(".trolyao")
    database_url: str = Field(default="", repr=False)  # may hold a password
    chroma_url: str = ""
    embedder: str = "trolyao"
    reranker: str = ""
    rerank_depth: int = Field(default=20, ge=2, le=500)
    max_file_mb: int = Field(default=50, ge=1, le=2000)
    max_expanded_mb: int = Field(default=300, ge=1, le=10_000)
    max_pages: int = Field(default=1000, ge=1, le=100_000)
    max_cells: int = Field(default=100_000, ge=100, le=10_000_000)
    read_seconds: int = Field(default=600, ge=5, le=86_400)
    read_memory_mb: int = Field(default=2000, ge=300, le=1_000_000)
    read_secret: bool = False
    ocr_pages: int = Field(default=200, ge=1, le=10_000)
    ocr_page_seconds: int = Field(default=60, ge=1, le=3600)
    ocr_sureness: int = Field(default=80, ge=0, le=100)
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
    """Read the store's settings from the environment; raise SettingsError naming each bad value."""
    return load(Settings)


def load(kind: type[_Settings]) -> _Settings:
    """Read settings from the environment; raise SettingsError naming each bad value, showing no secret."""
    try:
        return kind()
    except ValidationError as error:
        faults = "; ".join(_fault(kind, item) for item in error.errors())
        raise SettingsError(f"Cấu hình sai: {faults}") from None


def _fault(kind: type[BaseSettings], item: ErrorDetails) -> str:
    message = item["msg"].removeprefix("Value error, ")
    if expected := _EXPECTED.get(item["type"]):
        message = expected.format_map(item.get("ctx", {})).replace(" or ", " hoặc ")
    if not item["loc"]:
        return message
    name = str(item["loc"][0])
    field = kind.model_fields[name]
    is_secret = not field.repr or field.annotation is SecretStr
    value = "" if is_secret else f" = {item['input']!r}"
    return f"{kind.model_config.get('env_prefix', '')}{name.upper()}{value} {message}"


_EXPECTED = {
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "float_parsing": "phải là số",
    "bool_parsing": "phải là 0 hoặc 1",
    "path_type": "phải là đường dẫn",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "không được quá {le}",
    "literal_error": "không dùng được; hãy chọn: {expected}",
}
