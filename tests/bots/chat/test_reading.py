"""Whatever a channel delivers, reading it raises nothing: one odd message must not stop the rest."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.telegram.reading import Me, read_update
from bots.zalo.bot_reading import read_bot
from bots.zalo.oa_reading import read_oa

MESSAGE = {
    "message_id": 7,
    "date": 1_700_000_000,
    "chat": {"id": -5, "type": "supergroup", "title": "Nhóm"},
    "from": {"id": 31, "is_bot": False, "first_name": "An"},
    "text": "/trogiup@tro_ly_bot @tro_ly_bot ai?",
    "entities": [
        {"type": "bot_command", "offset": 0, "length": 19},
        {"type": "mention", "offset": 20, "length": 11},
    ],
    "reply_to_message": {"message_id": 3, "date": 1, "chat": {"id": -5, "type": "supergroup"}, "text": "x"},
    "contact": {"phone_number": "09", "first_name": "An", "user_id": 31},
    "document": {"file_id": "a", "file_unique_id": "a", "file_name": "a.txt", "file_size": 3},
}
TELEGRAM = [
    {"update_id": 1, "message": MESSAGE},
    {"update_id": 2, "edited_message": MESSAGE},
    {
        "update_id": 3,
        "callback_query": {
            "id": "1",
            "from": MESSAGE["from"],
            "chat_instance": "1",
            "data": "p:a:1",
            "message": MESSAGE,
        },
    },
]
BOT = {
    "ok": True,
    "result": {
        "event_name": "message.text.received",
        "message": {
            "from": {"id": "u", "is_bot": False},
            "chat": {"id": "c", "chat_type": "GROUP"},
            "text": "a",
            "message_id": "m",
            "date": 5,
        },
    },
}
OA = {
    "event_name": "user_send_text",
    "sender": {"id": "u"},
    "recipient": {"id": "o"},
    "message": {"text": "a", "msg_id": "m"},
    "timestamp": "5",
    "follower": {"id": "u"},
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def paths(found: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each place in a JSON value."""
    inner = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [here, *(path for key, value in inner for path in paths(value, (*here, key)))]


@st.composite
def bent(draw: st.DrawFn, whole: Any) -> str:
    """``whole`` with something else, or nothing, in one or two of its places."""
    found = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(paths(found)))
        if not path:
            return json.dumps(draw(JSON))
        holder = found
        for key in path[:-1]:
            holder = holder[key]
        if isinstance(holder, dict) and draw(st.booleans()):
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(JSON)
    return json.dumps(found)


@pytest.mark.parametrize("whole", TELEGRAM, ids=["message", "edited", "tap"])
@given(data=st.data())
@settings(max_examples=120, deadline=None)
def test_a_bent_update_raises_nothing(whole: Any, data: st.DataObject) -> None:
    incoming = read_update(data.draw(bent(whole)), Me(9, "tro_ly_bot"))
    assert incoming is None or (
        incoming.key and isinstance(incoming.text, str) and incoming.chat.lstrip("-").isdigit()
    )


@pytest.mark.parametrize(("read", "whole"), [(read_bot, BOT), (read_oa, OA)], ids=["bot", "oa"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_bent_event_raises_nothing(read: Any, whole: Any, data: st.DataObject) -> None:
    incoming = read(data.draw(bent(whole)), "Bot Trợ Lý")
    assert incoming is None or (isinstance(incoming.place, int) and abs(incoming.place) < 2**63)


def test_whole_ones_are_read() -> None:
    found = [read_update(json.dumps(whole), Me(9, "tro_ly_bot")) for whole in TELEGRAM]
    assert [incoming and incoming.kind for incoming in found] == ["text", "edited", "tap"]
    assert read_bot(json.dumps(BOT)) is not None
    assert read_oa(json.dumps(OA)) is not None
