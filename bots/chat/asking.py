"""Answers in a chat: asked, rendered for the channel, kept so that their pages can be turned."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Said, ScopedAsk, Status, Tell, unheard
from bots.channel.drafts import Drafts
from bots.channel.form import Form
from bots.channel.mailbox import Outcome, Reply, Write
from bots.channel.message import Body, Incoming
from bots.channel.rendering import Rendered, paged, render
from bots.chat.pages import Turn, answer_body, proof_body
from bots.chat.talks import Shown, Talks, about, new_id
from bots.question import BadQuestion, clean_question
from prompts import load

Judge = Callable[[str, str, str], None]
Coming = Callable[[str, Sequence[str]], Generator[Said, None, Answer]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks and shows in one channel. ``coming`` gives an answer's sentences as they come; ``recorded`` notes
    questions in the journal; ``judge`` keeps what a person thought of an answer.
    """

    coming: Coming
    recorded: Callable[[ScopedAsk], ScopedAsk]
    talks: Talks
    form: Form
    judge: Judge
    drafts: Drafts = field(default_factory=Drafts)

    def answered(self, incoming: Incoming, question: str) -> Outcome:
        """Return the answer to ``question``, changed in place where an edited message asked it before."""
        try:
            clean = clean_question(question)
        except BadQuestion as error:
            return said(str(error), incoming)
        before = self.talks.answer_to(incoming.chat, incoming.message) if incoming.message else None
        if before is not None and incoming.kind == "edited" and before.question == clean:
            return Outcome()
        answer = self._asked(incoming, clean)
        remember = self.talks.remember(incoming.chat, incoming.message, clean)
        change = about(before.id) if before is not None and incoming.kind == "edited" else ""
        return self.show(incoming, replace(answer, question=clean), (remember,), change)

    def _asked(self, incoming: Incoming, clean: str) -> Answer:
        """The answer, its sentences told as a draft while they come."""

        def ask(
            question: str,
            history: Sequence[str] = (),
            sources: frozenset[str] = frozenset(),
            tell: Tell = unheard,
        ) -> Answer:
            coming, said = self.coming(question, history), ""
            while True:
                try:
                    said = f"{said} {next(coming).text}".strip()
                except StopIteration as end:
                    found: Answer = end.value
                    return found
                self.drafts.tell(incoming.key, said)

        return self.recorded(ask)(clean, self.talks.history(incoming.chat, but=incoming.message))

    def show(
        self, incoming: Incoming, answer: Answer, writes: Sequence[Write] = (), change: str = ""
    ) -> Outcome:
        """Return ``answer`` as the first of its pages; the others can then be asked for."""
        shown = Shown(
            new_id(), incoming.message, answer.question, answer.status.value, render(answer, self.form)
        )
        return self._shown(incoming, shown, writes, change if self.form.edits else "")

    def text(self, incoming: Incoming, text: str, choices: Sequence[str] = ()) -> Outcome:
        """Return words of our own, in pages, with questions to choose from."""
        listed = [f"{number}. {choice}" for number, choice in enumerate(choices, 1)]
        whole = "\n".join([text, *(["", "Có thể hỏi:", *listed] if listed else [])])
        rendered = Rendered(paged(whole, self.form), (), tuple(choices))
        return self._shown(incoming, Shown(new_id(), "", "", Status.DECLINED.value, rendered), ())

    def _shown(self, incoming: Incoming, shown: Shown, writes: Sequence[Write], change: str = "") -> Outcome:
        body = replace(answer_body(shown, 0, self.form), replies_to=incoming.message, edits=change)
        kept = self.talks.keep(incoming.chat, shown)
        return Outcome((Reply(body, about(shown.id)),), (*writes, kept))

    # --- turning pages ----------------------------------------------------------------------

    def turned(self, incoming: Incoming, turn: Turn) -> Outcome:
        """Return what the button ``turn`` under an answer asks for."""
        shown = self.talks.shown(incoming.chat, turn.shown)
        if shown is None:
            return said(load("chat")["too_old"], incoming)
        if turn.kind == "choice":
            if turn.index >= len(shown.rendered.choices):
                return said(load("chat")["too_old"], incoming)
            return self.answered(replace(incoming, message=""), shown.rendered.choices[turn.index])
        if turn.kind == "proof":
            return self.proof(incoming, shown, turn.index)
        if turn.kind == "vote" and turn.verdict:
            self.judge(shown.question, shown.status, turn.verdict)
            body = answer_body(shown, turn.index, self.form, turn.verdict)
        else:
            body = answer_body(shown, turn.index, self.form)
        return Outcome((Reply(replace(body, edits=incoming.message if self.form.edits else "")),))

    def page(self, incoming: Incoming, index: int | None) -> Outcome:
        """Return the page ``index`` (from 0; None: the next) of the last answer, asked for in words."""
        shown = self.talks.last(incoming.chat)
        if shown is None:
            return said(load("chat")["nothing_shown"], incoming)
        index = shown.page + 1 if index is None else index
        if not 0 <= index < len(shown.rendered.pages):
            return said(load("chat")["nothing_more"], incoming)
        return Outcome((Reply(answer_body(shown, index, self.form)),), (self.talks.seen(shown, index),))

    def proof(self, incoming: Incoming, shown: Shown | None, index: int) -> Outcome:
        """Return the page ``index`` of the quotes of an answer."""
        if shown is None or not shown.rendered.proofs:
            return said(load("chat")["no_proofs" if shown else "nothing_shown"], incoming)
        if index >= len(shown.rendered.proofs):
            return said(load("chat")["nothing_more"], incoming)
        edits = incoming.message if incoming.kind == "tap" and index and self.form.edits else ""
        body = replace(proof_body(shown, index, self.form), edits=edits, replies_to=incoming.message)
        return Outcome((Reply(body),))


def said(text: str, incoming: Incoming) -> Outcome:
    """Return a short message of our own in reply."""
    return Outcome((Reply(Body(text.strip(), replies_to=incoming.message)),))
