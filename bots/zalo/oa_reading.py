"""What an Official Account's webhook delivers, read as a message to the assistant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bots.channel.message import Incoming, Kind

GROUP = "group:"
_MEDIA = {
    "image": "ảnh",
    "gif": "ảnh động",
    "file": "tệp qua Zalo",
    "link": "đường dẫn",
    "audio": "tin thoại",
    "video": "video",
    "sticker": "nhãn dán",
    "location": "vị trí",
    "business_card": "danh thiếp",
}


def read_oa(payload: str, name: str = "") -> Incoming | None:
    """Return the message in an event; None where it holds none for us. ``name``: the account's own."""
    try:
        event = json.loads(payload)
    except ValueError:
        return None
    if not isinstance(event, Mapping):
        return None
    what = str(event.get("event_name") or "")
    if what in ("follow", "unfollow"):
        return _following(event, what)
    group = what.startswith("user_send_group_")
    said = what.removeprefix("user_send_group_" if group else "user_send_")
    if said == what or not (said == "text" or said in _MEDIA):
        return None
    return _message(event, said, group, name)


def _message(event: Mapping[str, Any], said: str, group: bool, name: str) -> Incoming | None:
    message, person = _part(event, "message"), _id(event, "sender")
    number, place = str(message.get("msg_id") or ""), _place(event)
    chat = GROUP + _id(event, "recipient") if group else person
    if not number or not person:
        return None
    text = str(message.get("text") or "")
    mention = f"@{name}"
    meant = text.startswith("/") or (bool(name) and mention in text)
    plain = " ".join(text.replace(mention, " ", 1).split()) if name and mention in text else text
    kind: Kind = "text" if said == "text" else "media"
    return Incoming(
        key=number,
        chat=chat,
        person=person,
        kind=kind,
        text=plain if said == "text" else _MEDIA[said],
        message=number,
        place=place,
        private=not group,
        addressed=not group or meant,
    )


def _following(event: Mapping[str, Any], what: str) -> Incoming | None:
    """A new follower is greeted as if they had asked to begin; who leaves is reminded of nothing."""
    person, place = _id(event, "follower"), _place(event)
    if not person:
        return None
    key = f"{what}:{person}:{place}"
    if what == "unfollow":
        return Incoming(key, person, person, "left", place=place)
    return Incoming(key, person, person, "text", "/batdau", place=place)


def _part(event: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = event.get(name)
    return found if isinstance(found, Mapping) else {}


def _id(event: Mapping[str, Any], name: str) -> str:
    return str(_part(event, name).get("id") or "")


def _place(event: Mapping[str, Any]) -> int:
    time = str(event.get("timestamp") or "")
    return int(time) if time.isascii() and time.isdigit() and len(time) < 18 else 0
