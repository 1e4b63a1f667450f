"""``trolyao account``: the local accounts of the web service and the keys of programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import Annotated

import typer

from bots.accounts.access import ROLE_NAMES, Role
from bots.accounts.accounts import AccountError, Accounts, open_accounts
from bots.accounts.credentials import Credentials
from bots.terminal.session import faults_explained, read_access_settings, read_settings
from bots.terminal.vietnamese import Failure, WrongUse

app = typer.Typer(
    help="Tài khoản đăng nhập và khóa API của trang web.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
_ROLES = ", ".join(f"{role} ({name})" for role, name in ROLE_NAMES.items())
NameArgument = Annotated[str, typer.Argument(metavar="TÊN", help="Tên tài khoản.")]
RoleOption = Annotated[str, typer.Option("--role", metavar="VAI_TRÒ", help=f"Vai trò: {_ROLES}.")]
InputOption = Annotated[
    bool, typer.Option("--password-stdin", help="Đọc mật khẩu từ dòng đầu của đầu vào chuẩn.")
]


@app.command()
def add(name: NameArgument, role: RoleOption = Role.VIEWER, from_input: InputOption = False) -> None:
    """Tạo tài khoản; mật khẩu được hỏi, không ghi trên dòng lệnh."""
    wanted = _role(role)
    with _accounts() as accounts:
        accounts.add(name, _password(from_input), wanted)
    print(f"Đã tạo tài khoản “{name}”, vai trò {ROLE_NAMES[wanted]}.")


@app.command("list")
def show() -> None:
    """Liệt kê tài khoản và khóa API."""
    with _accounts() as accounts:
        credentials = Credentials(accounts)
        for account in accounts.all():
            print(f"{account.name}\t{account.role} ({ROLE_NAMES[account.role]})\ttạo {account.made[:10]}")
            for key in credentials.keys(account.name):
                print(f"  khóa {key.id}\t{key.role}\ttạo {key.made[:10]}\t{key.label}")


@app.command()
def remove(name: NameArgument) -> None:
    """Xóa tài khoản cùng các cuộc hỏi đáp đã giữ, kết thúc phiên đăng nhập, thu hồi khóa."""
    with _accounts() as accounts:
        accounts.remove(name)
        _forget_conversations(name)
    print(f"Đã xóa tài khoản “{name}”.")


@app.command()
def password(name: NameArgument, from_input: InputOption = False) -> None:
    """Đặt mật khẩu mới và kết thúc các phiên đăng nhập của tài khoản."""
    with _accounts() as accounts:
        accounts.set_password(name, _password(from_input))
    print(f"Đã đổi mật khẩu của “{name}”.")


@app.command("role")
def change_role(
    name: NameArgument, role: Annotated[str, typer.Argument(metavar="VAI_TRÒ", help=_ROLES)]
) -> None:
    """Đổi vai trò của tài khoản, có hiệu lực ngay."""
    wanted = _role(role)
    with _accounts() as accounts:
        accounts.set_role(name, wanted)
    print(f"“{name}” nay có vai trò {ROLE_NAMES[wanted]}.")


@app.command("key")
def add_key(
    name: NameArgument,
    label: Annotated[str, typer.Argument(metavar="DÙNG_CHO", help="Khóa dùng cho phần mềm nào.")],
    role: RoleOption = Role.VIEWER,
) -> None:
    """Tạo khóa API cho một phần mềm; khóa in ra một lần duy nhất."""
    wanted = _role(role)
    with _accounts() as accounts:
        key, secret = Credentials(accounts).add_key(name, label, wanted)
    print(f"Khóa {key.id}; hãy chép ngay dòng dưới, khóa không hiện lại được:", file=sys.stderr)
    print(secret)


@app.command()
def revoke(name: NameArgument, key: Annotated[str, typer.Argument(metavar="KHÓA", help="Mã khóa.")]) -> None:
    """Thu hồi một khóa API."""
    with _accounts() as accounts:
        Credentials(accounts).remove_key(name, key)
    print(f"Đã thu hồi khóa {key}.")


@contextmanager
def _accounts() -> Iterator[Accounts]:
    settings = read_settings()
    with faults_explained():
        accounts = open_accounts(settings.home)
        try:
            yield accounts
        except AccountError as error:
            raise Failure(str(error)) from None
        finally:
            accounts.close()


def _forget_conversations(name: str) -> None:
    from bots.journal.conversations import open_conversations

    conversations = open_conversations(read_settings().home, read_access_settings().keep_questions_days)
    conversations.forget(name)
    conversations.close()


def _role(text: str) -> Role:
    try:
        return Role(text.lower())
    except ValueError:
        raise WrongUse(f"Không có vai trò “{text}”; hãy chọn: {_ROLES}.") from None


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise WrongUse("Không hỏi được mật khẩu ở đây; hãy dùng --password-stdin.")
    first = getpass("Mật khẩu: ")
    if getpass("Nhập lại mật khẩu: ") != first:
        raise Failure("Hai lần nhập mật khẩu không giống nhau.")
    return first
