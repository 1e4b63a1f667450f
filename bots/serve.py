"""``trolyao serve``: the web service and the chat page."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.files import why
from bots.terminal.session import (
    NOTHING_INGESTED,
    faults_explained,
    open_assistant,
    read_access_settings,
    read_settings,
)
from bots.terminal.vietnamese import Failure, WrongUse
from corpus.faults import StoreFault

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant

WARM_UP = "Cơ quan nào chủ trì, thời hạn khi nào?"
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

    from bots.web.opening import open_web
    from bots.web.patience import PatientProtocol

    access = read_access_settings()
    listening = _listen(host, port, only_here=access.access == "open")
    assistant = open_assistant()
    registry = assistant.store.registry
    with faults_explained():
        known = len(registry.digests())
        web = open_web(assistant.store, assistant.ask, access, host, read_settings().max_file_mb)
    address = f"[{host}]" if ":" in host else host
    print(f"Trang hỏi đáp: http://{address}:{port}/ ({known} văn bản). Dừng: Ctrl+C.", file=sys.stderr)
    if not known:
        print(NOTHING_INGESTED, file=sys.stderr)
    if web.entrance.accounts and not web.entrance.accounts.all():
        print(NO_ACCOUNT, file=sys.stderr)
    if known:
        Thread(target=_warm, args=(assistant,), daemon=True).start()
    config = uvicorn.Config(
        web.app,
        http=PatientProtocol,
        limit_concurrency=MOST_AT_ONCE,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(access.trusted_proxies),
        forwarded_allow_ips=access.trusted_proxies or None,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        web.close()
    return 0


def _warm(assistant: Assistant) -> None:
    """Open indexes and models before anybody waits for them, or many at once each open their own."""
    assistant.ask(WARM_UP)
    with suppress(StoreFault):
        assistant.store.retriever.retrieve(WARM_UP, 5)


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
