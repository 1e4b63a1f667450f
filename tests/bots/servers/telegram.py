"""A Bot API on loopback, as strict as the real one: its checks, limits, numbers and error texts."""

from __future__ import annotations

import itertools
import json
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from tests.bots.servers.loopback import Answering, Fault

TOKEN = "123456:secret-Token_1"
BOT = {"id": 123456, "is_bot": True, "first_name": "Trợ lý", "username": "tro_ly_bot"}
TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
Json = dict[str, Any]


class Refusal(Exception):
    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.entities = "", [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Refusal(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        if tag == "blockquote" and "blockquote" in self.open:
            raise Refusal(400, "Bad Request: can't parse entities: nested blockquote")
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refusal(400, "Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(text: str, mode: str) -> tuple[str, int]:
    """The text once markup is parsed and how many entities it has; raises as the real server does."""
    if mode != "HTML":
        return text, 0
    if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text, re.I) or re.search(r"<(?![/a-z])", text):
        raise Refusal(400, "Bad Request: can't parse entities")
    reader = _Markup()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Refusal(400, f"Bad Request: can't parse entities: Can't find end tag {reader.open[-1]}")
    return reader.text, reader.entities


@dataclass
class Message:
    id: int
    chat: int
    text: str
    ours: bool
    markup: str = ""
    at: float = 0.0
    edited: int = 0
    reply_to: int | None = None


@dataclass
class Limits:
    """Seconds between messages to a chat (after a burst) and the most to a group in ``window``."""

    chat: float = 1.0
    burst: int = 3
    group: int = 20
    window: float = 60.0
    overall: int = 30


@dataclass
class FakeTelegram:
    limits: Limits = field(default_factory=Limits)
    token: str = TOKEN

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.updates: deque[Json] = deque()
        self.messages: dict[tuple[int, int], Message] = {}
        self.numbers = itertools.count(1001)
        self.group_numbers: dict[int, Any] = defaultdict(lambda: itertools.count(1))
        self.update_ids = itertools.count(700_000)
        self.faults: list[Fault] = []
        self.calls: list[tuple[str, Json]] = []
        self.denied: list[Refusal] = []
        self.sent_at: dict[int, deque[float]] = defaultdict(deque)
        self.held_until: dict[int, float] = {}
        self.all_at: deque[float] = deque()
        self.polling = 0
        self.webhook: Json = {}
        self.blocked: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.files: dict[str, bytes] = {}
        self.commands: list[Json] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # killed clients leave halves
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> FakeTelegram:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.changed:
            self.updates.clear()
            self.changed.notify_all()
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    # --- what people do ---------------------------------------------------------------------

    def say(self, text: str, chat: int = 5, person: int | None = None, **more: Any) -> Json:
        """A person writes; the update is queued and returned."""
        return self.deliver("message", self.message(chat, person, text=text, **more))

    def message(self, chat: int, person: int | None = None, **content: Any) -> Json:
        with self.lock:
            number = next(self.group_numbers[chat] if chat < 0 else self.numbers)
            self.messages[chat, number] = Message(number, chat, content.get("text", ""), False)
        sender = person if person is not None else abs(chat)
        kind = {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "Nhóm"}
        text = content.get("text", "")
        if text.startswith("/") and "entities" not in content:
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {
            "message_id": number,
            "date": int(time.time()),
            "chat": kind,
            "from": {"id": sender, "is_bot": False, "first_name": "Nguyễn", "last_name": f"Văn {sender}"},
            **content,
        }

    def edit(self, message: Json, text: str) -> Json:
        """A person changes a message."""
        return self.deliver("edited_message", {**message, "text": text, "edit_date": int(time.time())})

    def tap(self, message: Message, label: str, person: int | None = None) -> Json:
        """A person taps a button under one of our messages."""
        rows = json.loads(message.markup)["inline_keyboard"]
        data = next(b["callback_data"] for row in rows for b in row if label in b["text"])
        chat = {"id": message.chat, "type": "private" if message.chat > 0 else "supergroup", "title": "Nhóm"}
        return self.deliver(
            "callback_query",
            {
                "id": str(next(self.update_ids)),
                "from": {"id": person or abs(message.chat), "is_bot": False, "first_name": "Nguyễn"},
                "message": {
                    "message_id": message.id,
                    "date": 1,
                    "chat": chat,
                    "from": BOT,
                    "text": message.text,
                },
                "chat_instance": "1",
                "data": data,
            },
        )

    def deliver(self, kind: str, content: Json) -> Json:
        with self.changed:
            update = {"update_id": next(self.update_ids), kind: content}
            self.updates.append(update)
            self.changed.notify_all()
        return update

    def ours(self, chat: int | None = None) -> list[Message]:
        """The messages of the bot (in ``chat``), oldest first."""
        with self.lock:
            return [m for m in self.messages.values() if m.ours and chat in (None, m.chat)]

    def wait_for(self, done: Callable[[], bool], seconds: float = 15.0) -> None:
        """Wait until ``done``; AssertionError where it takes too long."""
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, [m.text[:90] for m in self.ours()]
            time.sleep(0.01)

    # --- what the bot calls -----------------------------------------------------------------

    def call(self, method: str, given: Json) -> Any:
        with self.lock:
            self.calls.append((method, given))
            does = getattr(self, f"do_{method}", None)
        if does is None:
            raise Refusal(404, "Not Found")
        return does(given)

    def do_getMe(self, _: Json) -> Json:
        return {
            **BOT,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def do_setMyCommands(self, given: Json) -> bool:
        commands = json.loads(given["commands"])
        for command in commands:
            if (
                not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"])
                or not 1 <= len(command["description"]) <= 256
            ):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        self.commands = commands
        return True

    def do_deleteWebhook(self, _: Json) -> bool:
        self.webhook = {}
        return True

    def do_setWebhook(self, given: Json) -> bool:
        if not given["url"].startswith("https://"):
            raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", given.get("secret_token", "x")):
            raise Refusal(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = given
        return True

    def do_getWebhookInfo(self, _: Json) -> Json:
        with self.lock:
            return {
                "url": self.webhook.get("url", ""),
                "has_custom_certificate": False,
                "pending_update_count": len(self.updates),
            }

    def do_getUpdates(self, given: Json) -> list[Json]:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        with self.changed:
            if self.polling:
                raise Refusal(409, "Conflict: terminated by other getUpdates request")
            self.polling += 1
            try:
                offset = int(given.get("offset", 0))
                while self.updates and offset and self.updates[0]["update_id"] < offset:
                    self.updates.popleft()
                until = time.monotonic() + float(given.get("timeout", 0))
                while not self.updates and time.monotonic() < until:
                    self.changed.wait(min(0.2, until - time.monotonic()))
                return list(self.updates)[: int(given.get("limit", 100))]
            finally:
                self.polling -= 1

    def do_sendMessage(self, given: Json) -> Json:
        chat = int(given["chat_id"])
        with self.lock:
            text = self._checked(chat, given)
            self._flood(chat)
            number = next(self.group_numbers[chat] if chat < 0 else self.numbers)
            reply = (
                json.loads(given["reply_parameters"])["message_id"] if "reply_parameters" in given else None
            )
            message = Message(
                number, chat, text, True, given.get("reply_markup", ""), time.monotonic(), 0, reply
            )
            self.messages[chat, number] = message
        return self._shown(message)

    def do_editMessageText(self, given: Json) -> Json:
        with self.lock:
            message = self._own(given)
            text = self._checked(message.chat, given)
            self._flood(message.chat)
            self._change(message, text, given.get("reply_markup", ""))
        return self._shown(message)

    def do_editMessageReplyMarkup(self, given: Json) -> Json:
        with self.lock:
            message = self._own(given)
            self._change(message, message.text, given.get("reply_markup", ""))
        return self._shown(message)

    def do_sendChatAction(self, given: Json) -> bool:
        if given["action"] != "typing":
            raise Refusal(400, "Bad Request: wrong parameter action in request")
        return True

    def do_sendMessageDraft(self, given: Json) -> bool:
        if int(given["chat_id"]) < 0 or not int(given["draft_id"]):
            raise Refusal(400, "Bad Request: drafts are for private chats")
        self._checked(int(given["chat_id"]), given)
        return True

    def do_answerCallbackQuery(self, given: Json) -> bool:
        return bool(given["callback_query_id"])

    def do_getFile(self, given: Json) -> Json:
        if given["file_id"] not in self.files:
            raise Refusal(400, "Bad Request: invalid file_id")
        return {
            "file_id": given["file_id"],
            "file_unique_id": given["file_id"],
            "file_size": len(self.files[given["file_id"]]),
            "file_path": f"documents/{given['file_id']}",
        }

    # --- its rules --------------------------------------------------------------------------

    def _checked(self, chat: int, given: Json) -> str:
        if chat in self.migrated:
            raise Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=self.migrated[chat])
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not any(key[0] == chat for key in self.messages):
            raise Refusal(400, "Bad Request: chat not found")
        text, entities = parsed(given["text"], given.get("parse_mode", ""))
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4096:
            raise Refusal(400, "Bad Request: message is too long")
        if entities > 100:
            raise Refusal(400, "Bad Request: too many entities")
        for row in json.loads(given.get("reply_markup", "{}")).get("inline_keyboard", []):
            for button in row:
                if not 1 <= len(button["callback_data"].encode()) <= 64 or not button["text"]:
                    raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
        return text

    def _flood(self, chat: int) -> None:
        now, limits = time.monotonic(), self.limits
        if now < self.held_until.get(chat, 0):
            raise Refusal(429, "Too Many Requests", retry_after=max(1, round(self.held_until[chat] - now)))
        recent = self.sent_at[chat]
        while recent and now - recent[0] > limits.window:
            recent.popleft()
        burst = [at for at in recent if now - at < limits.chat * limits.burst * 0.9]
        while self.all_at and now - self.all_at[0] > 1:
            self.all_at.popleft()
        full = len(burst) >= limits.burst or len(self.all_at) >= limits.overall
        if full or (chat < 0 and len(recent) >= limits.group):
            self.held_until[chat] = now + 1
            raise Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
        recent.append(now)
        self.all_at.append(now)

    def _own(self, given: Json) -> Message:
        message = self.messages.get((int(given["chat_id"]), int(given["message_id"])))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if not message.ours:
            raise Refusal(400, "Bad Request: message can't be edited")
        return message

    def _change(self, message: Message, text: str, markup: str) -> None:
        if (text, markup) == (message.text, message.markup):
            raise Refusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message",
            )
        message.text, message.markup, message.edited = text, markup, message.edited + 1

    def _shown(self, message: Message) -> Json:
        chat = {"id": message.chat, "type": "private" if message.chat > 0 else "supergroup", "title": "Nhóm"}
        return {"message_id": message.id, "date": 1, "chat": chat, "from": BOT, "text": message.text}

    def fault_for(self, method: str) -> Fault | None:
        with self.lock:
            fault = next((f for f in self.faults if f.path in (method, "*")), None)
            if fault is not None:
                self.faults.remove(fault)
            return fault


def _handler(fake: FakeTelegram) -> type[Handler]:
    return type("BoundHandler", (Handler,), {"fake": fake})


class Handler(Answering):
    disable_nagle_algorithm = True
    fake: FakeTelegram

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        match = re.fullmatch(r"/bot([^/]+)/(\w+)", self.path)
        if match is None:
            return self.send_json(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        if match[1] != self.fake.token:
            return self.send_json(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        return self._called(match[2], {name: values[-1] for name, values in parse_qs(body).items()})

    def do_GET(self) -> None:
        content = self.fake.files.get(self.path.rpartition("/")[2], b"")
        self.send_response(200 if content else 404)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _called(self, method: str, given: Json) -> None:
        fault = self.fake.fault_for(method) or Fault(method)
        time.sleep(fault.slow)
        if fault.before:
            return self.drop(fault)
        if fault.status:
            body = {"ok": False, "error_code": fault.status, "description": "Bad Gateway"}
            return self.send_json(fault.status, body)
        try:
            result: Any = self.fake.call(method, given)
        except Refusal as refusal:
            self.fake.denied.append(refusal)
            refused: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                refused["parameters"] = refusal.parameters
            return self.send_json(refusal.code, refused)
        return self.drop(fault) if fault.after else self.send_json(200, {"ok": True, "result": result})
