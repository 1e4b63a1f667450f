"""A store of its own for measuring: the five documents read afresh, gone when the work is done."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.bootstrap import Assistant, open_assistant
from corpus.settings import Settings
from corpus.store import reconcile
from eval.cases import DOCUMENTS, CasesError


@contextmanager
def fresh_assistant(settings: Settings, documents: Path = DOCUMENTS) -> Iterator[Assistant]:
    """An assistant over every file of ``documents``, with ``settings`` but a temporary home."""
    from ingestion.loading import load
    from ingestion.reading import read

    if not documents.is_dir():
        raise CasesError(f"Không có thư mục tài liệu {documents}.")
    with tempfile.TemporaryDirectory(prefix="trolyao-eval-") as folder:
        alone = {"home": Path(folder), "database_url": "", "chroma_url": ""}
        assistant = open_assistant(settings.model_copy(update=alone))
        try:
            for path in sorted(p for p in documents.iterdir() if p.is_file()):
                assistant.store.registry.replace(read(load(path)))
            reconcile(assistant.store)
            yield assistant
        finally:
            assistant.store.close()


def has_documents(settings: Settings) -> bool:
    """Tell whether anything is ingested in the configured home; nothing is made there."""
    from corpus.registry import Registry

    if not settings.database_url and not (settings.home / "registry.sqlite").is_file():
        return False
    registry = Registry(settings.database)
    try:
        return bool(registry.heads())
    finally:
        registry.close()


@contextmanager
def existing_assistant(settings: Settings) -> Iterator[Assistant]:
    """The assistant over what is already ingested in the configured home."""
    assistant = open_assistant(settings)
    try:
        if not assistant.store.registry.heads():
            raise CasesError(
                "Chưa có văn bản nào được nạp trong TROLYAO_HOME. Hãy chạy trolyao ingest trước."
            )
        yield assistant
    finally:
        assistant.store.close()
