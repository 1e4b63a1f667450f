"""Embedders, in LangChain's own shape: ``embed_documents`` and ``embed_query``.

The default is the project's own small model; ``hashing`` needs no model file; any
sentence-transformers model is a setting away.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from importlib.resources import files
from typing import Protocol

from corpus.hashing import HashingEmbedder
from corpus.neural import ModelError, NeuralModel, fingerprint
from corpus.segment import segmented
from corpus.static_embedding import StaticEmbedder

__all__ = [
    "Embedder",
    "HashingEmbedder",
    "ModelError",
    "SentenceTransformerEmbedder",
    "StaticEmbedder",
    "open_embedder",
]


class Embedder(Protocol):
    """LangChain's Embeddings with a ``name`` that changes whenever its vectors do."""

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with."""

    @property
    def at_once(self) -> int:
        """How many passages are embedded before they are written: a run that is stopped loses no more."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1 or all zeros."""

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""


@dataclass(frozen=True, slots=True)
class InputForm:
    """How a family of models was trained to be given text."""

    query_prefix: str = ""
    passage_prefix: str = ""
    segmented: bool = False

    def of(self, prefix: str, text: str) -> str:
        """Return ``text`` as the model wants it."""
        return prefix + (segmented(text) if self.segmented else text)


class SentenceTransformerEmbedder:
    """A sentence-transformers model by folder or hub name, loaded at its first use."""

    at_once = 256  # minutes of work for a large model on a CPU

    def __init__(self, model: str) -> None:
        self._name = model
        self._form = input_form(model)
        self._model = NeuralModel("SentenceTransformer", model, "TROLYAO_EMBEDDER")

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with."""
        return f"sentence-transformers:{self._name}:{self._fingerprint}"

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self._name)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1."""
        given = [self._form.of(self._form.passage_prefix, text) for text in texts]
        vectors = self._model.open().encode_document(
            given, normalize_embeddings=True, show_progress_bar=False
        )
        return [[float(number) for number in vector] for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, with the model's query prompt where it has one."""
        given = self._form.of(self._form.query_prefix, text)
        vector = self._model.open().encode_query(given, normalize_embeddings=True, show_progress_bar=False)
        return [float(number) for number in vector]


def input_form(model: str) -> InputForm:
    """Return how ``model`` wants its text, by the patterns of ``data/embedders.toml``; else plain."""
    name = model.rstrip("/").lower()
    raw = tomllib.loads((files("corpus") / "data" / "embedders.toml").read_text(encoding="utf-8"))
    for row in raw["family"]:
        if any(fnmatchcase(name, pattern) for pattern in row.pop("names")):
            return InputForm(**row)
    return InputForm()


def open_embedder(setting: str) -> Embedder:
    """Return the embedder a setting names: ``trolyao``, ``hashing``, or a model's folder or hub name."""
    if setting == "trolyao":
        return StaticEmbedder()
    return HashingEmbedder() if setting == "hashing" else SentenceTransformerEmbedder(setting)
