"""Embedders, in LangChain's own shape: ``embed_documents`` and ``embed_query``.

The default needs numpy only and no model file; a sentence-transformers model is a setting away.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any, Protocol

from corpus.faults import StoreFault
from corpus.hashing import HashingEmbedder

__all__ = ["Embedder", "EmbeddingError", "HashingEmbedder", "SentenceTransformerEmbedder", "open_embedder"]


class EmbeddingError(StoreFault):
    """The configured embedder cannot be had; the message says why, in Vietnamese."""


class Embedder(Protocol):
    """LangChain's Embeddings with a ``name`` that changes whenever its vectors do."""

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1 or all zeros."""

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model by folder or hub name, loaded at its first use."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with."""
        return f"sentence-transformers:{self._model}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1."""
        vectors = self._open().encode_document(texts, normalize_embeddings=True, show_progress_bar=False)
        return [[float(number) for number in vector] for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, with the model's query prompt where it has one."""
        vector = self._open().encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return [float(number) for number in vector]

    def _open(self) -> Any:
        if self._loaded is None:
            # a box without network would wait a minute for the hub: only asked for when told to
            offline = os.environ.setdefault("HF_HUB_OFFLINE", "1") != "0"
            try:
                library = import_module("sentence_transformers")
                self._loaded = library.SentenceTransformer(
                    self._model, device="cpu", local_files_only=offline
                )
            except ImportError as error:
                hint = "hãy cài gói mở rộng: pip install trolyao[models]"
                raise EmbeddingError(f"Chưa cài sentence-transformers, {hint}.") from error
            except (OSError, ValueError) as error:
                raise EmbeddingError(
                    f"Không nạp được mô hình nhúng {self._model!r} ({error}). Kiểm tra TROLYAO_EMBEDDER;"
                    " để tải mô hình từ mạng, đặt HF_HUB_OFFLINE=0."
                ) from error
        return self._loaded


def open_embedder(setting: str) -> Embedder:
    """Return the embedder a setting names: ``hashing``, or a model's folder or hub name."""
    return HashingEmbedder() if setting == "hashing" else SentenceTransformerEmbedder(setting)
