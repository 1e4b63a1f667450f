"""``trolyao eval``: the scoreboard on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CASES, DOCUMENTS
from eval.explaining import JsonOption, explained, recorded, show
from eval.formats.command import formats
from eval.run_commands import ablate, answers, compare, publish

app = typer.Typer(
    help="Bảng điểm: đo chất lượng và tốc độ.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

FolderArgument = Annotated[Path, typer.Argument(help="Thư mục tài liệu.", metavar="THƯ_MỤC")]


app.command()(answers)
app.command()(compare)
app.command()(ablate)
app.command()(publish)
app.command()(formats)


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

    with explained():
        board = score_folder(folder, gold or _gold_beside(folder))
        report = scoreboard_json(board)
        show(report, scoreboard_text(board), as_json)
        recorded("registry", {"folder": folder.name, **report["total"], "no_tasks": report["no_tasks"]})
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

    with explained():
        searched = load_search_set(folder)
        results = search_set_results(searched, load_settings(), lambda line: print(line, file=sys.stderr))
        report = report_json(searched, results)
        show(report, report_text(report), as_json)
        recorded("retrieval", report)


@app.command()
def speed(as_json: JsonOption = False) -> None:
    """Đo thời gian, bộ nhớ, và so với cách làm thông thường (LangChain + Chroma)."""
    from eval.speed import measure, speed_text

    with explained():
        report = measure(lambda line: print(line, file=sys.stderr))
        show(report, speed_text(report), as_json)
        recorded("speed", report)


@app.command()
def scale(
    texts: Annotated[
        Path,
        typer.Argument(help="Thư mục *.jsonl.gz {title, text}, hoặc thư mục văn bản.", metavar="THƯ_MỤC"),
    ],
    passages: Annotated[
        int, typer.Option(help="Số đoạn cắt từ *.jsonl.gz; của văn bản thì đo hết.", min=100)
    ] = 50_000,
    usual: Annotated[bool, typer.Option(help="Đo cả LangChain + Chroma.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Đo lập chỉ mục và tìm kiếm, từng nhánh, với rất nhiều đoạn văn hoặc với một thư mục văn bản."""
    from eval.scale import measure_scale, scale_text

    with explained():
        report = measure_scale(passages, texts, usual, lambda line: print(line, file=sys.stderr))
        show(report, scale_text(report), as_json)
        recorded("scale", report)


@app.command()
def gate(as_json: JsonOption = False) -> None:
    """Kiểm tra các ngưỡng chất lượng; dừng với mã 1 nếu có ngưỡng bị phá."""
    from corpus.settings import load_settings
    from eval.answering import gate_figures
    from eval.gate import check_figures, gate_json, gate_text

    with explained():
        figures = gate_figures(load_settings())
        checks = check_figures(figures)
        show(gate_json(checks, figures), gate_text(checks, figures), as_json)
    raise typer.Exit(0 if all(check.held for check in checks) else 1)


def _gold_beside(folder: Path) -> Path:
    """Where the gold of a folder stands: the shipped one for the shipped documents."""
    return CASES / "gold" if folder.resolve() == DOCUMENTS.resolve() else folder / "gold"
