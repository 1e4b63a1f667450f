"""What a batch has answered so far, kept beside the output so that a stopped run goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from bots.cli.batch_lines import Line
from bots.terminal.files import why
from bots.terminal.vietnamese import Failure

Answered = dict[str, Any]


class Progress:
    """Answers by line; each is on disk as soon as it is kept."""

    def __init__(self, known: Mapping[str, Answered], out: TextIO) -> None:
        self._known = dict(known)
        self._out = out

    def __len__(self) -> int:
        return len(self._known)

    def answer(self, line: Line) -> Answered | None:
        """Return what was answered to ``line`` before, if anything."""
        return self._known.get(_key(line))

    def keep(self, line: Line, answer: Answered) -> None:
        """Remember the answer to ``line``."""
        self._known[_key(line)] = answer
        self._out.write(json.dumps({"line": _key(line), "answer": answer}, ensure_ascii=False) + "\n")
        self._out.flush()


@contextmanager
def progress_beside(output: Path, state: Sequence[str]) -> Iterator[Progress]:
    """Open what was answered for ``output`` over the same ``state`` (documents, version); gone on success."""
    path = output.with_name(f".{output.name}.partial.jsonl")
    mark = hashlib.sha256("\n".join(state).encode()).hexdigest()
    known = _read(path, mark)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if known else "w", encoding="utf-8") as out:
            if not known:
                out.write(json.dumps({"state": mark}) + "\n")
            yield Progress(known, out)
        path.unlink()
    except OSError as error:
        raise Failure(f"Không ghi được “{output}”: {why(error)}.") from error


def _read(path: Path, mark: str) -> dict[str, Answered]:
    """The answers of an earlier run in the same state; a last line cut short is dropped."""
    try:
        first, *lines = path.read_text(encoding="utf-8").split("\n")
        if json.loads(first) != {"state": mark}:
            return {}
    except (OSError, ValueError):
        return {}
    known = {}
    for line in lines:
        with suppress(ValueError, KeyError, TypeError):
            kept = json.loads(line)
            known[kept["line"]] = kept["answer"]
    return known


def _key(line: Line) -> str:
    told = json.dumps([line.id, line.question, line.history], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:24]
