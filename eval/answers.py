"""Judging an answer: right, partly right, wrong, or refused where the documents hold the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from assistant.answer import Answer, Ask, Citation, Status
from corpus.model import Block
from corpus.quotes import is_verbatim
from eval.cases import Case, Expectation
from eval.facts import Fact, states
from eval.labels import status_label
from eval.likeness import holds, normal, says

Grade = Literal["right", "partly", "wrong", "refused"]
GRADES: tuple[Grade, ...] = ("right", "partly", "wrong", "refused")
Blocks = Callable[[str], Sequence[Block]]
Progress = Callable[[Sequence[Case]], Iterable[Case]]
_SAYS_SOMETHING = frozenset({Status.ANSWERED, Status.PARTIAL})
_SILENT = frozenset({Status.NOT_FOUND, Status.DECLINED})
_ROW_INTENTS = frozenset({"lead", "coordinate", "deadline", "product", "target", "assignment", "several"})
_NOT_QUOTED = frozenset({"count", "sentence"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one answer did. ``reasons`` say, in Vietnamese, what keeps it from being right.

    ``first`` is true where the expected quote stands in the first citation; ``stray`` where a
    document that was not asked about is cited. Of ``answer.citations`` so many are ``verbatim``;
    ``proven`` tells whether the citations carry what is said of the facts, ``None``: nothing to prove.
    ``asked_back``: judged is the answer to the case's reply, once asked which document is meant.
    """

    case: Case
    answer: Answer
    grade: Grade
    reasons: tuple[str, ...] = ()
    first: bool = False
    stray: bool = False
    verbatim: int = 0
    proven: bool | None = None
    asked_back: bool = False

    @property
    def silent(self) -> bool:
        """True where nothing was answered."""
        return self.answer.status in _SILENT


def run_cases(
    ask: Ask, blocks: Blocks, cases: Sequence[Case], progress: Progress = lambda cases: cases
) -> tuple[Verdict, ...]:
    """Ask every case and judge each answer against the blocks of the documents it cites."""
    kept = cache(blocks)

    @cache
    def verbatim(source: str, quote: str) -> bool:
        return is_verbatim(quote, kept(source))

    return tuple(_settled(case, ask, verbatim) for case in progress(cases))


def _settled(case: Case, ask: Ask, verbatim: Callable[[str, str], bool]) -> Verdict:
    """Judge the answer to ``case``; where it asks which document is meant, that to the case's reply."""
    first = _judged(case, ask(case.question, case.history), verbatim)
    if first.grade == "right" or not case.expect.reply or not _asks_which(first):
        return first
    again = _judged(case, ask(case.expect.reply, (*case.history, case.question)), verbatim)
    said = (f"đã hỏi lại, được trả lời “{case.expect.reply}”",) if again.reasons else ()
    return replace(again, reasons=(*said, *again.reasons), asked_back=True)


def _asks_which(verdict: Verdict) -> bool:
    """Whether an answer asks which document is meant, or tells several, and offers the one of the reply."""
    answer, reply = verdict.answer, verdict.case.expect.reply
    if answer.status is Status.CLARIFY:
        return any(says(told, reply) for told in (answer.text, *answer.suggestions))
    several = len({citation.source for citation in answer.citations}) > 1
    offers = any(says(told, reply) for told in answer.suggestions)
    return several and offers and not _false_facts(verdict.case.expect, answer)


def judge(case: Case, answer: Answer, blocks: Blocks) -> Verdict:
    """Grade ``answer``: a false fact, a false quote or an answer where none is due is wrong."""
    return _judged(case, answer, lambda source, quote: is_verbatim(quote, blocks(source)))


def _judged(case: Case, answer: Answer, verbatim: Callable[[str, str], bool]) -> Verdict:
    expect = case.expect
    allowed = answer.status.value in expect.status
    invented = tuple(
        f"trích dẫn [{c.mark}] không nguyên văn" for c in answer.citations if not verbatim(c.source, c.quote)
    )
    kept = len(answer.citations) - len(invented)
    if answer.status not in _SAYS_SOMETHING:
        reasons = invented if allowed else (f"trạng thái: {status_label(answer.status.value)}", *invented)
        said = "right" if allowed else _silence(expect, answer.status)
        return Verdict(case, answer, "wrong" if invented else said, reasons, verbatim=kept)
    lies = (*_false_facts(expect, answer), *invented)
    gaps = _gaps(expect, answer)
    if case.intent in _ROW_INTENTS and expect.facts and not expect.quote and not _supported(expect, answer):
        gaps = (*gaps, "không trích dẫn nào mang sự việc")
    if not allowed:
        lies = (f"trả lời khi phải {', '.join(map(status_label, sorted(expect.status)))}", *lies)
    return Verdict(
        case,
        answer,
        "wrong" if lies else "right" if not gaps else _short_of_right(expect, answer),
        (*lies, *gaps),
        first=bool(answer.citations) and _quoted(expect.quote, answer.citations[:1]),
        stray=bool(expect.documents) and not all(_is_of(expect, c) for c in answer.citations),
        verbatim=kept,
        proven=_proven(expect, answer),
    )


def _silence(expect: Expectation, status: Status) -> Grade:
    """Grade of saying nothing in another way than expected: harmless where nothing is known."""
    if status is Status.FAILED:
        return "wrong"
    return "refused" if expect.answerable else "partly"


def _false_facts(expect: Expectation, answer: Answer) -> tuple[str, ...]:
    return tuple(f"nói điều sai: {fact}" for fact in expect.not_facts if says(answer.text, fact))


def _gaps(expect: Expectation, answer: Answer) -> tuple[str, ...]:
    gaps = [f"thiếu: {fact}" for fact in expect.facts if not states(answer.text, fact)]
    if not _right_place(expect, answer):
        gaps.append("không trích đúng văn bản")
    gaps += [f"không trích câu: {q}" for q in expect.quote if not _quoted((q,), answer.citations)]
    if expect.total is not None and answer.total != expect.total:
        said = "không nêu tổng số" if answer.total is None else f"tổng {answer.total}"
        gaps.append(f"{said}, đúng là {expect.total}")
    return tuple(gaps)


def _short_of_right(expect: Expectation, answer: Answer) -> Grade:
    some = not expect.facts or any(states(answer.text, fact) for fact in expect.facts)
    return "partly" if _right_place(expect, answer) and some else "wrong"


def _right_place(expect: Expectation, answer: Answer) -> bool:
    return not expect.documents or any(_is_of(expect, c) for c in answer.citations)


def _is_of(expect: Expectation, citation: Citation) -> bool:
    """Whether a citation is of an expected document, named by its file or by its number."""
    if citation.source in expect.documents:
        return True
    return bool(citation.number) and any(says(name, citation.number or "") for name in expect.documents)


def _quoted(quotes: Sequence[str], citations: Sequence[Citation]) -> bool:
    return all(any(holds(c.quote, q) for c in citations) for q in quotes)


def _supported(expect: Expectation, answer: Answer) -> bool:
    return any(states(c.quote, fact) for fact in expect.facts for c in answer.citations)


def _proven(expect: Expectation, answer: Answer) -> bool | None:
    """Whether each expected fact that is said stands in a citation; sums are proven by their rows."""
    said = [f for f in expect.facts if f.kind not in _NOT_QUOTED and states(answer.text, f)]
    if not said:
        return None
    return all(any(_carries(c, fact) for c in answer.citations) for fact in said)


def _carries(citation: Citation, fact: Fact) -> bool:
    return states(f"{citation.quote}\n{citation.locator}", fact) or any(
        normal(w) in normal(citation.quote) for w in fact.wordings
    )
