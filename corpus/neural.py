"""Opening of transformer models (extra ``models``): offline unless told otherwise, faults said plainly."""

from __future__ import annotations

import os
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.faults import StoreFault

_WEIGHTS = frozenset((".safetensors", ".bin"))
_READ = 4_000_000  # bytes of each file of weights: a trained one differs from its former self early


class ModelError(StoreFault):
    """A configured model cannot be had; the message says why, in Vietnamese."""


class NeuralModel:
    """``sentence_transformers.<kind>`` of a model (folder or hub name) named by ``setting``; opened once."""

    def __init__(self, kind: str, model: str, setting: str) -> None:
        self._kind, self._model, self._setting = kind, model, setting
        self._opened: Any = None
        self._fault = ""

    def open(self) -> Any:
        """Return the model, loaded at the first call; raise ModelError, at once where it failed before."""
        if self._fault:
            raise ModelError(self._fault)
        if self._opened is None:
            try:
                self._opened = _open(self._kind, self._model, self._setting)
            except ModelError as error:
                self._fault = str(error)
                raise
        return self._opened


def fingerprint(model: str) -> str:
    """Return what tells apart the weights in the folder ``model``; empty for a name of the hub."""
    digest = blake2b(digest_size=6)
    weights = sorted(path for path in Path(model).rglob("*") if path.suffix in _WEIGHTS)
    for path in weights:
        with path.open("rb") as file:
            digest.update(b"%d" % path.stat().st_size + file.read(_READ))
    return digest.hexdigest() if weights else ""


def _open(kind: str, model: str, setting: str) -> Any:
    # a box without network would wait a minute for the hub: only asked for when told to
    offline = os.environ.setdefault("HF_HUB_OFFLINE", "1") != "0"
    try:
        library = import_module("sentence_transformers")
        return getattr(library, kind)(model, device="cpu", local_files_only=offline)
    except ImportError as error:
        raise ModelError(
            "Chưa cài sentence-transformers, hãy cài gói mở rộng: pip install trolyao[models]."
        ) from error
    except (OSError, ValueError) as error:
        raise ModelError(
            f"Không nạp được mô hình {model!r} ({error}). Kiểm tra {setting};"
            " để tải mô hình từ mạng, đặt HF_HUB_OFFLINE=0."
        ) from error
