"""``trolyao batch``: a file of questions in, a file of answers out."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bots.cli.batch_lines import SUFFIXES, Line, read_lines
from bots.cli.batch_progress import Progress, progress_beside
from bots.question import BadQuestion, clean_history, clean_question
from bots.tables.columns import cells
from bots.tables.sheets import write_csv, write_xlsx
from bots.terminal.files import written_whole
from bots.terminal.session import open_assistant
from bots.terminal.vietnamese import WrongUse

_log = logging.getLogger(__name__)


def batch(
    source: Annotated[Path, typer.Argument(metavar="TỆP_HỎI", help="Tệp câu hỏi .jsonl, .csv hoặc .xlsx.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="TỆP_ĐÁP", help=".jsonl, .csv hoặc .xlsx.")
    ],
) -> int:
    """Trả lời cả tệp câu hỏi; dòng hỏng được ghi “failed” kèm lý do, các dòng khác vẫn được trả lời.

    Bị ngắt giữa chừng thì chạy lại đúng lệnh đó: các câu đã trả lời không phải làm lại.
    """
    for path in (source, output):
        if path.suffix.lower() not in SUFFIXES:
            raise WrongUse(f"“{path}”: đuôi tệp phải là {', '.join(SUFFIXES)}.")
    lines = read_lines(source)
    assistant = open_assistant()
    with progress_beside(output, _state(assistant)) as progress:
        answers = _answered_in_turn(lines, assistant.ask, progress)
        with written_whole(output) as draft:
            _WRITERS[output.suffix.lower()](draft, answers)
    failed = sum(answer["status"] == "failed" for answer in answers)
    print(f"Đã trả lời {len(answers) - failed}/{len(answers)} câu, ghi vào {output}.", file=sys.stderr)
    return 1 if failed else 0


def _state(assistant: Any) -> list[str]:
    """What answers depend on besides the question: documents and program."""
    from importlib.metadata import version

    heads = assistant.store.registry.heads()
    return [version("trolyao"), *sorted(f"{head.source} {head.digest}" for head in heads)]


def _answered_in_turn(
    lines: Sequence[Line], ask: Callable[[str, Sequence[str]], Any], progress: Progress
) -> list[dict[str, Any]]:
    if len(progress):
        print(f"Làm tiếp: đã có {len(progress)} câu từ lần trước.", file=sys.stderr)
    try:
        return [progress.answer(line) or _asked(line, ask, progress) for line in _tracked(lines)]
    except KeyboardInterrupt:
        print(
            f"Đã giữ {len(progress)}/{len(lines)} câu. Chạy lại đúng lệnh này để làm tiếp.", file=sys.stderr
        )
        raise


def _tracked(lines: Sequence[Line]) -> Iterator[Line]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = not console.is_terminal
    yield from track(lines, "Đang trả lời", console=console, transient=True, disable=hidden)


def _asked(line: Line, ask: Callable[[str, Sequence[str]], Any], progress: Progress) -> dict[str, Any]:
    answer = _answered(line, ask)
    if answer["status"] != "failed":
        progress.keep(line, answer)
    return answer


def _answered(line: Line, ask: Callable[[str, Sequence[str]], Any]) -> dict[str, Any]:
    from assistant.answer import answer_json

    if line.fault:
        return _failed(line, line.fault)
    try:
        answer = ask(clean_question(line.question), clean_history(line.history))
    except BadQuestion as error:
        return _failed(line, str(error))
    except Exception:  # one question must not cost the others their answers
        _log.exception("lỗi khi trả lời câu %s", line.id)
        return _failed(line, "Có lỗi khi trả lời câu này.")
    return answer_json(answer, line.id) | {"question": line.question}


def _failed(line: Line, reason: str) -> dict[str, Any]:
    from assistant.answer import Answer, Status, answer_json

    question = line.question if len(line.question) <= 200 else line.question[:200] + "…"
    return answer_json(Answer(question, Status.FAILED, "text", reason), line.id)


def _write_jsonl(path: Path, answers: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)


def _write_sheet(write: Callable[..., None], path: Path, answers: Sequence[Mapping[str, Any]]) -> None:
    write(path, *cells("answers", answers))


_WRITERS: Mapping[str, Callable[[Path, Sequence[Mapping[str, Any]]], None]] = {
    ".jsonl": _write_jsonl,
    ".csv": partial(_write_sheet, write_csv),
    ".xlsx": partial(_write_sheet, write_xlsx),
}
