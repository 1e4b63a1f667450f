"""A paper of which who signs, who issued it or its number is asked, and that is none of those stored.

"Ai ký văn bản xin lỗi?" asks for nobody who signed the plan that speaks of apologies, "ai ban hành Chương
trình 09?" not for who issued the plan that carries it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import words_of
from assistant.query import Query
from corpus.model import Head
from corpus.text import fold

_ASPECTS = {"signer", "issuer", "number"}
_KINDS = (
    r"(?:quyet dinh|ke hoach|cong van|van ban|chuong trinh(?: hanh dong)?|nghi quyet|chi thi|thong bao"
    r"|huong dan|quy dinh|quy che|to trinh|bao cao|giay moi|ban cam ket|hop dong|bien ban|thu moi)"
)
_PAPER = rf"(?P<kind>{_KINDS})\b(?P<rest>.*)"
_NAMED = re.compile(rf"\b{_PAPER}")
_SIGNED = re.compile(rf"\b(?:ky|ki|ban hanh)(?: ban hanh| ten| duyet)? {_PAPER}")
_OF_ITS_OWN_KIND = re.compile(r"bao cao|giay moi|ban cam ket|hop dong|bien ban|thu moi")
_CARRIED_OUT = r"(?:thuc hien|trien khai|thi hanh|theo|cu the hoa)(?: \w+){0,2}"
_FEWEST, _NEAR = 2, 4  # words that call another paper, and of how many they are


def asks_of_another_paper(query: Query, heads: Sequence[Head]) -> bool:
    """Whether the paper asked about, by its kind and matter, is none of ``heads``, found by their titles."""
    if query.scope.numbered or not set(query.aspects) & _ASPECTS or not heads:
        return False
    said = " ".join(word.bare for word in words_of(query.text))
    asked = _SIGNED.search(said) or _NAMED.search(said)
    return asked is not None and all(
        _is_another(asked["kind"], asked["rest"].split(), query, h) for h in heads
    )


def _is_another(kind: str, rest: Sequence[str], query: Query, head: Head) -> bool:
    own = fold(head.type or "")
    if _OF_ITS_OWN_KIND.fullmatch(kind) and kind not in own:
        return True
    title = " ".join(word.bare for word in words_of(head.title or ""))
    if kind not in own and re.search(rf"\b{_CARRIED_OUT} {kind}\b", title):
        return True
    names = {
        word.bare
        for word in words_of(f"{head.title} {head.type} {head.number} {head.issuer} {head.province}")
    }
    content = {word.bare for word in query.topic.content}
    first = [word for word in rest[:_NEAR] if word in content][:_FEWEST]
    return len(first) == _FEWEST and not names & {*first}
