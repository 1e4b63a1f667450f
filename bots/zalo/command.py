"""``trolyao zalo``: the Zalo bot by polling, and the permission an Official Account needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.vietnamese import Failure, WrongUse
from corpus.settings import SettingsError, load

if TYPE_CHECKING:
    from bots.zalo.settings import ZaloOaSettings

NOT_INSTALLED = "Chưa cài phần Zalo. Hãy chạy: pip install 'trolyao[zalo]'"
NO_TOKEN = (
    "Chưa có mã bot Zalo. Hãy đặt TROLYAO_ZALO_BOT_TOKEN (xem docs/zalo.md). "
    "Official Account chỉ nhận tin qua webhook, chạy trong “trolyao serve”."
)
INCOMPLETE = (
    "Cần TROLYAO_ZALO_OA_APP_ID, TROLYAO_ZALO_OA_APP_SECRET và TROLYAO_ZALO_OA_REDIRECT để cấp quyền "
    "(xem docs/zalo.md)."
)


def zalo(
    authorize: Annotated[
        bool, typer.Option("--authorize", help="Cấp quyền cho Official Account (làm một lần).")
    ] = False,
) -> int:
    """Chạy bot Zalo bằng cách tự hỏi máy chủ Zalo (không cần địa chỉ công khai)."""
    try:
        from bots.zalo.opening import make_polling
    except ImportError:
        raise Failure(NOT_INSTALLED) from None
    from bots.chat.process import run_channel
    from bots.zalo.settings import ZaloBotSettings, ZaloOaSettings

    try:
        settings, account = load(ZaloBotSettings), load(ZaloOaSettings)
    except SettingsError as error:
        raise WrongUse(str(error)) from None
    if authorize:
        return _authorize(account)
    if not settings.token.get_secret_value():
        raise WrongUse(NO_TOKEN)
    return run_channel("zalo-bot", "Bot Zalo", lambda chats: make_polling(chats, settings))


def _authorize(settings: ZaloOaSettings) -> int:
    from bots.channel.message import Trouble
    from bots.terminal.session import faults_explained, read_settings
    from bots.zalo.tokens import open_tokens, permission

    if not (settings.app_id and settings.app_secret.get_secret_value() and settings.redirect):
        raise WrongUse(INCOMPLETE)
    address, verifier = permission(settings)
    print("Mở địa chỉ sau bằng tài khoản quản trị Official Account và bấm đồng ý:", file=sys.stderr)
    print(address)
    print("Trình duyệt sẽ chuyển tới …?code=MÃ&…; dán MÃ vào đây rồi Enter:", file=sys.stderr)
    sys.stdout.flush()
    code = sys.stdin.readline().strip()
    if not code:
        raise WrongUse("Chưa có mã nào được dán vào.")
    with faults_explained():
        tokens = open_tokens(read_settings().home, settings)
        try:
            tokens.authorized(code, verifier)
        except Trouble as trouble:
            raise Failure(str(trouble)) from None
        finally:
            tokens.close()
    print("Đã cấp quyền. Từ nay mã truy cập tự được gia hạn.", file=sys.stderr)
    return 0
