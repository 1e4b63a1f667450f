"""What every command of the scoreboard shares: showing, recording, and saying what went wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON ra đầu ra chuẩn.")]


def show(report: Mapping[str, Any], text: str, as_json: bool) -> None:
    """Print the report as one JSON object, or the text."""
    print(json.dumps(report, ensure_ascii=False) if as_json else text)


def recorded(command: str, figures: Mapping[str, Any]) -> None:
    """Add the figures to the journal under the home folder and say where that is."""
    from corpus.settings import load_settings
    from eval.journal import record

    path = record(load_settings(), command, figures)
    print(f"Đã ghi số liệu vào {path}", file=sys.stderr)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a person can mend into a Vietnamese line on standard error and exit 2."""
    from corpus.faults import StoreFault
    from corpus.settings import SettingsError
    from eval.baseline import BaselineError
    from eval.cases import CasesError
    from eval.gold import GoldError
    from eval.searchset import SearchSetError

    try:
        yield
    except (SettingsError, StoreFault, BaselineError, CasesError, GoldError, SearchSetError) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"Lỗi: không đọc, ghi được “{error.filename}”.", file=sys.stderr)
        raise typer.Exit(2) from error
