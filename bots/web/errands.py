"""What chat pages ask a model behind the scenes: titles, tags, follow-ups; answered without any search."""

from __future__ import annotations

import json
import re
from typing import Any

from corpus.text import squeeze

_LONGEST_TITLE = 60
_HISTORY = re.compile(r"<chat_history>(.*?)</chat_history>|\bConversation:\s*(.*)", re.DOTALL | re.IGNORECASE)
_FIRST = re.compile(r"^\s*(?:user|human|người dùng)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_OF_OPEN_WEBUI = re.compile(r"\A\s*### Task:\s", re.IGNORECASE)
_OF_LIBRECHAT = (
    re.compile(r"\AProvide a concise, 5-word-or-less title for the conversation", re.IGNORECASE),
    re.compile(
        r"\AAnalyze this conversation and provide.*title in the detected language", re.IGNORECASE | re.DOTALL
    ),
    re.compile(r"\APlease generate a concise title", re.IGNORECASE),
    re.compile(r"\AWrite a concise (?:title|summary) ", re.IGNORECASE),
)
_KEYS: dict[str, Any] = {"follow_ups": [], "tags": ["Tra cứu văn bản"], "queries": [], "text": ""}
_NO_TITLE = "Tra cứu văn bản"


def errand(prompt: str) -> str | None:
    """Return the answer to a page's own request, None where ``prompt`` is a person's question."""
    if _OF_OPEN_WEBUI.match(prompt):
        key = next((key for key in (*_KEYS, "title") if f'"{key}"' in prompt), None)
        if key in _KEYS:
            return json.dumps({key: _KEYS[key]}, ensure_ascii=False)
        if key == "title" or "title" in prompt[:200].lower():
            return json.dumps({"title": _title(prompt)}, ensure_ascii=False)
        return ""
    if any(pattern.match(prompt.lstrip()) for pattern in _OF_LIBRECHAT):
        return _title(prompt)
    return None


def _title(prompt: str) -> str:
    """The first question of the conversation that ``prompt`` tells, cut at a word."""
    history = _HISTORY.search(prompt)
    told = next((part for part in history.groups() if part), "") if history else ""
    first = _FIRST.search(told)
    title = squeeze(first.group(1)).rstrip("?.! ") if first else _NO_TITLE
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
