"""What the Zalo Bot Platform delivers, wrapped or bare, read as a message to the assistant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bots.channel.message import Incoming

_KINDS = {"text": "text", "image": "ảnh", "sticker": "nhãn dán", "voice": "tin thoại"}


def read_bot(payload: str, name: str = "") -> Incoming | None:
    """Return the message in ``payload``; None where it holds none for us. ``name``: the bot's own."""
    event = _event(payload)
    message = event.get("message") if event else None
    if event is None or not isinstance(message, Mapping):
        return None
    chat, sender = message.get("chat"), message.get("from")
    number = message.get("message_id")
    if not isinstance(chat, Mapping) or not isinstance(sender, Mapping) or not number or sender.get("is_bot"):
        return None
    what = _what(event, message)
    private = str(chat.get("chat_type") or "PRIVATE").upper() == "PRIVATE"
    text = str(message.get("text") or "")
    plain, meant = _addressed(text, name)
    date = message.get("date")
    return Incoming(
        key=f"message.{what}.received:{number}",
        chat=str(chat.get("id")),
        person=str(sender.get("id")),
        kind="text" if what == "text" else "media" if what in _KINDS else "other",
        text=plain if what == "text" else _KINDS.get(what, ""),
        name=str(sender.get("display_name") or sender.get("first_name") or ""),
        message=str(number),
        place=date if isinstance(date, int) and 0 <= date < 2**62 else 0,
        private=private,
        addressed=private or meant,
    )


def _event(payload: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(payload)
    except ValueError:
        return None
    if isinstance(found, Mapping) and isinstance(found.get("result"), Mapping):
        found = found["result"]
    return found if isinstance(found, Mapping) else None


def _what(event: Mapping[str, Any], message: Mapping[str, Any]) -> str:
    """``text``, ``image``, …: from the event's name, else from what the message holds."""
    parts = str(event.get("event_name") or "").split(".")
    if len(parts) == 3:
        return parts[1]
    if message.get("text"):
        return "text"
    held = {"photo": "image", "photo_url": "image", "sticker": "sticker", "voice_url": "voice"}
    return next((what for field, what in held.items() if message.get(field)), "unsupported")


def _addressed(text: str, name: str) -> tuple[str, bool]:
    """The text without our name, and whether it is meant for us (told of groups)."""
    mention = f"@{name}"
    if name and mention in text:
        return " ".join(text.replace(mention, " ", 1).split()).strip(" ,:"), True
    return text, text.startswith("/")
