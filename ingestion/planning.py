"""What is to be done with each file: compared by content with what the registry knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO

from corpus.proposals import accepted_marks
from corpus.registry import Origin, Registry
from ingestion.archives import is_file, opened
from ingestion.gathering import Gathered
from ingestion.loaders.unreadable import Unreadable
from ingestion.report import Status

_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with one file: ``status`` is the outcome if all goes well."""

    path: Path
    status: Status
    message: str | None = None


def plan(registry: Registry, gathered: Gathered) -> list[Step]:
    """Return the steps in order: what is gone leaves first, so that a renamed file finds room."""
    origins, digests = registry.origins(), registry.digests()
    accepted = accepted_marks(registry.proposals.all(state="accepted"))
    present = {path.name for path in gathered.files}
    gone = [
        source
        for source, origin in origins.items()
        if source not in present and origin.folder and gathered.looked_at(Path(origin.folder))
    ]
    steps = [Step(Path(origins[source].folder) / source, "removed") for source in gone]
    holders = {digest: source for source, digest in digests.items() if source not in gone}
    taken: dict[str, Path] = {}
    for path in gathered.files:
        step = _step(path, digests, origins, holders, taken)
        if step.status == "unchanged" and not step.message and _is_behind(path, digests, origins, accepted):
            step = Step(path, "updated")
        taken.setdefault(path.name, path)
        steps.append(step)
    return steps


def _step(
    path: Path,
    digests: dict[str, str],
    origins: dict[str, Origin],
    holders: dict[str, str],
    taken: dict[str, Path],
) -> Step:
    """Compare one file with what is known; ``holders`` names the source of each known content."""
    digest, known = _digest(path), digests.get(path.name)
    former = _former_place(path, origins.get(path.name), taken)
    if former is not None:
        if digest is not None and digest == _digest(former):
            return Step(path, "unchanged", f"giống hệt tệp cùng tên trong {former.parent}, chỉ giữ một bản.")
        return Step(
            path,
            "failed",
            f"trùng tên với một tệp khác trong {former.parent}; hãy đổi tên một trong hai tệp.",
        )
    if digest is not None:
        holder = holders.setdefault(digest, path.name)
        if holder != path.name:
            return Step(path, "unchanged", f"nội dung giống hệt tệp “{holder}” đã nạp, bỏ qua.")
    if known is None:
        return Step(path, "added")
    return Step(path, "unchanged" if known == digest else "updated")


def _is_behind(
    path: Path, digests: dict[str, str], origins: dict[str, Origin], accepted: dict[str, str]
) -> bool:
    """Whether a file whose content is known was read by another reader, or before something was accepted."""
    return origins[path.name] != origin_of(path, accepted.get(digests[path.name], ""))


def _former_place(path: Path, origin: Origin | None, taken: dict[str, Path]) -> Path | None:
    """Another file of the same name: met before in this run, or ingested earlier and still there."""
    if path.name in taken:
        return taken[path.name]
    if origin is None or not origin.folder or Path(origin.folder) == path.parent:
        return None
    former = Path(origin.folder) / path.name
    return former if is_file(former) else None


def origin_of(path: Path, accepted: str = "") -> Origin:
    """Return the folder of ``path`` with the present reader's mark and that of the proposals accepted."""
    return Origin(str(path.parent), reader_version() + accepted)


def _digest(path: Path) -> str | None:
    """SHA-256 of the file's bytes; None where it cannot be read (loading then says why)."""
    try:
        with opened(path) as file:
            return _sha256(file)
    except (OSError, Unreadable):
        return None


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := file.read(_PART):
        digest.update(part)
    return digest.hexdigest()


@cache
def reader_version() -> str:
    """Return a mark of the reading code and its data: with any other, documents are read anew."""
    mark = hashlib.sha256()
    for package in ("corpus", "ingestion"):
        for name, data in _code(files(package)):
            mark.update(name.encode() + b"\0" + data)
    return mark.hexdigest()[:16]


def _code(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name not in ("documents", "__pycache__"):
            yield from _code(item)
        elif item.name.endswith((".py", ".toml", ".csv", ".json")):
            yield item.name, item.read_bytes()
