"""The project's own model: a static embedding (one vector a token, averaged), served by model2vec.

It folds accents away, so a question typed without them has the very vector of the accented one.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.neural import ModelError

_SHIPPED = Path(str(files("corpus") / "data" / "model"))


class StaticEmbedder:
    """A model2vec folder, the shipped one unless another is given; loaded at its first use."""

    at_once = 4000

    def __init__(self, folder: Path = _SHIPPED) -> None:
        self._folder = folder
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with: changes with the weights."""
        return f"trolyao:{_settings(self._folder).get('digest', self._folder)}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1 (all zeros for a text without words)."""
        vectors: list[list[float]] = (
            self._open().encode(texts, max_length=None, use_multiprocessing=False).tolist() if texts else []
        )
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question; the same as for a document."""
        return self.embed_documents([text])[0]

    def _open(self) -> Any:
        if self._loaded is None:
            settings = _settings(self._folder)
            # from_pretrained would import the hub's client, which costs as much as all the rest
            tensors = import_module("safetensors.numpy").load_file(self._folder / "model.safetensors")
            tokenizer = import_module("tokenizers").Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            self._loaded = import_module("model2vec").StaticModel(
                tensors["embeddings"],
                tokenizer,
                settings,
                normalize=True,
                weights=tensors.get("weights"),
                token_mapping=tensors.get("mapping"),
                max_length=None,
            )
        return self._loaded


def _settings(folder: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"Thiếu mô hình nhúng trong {folder}: hãy cài lại chương trình.") from error
    return settings
