"""``trolyao ask``: one question, one answer."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bots.question import BadQuestion, clean_history, clean_question
from bots.terminal.session import faults_explained, open_assistant
from bots.terminal.vietnamese import WrongUse


def ask(
    question: Annotated[str, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, để trong dấu nháy.")],
    history: Annotated[
        list[str] | None,
        typer.Option(
            "--history", metavar="CÂU", help="Câu đã hỏi trước đó, cũ nhất trước; dùng được nhiều lần."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON ra đầu ra chuẩn.")] = False,
) -> int:
    """Trả lời một câu hỏi từ các văn bản đã nạp, kèm trích dẫn nguyên văn."""
    from assistant.answer import Status, answer_json
    from bots.text import plain_text

    try:
        clean = clean_question(question)
    except BadQuestion as error:
        raise WrongUse(str(error)) from None
    assistant = open_assistant()
    with faults_explained():
        answer = assistant.ask(clean, clean_history(history or ()))
    print(json.dumps(answer_json(answer), ensure_ascii=False) if as_json else plain_text(answer))
    return 1 if answer.status is Status.FAILED else 0
