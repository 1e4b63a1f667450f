"""Opening of transformer models (extra ``models``): offline unless told otherwise, faults said plainly."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from corpus.faults import StoreFault


class ModelError(StoreFault):
    """A configured model cannot be had; the message says why, in Vietnamese."""


def open_neural(kind: str, model: str, setting: str) -> Any:
    """Return ``sentence_transformers.<kind>`` of the model (folder or hub name) that ``setting`` names."""
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
