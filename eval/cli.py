"""``trolyao eval``: the scoreboard on the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from eval.cases import CASES, DOCUMENTS

app = typer.Typer(
    help="Bảng điểm: đo chất lượng và tốc độ.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

JsonOption = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON ra đầu ra chuẩn.")]
FolderArgument = Annotated[Path, typer.Argument(help="Thư mục tài liệu.", metavar="THƯ_MỤC")]


@app.command()
def answers(
    name: Annotated[str, typer.Argument(metavar="[BỘ]", help="Tên bộ (tune) hoặc tệp .jsonl.")] = "tune",
    as_json: JsonOption = False,
    sealed: Annotated[bool, typer.Option("--sealed", help="Chấm bộ niêm phong, chỉ in tổng số.")] = False,
    here: Annotated[bool, typer.Option("--here", help="Dùng dữ liệu đã nạp trong TROLYAO_HOME.")] = False,
) -> None:
    """Hỏi từng câu của một bộ câu hỏi rồi chấm câu trả lời."""
    with _explained():
        report = _answers_report("sealed" if sealed else name, here)
        hidden = sealed or name == "sealed"
        from eval.answer_report import answers_text, totals_only, totals_text

        shown = totals_only(report) if hidden else report
        _show(shown, totals_text(report) if hidden else answers_text(report), as_json)
        _recorded("answers", {k: v for k, v in shown.items() if k != "failures"})


@app.command()
def registry(
    folder: FolderArgument = DOCUMENTS,
    as_json: JsonOption = False,
    gold: Annotated[
        Path | None, typer.Option(help="Thư mục bản chuẩn (mặc định THƯ_MỤC/gold).", metavar="THƯ_MỤC")
    ] = None,
) -> None:
    """Đọc một thư mục văn bản rồi so với bản chuẩn đặt bên cạnh."""
    from eval.registry import score_folder, scoreboard_json, scoreboard_text

    with _explained():
        board = score_folder(folder, gold or _gold_beside(folder))
        report = scoreboard_json(board)
        _show(report, scoreboard_text(board), as_json)
        _recorded("registry", {"folder": folder.name, **report["total"], "no_tasks": report["no_tasks"]})
    if board.failed or any(board.no_tasks.values()):
        raise typer.Exit(1)


@app.command()
def retrieval(
    folder: Annotated[Path, typer.Argument(help="Thư mục bộ tìm kiếm.", metavar="THƯ_MỤC")],
    as_json: JsonOption = False,
) -> None:
    """Đo tìm kiếm trên một bộ corpus.jsonl, queries.jsonl, qrels.tsv."""
    from corpus.settings import load_settings
    from eval.retrieval import report_json, report_text, search_set_results
    from eval.searchset import load_search_set

    with _explained():
        searched = load_search_set(folder)
        results = search_set_results(searched, load_settings(), lambda line: print(line, file=sys.stderr))
        report = report_json(searched, results)
        _show(report, report_text(report), as_json)
        _recorded("retrieval", report)


@app.command()
def speed(as_json: JsonOption = False) -> None:
    """Đo thời gian, bộ nhớ, và so với cách làm thông thường (LangChain + Chroma)."""
    from eval.speed import measure, speed_text

    with _explained():
        report = measure(lambda line: print(line, file=sys.stderr))
        _show(report, speed_text(report), as_json)
        _recorded("speed", report)


@app.command()
def scale(
    texts: Annotated[Path, typer.Argument(help="Thư mục *.jsonl.gz {title, text}.", metavar="THƯ_MỤC")],
    passages: Annotated[int, typer.Option(help="Số đoạn.", min=100)] = 50_000,
    usual: Annotated[bool, typer.Option(help="Đo cả LangChain + Chroma.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Đo lập chỉ mục và tìm kiếm với rất nhiều đoạn văn."""
    from eval.scale import measure_scale, scale_text

    with _explained():
        report = measure_scale(passages, texts, usual, lambda line: print(line, file=sys.stderr))
        _show(report, scale_text(report), as_json)
        _recorded("scale", report)


@app.command()
def gate(as_json: JsonOption = False) -> None:
    """Kiểm tra các ngưỡng chất lượng; dừng với mã 1 nếu có ngưỡng bị phá."""
    from eval.gate import check_figures, gate_text
    from eval.registry import score_folder, scoreboard_json

    with _explained():
        figures = {
            "registry": scoreboard_json(score_folder(DOCUMENTS, CASES / "gold")),
            "answers": _answers_report("tune", here=False),
        }
        checks = check_figures(figures)
        held = all(check.held for check in checks)
        shown = {"held": held, "broken": [check.name for check in checks if not check.held]}
        _show(shown, gate_text(checks), as_json)
    raise typer.Exit(0 if held else 1)


def _answers_report(name: str, here: bool) -> dict[str, Any]:
    from corpus.settings import load_settings
    from eval.answer_report import answers_json
    from eval.answers import run_cases
    from eval.bench import existing_assistant, fresh_assistant
    from eval.cases import load_cases

    cases = load_cases(name)
    settings = load_settings()
    with existing_assistant(settings) if here else fresh_assistant(settings) as assistant:
        return answers_json(name, run_cases(assistant.ask, assistant.store.registry.blocks, cases))


def _gold_beside(folder: Path) -> Path:
    """Where the gold of a folder stands: the shipped one for the shipped documents."""
    return CASES / "gold" if folder.resolve() == DOCUMENTS.resolve() else folder / "gold"


def _show(report: dict[str, Any], text: str, as_json: bool) -> None:
    print(json.dumps(report, ensure_ascii=False) if as_json else text)


def _recorded(command: str, figures: dict[str, Any]) -> None:
    from corpus.settings import load_settings
    from eval.journal import record

    path = record(load_settings(), command, figures)
    print(f"Đã ghi số liệu vào {path}", file=sys.stderr)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what a person can mend into a Vietnamese line on standard error and exit 2."""
    from corpus.settings import SettingsError
    from eval.baseline import BaselineError
    from eval.cases import CasesError
    from eval.gold import GoldError
    from eval.searchset import SearchSetError

    try:
        yield
    except (SettingsError, BaselineError, CasesError, GoldError, SearchSetError) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    except OSError as error:
        print(f"Lỗi: không đọc, ghi được “{error.filename}”.", file=sys.stderr)
        raise typer.Exit(2) from error
