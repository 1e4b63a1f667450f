"""Help pages and messages of the command-line library, in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_USAGE = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]…"}
_HELP_OPTION = "Hiện hướng dẫn này rồi thoát."
_MESSAGES = (
    (re.compile(r"No such command '(.*)'\..*", re.S), "Không có lệnh “{}”."),
    (re.compile(r"No such command '(.*)'\. Did you mean.*", re.S), "Không có lệnh “{}”."),
    (re.compile(r"Missing command\."), "Thiếu tên lệnh."),
    (re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.S), "Thừa tham số: {}."),
    (re.compile(r"Option '(.*)' requires an argument\.", re.S), "Tùy chọn {} cần một giá trị."),
    (re.compile(r"Option '(.*)' requires \d+ arguments\.", re.S), "Tùy chọn {} thiếu giá trị."),
    (re.compile(r"Option '(.*)' does not take a value\.", re.S), "Tùy chọn {} không nhận giá trị."),
)


class WrongUse(TyperException):
    """The command was called wrongly; the message says, in Vietnamese, what to change. Exit 2."""

    exit_code = 2


class Failure(TyperException):
    """The work could not be done, or only in part; the message says, in Vietnamese, why. Exit 1."""

    exit_code = 1


def help_page(error: TyperException) -> str | None:
    """Return the help page, where ``error`` only says that a group was called without a command."""
    return error.message if type(error).__name__ == "NoArgsIsHelpError" else None


def explain(error: TyperException, commands: Sequence[str] = ()) -> str:
    """Return the Vietnamese message for an error raised while reading the command line."""
    if isinstance(error, WrongUse | Failure):
        return error.message
    special = _EXPLAINED.get(type(error).__name__)
    return special(error) if special else _translated(error.message, commands)


def _translated(message: str, commands: Sequence[str]) -> str:
    for pattern, text in _MESSAGES:
        if match := pattern.fullmatch(message):
            said = text.format(*match.groups())
            near = get_close_matches(match.group(1), commands, n=1) if "lệnh “" in said else []
            return f"{said} Có phải ý bạn là “{near[0]}”?" if near else said
    return f"Lệnh chưa đúng: {message}"


def _no_such_option(error: Any) -> str:
    near = ", ".join(sorted(error.possibilities or ()))
    return f"Không có tùy chọn {error.option_name}." + (f" Có phải ý bạn là {near}?" if near else "")


def _missing_parameter(error: Any) -> str:
    return f"Thiếu {_name(error.param)}."


def _bad_parameter(error: Any) -> str:
    return f"Giá trị không hợp lệ cho {_name(error.param)}."


def _name(param: Any) -> str:
    if param is None:
        return "tham số"
    option = param.param_type_name == "option"
    return f"tùy chọn {param.opts[-1]}" if option else f"tham số {param.metavar or param.name}"


_EXPLAINED: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing_parameter,
    "BadParameter": _bad_parameter,
}


def _write_usage(command: Any, ctx: typer.Context, formatter: Any) -> None:
    pieces = [_USAGE.get(piece, piece) for piece in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")


def _write_parameters(command: Any, ctx: typer.Context, formatter: Any) -> None:
    shown: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for param in command.get_params(ctx):
        names, text = param.get_help_record(ctx) or (None, "")
        if names:
            text = _HELP_OPTION if param.name == "help" else text.replace("[required]", "(bắt buộc)")
            shown[param.param_type_name].append((names, text))
    for kind, title in (("argument", "Tham số"), ("option", "Tùy chọn")):
        if shown[kind]:
            with formatter.section(title):
                formatter.write_dl(shown[kind])


class VietnameseCommand(TyperCommand):
    """A command whose help page is Vietnamese."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options."""
        _write_parameters(self, ctx, formatter)


class VietnameseGroup(TyperGroup):
    """A group of commands whose help page is Vietnamese."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        _write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write one line per command."""
        rows = [(name, self.short_help_of(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Các lệnh"):
            formatter.write_dl(rows)

    def short_help_of(self, ctx: Any, name: str) -> str:
        """Return the one-line description of a command."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str(200) if command else ""
