from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Ask
from bots.web.opening import Parts
from corpus.store import Store
from ingestion.loaders.limits import Limits
from ingestion.report import Report
from ingestion.sync import Progress, sync


def parts(store: Store, ask: Ask, max_file_mb: float = 0.5) -> Parts:
    """The service's parts over ``store``; documents are read in this very process."""

    def ingest(paths: Sequence[Path], progress: Progress) -> Report:
        return sync(store, paths, progress, Limits(megabytes=max_file_mb))

    return Parts(store.home, store.registry, ask, ingest, max_file_mb)
