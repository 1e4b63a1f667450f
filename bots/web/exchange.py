"""One question by HTTP and what is told of its answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Answer, ScopedAsk, Tell, unheard
from bots.journal.conversations import Conversations
from bots.question import LONGEST, clean_history, clean_question
from bots.scope import sources_in
from bots.web.conversation_routes import keeper
from bots.web.library import Library
from corpus.faults import StoreFault
from corpus.registry import Registry

TellJson = Callable[[dict[str, Any]], object]
_LONGEST_NAME = 200
_log = logging.getLogger("trolyao.web")


class Asking(BaseModel):
    """The body of a question: earlier questions oldest first.

    ``conversation`` is a name the caller chose: the answer is kept under it, and the questions asked
    there before are the ``history`` where none is given. ``scope`` holds the question to what a page is
    about: a document's number or file, or a province.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"question": "Cơ quan nào chủ trì xây dựng kế hoạch số hoá?", "history": []}
        }
    )

    question: str = Field(description=f"Câu hỏi, tối đa {LONGEST} ký tự")
    history: list[str] = Field(default_factory=list, description="Các câu đã hỏi trước đó, cũ nhất trước")
    conversation: str | None = Field(
        default=None,
        max_length=_LONGEST_NAME,
        description="Mã cuộc hỏi đáp do bên gọi đặt: máy chủ nhớ các câu đã hỏi, không cần gửi history",
    )
    scope: str | None = Field(
        default=None,
        max_length=_LONGEST_NAME,
        description="Chỉ trả lời từ văn bản (số, tên tệp) hoặc tỉnh này",
    )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Answers with ``ask``, links what is cited to where it is printed, keeps what belongs together."""

    ask: ScopedAsk
    registry: Registry
    library: Library
    conversations: Conversations

    def check(self, asking: Asking) -> tuple[str, tuple[str, ...], frozenset[str]]:
        """Return the question, the earlier ones and the documents meant; raise BadQuestion, BadScope."""
        scope = (asking.scope or "").strip()
        sources = sources_in(scope, self.registry.heads()) if scope else frozenset[str]()
        return clean_question(asking.question), clean_history(asking.history), sources

    def answer(self, asking: Asking, tell: Tell = unheard) -> Answer:
        """Return the answer as it is."""
        return self.ask(*self.check(asking), tell)

    def told(self, asking: Asking, tell: TellJson = lambda _: None) -> dict[str, Any]:
        """Return the answer object, with what was asked before in the same conversation in mind.

        ``tell`` hears the sentences of one that is being written, as objects too.
        """
        owner, name = keeper(), asking.conversation
        if not name or owner is None:
            return self._told(asking, tell)
        if not asking.history:
            earlier = self.conversations.earlier(owner, name)
            asking = asking.model_copy(update={"history": list(earlier)})
        told = self._told(asking, tell)
        try:
            self.conversations.add(owner, name, told)
        except StoreFault as fault:  # an answer that cannot be kept is given all the same
            _log.error("%s", fault)
        return told

    def _told(self, asking: Asking, tell: TellJson) -> dict[str, Any]:
        return self.library.answer(self.answer(asking, lambda said: tell(self.library.said(said))))
