"""The Zalo Bot Platform and an Official Account's API on loopback, with their rules."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from tests.bots.servers.loopback import Call, Json, Loopback

BOT_TOKEN = "1459232241454765289:ma-bi-mat"
APP_ID, OA_KEY, APP_SECRET = "50554360515256678", "khoa-webhook", "khoa-ung-dung"


@dataclass(frozen=True)
class Sent:
    id: str
    chat: str
    text: str
    at: float


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class FakeZaloBot(Loopback):
    """One message a poll, no acknowledgement, 2,000 characters, no way to look back."""

    def __init__(self) -> None:
        self.waiting: deque[Json] = deque()
        self.sent: list[Sent] = []
        self.webhook: Json = {}
        self.numbers = itertools.count(1)
        self.hurry = 0
        super().__init__()

    def message(
        self, text: str, chat: str = "u1", what: str = "text", wrapped: bool = True, **more: Any
    ) -> Json:
        number = next(self.numbers)
        message = {
            "from": {"id": chat, "display_name": "Nguyễn Văn A", "is_bot": False},
            "chat": {"id": chat, "chat_type": "PRIVATE"},
            "message_id": f"m{number:06x}",
            "date": 1_766_619_597_000 + number,
            **({"text": text} if what == "text" else {}),
            **more,
        }
        event = {"event_name": f"message.{what}.received", "message": message}
        return {"ok": True, "result": event} if wrapped else event

    def say(self, text: str, chat: str = "u1", **more: Any) -> Json:
        event = self.message(text, chat, **more)
        self.waiting.append(event)
        return event

    def answer(self, call: Call) -> tuple[int, Json]:
        match = re.fullmatch(r"/bot([^/]+)/(\w+)", call.path)
        if match is None or match[1] != BOT_TOKEN:
            return 200, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        does = getattr(self, f"do_{match[2]}", None)
        if does is None or call.headers.get("content-type") != "application/json":
            return 200, {"ok": False, "error_code": 404, "description": "Not Found"}
        with self.lock:
            found: tuple[int, Json] = does(call.json)
        return found

    def do_getMe(self, _: Json) -> tuple[int, Json]:
        return 200, {
            "ok": True,
            "result": {"id": "1", "account_name": "bot.TroLy", "display_name": "Bot Trợ Lý"},
        }

    def do_deleteWebhook(self, _: Json) -> tuple[int, Json]:
        self.webhook = {}
        return 200, {"ok": True, "result": {"url": "", "updated_at": 1}}

    def do_setWebhook(self, given: Json) -> tuple[int, Json]:
        if not given["url"].startswith("https://") or not 8 <= len(given["secret_token"]) <= 256:
            return 200, {"ok": False, "error_code": 400, "description": "Bad Request"}
        self.webhook = given
        return 200, {"ok": True, "result": {"url": given["url"], "updated_at": 1}}

    def do_getUpdates(self, given: Json) -> tuple[int, Json]:
        if self.webhook:
            return 200, {"ok": False, "error_code": 409, "description": "Conflict"}
        if self.waiting:
            return 200, self.waiting.popleft()
        time.sleep(0.02)
        return 200, {"ok": False, "error_code": 408, "description": "Request timeout"}

    def do_sendChatAction(self, given: Json) -> tuple[int, Json]:
        return 200, {"ok": given["action"] == "typing"}

    def do_sendMessage(self, given: Json) -> tuple[int, Json]:
        if self.hurry:
            self.hurry -= 1
            return 429, {"ok": False, "error_code": 429, "description": "Too Many Requests"}
        if not 1 <= units(given["text"]) <= 2000:
            return 200, {"ok": False, "error_code": 400, "description": "Bad Request: text length"}
        sent = Sent(f"b{len(self.sent)}", given["chat_id"], given["text"], time.time())
        self.sent.append(sent)
        return 200, {"ok": True, "result": {"message_id": sent.id, "date": int(sent.at * 1000)}}


class FakeZaloOa(Loopback):
    """Tokens that end and refresh tokens that work once, a window of days, a log of each conversation."""

    def __init__(self) -> None:
        self.access, self.refresh = "truy-cap-0", "gia-han-0"
        self.numbers = itertools.count(1)
        self.refreshed = 0
        self.sent: list[Sent] = []
        self.heard: dict[str, float] = {}
        self.blocked: set[str] = set()
        self.history = True
        self.codes: dict[str, str] = {}
        super().__init__()

    def event(self, text: str, user: str = "u1", name: str = "user_send_text", **more: Any) -> bytes:
        number = next(self.numbers)
        self.heard[user] = time.time()
        event = {
            "event_name": name,
            "app_id": APP_ID,
            "sender": {"id": user},
            "recipient": {"id": "oa1"},
            "message": {"text": text, "msg_id": f"e{number:06x}"},
            "timestamp": str(1_717_061_839_000 + number),
            "user_id_by_app": "3611371994410983884",
            **more,
        }
        return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()

    def answer(self, call: Call) -> tuple[int, Json]:
        if call.path == "/v4/oa/access_token":
            return 200, self._token(call)
        with self.lock:
            if call.headers.get("access_token") != self.access:
                return 200, {"error": -216, "message": "Access token is invalid"}
            return 200, self._called(call)

    def end_token(self) -> None:
        """The access token ends before its time."""
        self.access = "het-han"

    def _token(self, call: Call) -> Json:
        form = call.form
        if call.headers.get("secret_key") != APP_SECRET or form.get("app_id") != APP_ID:
            return {"error": -14003, "error_name": "Invalid app"}
        if form["grant_type"] == "authorization_code":
            challenge = hashlib.sha256(form["code_verifier"].encode()).hexdigest()
            if self.codes.pop(form["code"], None) not in (challenge, "any"):
                return {"error": -14010, "error_name": "Invalid code"}
        elif form["refresh_token"] != self.refresh:
            return {"error": -14020, "error_name": "Refresh token is reused"}
        with self.lock:
            self.refreshed += 1
            self.access, self.refresh = f"truy-cap-{self.refreshed}", f"gia-han-{self.refreshed}"
            return {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}

    def _called(self, call: Call) -> Json:
        if call.path == "/v2.0/oa/getoa":
            return {"error": 0, "message": "Success", "data": {"oa_id": "oa1", "name": "Sở Nội vụ"}}
        if call.path == "/v2.0/oa/conversation":
            return self._conversation(json.loads(call.query["data"]))
        if call.path == "/v3.0/oa/group/message":
            return self._keep(f"group:{call.json['recipient']['group_id']}", call.json["message"]["text"])
        if call.path != "/v3.0/oa/message/cs":
            return {"error": -1, "message": "Not found"}
        return self._sent(call)

    def _sent(self, call: Call) -> Json:
        user = call.json["recipient"]["user_id"]
        if user in self.blocked:
            return {"error": -224, "message": "OA package lacks this feature"}
        if time.time() - self.heard.get(user, 0) > 7 * 86400:
            return {"error": -230, "message": "User has not interacted with the OA in the past 7 days"}
        return self._keep(user, call.json["message"]["text"])

    def _keep(self, chat: str, text: str) -> Json:
        if not 1 <= units(text) <= 2000:
            return {"error": -210, "message": "Parameter exceeds allowable limit"}
        sent = Sent(f"o{len(self.sent)}", chat, text, time.time())
        self.sent.append(sent)
        return {"error": 0, "message": "Success", "data": {"message_id": sent.id, "user_id": chat}}

    def _conversation(self, asked: Json) -> Json:
        if not self.history or asked["count"] > 10:
            return {"error": -210, "message": "not allowed"}
        own = [s for s in self.sent if s.chat == asked["user_id"]][::-1][: asked["count"]]
        items = [
            {"src": 0, "time": int(s.at * 1000), "type": "text", "message": s.text, "message_id": s.id}
            for s in own
        ]
        return {"error": 0, "message": "Success", "data": items}


def sign(body: bytes, prefix: str = "mac=", time_in_header: str = "") -> dict[str, str]:
    """The headers a genuine event comes with."""
    stamp = time_in_header or str(json.loads(body)["timestamp"])
    mac = hashlib.sha256(APP_ID.encode() + body + stamp.encode() + OA_KEY.encode()).hexdigest()
    return {"X-ZEvent-Signature": prefix + mac} | ({"X-ZEvent-Timestamp": stamp} if time_in_header else {})
