"""A paper of which who signs, who issued it or its number is asked, and that is none of those stored.

"Ai ký văn bản xin lỗi?" asks for nobody who signed the plan that speaks of apologies, "ai ban hành Chương
trình 09?" not for who issued the plan that carries it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Query
from corpus.model import Head
from corpus.registry import RecordFilter
from corpus.text import fold

_ASPECTS = {"signer", "issuer", "number"}
_KINDS = (
    r"(?:quyet dinh|ke hoach|cong van|van ban|chuong trinh(?: hanh dong)?|nghi quyet|chi thi|thong bao"
    r"|de an|tb(?= ket luan)|huong dan|quy dinh|quy che|to trinh|bao cao|giay moi|ban cam ket|hop dong"
    r"|bien ban|thu moi)"
)
_PAPER = rf"(?P<kind>{_KINDS})\b(?P<rest>.*)"
_NAMED = re.compile(rf"\b{_PAPER}")
_SIGNED = re.compile(rf"\b(?:ky|ki|ban hanh)(?: ban hanh| ten| duyet)? {_PAPER}")
_ACT_SIGNED = re.compile(  # "ai ký công bố": what makes something known, not the plan to do so
    rf"\b(?:ky|ki) (?P<act>cong bo|xac nhan|cong nhan|cam ket|xin loi|ket qua)\b(?! {_KINDS}\b)"
)
_OF_ITS_OWN_KIND = re.compile(r"de an|bao cao|giay moi|ban cam ket|hop dong|bien ban|thu moi")
_CARRIED_OUT = r"(?:thuc hien|trien khai|thi hanh|theo|cu the hoa)(?: \w+){0,2}"
_FEWEST, _NEAR = 2, 4  # words that call another paper, and of how many they are


def names_product(query: Query, heads: Sequence[Head], knowledge: Knowledge) -> bool:
    """Whether the paper asked about stands in a row of a task, and in no title of ``heads``.

    "Ai ban hành Chương trình phát triển cây xanh" asks for what is to be drawn up, whatever words of it the
    title of a stored document has.
    """
    if query.scope.numbered or not set(query.aspects) & _ASPECTS or not heads:
        return False
    said = " ".join(word.bare for word in words_of(query.text))
    asked = _SIGNED.search(said) or _NAMED.search(said)
    if asked is None:
        return False
    rows = knowledge.registry.tasks(RecordFilter())
    texts = [f" {' '.join(word.bare for word in words_of(row.source.quote))} " for row in rows]
    run: list[str] = []
    for word in asked["rest"].split():
        if not any(f" {' '.join((asked['kind'], *run, word))} " in text for text in texts):
            break
        run.append(word)
    return len(run) > _FEWEST and not any(_is_title(run, head) for head in heads)


def _is_title(run: Sequence[str], head: Head) -> bool:
    """Whether a title has all words of ``run``, most of them side by side."""
    title = [word.bare for word in words_of(f"{head.title} {head.type} {head.issuer} {head.province}")]
    beside = {*pairwise(title)}
    pairs = [pair in beside for pair in pairwise(run)]
    return {*run} <= {*title} and sum(pairs) * 2 > len(pairs)


def asks_of_another_paper(query: Query, heads: Sequence[Head]) -> bool:
    """Whether the paper asked about, by its kind and matter, is none of ``heads``, found by their titles."""
    if query.scope.numbered or not set(query.aspects) & _ASPECTS or not heads:
        return False
    said = " ".join(word.bare for word in words_of(query.text))
    act = _ACT_SIGNED.search(said)
    if act:
        return all(act["act"] not in " ".join(w.bare for w in words_of(head.title or "")) for head in heads)
    asked = _SIGNED.search(said) or _NAMED.search(said)
    return asked is not None and all(
        _is_another(asked["kind"], asked["rest"].split(), query, h) for h in heads
    )


def _is_another(kind: str, rest: Sequence[str], query: Query, head: Head) -> bool:
    own = fold(head.type or "")
    title = " ".join(word.bare for word in words_of(head.title or ""))
    if _OF_ITS_OWN_KIND.fullmatch(kind) and kind not in own and kind not in title:
        return True
    if kind not in own and re.search(rf"\b{_CARRIED_OUT} {kind}\b", title):
        return True
    names = {
        word.bare
        for word in words_of(f"{head.title} {head.type} {head.number} {head.issuer} {head.province}")
    }
    content = {word.bare for word in query.topic.content}
    first = [word for word in rest[:_NEAR] if word in content][:_FEWEST]
    return len(first) == _FEWEST and not names & {*first}
