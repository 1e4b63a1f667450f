"""``trolyao mcp``: the tools of the Model Context Protocol over standard input and output."""

from __future__ import annotations

from bots.terminal.session import faults_explained, open_assistant


def mcp() -> int:
    """Mở công cụ MCP (tìm, hỏi, liệt kê, đọc văn bản) trên đầu vào, đầu ra chuẩn."""
    from bots.tools import tool_server

    assistant = open_assistant()
    with faults_explained():
        server = tool_server(assistant.ask, assistant.store.registry, assistant.store.retriever)
        server.run("stdio")
    return 0
