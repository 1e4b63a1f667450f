"""``trolyao batch``: a file of questions in, a file of answers out."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from zipfile import BadZipFile

import typer

from bots.cli.files import why, written_whole
from bots.cli.session import open_assistant
from bots.cli.sheets import read_csv, read_xlsx, write_csv, write_xlsx
from bots.cli.vietnamese import WrongUse
from bots.question import BadQuestion, clean_history, clean_question

SUFFIXES = (".jsonl", ".csv", ".xlsx")
QUESTION_COLUMNS = ("question", "câu hỏi", "cau hoi")
HEADER = (
    "id",
    "question",
    "status",
    "intent",
    "answer",
    "total",
    "citations",
    "suggestions",
    "latency_ms",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the file: ``fault`` says, in Vietnamese, why it cannot be asked."""

    id: str
    question: str
    history: tuple[str, ...] = ()
    fault: str | None = None


def batch(
    source: Annotated[Path, typer.Argument(metavar="TỆP_HỎI", help="Tệp câu hỏi .jsonl, .csv hoặc .xlsx.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="TỆP_ĐÁP", help=".jsonl, .csv hoặc .xlsx.")
    ],
) -> int:
    """Trả lời cả tệp câu hỏi; dòng hỏng được ghi “failed” kèm lý do, các dòng khác vẫn được trả lời."""
    for path in (source, output):
        if path.suffix.lower() not in SUFFIXES:
            raise WrongUse(f"“{path}”: đuôi tệp phải là {', '.join(SUFFIXES)}.")
    lines = read_lines(source)
    assistant = open_assistant()
    answers = list(_answers(lines, assistant.ask))
    with written_whole(output) as draft:
        _WRITERS[output.suffix.lower()](draft, answers)
    failed = sum(answer["status"] == "failed" for answer in answers)
    print(f"Đã trả lời {len(answers) - failed}/{len(answers)} câu, ghi vào {output}.", file=sys.stderr)
    return 1 if failed else 0


def read_lines(path: Path) -> list[Line]:
    """Return the questions of a file, in order; an unreadable file is wrong use, a bad line is kept."""
    try:
        found = list(_READERS[path.suffix.lower()](path))
    except OSError as error:
        raise WrongUse(f"Không đọc được “{path}”: {why(error)}.") from None
    except UnicodeDecodeError:
        raise WrongUse(
            f"“{path}” không phải UTF-8. Hãy lưu lại với bảng mã UTF-8 (Excel: “CSV UTF-8”)."
        ) from None
    except (BadZipFile, KeyError, ValueError, csv.Error):
        raise WrongUse(f"“{path}” hỏng hoặc không đúng định dạng {path.suffix}.") from None
    if not found:
        raise WrongUse(f"“{path}” không có câu hỏi nào.")
    return found


def _json_lines(path: Path) -> Iterator[Line]:
    text = path.read_bytes().decode("utf-8-sig")
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            data = None
        yield (
            _line(data, number)
            if isinstance(data, dict)
            else Line(str(number), "", fault=f"Dòng {number} không phải một đối tượng JSON.")
        )


def _line(data: Mapping[str, Any], number: int) -> Line:
    name = data.get("id")
    question, history = data.get("question"), data.get("history") or []
    id = str(number) if name is None or name == "" else str(name)
    if not isinstance(question, str):
        return Line(id, "", fault=f"Dòng {number} thiếu trường “question” dạng chữ.")
    if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
        return Line(id, question, fault=f"Dòng {number}: “history” phải là danh sách câu hỏi.")
    return Line(id, question, tuple(history))


def _rows(rows: Sequence[Mapping[str, str]]) -> Iterator[Line]:
    names = {name.strip().lower(): name for row in rows[:1] for name in row}
    column = next((names[name] for name in QUESTION_COLUMNS if name in names), None)
    if rows and column is None:
        raise WrongUse("Không thấy cột “question” (hoặc “câu hỏi”) ở dòng đầu của tệp.")
    for number, row in enumerate(rows, start=1):
        earlier = [h.strip() for h in row.get(names.get("history", ""), "").split("\n") if h.strip()]
        name = row.get(names.get("id", ""), "").strip()
        yield _line({"id": name, "question": row.get(column or "", ""), "history": earlier}, number)


_READERS: Mapping[str, Callable[[Path], Iterable[Line]]] = {
    ".jsonl": _json_lines,
    ".csv": lambda path: _rows(read_csv(path)),
    ".xlsx": lambda path: _rows(read_xlsx(path)),
}


def _answers(lines: Sequence[Line], ask: Callable[[str, Sequence[str]], Any]) -> Iterator[dict[str, Any]]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    for line in track(
        lines, "Đang trả lời", console=console, transient=True, disable=not console.is_terminal
    ):
        yield _answered(line, ask)


def _answered(line: Line, ask: Callable[[str, Sequence[str]], Any]) -> dict[str, Any]:
    from assistant.answer import answer_json

    if line.fault:
        return _failed(line, line.fault)
    try:
        answer = ask(clean_question(line.question), clean_history(line.history))
    except BadQuestion as error:
        return _failed(line, str(error))
    return answer_json(answer, line.id) | {"question": line.question}


def _failed(line: Line, reason: str) -> dict[str, Any]:
    from assistant.answer import Answer, Status, answer_json

    question = line.question if len(line.question) <= 200 else line.question[:200] + "…"
    return answer_json(Answer(question, Status.FAILED, "text", reason), line.id)


def _write_jsonl(path: Path, answers: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)


def _flat(answer: Mapping[str, Any]) -> list[str | int | float | None]:
    proofs = [
        f"[{c['mark']}] {c['number'] or c['source']} – {c['locator']}: “{c['quote']}”"
        for c in answer["citations"]
    ]
    flat = dict(answer) | {"citations": "\n".join(proofs), "suggestions": "\n".join(answer["suggestions"])}
    return [flat[name] for name in HEADER]


_WRITERS: Mapping[str, Callable[[Path, Sequence[Mapping[str, Any]]], None]] = {
    ".jsonl": _write_jsonl,
    ".csv": lambda path, answers: write_csv(path, HEADER, (_flat(a) for a in answers)),
    ".xlsx": lambda path, answers: write_xlsx(path, HEADER, (_flat(a) for a in answers)),
}
