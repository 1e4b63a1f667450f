"""``trolyao chat``: who may ask through the chat channels, and the reminders they get."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer

from bots.accounts.accounts import AccountError, open_accounts
from bots.channel.tables import open_channels
from bots.chat.people import PHONE, People
from bots.filters import BadFilter, day
from bots.terminal.session import faults_explained, open_assistant, read_settings
from bots.terminal.vietnamese import Failure, WrongUse

app = typer.Typer(
    help="Ai được hỏi qua Telegram, Zalo; xem trước nhắc việc.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
CHANNELS = ("telegram", "zalo-bot", "zalo-oa")
AccountOption = Annotated[
    str, typer.Option("--account", metavar="TÀI_KHOẢN", help="Hỏi với vai trò của tài khoản này.")
]
ChannelArgument = Annotated[
    str, typer.Argument(metavar="KÊNH", help=f"Kênh: {', '.join(CHANNELS)}; hoặc phone cho số điện thoại.")
]
WhoArgument = Annotated[
    str, typer.Argument(metavar="AI", help="Mã người dùng trong kênh, hoặc số điện thoại.")
]


@app.command()
def code(
    account: Annotated[str, typer.Argument(metavar="TÀI_KHOẢN", help="Người cầm mã hỏi với tài khoản này.")],
    hours: Annotated[
        float, typer.Option("--hours", metavar="GIỜ", help="Mã dùng được bao lâu.", min=0.1)
    ] = 24,
) -> None:
    """Tạo mã mời dùng một lần, in ra đầu ra chuẩn."""
    with _people() as people:
        made = people.new_code(account, hours)
    print(
        f"Mã mời cho “{account}”, dùng một lần trong {hours:g} giờ; gửi riêng cho người đó:", file=sys.stderr
    )
    print(made)


@app.command()
def allow(channel: ChannelArgument, who: WhoArgument, account: AccountOption = "") -> None:
    """Cho một người (theo mã trong kênh) hay một số điện thoại được hỏi."""
    with _people() as people:
        listed = people.allow(_channel(channel), who, account)
    role = f"với tài khoản “{account}”" if account else "với vai trò tra cứu"
    print(f"Đã cho {listed.channel} {listed.who} hỏi {role}.")


@app.command()
def remove(channel: ChannelArgument, who: WhoArgument) -> None:
    """Không cho một người hay một số điện thoại hỏi nữa."""
    with _people() as people:
        if not people.remove(_channel(channel), who):
            raise Failure(f"Không có {channel} {who} trong danh sách.")
    print(f"Đã bỏ {channel} {who}.")


@app.command("list")
def show() -> None:
    """Liệt kê ai được hỏi."""
    with _people() as people:
        for listed in people.listed():
            print(f"{listed.channel}\t{listed.who}\t{listed.account or '(tra cứu)'}")


@app.command()
def reminders(
    on: Annotated[str, typer.Option("--on", metavar="NGÀY", help="Ngày xem thử (mặc định hôm nay).")] = "",
    words: Annotated[
        str,
        typer.Option(
            "--for", metavar="AI", help="Xem thử cho cơ quan, văn bản, mục này; không cần ai đăng ký."
        ),
    ] = "",
) -> None:
    """In ra những gì sẽ nhắc vào một ngày; không gửi, không ghi gì."""
    from bots.reminders.preview import preview, preview_of
    from bots.reminders.wishes import BadWish

    when = _day(on)
    assistant = open_assistant()
    try:
        with faults_explained():
            if words:
                print(preview_of(words, assistant.knowledge(), when))
                return
            print(preview(open_channels(read_settings().home), assistant.knowledge, when))
    except BadWish as error:
        raise WrongUse(str(error)) from None


def _day(text: str) -> date:
    from corpus.clock import today_in_vietnam

    if not text:
        return today_in_vietnam()
    try:
        return day(text)
    except BadFilter as error:
        raise WrongUse(str(error)) from None


def _channel(name: str) -> str:
    if name not in (*CHANNELS, PHONE):
        raise WrongUse(f"Không có kênh “{name}”; hãy chọn: {', '.join((*CHANNELS, PHONE))}.")
    return name


@contextmanager
def _people() -> Iterator[People]:
    home = read_settings().home
    with faults_explained():
        accounts = open_accounts(home)
        try:
            yield People(open_channels(home), accounts)
        except AccountError as error:
            raise Failure(str(error)) from None
        finally:
            accounts.close()
