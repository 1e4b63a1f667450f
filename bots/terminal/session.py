"""Opening what a command works on, with faults turned into messages a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bots.terminal.files import why
from bots.terminal.vietnamese import Failure, WrongUse
from corpus.faults import StoreFault

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant
    from assistant.writing.settings import ChatSettings
    from bots.accounts.settings import AccessSettings
    from corpus.registry import Registry
    from corpus.settings import Settings

NOTHING_INGESTED = "Chưa có văn bản nào được nạp. Hãy chạy: trolyao ingest THƯ_MỤC_TÀI_LIỆU"


def read_settings() -> Settings:
    """Return the settings; a bad value is wrong use."""
    from corpus.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        raise WrongUse(str(error)) from None


def read_access_settings() -> AccessSettings:
    """Return the settings of who may come in; a bad value is wrong use."""
    from bots.accounts.settings import load_access_settings
    from corpus.settings import SettingsError

    try:
        return load_access_settings()
    except SettingsError as error:
        raise WrongUse(str(error)) from None


def read_writing_settings() -> ChatSettings:
    """Return the settings of the language model; a bad value is wrong use."""
    from assistant.writing.settings import load_chat_settings
    from corpus.settings import SettingsError

    try:
        return load_chat_settings()
    except SettingsError as error:
        raise WrongUse(str(error)) from None


@contextmanager
def faults_explained() -> Iterator[None]:
    """Turn a fault of the store or the disk inside the block into a failure."""
    try:
        yield
    except StoreFault as error:
        raise Failure(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f" “{error.filename}”" if error.filename else ""
        raise Failure(f"Không đọc, ghi được{place}: {why(error)}.") from error


def open_registry() -> Registry:
    """Return the registry the settings name, without opening any index."""
    from corpus.registry import Registry

    settings = read_settings()
    with faults_explained():
        settings.home.mkdir(parents=True, exist_ok=True)
        return Registry(settings.database)


def open_assistant() -> Assistant:
    """Return the assistant over the stores the settings name."""
    from assistant.bootstrap import open_assistant as opened
    from corpus.settings import SettingsError

    settings = read_settings()
    try:
        with faults_explained():
            return opened(settings)
    except SettingsError as error:
        raise WrongUse(str(error)) from None
