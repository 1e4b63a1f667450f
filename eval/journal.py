"""The record of measured figures: one JSON line a run, with configuration and commit."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.settings import Settings

_LIBRARIES = ("trolyao", "tantivy", "chromadb", "model2vec", "numpy", "sqlalchemy", "underthesea")
_ROOT = Path(__file__).parents[1]


def record(settings: Settings, command: str, figures: Mapping[str, Any]) -> Path:
    """Append ``figures`` to ``eval/figures.jsonl`` under the home folder; return that file."""
    path = settings.home / "eval" / "figures.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {**circumstances(settings), "command": command, "figures": figures}
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def circumstances(settings: Settings) -> dict[str, Any]:
    """Return when, on what commit, with which versions and settings figures are measured."""
    from assistant.settings import AnswerSettings
    from assistant.writing.settings import load_chat_settings

    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU",
        "versions": {name: _version(name) for name in _LIBRARIES},
        "settings": settings.model_dump(mode="json", exclude={"home", "database_url", "chroma_url"}),
        "answering": AnswerSettings().model_dump(mode="json"),
        "chat": load_chat_settings().model_dump(mode="json", include={"model", "small_model", "provider"}),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    """The checkout's commit, with ``+`` where files differ from it; None outside a checkout."""
    try:
        named = _git("rev-parse", "--short", "HEAD")
        return f"{named}+" if _git("status", "--porcelain", "--untracked-files=no") else named
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(*arguments: str) -> str:
    asked = ["git", "-C", str(_ROOT), *arguments]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
