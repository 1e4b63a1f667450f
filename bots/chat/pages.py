"""One page of an answer as a message: what stands under it, and the buttons or words that lead on."""

from __future__ import annotations

from dataclasses import dataclass

from bots.channel.form import Form, Page, Run, marked, plain
from bots.channel.message import Body, Button
from bots.chat.talks import Shown

_LONGEST_LABEL = 60
JUDGED = {"up": "👍", "down": "👎"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What a button asks for: ``page``, ``proof``, ``choice`` or ``vote``, of which answer, which one."""

    kind: str
    shown: str
    index: int = 0
    verdict: str = ""


_LETTERS = {"page": "p", "proof": "q", "choice": "c", "vote": "v"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


def action(turn: Turn) -> str:
    """Return ``turn`` as the few bytes that a button carries."""
    return ":".join((_LETTERS[turn.kind], turn.shown, str(turn.index), turn.verdict)).rstrip(":")


def turn_of(text: str) -> Turn | None:
    """Return what a button's action asks for; None for what is none of ours."""
    letter, _, rest = text.partition(":")
    shown, _, rest = rest.partition(":")
    index, _, verdict = rest.partition(":")
    if letter not in _KINDS or not shown or not (index.isascii() and index.isdigit()) or len(index) > 4:
        return None
    return Turn(_KINDS[letter], shown, int(index), verdict if verdict in JUDGED else "")


def answer_body(shown: Shown, index: int, form: Form, judged: str = "") -> Body:
    """Return the page ``index`` (from 0) of an answer; ``judged``: what the person said of it."""
    pages = shown.rendered.pages
    index = min(index, len(pages) - 1)
    below = [f"Trang {index + 1}/{len(pages)}"] if len(pages) > 1 else []
    if not form.buttons:
        below += _words(shown, index)
    if judged:
        below.append(f"Đã ghi nhận ý kiến {JUDGED[judged]}, xin cảm ơn.")
    body = body_of(pages[index], form, below)
    if not form.buttons:
        return body
    return Body(body.text, body.markup, _buttons(shown, index, judged))


def proof_body(shown: Shown, index: int, form: Form) -> Body:
    """Return the page ``index`` of an answer's quotes."""
    proofs = shown.rendered.proofs
    index = min(index, len(proofs) - 1)
    below = [f"Dẫn chứng, trang {index + 1}/{len(proofs)}"] if len(proofs) > 1 else []
    if not form.buttons and index + 1 < len(proofs):
        below.append(f"Nhắn “dẫn chứng {index + 2}” để xem tiếp.")
    body = body_of(proofs[index], form, below)
    if not form.buttons:
        return body
    return Body(body.text, body.markup, _rows(_around(shown, "proof", index, len(proofs))))


def body_of(page: Page, form: Form, below: list[str] | None = None) -> Body:
    """Return a page, with the lines ``below`` under it, as a message."""
    whole = (*page, Run("\n\n" + "\n".join(below))) if below else page
    return Body(plain(whole), marked(whole) if form.html else "")


def _words(shown: Shown, index: int) -> list[str]:
    """The words that lead on where there are no buttons."""
    said = []
    if index + 1 < len(shown.rendered.pages):
        said.append(f"Nhắn “trang {index + 2}” để xem tiếp.")
    if shown.rendered.proofs:
        said.append("Nhắn “dẫn chứng” để xem nguyên văn.")
    if shown.rendered.choices:
        said.append("Nhắn số thứ tự để chọn câu hỏi.")
    return said


def _buttons(shown: Shown, index: int, judged: str) -> tuple[tuple[Button, ...], ...]:
    rows = [
        [Button(_label(f"{number}. {choice}"), action(Turn("choice", shown.id, number - 1)))]
        for number, choice in enumerate(shown.rendered.choices, 1)
    ]
    rows.append(_around(shown, "page", index, len(shown.rendered.pages)))
    if shown.rendered.proofs:
        rows.append([Button("Xem dẫn chứng", action(Turn("proof", shown.id)))])
    if not judged and shown.status in ("answered", "partial", "not_found", "clarify"):
        rows.append([Button(JUDGED[v], action(Turn("vote", shown.id, index, v))) for v in JUDGED])
    return _rows(*rows)


def _around(shown: Shown, kind: str, index: int, number: int) -> list[Button]:
    before = [Button("◀ Trang trước", action(Turn(kind, shown.id, index - 1)))] if index else []
    after = [Button("Trang sau ▶", action(Turn(kind, shown.id, index + 1)))] if index + 1 < number else []
    return before + after


def _rows(*rows: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(row) for row in rows if row)


def _label(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rsplit(' ', 1)[0]}…"
