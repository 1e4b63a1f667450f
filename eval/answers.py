"""Judging an answer: right, partly right, wrong, or refused where the documents hold the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Answer, Ask, Citation, Status
from corpus.model import Block
from corpus.quotes import is_verbatim
from eval.cases import Case, Expectation
from eval.likeness import holds, says

Grade = Literal["right", "partly", "wrong", "refused"]
GRADES: tuple[Grade, ...] = ("right", "partly", "wrong", "refused")
Blocks = Callable[[str], Sequence[Block]]
_SAYS_SOMETHING = frozenset({Status.ANSWERED, Status.PARTIAL})
_ROW_INTENTS = frozenset({"lead", "coordinate", "deadline", "product", "target", "assignment", "several"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one answer did. ``reasons`` say, in Vietnamese, what keeps it from being right.

    ``first`` is true where the expected quote stands in the first citation; ``stray`` where a
    document that was not asked about is cited.
    """

    case: Case
    answer: Answer
    grade: Grade
    reasons: tuple[str, ...] = ()
    first: bool = False
    stray: bool = False


def run_cases(ask: Ask, blocks: Blocks, cases: Sequence[Case]) -> tuple[Verdict, ...]:
    """Ask every case and judge each answer against the blocks of the documents it cites."""
    return tuple(judge(case, ask(case.question, case.history), blocks) for case in cases)


def judge(case: Case, answer: Answer, blocks: Blocks) -> Verdict:
    """Grade ``answer``: a false fact, a false quote or an answer where none is due is wrong."""
    expect = case.expect
    allowed = answer.status.value in expect.status
    if answer.status not in _SAYS_SOMETHING:
        reasons = () if allowed else (f"trạng thái {answer.status.value}",)
        return Verdict(case, answer, "right" if allowed else _silence(expect, answer.status), reasons)
    lies = _lies(expect, answer, blocks)
    gaps = _gaps(expect, answer)
    if case.intent in _ROW_INTENTS and expect.facts and not expect.quote and not _supported(expect, answer):
        gaps = (*gaps, "không trích dẫn nào mang sự việc")
    if not allowed:
        lies = (f"trả lời khi phải {'/'.join(sorted(expect.status))}", *lies)
    cited = {c.source for c in answer.citations}
    return Verdict(
        case,
        answer,
        "wrong" if lies else "right" if not gaps else _short_of_right(expect, answer),
        (*lies, *gaps),
        first=bool(answer.citations) and _quoted(expect.quote, answer.citations[:1]),
        stray=expect.answerable and bool(cited - expect.documents),
    )


def _silence(expect: Expectation, status: Status) -> Grade:
    """Grade of saying nothing in another way than expected: harmless where nothing is known."""
    if status is Status.FAILED:
        return "wrong"
    return "refused" if expect.answerable else "partly"


def _lies(expect: Expectation, answer: Answer, blocks: Blocks) -> tuple[str, ...]:
    false_facts = [f"nói điều sai: {fact}" for fact in expect.not_facts if says(answer.text, fact)]
    false_quotes = [
        f"trích dẫn [{c.mark}] không nguyên văn"
        for c in answer.citations
        if not is_verbatim(c.quote, blocks(c.source))
    ]
    return (*false_facts, *false_quotes)


def _gaps(expect: Expectation, answer: Answer) -> tuple[str, ...]:
    gaps = [f"thiếu: {' | '.join(fact)}" for fact in expect.facts if not _said(fact, answer.text)]
    if expect.documents and not expect.documents & {c.source for c in answer.citations}:
        gaps.append("không trích đúng văn bản")
    gaps += [f"không trích câu: {q}" for q in expect.quote if not _quoted((q,), answer.citations)]
    if expect.total is not None and answer.total != expect.total:
        gaps.append(f"tổng {answer.total}, đúng là {expect.total}")
    return tuple(gaps)


def _short_of_right(expect: Expectation, answer: Answer) -> Grade:
    right_place = not expect.documents or bool(expect.documents & {c.source for c in answer.citations})
    some = not expect.facts or any(_said(fact, answer.text) for fact in expect.facts)
    return "partly" if right_place and some else "wrong"


def _said(fact: Sequence[str], text: str) -> bool:
    return any(says(text, wording) for wording in fact)


def _quoted(quotes: Sequence[str], citations: Sequence[Citation]) -> bool:
    return all(any(holds(c.quote, q) for c in citations) for q in quotes)


def _supported(expect: Expectation, answer: Answer) -> bool:
    return any(_said(fact, c.quote) for fact in expect.facts for c in answer.citations)
