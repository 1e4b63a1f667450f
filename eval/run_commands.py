"""The commands over whole runs of question sets: answers, compare, ablate, publish."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eval.explaining import JsonOption, explained, recorded, show

if TYPE_CHECKING:
    from assistant.writing.chat import Writer

SetArgument = Annotated[
    str, typer.Argument(metavar="[BỘ]", help="Tên bộ (tune, officials…) hoặc tệp .jsonl, .csv, .xlsx.")
]
RunArgument = Annotated[Path, typer.Argument(help="Tệp .json do eval answers ghi.", metavar="LẦN_ĐO")]


def answers(
    name: SetArgument = "tune",
    as_json: JsonOption = False,
    sealed: Annotated[bool, typer.Option("--sealed", help="Chấm bộ niêm phong, chỉ in tổng số.")] = False,
    here: Annotated[bool, typer.Option("--here", help="Dùng dữ liệu đã nạp trong TROLYAO_HOME.")] = False,
    documents: Annotated[
        Path | None, typer.Option(help="Đọc thư mục văn bản này thay cho dữ liệu đã nạp.", metavar="THƯ_MỤC")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Nơi ghi báo cáo (mặc định TROLYAO_HOME/eval/runs).", metavar="THƯ_MỤC"
        ),
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="Thêm cột ý kiến của mô hình ngôn ngữ (TROLYAO_CHAT_MODEL).")
    ] = False,
) -> None:
    """Hỏi từng câu của một bộ, chấm từng khâu, ghi kết quả (.json) và báo cáo (.html).

    Bộ có sẵn được hỏi trên năm văn bản kèm theo; bộ của bạn được hỏi trên văn bản đã nạp.
    """
    with explained():
        from corpus.settings import load_settings
        from eval.answer_text import answers_text
        from eval.answering import answer_set, shown_progress
        from eval.cases import sealed_part
        from eval.run_files import write_run

        settings = load_settings()
        asked = sealed_part(name) if sealed else name
        report = answer_set(asked, settings, here, documents, shown_progress, _judge() if judge else None)
        written = write_run(output or settings.home / "eval" / "runs", report)
        show(report, answers_text(report), as_json)
        for path in written:
            print(f"Đã ghi {path}", file=sys.stderr)
        recorded("answers", {k: v for k, v in report.items() if k not in ("cases", "run")})


def compare(first: RunArgument, second: RunArgument, as_json: JsonOption = False) -> None:
    """So hai lần đo: chênh lệch, độ chắc chắn, và từng câu đã đổi kết quả."""
    with explained():
        from eval.run_comparison import compare_runs, comparison_text
        from eval.run_files import read_run

        found = compare_runs(read_run(first), read_run(second))
        show(found, comparison_text(found), as_json)


def ablate(name: SetArgument = "tune", as_json: JsonOption = False) -> None:
    """Bỏ từng phần (véc-tơ, từ khóa…) và so với cách làm thông thường, trên cùng một bộ câu."""
    with explained():
        report = _ablation_of([name])
        from eval.ablation import ablation_text

        show(report, ablation_text(report), as_json)
        recorded("ablate", report)


def publish(
    readme: Annotated[Path, typer.Option(help="Trang có bảng tóm tắt.", metavar="TỆP")] = Path("README.md"),
    page: Annotated[Path, typer.Option(help="Trang có mọi bảng.", metavar="TỆP")] = Path("docs/bang-diem.md"),
) -> None:
    """Đo mọi bộ có sẵn rồi ghi bảng điểm vào README và docs, giữa hai dòng đánh dấu."""
    with explained():
        from corpus.settings import load_settings
        from eval.answering import answer_set, shown_progress
        from eval.cases import SETS
        from eval.publish import full, summary, write_between

        reports = {name: answer_set(name, load_settings(), track=shown_progress) for name in SETS}
        tables = full(reports, _ablation_of([n for n, r in reports.items() if not r["sealed"]]))
        write_between(readme, summary(reports))
        write_between(page, tables)
        print(f"Đã ghi {readme}, {page}.", file=sys.stderr)


def _judge() -> Writer:
    """The configured model; CasesError where there is none."""
    from assistant.writing.chat import open_writer
    from assistant.writing.settings import load_chat_settings
    from eval.cases import CasesError

    writer = open_writer(load_chat_settings())
    if writer is None:
        raise CasesError("Chưa có mô hình để chấm. Hãy đặt TROLYAO_CHAT_MODEL, TROLYAO_CHAT_BASE_URL.")
    return writer


def _ablation_of(names: Sequence[str]) -> dict[str, Any]:
    """Measure every variant on the sets together."""
    from corpus.settings import load_settings
    from eval.ablation import ablate as ablated
    from eval.answering import shown_progress
    from eval.cases import load_cases

    cases = [case for name in names for case in load_cases(name)]
    return ablated(" + ".join(names), cases, load_settings(), track=shown_progress)
