"""An answer in a model's words: from numbered evidence, each sentence checked before anybody sees it."""

from __future__ import annotations

import secrets
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation, Said, Status, Worded
from assistant.draft import Line
from assistant.finding.cite import Citations
from assistant.knowledge import Knowledge
from assistant.writing.chat import ModelFault, Writer
from assistant.writing.grounds import Ground
from assistant.writing.guard import Guard, Verdict
from assistant.writing.sentences import Sentence, sentences
from prompts import load, prompt

PROMPT = "wording"
_TRIES = 2
_NOTHING = "KHÔNG CÓ"
_ALL_FELL = "không câu nào của mô hình đúng với trích dẫn"
_MOST_FELL = "quá nửa số câu của mô hình không đúng với trích dẫn"
_SAID_NOTHING = "mô hình không thấy câu trả lời trong các đoạn trích"
_SHOWN_REASONS = 5
_UNKNOWN = Verdict(fault="dẫn đoạn trích không có")


@dataclass(slots=True)
class _Draft:
    """What has been kept of one try, and what fell."""

    citations: Citations
    lines: list[str] = field(default_factory=list)
    fallen: list[str] = field(default_factory=list)
    silent: bool = False
    before: tuple[Ground, ...] | None = ()


def in_words(
    question: str, task: str, found: Answer, grounds: Sequence[Ground], knowledge: Knowledge, writer: Writer
) -> Generator[Said, None, Answer]:
    """Give checked sentences as they come and return the whole answer; ``found`` where the model fails.

    ``found`` is the answer without a model, ``task`` what the model is to do (a key of
    ``prompts/writing.toml``).
    """
    guard = Guard(knowledge.agencies)
    kept = dropped = 0
    reasons: list[str] = []
    fault: str | None = None
    for _ in range(_TRIES):
        draft = _Draft(Citations(knowledge.registry))
        try:
            yield from _written(writer, _told(question, task, grounds, reasons), grounds, guard, draft)
        except ModelFault as error:
            fault = str(error)
        kept, dropped = len(draft.lines), dropped + len(draft.fallen)
        reasons = draft.fallen[:_SHOWN_REASONS]
        if draft.lines or draft.silent or fault:
            break
    if fault is None:
        fault = _too_little(kept, dropped, draft.silent)
    outcome = Worded(writer.name, kept, dropped, fault)
    if fault:
        said = load("replies")["not_worded"].format(reason=fault)
        return replace(found, text=f"{found.text}\n{said}", worded=outcome)
    return _answer(found, draft.lines, draft.citations.found, outcome)


def _too_little(kept: int, dropped: int, silent: bool) -> str | None:
    if silent and not kept:
        return _SAID_NOTHING
    if not kept:
        return _ALL_FELL
    return _MOST_FELL if dropped > kept else None


def _answer(found: Answer, lines: Sequence[str], citations: tuple[Citation, ...], outcome: Worded) -> Answer:
    said = load("replies")["worded"].format(model=outcome.model)
    notes = [line for line in found.text.splitlines() if line.startswith("Ghi chú: ")]
    cited = {citation.quote for citation in citations}
    return replace(
        found,
        status=Status.ANSWERED,
        text="\n".join(["".join(lines).strip(), *notes, said]),
        total=None,
        records=tuple(record for record in found.records if record.source.quote in cited),
        citations=citations,
        worded=outcome,
    )


def _told(question: str, task: str, grounds: Sequence[Ground], reasons: Sequence[str]) -> tuple[str, str]:
    """The two messages to the model; a mark nobody can guess stands around all that is not ours."""
    fence = secrets.token_hex(6)
    parts = (f"=== [{g.mark}] {fence}\n{g.whole}\n=== {fence}" for g in grounds)
    again = ""
    if reasons:
        faults = "\n".join(f"- {reason}" for reason in dict.fromkeys(reasons))
        again = f"Lần trước các câu bị loại vì:\n{faults}\nHãy viết lại, chỉ dùng chữ của đoạn trích."
    wanted = prompt(PROMPT)
    user = wanted.filled(
        task=load("writing")["tasks"][task],
        question=question,
        evidence="\n".join(parts),
        fence=fence,
        again=again,
    )
    return wanted.system, user


def _written(
    writer: Writer, told: tuple[str, str], grounds: Sequence[Ground], guard: Guard, draft: _Draft
) -> Generator[Said, None, None]:
    by_mark = {ground.mark: ground for ground in grounds}
    for sentence in sentences(writer(*told)):
        if sentence.text.upper().startswith(_NOTHING):
            draft.silent = True
            continue
        cited = [by_mark[mark] for mark in sentence.marks if mark in by_mark]
        unknown = len(cited) < len(sentence.marks)
        verdict = _UNKNOWN if unknown else guard.verdict(sentence.text, cited, grounds, draft.before)
        line = None if verdict.fault else _line(sentence, verdict.proofs, draft)
        draft.before = verdict.proofs if line else None
        if line is None:
            draft.fallen.append(f"“{sentence.text}”: {verdict.fault or 'trích dẫn không kiểm được'}")
            continue
        draft.lines.append(line.text)
        yield line


def _line(sentence: Sentence, cited: Iterable[Ground], draft: _Draft) -> Said | None:
    """The sentence with the marks of its quotes, each checked once more against the source."""
    marks = [draft.citations.marks_for(Line("", ground.source, ground.facts)) for ground in cited]
    if None in marks:
        return None
    joined = "".join(dict.fromkeys(mark for mark in marks if mark))
    proofs = tuple(proof for proof in draft.citations.found if f"[{proof.mark}]" in joined)
    before = ("\n" if draft.lines else "") + "- " if sentence.item else " " if draft.lines else ""
    return Said(f"{before}{sentence.text} {joined}.", proofs)
