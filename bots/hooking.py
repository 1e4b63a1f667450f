"""The chat channels that deliver by webhook, at work beside the web service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from bots.accounts.settings import AccessSettings
from bots.channel.background import Background
from bots.channel.holding import only_one
from bots.channel.hook import Hook
from bots.channel.settings import ChatSettings
from bots.telegram.settings import TelegramSettings
from bots.terminal.session import faults_explained, open_assistant
from bots.terminal.vietnamese import Failure, WrongUse
from bots.zalo.settings import ZaloBotSettings, ZaloOaSettings
from corpus.settings import Settings, SettingsError, load
from ingestion.loaders.limits import limits_of

if TYPE_CHECKING:
    from bots.chat.opening import Chats

Make = Callable[["Chats"], Hook]
NO_ADDRESS = (
    "Webhook cần địa chỉ công khai bằng HTTPS của trang này: hãy đặt TROLYAO_PUBLIC_URL=https://tên.máy "
    "(hoặc bỏ thiết lập webhook và chạy bot bằng “trolyao telegram”, “trolyao zalo”)."
)
NOT_INSTALLED = "Chưa cài phần kênh trò chuyện. Hãy chạy: pip install 'trolyao[telegram,zalo]'"


@contextmanager
def open_hooks(settings: Settings, access: AccessSettings) -> Iterator[tuple[Hook, ...]]:
    """Run the channels that are set to deliver by webhook, until the block ends; none where none is."""
    wanted = _wanted(access)
    if not wanted:
        yield ()
        return
    with ExitStack() as held, faults_explained():
        from bots.chat.opening import open_chats

        for name in wanted:
            held.enter_context(only_one(settings.home, name))
        assistant = open_assistant()
        held.callback(assistant.store.close)
        chats = open_chats(assistant, _chat_settings(), access, limits_of(settings))
        held.callback(chats.close)
        hooks = tuple(make(chats) for make in wanted.values())
        for hook in hooks:
            held.callback(Background(hook.exchange, hook.listen).close)
        yield hooks


def _wanted(access: AccessSettings) -> dict[str, Make]:
    """The channels whose settings ask for a webhook, each with what makes its hook."""
    try:
        found = _telegram(access) | _zalo(access)
    except SettingsError as error:
        raise WrongUse(str(error)) from None
    except ImportError:
        raise Failure(NOT_INSTALLED) from None
    if found and not access.secure:
        raise WrongUse(NO_ADDRESS)
    return found


def _telegram(access: AccessSettings) -> dict[str, Make]:
    telegram = load(TelegramSettings)
    if not (telegram.token.get_secret_value() and telegram.webhook_secret.get_secret_value()):
        return {}
    from bots.telegram.opening import make_hook

    return {"telegram": lambda chats: make_hook(chats, telegram, access.public_url)}


def _zalo(access: AccessSettings) -> dict[str, Make]:
    found: dict[str, Make] = {}
    bot, account = load(ZaloBotSettings), load(ZaloOaSettings)
    if bot.token.get_secret_value() and bot.webhook_secret.get_secret_value():
        from bots.zalo.opening import make_bot_hook

        found["zalo-bot"] = lambda chats: make_bot_hook(chats, bot, access.public_url)
    if account.complete:
        from bots.zalo.opening import make_oa_hook

        found["zalo-oa"] = lambda chats: make_oa_hook(chats, account)
    return found


def _chat_settings() -> ChatSettings:
    try:
        return load(ChatSettings)
    except SettingsError as error:
        raise WrongUse(str(error)) from None
