"""What is asked beside, of a kind that the places quoted do not tell: said so, not passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Answer, Status
from assistant.draft import Draft, Line, refusal
from assistant.language.placed import any_of
from assistant.language.quantities import Quantity, quantities, states_money
from assistant.language.sentences import asks
from assistant.query import Intent, Query
from corpus.model import Target
from corpus.text import fold, nfc
from corpus.timespans import aligned
from prompts import load

_WHOLE = {Intent.LIST, Intent.COUNT, Intent.COMPARE, Intent.DOCUMENT}
_CLAUSE = re.compile(r"\s*[,;?!]\s*(?:(?:và|va|còn|con|rồi|roi)\s+)?|\s+(?:và|va|rồi|roi)\s+")
_SENTENCE = re.compile(r"(?<=[?!.;])\s+")
_HOW_MANY = re.compile(r"\bbao nhieu\b")
_CLOSES = r"(?=(?:\s+(?:vậy|vay|ạ|a|thế|the|em|anh|chị|chi|nhỉ|nhi|hả|ha))*\s*(?:[,;.?!]|$))"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something that may be asked beside: what it is called, how it is asked for, what would tell it.

    ``along`` must be said beside; ``alone``: where nothing else is asked, another fact is told of no thing
    that only has words in common.
    """

    name: str
    asked: re.Pattern[str]
    along: re.Pattern[str]
    told: re.Pattern[str]
    alone: bool

    def is_unsaid(self, asked: str, quotes: str) -> bool:
        """Whether it is asked for and nothing of ``quotes`` may tell it."""
        asks_it = self.asked.search(asked) and self.along.search(asked)
        return asks_it is not None and self.told.search(quotes) is None


def with_unsaid(query: Query, draft: Draft) -> Draft:
    """``draft`` after the remark on what is asked beside and nothing quoted tells."""
    quotes = [line.source.quote for line in draft.lines if line.source]
    if draft.status is not Status.ANSWERED or not quotes or {query.intent, draft.intent} & _WHOLE:
        return draft
    asked, told = " ".join((*_asking(query.background), query.text)), " . ".join(quotes)
    unsaid = [kind for kind in _kinds() if kind.is_unsaid(asked, told)]
    if query.intents == (Intent.TEXT,) and any(kind.alone for kind in unsaid):
        return refusal(query.intent, load("replies")["not_found"])
    measured = any(isinstance(record, Target) for record in draft.records)
    told = " . ".join((told, *(line.text for line in draft.lines if line.source)))  # a unit may head a column
    figures = (*_sum_unsaid(asked, told), *(() if measured else _numbers_unsaid(asked, told)))
    remark = _remark((*(kind.name for kind in unsaid), *figures))
    return replace(draft, status=Status.PARTIAL, lines=(Line(remark), *draft.lines)) if remark else draft


def with_rest_answered(question: str, found: Answer, ask: Callable[[str], Answer]) -> Answer:
    """``found``; where that tells nothing, what answers the clauses that ask nothing of such a kind."""
    left = _left_asked(question) if found.status is Status.NOT_FOUND else None
    told = ask(left) if left else None
    if told is None or told.status not in (Status.ANSWERED, Status.PARTIAL):
        return found
    quotes = " . ".join(citation.quote for citation in told.citations)
    kinds = (kind.name for kind in _kinds() if kind.is_unsaid(nfc(question), quotes))
    remark = _remark((*kinds, *_sum_unsaid(nfc(question), f"{quotes} . {told.text}")))
    if not remark:
        return found
    text = told.text if remark in told.text else f"{remark}\n{told.text}"
    return replace(told, question=question, status=Status.PARTIAL, text=text)


def _left_asked(question: str) -> str | None:
    """The clauses of a question that ask for nothing of such a kind; ``None`` where all or none do."""
    text = nfc(question)
    clauses = _CLAUSE.split(text)
    asking = [kind.asked for kind in _kinds() if kind.along.search(text)]
    beside = [any(one.search(clause) for one in (*asking, _sum_asked())) for clause in clauses]
    left = ", ".join(clause for clause, other in zip(clauses, beside, strict=True) if not other)
    return left if any(beside) and not all(beside) and asks(left) else None


def _remark(names: Iterable[str]) -> str | None:
    """That the place quoted does not tell what is called ``names``; ``None`` where there are none."""
    named = ", ".join(dict.fromkeys(names))
    return load("replies")["unsaid_beside"].format(names=named) if named else None


def _asking(background: str) -> Iterator[str]:
    return (sentence for sentence in _SENTENCE.split(background) if asks(sentence))


def _sum_unsaid(asked: str, told: str) -> Iterator[str]:
    """The sum of money asked for and not ``told``."""
    if _sum_asked().search(asked) and not states_money(told):
        yield load("replies")["sum_of_money"]


def _numbers_unsaid(asked: str, told: str) -> Iterator[str]:
    """The numbers of things asked for and not ``told``."""
    for number in quantities(asked):
        thing = _thing(asked, number)
        if thing and not number.given(told):
            yield load("replies")["number_of"].format(thing=thing)


def _thing(asked: str, number: Quantity) -> str | None:
    """What is counted, as it is asked ("bao nhiêu người"): none where "mấy" may only mean several."""
    plain = aligned(asked)
    for how in _HOW_MANY.finditer(plain):
        thing = number.thing.match(plain, how.end() + 1) if number.thing else None
        if thing:
            return asked[slice(*thing.span())]
    return None


@cache
def _sum_asked() -> re.Pattern[str]:
    """A question for a sum: what is counted is money, or a cost is so much and nothing is counted."""
    listed = load("quantities")
    money, costs = any_of(listed["money"]), any_of(listed["costs"])
    how = any_of(("bao nhiêu", "mấy"))
    no_money = any_of(("đồng chí", "đồng nghiệp", "đồng bào"))
    return re.compile(
        rf"(?<!\w)(?:{how})\s+(?!(?:{no_money})(?!\w))(?:{money})(?!\w)"
        rf"|(?<!\w)(?:{costs})(?:\s+[^\s,;.?!]+){{0,3}}\s+(?:{how}){_CLOSES}",
        re.IGNORECASE,
    )


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            row["name"],
            _said(row["asks"], _not_after(row), _CLOSES if row.get("closes") else ""),
            _said(row["along"]) if "along" in row else re.compile(""),
            _said(row["told"], printed=row.get("printed")),
            row.get("alone", False),
        )
        for row in load("unsaid")["kind"]
    )


def _said(
    words: Sequence[str], before: str = "", after: str = "", printed: str | None = None
) -> re.Pattern[str]:
    """A pattern of any of ``words``, whole; of what is ``printed`` otherwise too."""
    whole = rf"{before}(?<!\w)(?:{any_of(words)})(?!\w){after}"
    return re.compile(f"{whole}|{printed}" if printed else whole, re.IGNORECASE)


def _not_after(row: Mapping[str, Sequence[str]]) -> str:
    """What must not stand right before, each a pattern of fixed length."""
    said = {form for word in row.get("not_after", ()) for form in (word, fold(word))}
    return "".join(rf"(?<!\b{re.escape(word)} )" for word in sorted(said))
