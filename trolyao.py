"""The ``trolyao`` command: names every command and loads only the one that is run."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from bots.terminal.vietnamese import VietnameseCommand, VietnameseGroup, explain, help_page

ABOUT = """Trợ lý tra cứu kế hoạch, quyết định hành chính: ai chủ trì, phối hợp với ai, khi nào xong,
chỉ tiêu bao nhiêu; câu trả lời nào cũng kèm trích dẫn nguyên văn."""

COMMANDS = {
    "ingest": ("bots.cli.ingest:ingest", "Nạp tài liệu vào sổ đăng ký và chỉ mục."),
    "ask": ("bots.cli.ask:ask", "Hỏi một câu."),
    "batch": ("bots.cli.batch:batch", "Trả lời cả tệp câu hỏi (.jsonl, .csv, .xlsx)."),
    "tasks": ("bots.cli.listing:listing", "Liệt kê nhiệm vụ."),
    "targets": ("bots.cli.listing:listing", "Liệt kê chỉ tiêu."),
    "assignments": ("bots.cli.listing:listing", "Liệt kê việc giao trong lời văn."),
    "documents": ("bots.cli.listing:listing", "Liệt kê văn bản đã nạp."),
    "export": ("bots.cli.export:export", "Xuất toàn bộ dữ liệu ra các tệp JSONL."),
    "proposals": ("bots.cli.proposals:app", "Bản ghi do mô hình đề xuất: tạo, xem, chấp nhận, bác."),
    "serve": ("bots.serve:serve", "Mở trang hỏi đáp và API trên web."),
    "account": ("bots.cli.accounts:app", "Tài khoản đăng nhập và khóa API của trang web."),
    "telegram": ("bots.telegram.command:telegram", "Chạy bot Telegram."),
    "zalo": ("bots.zalo.command:zalo", "Chạy bot Zalo; cấp quyền cho Official Account."),
    "chat": ("bots.cli.chat:app", "Ai được hỏi qua Telegram, Zalo; xem trước nhắc việc."),
    "mcp": ("bots.cli.tools:mcp", "Mở công cụ MCP trên đầu vào, đầu ra chuẩn."),
    "doctor": ("bots.cli.doctor:doctor", "Kiểm tra cài đặt và cấu hình, nói rõ cần sửa gì."),
    "eval": ("eval.cli:app", "Bảng điểm: đo chất lượng và tốc độ."),
}


class Commands(VietnameseGroup):
    """The commands by name; each is imported when it is first asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def short_help_of(self, ctx: Any, name: str) -> str:
        """Return the description from the table, without importing the command."""
        return COMMANDS[name][1]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and return a command, ``None`` for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        target = getattr(importlib.import_module(module), attribute)
        if isinstance(target, typer.Typer):
            target.info.cls = VietnameseGroup
            for info in target.registered_commands:
                info.cls = VietnameseCommand
            return typer.main.get_command(target)
        holder = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        holder.command(cmd_name, cls=VietnameseCommand)(target)
        return typer.main.get_command(holder)


app = typer.Typer(
    cls=Commands, help=ABOUT, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("trolyao"))
        raise typer.Exit(0)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="In phiên bản.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Show the help page where no command is named."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (default: the process's own) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = typer.main.get_command(app).main(arguments, prog_name="trolyao", standalone_mode=False)
    except TyperException as error:
        if page := help_page(error):
            print(page)
            return 0
        print(f"Lỗi: {explain(error, list(COMMANDS))}", file=sys.stderr)
        if error.exit_code == 2:
            print("Xem cách dùng: trolyao --help, hoặc trolyao LỆNH --help", file=sys.stderr)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    if status == 130:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
    return status if isinstance(status, int) else 0


def main() -> None:
    """Console script: run the command line and exit with its status."""
    sys.exit(run())
