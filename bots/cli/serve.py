"""``trolyao serve``: the web service and the chat page."""

from __future__ import annotations

import socket
import sys
from threading import Thread
from typing import Annotated

import typer

from bots.cli.files import why
from bots.cli.session import NOTHING_INGESTED, faults_explained, open_assistant
from bots.cli.vietnamese import Failure

WARM_UP = "Cơ quan nào chủ trì, thời hạn khi nào?"  # opens the indexes before anybody waits for them
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    host: Annotated[
        str, typer.Option(metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe (mặc định 127.0.0.1).")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="CỔNG", help="Cổng (mặc định 8080).", min=1, max=65535)] = 8080,
) -> int:
    """Mở trang hỏi đáp và API; chỉ máy này truy cập được, trừ khi đổi --host."""
    import uvicorn

    from bots.web.app import create_app

    assistant = open_assistant()
    registry = assistant.store.registry
    with faults_explained():
        known = len(registry.digests())
    listening = _listen(host, port)
    address = f"[{host}]" if ":" in host else host
    print(f"Trang hỏi đáp: http://{address}:{port}/ ({known} văn bản). Dừng: Ctrl+C.", file=sys.stderr)
    if not known:
        print(NOTHING_INGESTED, file=sys.stderr)
    if host not in LOOPBACK:
        print("Lưu ý: các máy khác trong mạng cũng truy cập được địa chỉ này.", file=sys.stderr)
    if known:
        Thread(target=assistant.ask, args=(WARM_UP,), daemon=True).start()
    config = uvicorn.Config(create_app(assistant.ask, registry), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise Failure(f"Không có địa chỉ “{host}” trên máy này.") from None
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise Failure(f"Không mở được cổng {port} ở {host}: {why(error)}. Thử --port khác.") from None
    return listening
