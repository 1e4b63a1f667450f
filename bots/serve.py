"""``trolyao serve``: the web service and the chat page."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.files import why
from bots.terminal.session import (
    NOTHING_INGESTED,
    faults_explained,
    open_registry,
    read_access_settings,
    read_settings,
    read_writing_settings,
)
from bots.terminal.vietnamese import Failure, WrongUse

if TYPE_CHECKING:
    from bots.accounts.settings import AccessSettings
    from bots.web.opening import Web
    from corpus.settings import Settings

MOST_AT_ONCE = 800  # connections; each takes one of the process's open files
NOT_OPEN = (
    "Chế độ mở (không cần đăng nhập) chỉ dùng được trên chính máy này, không mở ra {host}. Để máy khác truy "
    "cập: tạo tài khoản bằng “trolyao account add TÊN --role admin”, rồi chạy với TROLYAO_ACCESS=accounts."
)
NO_ACCOUNT = (
    "Chưa có tài khoản nào nên chưa ai đăng nhập được. Hãy chạy: trolyao account add TÊN --role admin"
)


def serve(
    host: Annotated[
        str, typer.Option(metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe (mặc định 127.0.0.1).")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="CỔNG", help="Cổng (mặc định 8080).", min=1, max=65535)] = 8080,
) -> int:
    """Mở trang hỏi đáp và API; chế độ mở chỉ máy này truy cập được."""
    import uvicorn

    from bots.hooking import open_hooks
    from bots.web.patience import PatientProtocol
    from bots.web.webhooks import webhook_router

    settings, access = read_settings(), read_access_settings()
    listening = _listen(host, port, only_here=access.access == "open")
    with (
        listening,
        open_hooks(settings, access) as hooks,
        _opened(settings, access, host) as (web, known),
    ):
        web.app.include_router(webhook_router(hooks))
        address = f"[{host}]" if ":" in host else host
        print(f"Trang hỏi đáp: http://{address}:{port}/ ({known} văn bản). Dừng: Ctrl+C.", file=sys.stderr)
        if not known:
            print(NOTHING_INGESTED, file=sys.stderr)
        if web.entrance.accounts and not web.entrance.accounts.all():
            print(NO_ACCOUNT, file=sys.stderr)
        config = uvicorn.Config(
            web.app,
            http=PatientProtocol,
            limit_concurrency=MOST_AT_ONCE,
            log_level="warning",
            server_header=False,
            proxy_headers=bool(access.trusted_proxies),
            forwarded_allow_ips=access.trusted_proxies or None,
        )
        uvicorn.Server(config).run(sockets=[listening])
    return 0


@contextmanager
def _opened(settings: Settings, access: AccessSettings, host: str) -> Iterator[tuple[Web, int]]:
    """The service over the stores that ``settings`` name, and how many documents it knows by now."""
    from bots.processes.answering import ANSWER_SECONDS, Answering, open_warm
    from bots.processes.ingesting import IngestingApart, sync_once
    from bots.remembered import Remembered
    from bots.web.opening import Parts, open_web

    registry = open_registry()
    model = read_writing_settings()
    seconds = ANSWER_SECONDS + (3 * model.timeout if model.enabled else 0)  # asked three times at most
    answering = Answering(partial(open_warm, settings), access.answering_processes, seconds)
    try:
        with faults_explained():
            known = len(registry.digests())
            ask = Remembered(answering.ask, registry.revision)
            ingest = IngestingApart(settings, sync_once)
            opened = partial(answering.wait, 0)
            parts = Parts(settings.home, registry, ask, ingest, settings.max_file_mb, opened)
            web = open_web(parts, access, host)
        try:
            yield web, known
        finally:
            ingest.close()
            web.close()
    finally:
        answering.close()
        registry.close()


def _listen(host: str, port: int, *, only_here: bool) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise Failure(f"Không có địa chỉ “{host}” trên máy này.") from None
    if only_here and not ip_address(str(address[0]).partition("%")[0]).is_loopback:
        raise WrongUse(NOT_OPEN.format(host=host))
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise Failure(f"Không mở được cổng {port} ở {host}: {why(error)}. Thử --port khác.") from None
    return listening
