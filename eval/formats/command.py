"""``trolyao eval formats``: the documents of a folder in every format, read and compared with the text."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from eval.cases import DOCUMENTS, CasesError
from eval.explaining import JsonOption, explained, recorded, show


def formats(
    folder: Annotated[
        Path, typer.Argument(help="Thư mục văn bản .txt, .md.", metavar="[THƯ_MỤC]")
    ] = DOCUMENTS,
    only: Annotated[
        list[str] | None, typer.Option("--format", help="Chỉ đo định dạng này (lặp lại được).", metavar="TÊN")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Giữ các tệp đã làm trong thư mục này.", metavar="THƯ_MỤC")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Làm văn bản thành docx, pdf, bản chụp, html, odt, doc, TCVN3; đọc lại, so từng trường với bản chữ."""
    with explained():
        from eval.formats.making import FORMATS
        from eval.formats.measuring import measured, originals
        from eval.formats.report import formats_json, formats_text

        names = _known(only or list(FORMATS))
        absent = {n: ", ".join(missing) for n in names if (missing := FORMATS[n].missing())}
        sources = originals(folder)
        if not sources:
            raise CasesError(f"Không có tệp .txt, .md nào trong {folder}. Hãy chọn thư mục khác.")
        with tempfile.TemporaryDirectory(prefix="trolyao-formats-") as place:
            made = [n for n in names if n not in absent]
            readings = list(measured(sources, made, keep or Path(place), _told))
        report = formats_json(folder.name, readings, absent)
        show(report, formats_text(report), as_json)
        recorded("formats", {**report, "formats": [_brief(each) for each in report["formats"]]})
    raise typer.Exit(0 if all(each["held"] for each in report["formats"]) else 1)


def _known(names: Sequence[str]) -> list[str]:
    from eval.formats.making import FORMATS

    if unknown := [name for name in names if name not in FORMATS]:
        raise CasesError(f"Không có định dạng “{unknown[0]}”. Hãy chọn trong: {', '.join(FORMATS)}.")
    return list(dict.fromkeys(names))


def _brief(figures: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in figures.items() if name != "documents"}


def _told(line: str) -> None:
    print(line, file=sys.stderr)
