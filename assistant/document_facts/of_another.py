"""What is asked in the words of documents, yet not of the document that the question names.

"Quyết định 9 thay thế quyết định số mấy" asks for the number of another, "ai ký duyệt khoản thưởng" for
nobody who signed the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.document_facts.another_paper_meant import asks_of_another_paper, names_product
from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.language.quantities import names_any
from assistant.language.words import words_of
from assistant.naming.scope import known_references
from assistant.query import Intent, Query, Topic
from assistant.records.facts import compose_facts
from assistant.settings import AnswerSettings
from assistant.understanding.basis_asked import kind_asked, kinds_of_paper
from assistant.understanding.conditions import states_time
from corpus.model import Head
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_WHICH = re.compile(r"\bso (?:may|bao nhieu|nao)\b|\bnao\b")
_WITHIN = re.compile(
    r"\btrong (?:do|ay|(?:van ban|ke hoach|quyet dinh|cong van|bang|phu luc) (?:do|ay|nay))\b[^.;?]*"
    r"\b(?:ghi|neu|nhac|dan|viet|co)\b[^.;?]*\bso (?:may|nao|bao nhieu)\b"
)
_MEASURES = ("mức", "khoản", "phí", "lương", "giá")
_OWN = re.compile(r"\b(?:mang|ky hieu|so hieu)\b")  # "mang số mấy" asks for its own all the same


def of_another(query: Query, knowledge: Knowledge) -> Query:
    """``query`` of what the document it names by number replaces, whatever else of that it says.

    Or of what the thing asked about goes by: the number of a decision of the Prime Minister is no plan's own.
    """
    if query.aspects == ("number",) and _is_of_others(query):
        return replace(query, aspects=("basis",))
    if query.aspects != ("replaces",) or not known_references(query.text, knowledge.heads):
        return query
    return replace(query, topic=Topic())


def _is_of_others(query: Query) -> bool:
    """Whether the paper spoken of is of somebody who issued none of those in scope."""
    paper = _of_others().search(aligned(f"{query.background} {query.text}"))
    issuers = [fold(head.issuer or "") for head in query.scope.heads]
    return paper is not None and not any(issuer.startswith(paper["issuer"]) for issuer in issuers)


@cache
def _of_others() -> re.Pattern[str]:
    """A paper and who issued it, where that may be none of those stored ("quyết định nào của Thủ tướng")."""
    return re.compile(
        rf"\b(?:{kinds_of_paper().pattern}|van ban)(?: (?:nao|gi|so (?:may|nao|bao nhieu)))? (?:cua|do) "
        r"(?P<issuer>thu tuong|chinh phu|quoc hoi|trung uong|bo chinh tri|ban bi thu|bo|tinh uy|thanh uy"
        r"|hoi dong)\b"
    )


def numbers_no_document(query: Query, knowledge: Knowledge) -> bool:
    """Whether the number asked for is not that of the document it names by number ("tuyến số mấy")."""
    if query.aspects != ("number",) or query.confirms or not query.topic.content:
        return False
    folded = aligned(query.text)
    asked = _WHICH.search(folded) is not None and not _asks_of_kind(query)
    return asked and not _OWN.search(folded) and bool(known_references(query.text, knowledge.heads))


def _asks_of_kind(query: Query) -> bool:
    """Whether the number asked for is one of a kind of paper that the documents meant are."""
    kind = kind_asked(query.text)
    called = fold(" ".join(f"{head.type or ''} {head.title or ''}" for head in query.scope.heads))
    return kind is not None and any(name in called for name in kind.kinds)


def asks_within(query: Query) -> bool:
    """Whether the number asked for is one that stands in the document spoken of ("trong đó ghi số mấy")."""
    return query.aspects == ("number",) and _WITHIN.search(aligned(query.text)) is not None


def begins_otherwise(query: Query, heads: Sequence[Head]) -> bool:
    """Whether the day asked for is that of a thing no title tells of ("mức phạt ấy áp dụng từ ngày nào")."""
    if query.aspects != ("effect",):
        return False
    if not heads:
        return True
    titles = {word.text for head in heads for word in words_of(head.title or "")}
    measures = [w.text for w in query.topic.content if w.text in _MEASURES and not w.capital]
    return any(measure not in titles for measure in measures)


def since_when(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """From when on a thing holds that a document sets, where its text tells a time with it."""
    told = compose_facts(replace(query, intents=(Intent.DEADLINE,), aspects=()), knowledge, settings)
    quotes = [line.source.quote for line in told.lines if line.source]
    timed = bool(quotes) and all(states_time(quote, query.today.year) for quote in quotes)
    return told if timed else refusal(query.intent, load("replies")["not_found"])


def is_of_another_paper(query: Query, heads: Sequence[Head], knowledge: Knowledge) -> bool:
    """Whether who signs or issued it, or its number, is asked of something else than ``heads``."""
    other = asks_of_another_paper(query, heads) or signs_for_money(query, heads)
    other = other or names_product(query, heads, knowledge)
    return other or numbers_no_document(query, knowledge)


def goes_by_other(query: Query, heads: Sequence[Head]) -> bool:
    """Whether what a thing goes by is asked, of which no title of ``heads`` has a word."""
    titles = {word.bare for head in heads for word in words_of(head.title or "")}
    about = {word.bare for word in query.topic.content}
    return "basis" in query.aspects and len(about) > 1 and not about & titles and _is_of_others(query)


def signs_for_money(query: Query, heads: Sequence[Head]) -> bool:
    """Whether it is asked who signs for money, of which the titles of ``heads`` do not speak."""
    if "signer" not in query.aspects:
        return False
    titles = " ".join(head.title or "" for head in heads)
    return names_any(query.text, "paid") and not names_any(titles, "paid")
