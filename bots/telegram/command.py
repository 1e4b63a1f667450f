"""``trolyao telegram``: the Telegram bot, by long polling."""

from __future__ import annotations

from bots.terminal.vietnamese import Failure, WrongUse
from corpus.settings import SettingsError, load

NOT_INSTALLED = "Chưa cài phần Telegram. Hãy chạy: pip install 'trolyao[telegram]'"
NO_TOKEN = "Chưa có mã bot. Hãy đặt TROLYAO_TELEGRAM_TOKEN bằng mã @BotFather cấp (xem docs/telegram.md)."


def telegram() -> int:
    """Chạy bot Telegram bằng cách tự hỏi máy chủ Telegram (không cần địa chỉ công khai)."""
    try:
        from bots.telegram.opening import make_polling
    except ImportError:
        raise Failure(NOT_INSTALLED) from None
    from bots.chat.process import run_channel
    from bots.telegram.settings import TelegramSettings

    try:
        settings = load(TelegramSettings)
    except SettingsError as error:
        raise WrongUse(str(error)) from None
    if not settings.token.get_secret_value():
        raise WrongUse(NO_TOKEN)
    return run_channel("telegram", "Bot Telegram", lambda chats: make_polling(chats, settings))
